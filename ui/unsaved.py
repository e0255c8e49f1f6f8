"""Before something typed is lost because it could not be saved, a person is asked."""

from PySide6.QtWidgets import QMessageBox, QWidget

from isoassess.texts import _


def may_be_lost(window: QWidget, reason: str) -> bool:
    """Say why something typed is not saved; whether the person goes on all the same."""
    box = QMessageBox(window)
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("Something you typed is not saved yet. If you go on, it is lost."))
    box.setInformativeText(reason)
    stay = box.addButton(_("&Stay"), QMessageBox.ButtonRole.RejectRole)
    go_on = box.addButton(_("&Go on without it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    lost = box.clickedButton() is go_on
    box.deleteLater()
    return lost
