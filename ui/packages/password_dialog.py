"""Asks for the password of a package."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.shown import shown_name
from ui.password.field import PasswordField, ShowTyped
from ui.widgets.layout.form_dialog import FormDialog


class PackagePasswordDialog(FormDialog):
    """Accepted with the password that was typed."""

    def __init__(self, file: Path, wrong: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("A package with a password"),
            _("{name} is protected by a password. Ask whoever made it.").format(name=shown_name(file.name)),
            _("&Open"),
            parent,
        )
        self.setWindowTitle(_("Password"))
        self.field = PasswordField()
        self._missing = self.add_field(_("&Password"), self.field, ShowTyped(self.field))
        if wrong:
            self._missing.say(wrong)
        self.confirmed.connect(self._go_on)

    def _go_on(self) -> None:
        if self.field.text():
            self.accept()
        else:
            self._missing.say(_("Type the password."))
