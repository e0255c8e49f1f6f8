"""However the keys come to a field of the assessment, the field is seen: on a screen with little room."""

import pytest

from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization
from tests.window.test_edges import FULL_HD, SLACK

LETTERS = {
    "alt+e": "Objective evidence",
    "alt+i": "Action: what is to be done",
    "alt+d": "Interviewed",
    "alt+t": "Note for the report",
    "alt+o": "Internal note",
}
COMMANDS = {"a": "Action: what is to be done", "n": ""}


@pytest.fixture
def window(starter: Starter) -> Window:
    """At twice the size, in front of a requirement."""
    made = starter.start(sample=True, size=FULL_HD, scale=2)
    enter_organization(made)
    made.press("ctrl+4")
    made.until(made.requirement)
    return made


def test_letters_with_alt_lead_to_fields_that_are_seen(window: Window) -> None:
    for way in (LETTERS, dict(reversed(LETTERS.items()))):
        for key, name in way.items():
            window.press(key)
            window.until(lambda name=name: window.focus().get("label") == name)  # type: ignore[misc]
            is_seen(window)


def test_a_letter_with_alt_brings_back_the_field_one_has_scrolled_away_from(window: Window) -> None:
    window.press("alt+t")
    window.until(lambda: window.focus().get("label") == LETTERS["alt+t"])
    is_seen(window)
    page = window.focus()["pages"][0]["area"]
    window.hands.move(page[0] + page[2] // 2, page[1] + 20)
    for _turn in range(20):
        window.wheel(-1)
    window.settle()
    window.press("alt+t")
    is_seen(window)


@pytest.mark.parametrize("key", COMMANDS)
def test_commands_on_the_question_lead_to_fields_that_are_seen(window: Window, key: str) -> None:
    """Where N is refused the keys stay on the question, which is seen then."""
    window.press(key)
    window.settle()
    if COMMANDS[key]:
        window.until(lambda: window.focus().get("label") == COMMANDS[key])
    is_seen(window)


def is_seen(window: Window) -> None:
    """The field with the keys, whole."""
    window.settle()
    field = window.focus()
    area, seen = field["area"], field["seen"]
    assert seen[2] >= area[2] - SLACK, f"{field['label']}: {seen} of {area}"
    assert seen[3] >= area[3] - SLACK, f"{field['label']}: {seen} of {area}"
