"""How documents look, and where they go; what one document has otherwise is chosen beside it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.settings.declared import DOCUMENTS_FOLDER, OWN_COLOR, PAPER
from ui.documents.choices import papers
from ui.documents.look.color_field import ColorField
from ui.documents.look.remembered_look import paper_of
from ui.documents.pick import Pick
from ui.session.remembered import Remembered
from ui.settings.folder_field import FolderField
from ui.settings.form import SettingsCard
from ui.widgets.texts import Text


class DocumentSettings(SettingsCard):
    """The same settings as beside a document: what is changed in one place is so in the other."""

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(_("Documents"), parent)
        self._remembered = remembered
        self._paper = Pick(_("Paper"))
        self._color = ColorField(_("Own color"))
        self._folder = FolderField(DOCUMENTS_FOLDER.label())
        self._paper.offer(papers())
        self.add(PAPER, self._paper)
        self.add(OWN_COLOR, self._color, _("Of titles, links and charts, where a client has no color."))
        self.add(
            DOCUMENTS_FOLDER,
            self._folder,
            _("For the first document of a client; the next one goes where the last of that client went."),
        )
        self.body.addWidget(Text("small", _("Screens and documents are in English.")))
        self._paper.picked.connect(self._take_paper)
        self._color.changed.connect(self._take_color)
        self._folder.chosen.connect(self._take_folder)
        self.refresh()

    def refresh(self) -> None:
        self._paper.show_value(paper_of(self._remembered).name)
        if not self._color.is_typed_in:
            self._color.show_color(self._remembered.color(""))
        self._folder.show_folder(self._remembered.folder, words="")

    def _take_paper(self) -> None:
        self._remembered.paper = self._paper.value

    def _take_color(self) -> None:
        self._remembered.remember_color(self._color.color)

    def _take_folder(self, folder: Path | None) -> None:
        if folder is not None:
            self._remembered.folder = folder
            self.refresh()
