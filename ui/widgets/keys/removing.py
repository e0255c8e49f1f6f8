"""Buttons and menus that take something away: Enter, which means going on elsewhere, never does it."""

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip, QWidget

from isoassess.language.texts import _

TOO_SOON = 1000  # milliseconds after something was removed, in which a press removes nothing more
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemovingButton(QPushButton):
    """Pressed by Space, its letter with Alt, or one click; Enter only says so."""

    def __init__(self, words: str, *, is_quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        if is_quiet:
            self.setProperty("quiet", True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two would remove what came in the place of the first."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.accept()
            say_space(self, QPoint(0, self.height()))
        else:
            super().keyPressEvent(event)


class CarefulMenu(QMenu):
    """Enter takes no line that removes something; Space, the letter of the line, or the mouse does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removing: list[QAction] = []
        self._words: dict[QAction, str] = {}  # of actions that also tell to how many they are done

    def tell_count(self, actions: Iterable[QAction], count: int) -> None:
        """Of actions that are done to all that is chosen, say how much that is, where it is several."""
        for action in actions:
            words = self._words.setdefault(action, action.text())
            action.setText(words if count < 2 else several_words(words, count))

    def mark_removing(self, *actions: QAction) -> None:
        """These take something away."""
        self._removing.extend(actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = next((action for action in self._removing if action is self.activeAction()), None)
        if chosen is None or event.key() not in (*ENTER, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.close()
            chosen.trigger()
        else:
            say_space(self, self.actionGeometry(chosen).bottomLeft())


class Pace:
    """Tells a press that was meant from one too many: a second one right after the first is none."""

    def __init__(self) -> None:
        self._last = QElapsedTimer()

    def allows(self) -> bool:
        """Whether the press of now counts; one that does not begins the time anew."""
        counts = not self._last.isValid() or self._last.elapsed() >= TOO_SOON
        self._last.start()
        return counts


def several_words(words: str, count: int) -> str:
    """What is done, and to how many; the dots of what is asked first stay at the end."""
    if words.endswith("..."):
        return f"{several_words(words[:-3], count)}..."
    return _("{what} ({count} chosen)").format(what=words, count=count)


def say_space(widget: QWidget, place: QPoint) -> None:
    """Say below a widget which key it waits for."""
    QToolTip.showText(widget.mapToGlobal(place), _("Space removes; Enter does not."), widget)
