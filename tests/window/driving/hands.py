"""Keys, mouse and wheel as the window system gives them to a program (XTEST)."""

from collections import deque
from collections.abc import Iterable

from Xlib import XK, X
from Xlib.ext import xtest

from tests.window.driving.layouts import PLACES, SPARE
from tests.window.driving.screen import Rectangle, Screen

MODIFIERS = {"shift": "Shift_L", "ctrl": "Control_L", "alt": "Alt_L", "altgr": "ISO_Level3_Shift"}
NAMES = {
    "Enter": "Return",
    "Backspace": "BackSpace",
    "Backtab": "ISO_Left_Tab",
    "PageUp": "Prior",
    "PageDown": "Next",
    "Space": "space",
}
SHIFTS = ((), ("shift",), (), (), ("altgr",), ("altgr", "shift"))  # by column of the keyboard's mapping
WHEEL_UP, WHEEL_DOWN = 4, 5


class Hands:
    """They know the keyboard that is plugged in, and where the mouse is."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._display = screen.display
        self._spare = deque(SPARE)

    def press(self, *keys: str, times: int = 1) -> None:
        """Keys by name, with what is held down: `Return`, `Tab`, `ctrl+f`, `alt+shift+Left`, `3`."""
        for _time in range(times):
            for key in keys:
                *held, name = key.split("+") if key != "+" else ["+"]
                code, more = self._code(_keysym(name))
                self._strike(code, [*held, *more])

    def press_at(self, *keys: str) -> None:
        """Keys by their place on a US keyboard, whatever the layout makes of them: `1`, `ctrl+f`, `q`."""
        for key in keys:
            *held, name = key.split("+")
            self._strike(PLACES[name], held)

    def type(self, text: str) -> None:
        """Text letter by letter; what the keyboard lacks is put on its spare keys."""
        self._find_room_for(text)
        for letter in text:
            code, held = self._code(_keysym(letter))
            self._strike(code, held)

    def move(self, left: int, top: int) -> None:
        xtest.fake_input(self._display, X.MotionNotify, x=left, y=top)
        self._display.sync()

    def click(self, left: int, top: int, *, button: int = 1, times: int = 1) -> None:
        self.move(left, top)
        for _time in range(times):
            self._button(button)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.move(*start)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        for part in (0.3, 0.6, 1.0):
            self.move(*(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)))
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def wheel(self, notches: int) -> None:
        """Where the mouse is; down with a positive number."""
        for _notch in range(abs(notches)):
            self._button(WHEEL_DOWN if notches > 0 else WHEEL_UP)

    def hold(self, key: str) -> None:
        xtest.fake_input(self._display, X.KeyPress, self._code(_keysym(key))[0])
        self._display.sync()

    def let_go(self, key: str) -> None:
        xtest.fake_input(self._display, X.KeyRelease, self._code(_keysym(key))[0])
        self._display.sync()

    def _button(self, button: int) -> None:
        xtest.fake_input(self._display, X.ButtonPress, button)
        xtest.fake_input(self._display, X.ButtonRelease, button)
        self._screen.wait_for_manager()

    def _strike(self, code: int, held: Iterable[str]) -> None:
        down = [self._code(_keysym(MODIFIERS[name]))[0] for name in held]
        for modifier in down:
            xtest.fake_input(self._display, X.KeyPress, modifier)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        for modifier in reversed(down):
            xtest.fake_input(self._display, X.KeyRelease, modifier)
        self._display.sync()

    def _code(self, keysym: int) -> tuple[int, tuple[str, ...]]:
        """The key that has this symbol, and what must be held down for it."""
        found = [
            (SHIFTS[column], code)
            for code, symbols in self._mapping().items()
            for column, symbol in enumerate(symbols[: len(SHIFTS)])
            if symbol == keysym and column not in (2, 3)
        ]
        if not found:
            raise KeyError(f"this keyboard has no {XK.keysym_to_string(keysym) or hex(keysym)}")
        held, code = min(found, key=lambda key: (len(key[0]), key[1]))
        return code, held

    def _mapping(self) -> dict[int, tuple[int, ...]]:
        info = self._display.display.info
        first, last = info.min_keycode, info.max_keycode
        symbols = self._display.get_keyboard_mapping(first, last - first + 1)
        return {first + number: tuple(row) for number, row in enumerate(symbols)}

    def _find_room_for(self, text: str) -> None:
        """Put what the keyboard lacks on spare keys, but not on those that have another letter of it."""
        wanted = {_keysym(letter) for letter in text}
        mapping = self._mapping()
        lacking = sorted(wanted - {symbol for row in mapping.values() for symbol in (*row[:2], *row[4:6])})
        spare = [code for code in self._spare if wanted.isdisjoint(mapping.get(code, ()))]
        assert len(lacking) <= len(spare), f"too many letters that the keyboard lacks: {text!r}"
        for code, symbol in zip(spare, lacking, strict=False):
            self._display.change_keyboard_mapping(code, [(symbol, symbol)])
            self._spare.remove(code)  # it comes last again: what was typed with it may not have been read yet
            self._spare.append(code)
        self._display.sync()


def middle(area: Rectangle) -> tuple[int, int]:
    left, top, width, height = area
    return left + width // 2, top + height // 2


def _keysym(name: str) -> int:
    if len(name) == 1:
        number = ord(name)
        if name == "\n":
            return int(XK.XK_Return)
        return number if number < 0x100 else (XK.string_to_keysym(name) or 0x1000000 | number)
    symbol = XK.string_to_keysym(NAMES.get(name, name))
    assert symbol, f"no key is called {name!r}"
    return symbol
