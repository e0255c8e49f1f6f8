"""Asks before this computer writes in a file that another one has not let go of."""

from datetime import datetime

from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.language.dates import moment_words
from isoassess.language.texts import _
from isoassess.store import Writer


def wants_to_take_over(writer: Writer, window: QWidget) -> bool:
    """Whether a person says that nobody writes in it there any more."""
    box = QMessageBox(window)
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("Is IsoAssess closed on the other computer?"))
    box.setInformativeText(_words(writer))
    take = box.addButton(_("&Write here from now on"), QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(_("&Only look at it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    taken = box.clickedButton() is take
    box.deleteLater()
    return taken


def _words(writer: Writer) -> str:
    today = datetime.now().astimezone().date()
    last = moment_words(writer.renewed, today=today)
    said = _("The last sign from there is of {renewed}.").format(renewed=last)
    if writer.computer.name:
        words = _(
            '{who} opened the file on the computer "{computer}". The last sign from there is of {renewed}.'
        )
        who = writer.who or _("Somebody without a name")
        said = words.format(who=who, computer=writer.computer.name, renewed=last)
    return (
        said
        + " "
        + _(
            "If it was switched off or lost its connection, you can write here. If somebody still writes "
            "there, there will be two versions of the file, which IsoAssess compares for you later."
        )
    )


def free_words() -> str:
    """That what was only looked at can be written again."""
    return _("The other computer has let go of the file. You can work in it again, and everything is saved.")
