"""Inside the program: answers of where things are and what they say, one line of JSON each."""

import gc
import json
import socket
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from tests.window.driving.ear import Ear
from tests.window.driving.seen import (
    Facts,
    describe,
    in_pixels,
    is_seen,
    names_of,
    popup,
    reading_order,
    rows_of,
)
from ui.shell.main_window import MainWindow
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.fitting import Fitting
from ui.widgets.within import within

QUIET_TURNS = 3  # of the event loop, before what came earlier counts as done
LOOK_AGAIN = 50  # milliseconds


class SocketAnswers(QObject):
    """Reads one question after the other from a socket."""

    def __init__(self, ear: socket.socket, parent: QObject, *, read: Callable[[str], str] = str) -> None:
        """`read`: makes English of what is said in another language."""
        super().__init__(parent)
        self._read = read
        self._ear = ear
        self._begun = b""  # of a line
        self._notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)
        self._made: Ear | None = None
        self._last_heard = 0
        self._awaited = 0
        self._questions: dict[str, Callable[[str], object]] = {
            "windows": windows,
            "front": front,
            "find": find,
            "focus": focus,
            "rows": rows,
            "popup": popup_rows,
            "combos": combos,
            "labels": labels,
            "requirement": requirement,
            "all": everything,
            "outer bars": outer_bars,
            "held": held,
            "kinds": kinds,
            "ear": lambda _about: self._listener().window,
        }

    def _listen(self) -> None:
        received = self._ear.recv(65536)
        if not received:  # nobody asks any more
            self._notifier.setEnabled(False)
            return
        *lines, self._begun = (self._begun + received).split(b"\n")
        for line in lines:
            question, about = json.loads(line)
            if question == "settled":
                self._awaited = int(about)
                self._heard(self._last_heard)
            else:
                self._say(self._questions[question](about))

    def _listener(self) -> Ear:
        """Made once the application is there."""
        self._made = self._made or Ear(self._heard)
        return self._made

    def _heard(self, number: int) -> None:
        """Of what was pressed, all that came before this message is in."""
        self._last_heard = max(number, self._last_heard)
        if 0 < self._awaited <= self._last_heard:
            self._awaited = 0
            self._say_when_quiet(QUIET_TURNS)

    def _say_when_quiet(self, turns: int) -> None:
        if turns == 0 and takes_no_click():
            QTimer.singleShot(LOOK_AGAIN, self, lambda: self._say_when_quiet(QUIET_TURNS))
        elif turns == 0:
            self._say(True)
        else:
            QTimer.singleShot(0, self, lambda: self._say_when_quiet(turns - 1))

    def _say(self, answer: object) -> None:
        self._ear.sendall(self._read(json.dumps(answer, ensure_ascii=False)).encode() + b"\n")


def takes_no_click() -> bool:
    """Whether something that moved by itself waits until a person can have seen it."""
    windows = QApplication.topLevelWidgets()
    return any(guard.is_waiting() for window in windows for guard in window.findChildren(MovedClicks))


def seen_widgets() -> list[QWidget]:
    """Of the windows in front, as one reads: a dialog that wants an answer hides what is behind it."""
    dialog = QApplication.activeModalWidget()
    shown = [
        widget
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and (dialog is None or window in (dialog, popup()))
        for widget in [window, *within(window, QWidget)]
        if widget.window() is window and is_seen(widget)
    ]
    return sorted(shown, key=reading_order)


def windows(_about: str) -> list[Facts]:
    """Windows, dialogs, open lists, menus, tips."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [
        {
            **describe(widget),
            "frame": in_pixels(widget, widget.frameGeometry()),
            "active": widget.isActiveWindow(),
            "modal": widget.isModal(),
            "popup": widget.windowType() is Qt.WindowType.Popup,
            "takes keys": _takes_keys(widget),
        }
        for widget in shown
    ]


def _takes_keys(window: QWidget) -> bool:
    """Whether no dialog keeps them from it: the guide that was opened from a dialog belongs to that."""
    dialog = QApplication.activeModalWidget()
    above: QWidget | None = window
    while above is not None and above is not dialog:
        above = above.parentWidget()
    return dialog is None or above is dialog


def held(_about: str) -> dict[str, int]:
    """How much of it there is, seen or not, once all that nobody refers to is gone."""
    gc.collect()
    widgets = QApplication.allWidgets()
    return {
        "widgets": len(widgets),
        "dialogs": sum(isinstance(widget, QDialog) for widget in widgets),
        "objects": len(gc.get_objects()),
    }


def kinds(_about: str) -> dict[str, int]:
    """How many of Python's objects are of which type."""
    return Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects())


def front(_about: str) -> str:
    """The title of the dialog that wants an answer, or of what kind it is; empty without one."""
    dialog = QApplication.activeModalWidget()
    return "" if dialog is None else dialog.windowTitle() or type(dialog).__name__


def find(about: str) -> list[Facts]:
    """What has this name: spoken, shown, or given in the program."""
    return [describe(widget) for widget in seen_widgets() if about in names_of(widget)]


def everything(about: str) -> list[Facts]:
    """All of a class, such as QPushButton, or of any."""
    return [describe(widget) for widget in seen_widgets() if not about or widget.inherits(about)]


def outer_bars(_about: str) -> list[Facts]:
    """Those by which the main window scrolls as a whole."""
    return [
        describe(bar)
        for window in QApplication.topLevelWidgets()
        if isinstance(window, MainWindow)
        for page in window.findChildren(Fitting)
        if page.parentWidget() is window.centralWidget()
        for bar in (page.horizontalScrollBar(), page.verticalScrollBar())
        if bar.isVisible()
    ]


def focus(_about: str) -> Facts | None:
    widget = QApplication.focusWidget()
    return None if widget is None else describe(widget)


def rows(about: str) -> list[Facts]:
    """Of the list, table or tree with this name."""
    named = (widget for widget in seen_widgets() if about in names_of(widget))
    return [row for widget in named for row in rows_of(widget)]


def popup_rows(_about: str) -> list[Facts]:
    """Of the list or menu that is open above everything else."""
    opened = popup()
    return [] if opened is None else rows_of(opened)


def combos(_about: str) -> list[Facts]:
    """What can be opened to choose from, each with all it offers."""
    return [
        {**describe(box), "offers": [box.itemText(row) for row in range(box.count())]}
        for box in seen_widgets()
        if isinstance(box, QComboBox)
    ]


def labels(_about: str) -> list[str]:
    """What is said on labels."""
    return [widget.text() for widget in seen_widgets() if isinstance(widget, QLabel)]


def requirement(_about: str) -> str:
    """The id of the requirement that the assessment shows; empty where there is none."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.open_screens is not None:
            screen = window.open_screens.assessment
            return screen.requirement_id if screen.isVisible() else ""
    return ""
