"""What is typed and not saved: where it is, and the question before it is lost."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from isoassess.texts import _


@runtime_checkable
class Saving(Protocol):
    """A widget that saves what is typed in it."""

    def not_saved(self) -> list[str]:
        """The names of what waits."""


def not_saved() -> list[str]:
    """The names of all that waits in any window."""
    saving = [widget for widget in QApplication.allWidgets() if isinstance(widget, Saving)]
    return [name for widget in saving for name in widget.not_saved()]


@runtime_checkable
class Refusing(Protocol):
    """A widget that keeps what was typed in it and cannot be saved as it stands."""

    def refused_names(self) -> list[str]:
        """The names of what was refused."""


def refused_in(window: QWidget) -> list[str]:
    """The names of what was refused in a window and its dialogs, each once."""
    refusing = [widget for widget in window.findChildren(QWidget) if isinstance(widget, Refusing)]
    return list(dict.fromkeys(name for widget in refusing for name in widget.refused_names()))


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
