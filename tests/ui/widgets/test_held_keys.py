"""Keys are held while a dialog is on its way, and never longer."""

import ctypes

import pytest
from PySide6.QtCore import QByteArray

from ui.widgets.keys.held_keys import PRESSED, RELEASED, SIZE, HeldKeys

KIND = QByteArray(b"xcb_generic_event_t")
OTHER = 12  # of the X protocol: something is to be drawn


@pytest.fixture
def keys() -> HeldKeys:
    return HeldKeys()


def is_kept_from_qt(keys: HeldKeys, code: int, *, kind: int = PRESSED) -> object:
    event = ctypes.create_string_buffer(bytes((kind, code)), SIZE)
    answer = keys.nativeEventFilter(KIND, ctypes.addressof(event))
    assert isinstance(answer, tuple)
    return answer[0]


def test_keys_go_to_qt_until_a_dialog_is_on_its_way(keys: HeldKeys) -> None:
    assert not is_kept_from_qt(keys, 38)
    keys.hold()
    assert is_kept_from_qt(keys, 39)
    assert is_kept_from_qt(keys, 39, kind=RELEASED)
    keys.forget()
    assert not is_kept_from_qt(keys, 40)


def test_nothing_but_keys_is_held(keys: HeldKeys) -> None:
    keys.hold()
    assert not is_kept_from_qt(keys, 0, kind=OTHER)


def test_a_dialog_that_was_waited_for_in_vain_holds_nothing(keys: HeldKeys) -> None:
    keys.hold()
    keys.send_on(window=1)  # nothing was pressed
    assert not is_kept_from_qt(keys, 38)


def test_without_the_way_back_to_the_server_keys_go_to_qt_again(
    keys: HeldKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":no-such-display")
    keys.hold()
    assert is_kept_from_qt(keys, 38)
    keys.send_on(window=1)
    assert not is_kept_from_qt(keys, 39)


def test_what_was_on_its_way_when_the_dialog_came_is_held_too(
    keys: HeldKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would be lost: Qt hands nothing more to a window that a dialog bars."""
    monkeypatch.setenv("DISPLAY", ":no-such-display")
    for code in (38, 39):
        assert not is_kept_from_qt(keys, code)
    keys.delivered(38, pressed=True)
    keys.hold()
    assert [held.name for held in keys._held] == [(39, True)]
    keys.start_anew()
    keys.send_on(window=1)
    assert keys._held == []
