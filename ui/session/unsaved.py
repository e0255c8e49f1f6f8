"""What is typed and not saved: where it is, and the question before it is lost."""

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from isoassess.language.texts import _
from ui.widgets.typing.refusing import Refusing, all_in

LONGEST = 60  # characters of what is named in a sentence about it
AGAIN = 700  # milliseconds between two tries while a person reads why something is not saved


@runtime_checkable
class Saving(Protocol):
    """A widget that saves what is typed in it."""

    def not_saved(self) -> list[str]:
        """The names of what waits."""


def not_saved() -> list[str]:
    """The names of all that waits in any window."""
    saving = [widget for widget in QApplication.allWidgets() if issubclass(type(widget), Saving)]
    return [name for widget in saving for name in cast(Saving, widget).not_saved()]


def refused_in(window: QWidget) -> list[str]:
    """The names of what was refused in a window and its dialogs, each once."""
    return list(dict.fromkeys(name for one in all_in(window, Refusing) for name in one.refused_names()))


def shortened(words: str) -> str:
    """Words in one line, as much of them as a sentence about them has room for."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def may_be_lost(
    window: QWidget, reason: str, now: Callable[[], str] | None = None, *, text: str = ""
) -> bool:
    """Say why something typed is not saved; whether the person goes on all the same.

    `now` is asked again while the question stands, and tries to save; once it has nothing to say any more
    the question goes by itself, and nothing is lost by going on. `text` is said instead of the usual words.
    """
    box = _UnsavedQuestion(window, reason, now)
    if text:
        box.setText(text)
    box.exec()
    box.deleteLater()
    return box.goes_on


class _UnsavedQuestion(QMessageBox):
    """Stays true while it is read."""

    def __init__(self, window: QWidget, reason: str, now: Callable[[], str] | None) -> None:
        super().__init__(window)
        self._now = now
        self._is_saved = False
        self.setWindowTitle("IsoAssess")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(_("Something you typed is not saved yet. If you go on, it is lost."))
        self.setInformativeText(reason)
        stay = self.addButton(_("&Stay"), QMessageBox.ButtonRole.RejectRole)
        self._go_on = self.addButton(_("&Go on without it"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        self._beat = QTimer(self)
        self._beat.setInterval(AGAIN)
        self._beat.timeout.connect(self._look)
        if now is not None:
            self._beat.start()

    @property
    def goes_on(self) -> bool:
        return self._is_saved or self.clickedButton() is self._go_on

    def _look(self) -> None:
        reason = self._now() if self._now else ""
        if reason and reason != self.informativeText():
            self.setInformativeText(reason)
        elif not reason:
            self._is_saved = True
            self._beat.stop()
            self.done(0)
