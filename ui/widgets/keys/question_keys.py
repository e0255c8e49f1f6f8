"""Which key of the question was pressed: by its sign, or by its place on the keyboard."""

import unicodedata
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from isoassess.domain import Rating
from ui.widgets.keys.held_letter import swallow_repeats

Mod = Qt.KeyboardModifier
TAKEN_BY_OTHERS = (
    Mod.ControlModifier | Mod.AltModifier | Mod.MetaModifier | Mod.GroupSwitchModifier
)  # with one of these a key is a command of the window, or a sign of the third level
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Command(Enum):
    """What a letter does on a question, beside rating it."""

    FLAG = "f"
    ACTION = "a"


Meaning = Rating | Command

MEANINGS: dict[str, Meaning] = {
    **{str(rating.level): rating for rating in Rating if rating.level is not None},
    "n": Rating.NOT_APPLICABLE,
    "a": Command.ACTION,
    "f": Command.FLAG,
}
# The places are named by what stands there on the American keyboard.
# X11 and Wayland: the code of the kernel for the key, and 8.
EVDEV = {10: "1", 11: "2", 12: "3", 13: "4", 19: "0", 38: "a", 41: "f", 57: "n"}
# Windows: scan codes of set 1, as the message of a key carries them.
WINDOWS = {0x02: "1", 0x03: "2", 0x04: "3", 0x05: "4", 0x0B: "0", 0x1E: "a", 0x21: "f", 0x31: "n"}
# Windows, where a remote session sends no scan code: virtual keys, which name the place
# of the digits and, in layouts without Latin letters, of the letters too.
WINDOWS_VIRTUAL = {0x30: "0", 0x31: "1", 0x32: "2", 0x33: "3", 0x34: "4", 0x41: "a", 0x46: "f", 0x4E: "n"}
WINDOWS_VIRTUAL |= {0x60 + digit: str(digit) for digit in range(5)}  # the keypad
# macOS knows no scan codes; its virtual keys are places.
MAC_VIRTUAL = {0x12: "1", 0x13: "2", 0x14: "3", 0x15: "4", 0x1D: "0", 0x00: "a", 0x03: "f", 0x2D: "n"}
MAC_VIRTUAL |= {0x52 + digit: str(digit) for digit in range(5)}  # the keypad
# Where no place is told, as from a remote desktop: the letters that stand at those places.
LETTERS = {"т": "n", "ф": "a", "а": "f", "ν": "n", "α": "a", "φ": "f"}


def meaning(event: QKeyEvent, platform: str = "") -> Meaning | None:
    """What a key means on a question; `platform` as Qt names it, the one in use where it is empty.

    A digit of any script and a Latin letter mean what they are, wherever they stand. Any other sign
    means what its place means: a digit of the French row without Shift, a Cyrillic or Greek letter.
    """
    if event.modifiers() & TAKEN_BY_OTHERS:
        return None
    typed = event.text()
    digit = unicodedata.digit(typed, None) if len(typed) == 1 else None
    if digit is not None:
        return MEANINGS.get(str(digit))
    if len(typed) == 1 and typed.isascii() and typed.isalpha():
        return MEANINGS.get(typed.lower())
    place = _place(event, platform or QGuiApplication.platformName()) or LETTERS.get(typed.lower(), "")
    if place.isdigit() and event.modifiers() & Mod.ShiftModifier:
        return None  # the sign above the digit was meant
    return MEANINGS.get(place)


def _place(event: QKeyEvent, platform: str) -> str:
    """What stands at the key's place on the American keyboard, of the keys that matter; else empty."""
    if (
        not event.text().strip()
        and not Qt.Key.Key_Dead_Grave <= event.key() <= Qt.Key.Key_Dead_Longsolidusoverlay
    ):
        return ""  # no sign at all: an arrow, a function key
    if platform == "cocoa":
        return MAC_VIRTUAL.get(event.nativeVirtualKey(), "")
    scan = event.nativeScanCode()
    if platform == "windows":
        return WINDOWS.get(scan, "") if scan else WINDOWS_VIRTUAL.get(event.nativeVirtualKey(), "")
    return EVDEV.get(scan, "")


class QuestionKeys(QObject):
    """The keys of a widget that stands for the question in view; the widget asks `take` at each key."""

    rated = Signal(object)  # a Rating, or None to take it back
    commanded = Signal(object)  # a Command

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it means anything here."""
        meant = meaning(event)
        clears = event.key() in CLEARING and not event.modifiers() & TAKEN_BY_OTHERS
        if meant is None and not clears:
            return False
        event.accept()
        if event.isAutoRepeat():
            return True  # a key held too long does once what it does
        had_keys = QApplication.focusWidget()
        if isinstance(meant, Command):
            self.commanded.emit(meant)
        else:
            self.rated.emit(meant)
        swallow_repeats(event, had_keys)
        return True
