"""What was found in a real window, done again word for word: keys belong to one thing at a time."""

import time

import pytest

from tests.window.driving.desk import Desk
from tests.window.driving.hands import middle
from tests.window.driving.running import Window

RATING = "SELECT rating FROM answer WHERE requirement_id = ?"
ANSWERS = "SELECT requirement_id, rating FROM answer ORDER BY requirement_id"


def at_the_question(desk: Desk) -> Window:
    """The assessment of the sample, the keys on the rating of the next question that is open."""
    window = desk.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    go_on(window)
    return window


def go_on(window: Window) -> str:
    before = window.requirement()
    window.press("Enter")
    window.until(lambda: window.requirement() != before)
    window.until(lambda: window.focus().get("name") == "Rating")
    return window.requirement()


def until_rated(desk: Desk, window: Window, requirement: str, level: str) -> None:
    window.until(lambda: rated(desk, requirement) == level)


def rated(desk: Desk, requirement: str) -> str | None:
    found = desk.stored(RATING, requirement)
    return found[0][0] if found else None


def test_digits_rate_on_after_a_due_date_was_set(desk: Desk) -> None:
    """Rate, A, Tab, owner, Tab, Space, Enter: twenty seemed rated, and none was stored."""
    window = at_the_question(desk)
    first = window.requirement()
    window.press("2")
    window.until(lambda: rated(desk, first) == "2")
    window.press("a")
    window.until(lambda: "what is to be done" in window.focus().get("name", ""))
    window.press("Tab")
    window.type("Purchasing")
    window.press("Tab", "Space")
    window.settle()
    for digit in "310":
        here = go_on(window)
        assert here != first
        window.press(digit)
        until_rated(desk, window, here, digit)


def test_a_search_overwrites_no_rating(desk: Desk) -> None:
    window = at_the_question(desk)
    here = window.requirement()
    window.press("3")
    window.until(lambda: rated(desk, here) == "3")
    before = desk.stored(ANSWERS)
    window.press("ctrl+f")
    window.type("zzqqx")
    window.press("Enter", "ctrl+a")
    window.type("8.3.1")
    window.settle()
    assert window.focus()["name"] == "Search requirements"
    assert desk.stored(ANSWERS) == before


def due(desk: Desk, requirement: str) -> str | None:
    found = desk.stored("SELECT action_due FROM answer WHERE requirement_id = ?", requirement)
    return found[0][0] if found else None


def test_focus_is_drawn_outside_of_the_cells(desk: Desk) -> None:
    window = at_the_question(desk)
    first, *_others, last = window.ask("all", "RatingCell")
    left, top, _width, height = first["area"]
    cells = (left, top, last["area"][0] + last["area"][2] - left, height)
    around = (cells[0] - 5, top - 5, cells[2] + 10, height + 10)
    ring, answered = window.picture(around), window.picture(cells)
    window.press("Tab")
    window.settle()
    assert window.picture(cells) == answered
    assert window.picture(around) != ring


def test_escape_leaves_a_button_and_enter_goes_on_then(desk: Desk) -> None:
    """What was found: Escape did nothing on a button, and Enter removed the date."""
    window = at_the_question(desk)
    here = window.requirement()
    window.press("a", "Tab", "Tab", "Space")
    window.until(lambda: due(desk, here))
    window.press("Escape", "Tab", "Tab")
    window.until(lambda: window.focus()["name"].startswith("Attach"))
    window.press("Escape")
    window.until(lambda: window.focus()["name"] == "Rating")
    go_on(window)
    assert due(desk, here)


def test_a_reason_typed_after_a_refused_n_is_no_command(desk: Desk) -> None:
    window = at_the_question(desk)
    for _question in range(20):
        before = desk.stored("SELECT * FROM answer ORDER BY requirement_id")
        window.press("n")
        window.settle()
        if not window.focus()["name"].startswith("Reason"):
            break
        window.press("ctrl+Return")
        go_on(window)
    window.type("We have 3 and no fax")
    window.settle()
    assert desk.stored("SELECT * FROM answer ORDER BY requirement_id") == before
    window.press("Escape")
    window.until(lambda: window.focus()["name"] == "Rating")


@pytest.mark.parametrize("layout", ["us", "de", "fr", "ru", "gr"])
def test_keys_rate_by_their_place_on_every_keyboard(desk: Desk, layout: str) -> None:
    window = at_the_question(desk)
    window.plug_in(layout)
    here = window.requirement()
    for digit in "14203":
        window.press_at(digit)
        until_rated(desk, window, here, digit)
    window.press_at("f")
    window.until(lambda: desk.stored("SELECT flag FROM answer WHERE requirement_id = ?", here)[0][0])
    window.press_at("q" if layout == "fr" else "a")  # where A stands there
    window.until(lambda: "what is to be done" in window.focus().get("name", ""))
    assert rated(desk, here) == "3"


def test_a_click_on_a_cell_gives_the_keys_to_the_row(desk: Desk) -> None:
    window = at_the_question(desk)
    here = window.requirement()
    window.hands.click(*middle(window.ask("all", "RatingCell")[1]["area"]))
    window.until(lambda: rated(desk, here) == "1")
    assert window.focus()["name"] == "Rating"


def test_what_is_typed_right_after_a_way_to_a_place_goes_there(desk: Desk) -> None:
    """What was found: for a tenth of a second the keys stayed on the button, and Space pressed it again."""
    window = at_the_question(desk)
    before = desk.stored("SELECT count(*) FROM history")
    window.press("ctrl+5", "ctrl+f")
    window.type("a b")
    window.until(lambda: window.focus().get("text") == "a b")
    assert window.focus()["name"] == "Search actions"
    assert desk.stored("SELECT count(*) FROM history") == before


PAUSES = [0.0, 0.02, 0.06]  # between two letters: keys that came at once, a fast hand, a usual one


def type_at_once(window: Window, way: str, text: str, pause: float) -> None:
    """A key that opens a dialog, and without waiting for it what is to be typed there."""
    window.press(way)
    for letter in text:
        window.type(letter)
        time.sleep(pause)


@pytest.mark.parametrize("pause", PAUSES)
def test_what_is_typed_right_after_a_new_organization_is_its_name(desk: Desk, pause: float) -> None:
    """What was found: "New Works Limited" was stored as " Limited"."""
    window = desk.start(sample=True)
    window.settle()
    type_at_once(window, "ctrl+n", "New Works Limited", pause)
    window.until(lambda: window.focus().get("text") == "New Works Limited")
    window.press("Tab")
    window.until(lambda: ("New Works Limited",) in desk.stored("SELECT name FROM organization"))
