"""A key rates by its place where its sign is another one, on every keyboard and platform."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from isoassess.domain import Rating
from ui.widgets.keys.question_keys import Command, Meaning, meaning

Mod = Qt.KeyboardModifier
NONE = Mod.NoModifier


def key(text: str, *, scan: int = 0, virtual: int = 0, modifier: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(text[:1] or "\0"), modifier, scan, virtual, 0, text)


LEVELS = [rating for rating in Rating if rating.level is not None]


@pytest.mark.parametrize(("text", "scan", "level"), [("à", 19, 0), ("&", 10, 1), ("é", 11, 2), ('"', 12, 3)])
def test_the_french_row_rates_without_shift_and_with_it(text: str, scan: int, level: int) -> None:
    assert meaning(key(text, scan=scan), "xcb") is LEVELS[level]
    assert meaning(key(str(level), scan=scan, modifier=Mod.ShiftModifier), "xcb") is LEVELS[level]


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "meant"),
    [
        ("xcb", 13, 0x27, LEVELS[4]),
        ("wayland", 13, 0x27, LEVELS[4]),
        ("windows", 0x05, 0x34, LEVELS[4]),
        ("windows", 0, 0x34, LEVELS[4]),
        ("cocoa", 1, 0x15, LEVELS[4]),
    ],
)
def test_the_place_of_4_is_known_on_every_platform(
    platform: str, scan: int, virtual: int, meant: Meaning
) -> None:
    assert meaning(key("'", scan=scan, virtual=virtual), platform) is meant


@pytest.mark.parametrize(
    ("letters", "meant"), [("тν", Rating.NOT_APPLICABLE), ("фα", Command.ACTION), ("аφ", Command.FLAG)]
)
def test_cyrillic_and_greek_letters_mean_what_their_places_mean(letters: str, meant: Meaning) -> None:
    places = {
        Rating.NOT_APPLICABLE: (57, 0x31, 0x2D),
        Command.ACTION: (38, 0x1E, 0),
        Command.FLAG: (41, 0x21, 3),
    }
    x11, windows, mac = places[meant]
    for letter in letters:
        for sign in (letter, letter.upper()):
            assert meaning(key(sign, scan=x11), "xcb") is meant
            assert meaning(key(sign, scan=windows), "windows") is meant
            assert meaning(key(sign, scan=1, virtual=mac), "cocoa") is meant
            assert meaning(key(sign), "xcb") is meant, "where no place is told, the letter decides"


def test_a_latin_letter_means_itself_wherever_it_stands() -> None:
    """On a French keyboard A stands where Q stands elsewhere, and bears the A that the hint names."""
    assert meaning(key("a", scan=24), "xcb") is Command.ACTION
    assert meaning(key("q", scan=38), "xcb") is None
    assert meaning(key("N", scan=57, modifier=Mod.ShiftModifier), "xcb") is Rating.NOT_APPLICABLE


@pytest.mark.parametrize("digit", "024")
def test_digits_of_the_keypad_and_of_other_scripts_rate(digit: str) -> None:
    level = LEVELS[int(digit)]
    assert meaning(key(digit, scan=87, modifier=Mod.KeypadModifier), "xcb") is level
    assert meaning(key(chr(0x660 + int(digit)), scan=999), "xcb") is level
    assert meaning(key(digit, scan=0x4F, modifier=Mod.KeypadModifier), "windows") is level
    assert meaning(key(digit, virtual=0x52 + int(digit), modifier=Mod.KeypadModifier), "cocoa") is level


@pytest.mark.parametrize(
    "modifier", [Mod.ControlModifier, Mod.AltModifier, Mod.MetaModifier, Mod.GroupSwitchModifier]
)
def test_with_another_modifier_a_key_is_no_rating(modifier: Qt.KeyboardModifier) -> None:
    assert meaning(key("3", scan=12, modifier=modifier), "xcb") is None
    assert meaning(key("n", scan=57, modifier=modifier), "xcb") is None


def test_what_means_nothing_means_nothing() -> None:
    assert meaning(key("#", scan=12, modifier=Mod.ShiftModifier), "xcb") is None
    assert meaning(key("5", scan=14), "xcb") is None
    assert meaning(key("ж", scan=47), "xcb") is None
    assert meaning(key("", scan=38), "xcb") is None
    assert meaning(key("", virtual=0), "cocoa") is None
