"""Who works with the program: name, firm, and the firm's logo."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.settings.declared import ASSESSOR, FIRM, OWN_LOGO
from ui.documents.logo_field import LogoField
from ui.session.remembered import Remembered
from ui.settings.form import SettingsCard
from ui.settings.name_field import NameField


class PersonCard(SettingsCard):
    """Proposed where nobody else is named yet; what is named already stays. `named` carries another name."""

    named = Signal(str)

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(_("You"), parent)
        self._remembered = remembered
        self._names = (NameField(ASSESSOR, remembered), NameField(FIRM, remembered))
        self._logo = LogoField(OWN_LOGO.label(), _("Logo of the assessor"))
        self._shown: Path | None = None
        for setting, field, about in (
            (
                ASSESSOR,
                self._names[0],
                _("The assessor of new assessments, who prepared a document, and who the history names."),
            ),
            (FIRM, self._names[1], _("Stands behind your name in documents.")),
        ):
            field.wrong.connect(self.add(setting, field, about).say)
        self.add(OWN_LOGO, self._logo, _("On the cover of documents: PNG, JPEG or SVG."))
        self._logo.chosen.connect(self._take_logo)
        self._names[0].kept.connect(self.named)
        self.refresh()

    def refresh(self) -> None:
        for name in self._names:
            name.refresh()
        self._logo.propose_folder(self._remembered.folder)
        if self._remembered.logo() != self._shown:
            self._shown = self._remembered.logo()
            self._logo.show_again(self._shown)

    def finish_typing(self) -> None:
        for name in self._names:
            name.finish_typing()

    def _take_logo(self, path: Path | None) -> None:
        self._shown = path
        self._remembered.remember_logo(path)
