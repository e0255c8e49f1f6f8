"""A password for a package: asked for when one is opened, chosen when one is made."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.form_dialog import FormDialog


class PasswordField(QLineEdit):
    """What is typed is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(10_000)


class PackagePasswordDialog(FormDialog):
    """Accepted with the password that was typed."""

    def __init__(self, file: Path, wrong: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("A package with a password"),
            _("{name} is closed by a password. Ask whoever made it.").format(name=file.name),
            _("&Open"),
            parent,
        )
        self.setWindowTitle(_("Password"))
        self.field = PasswordField()
        self._missing = self.add_field(_("&Password"), self.field)
        if wrong:
            self._missing.say(wrong)
        self.confirmed.connect(self._go_on)

    def _go_on(self) -> None:
        if self.field.text():
            self.accept()
        else:
            self._missing.say(_("Type the password."))
