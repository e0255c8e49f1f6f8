"""What was found in a real window, done again word for word: keys belong to one thing at a time."""

import time

import pytest

from tests.window.driving.hands import middle
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization, open_profile, turn_to

RATING = "SELECT rating FROM answer WHERE requirement_id = ?"
ANSWERS = "SELECT requirement_id, rating FROM answer ORDER BY requirement_id"


def at_the_question(starter: Starter) -> Window:
    """The assessment of the sample, the keys on the rating of the next question that is open."""
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    go_on(window)
    return window


def test_letters_on_a_closed_list_of_the_wizard_answer_nothing(starter: Starter) -> None:
    """The fifth page opens with the keys in a list: "The", typed on, stored what the answer is needed for."""
    window = starter.start(sample=True)
    enter_organization(window)
    open_profile(window)
    turn_to(window, 5)
    window.until(lambda: window.focus().get("label") == "What do you need the answer for?")
    before = starter.stored("SELECT profile FROM organization")
    window.type("The")
    window.settle()
    assert not window.popup()
    window.type(" date of the certificate")  # the blank opens the list, and nothing is chosen in it
    window.until(window.popup)
    window.press("Escape")
    window.settle()
    assert starter.stored("SELECT profile FROM organization") == before


def go_on(window: Window) -> str:
    before = window.requirement()
    window.press("Enter")
    window.until(lambda: window.requirement() != before)
    window.until(lambda: window.focus().get("name") == "Rating")
    return window.requirement()


def until_rated(starter: Starter, window: Window, requirement: str, level: str) -> None:
    window.until(lambda: rated(starter, requirement) == level)


def rated(starter: Starter, requirement: str) -> str | None:
    found = starter.stored(RATING, requirement)
    return found[0][0] if found else None


def test_digits_rate_on_after_a_due_date_was_set(starter: Starter) -> None:
    """Rate, A, Tab, owner, Tab, Space, Enter: twenty seemed rated, and none was stored."""
    window = at_the_question(starter)
    first = window.requirement()
    window.press("2")
    window.until(lambda: rated(starter, first) == "2")
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
        until_rated(starter, window, here, digit)


def test_a_search_overwrites_no_rating(starter: Starter) -> None:
    window = at_the_question(starter)
    here = window.requirement()
    window.press("3")
    window.until(lambda: rated(starter, here) == "3")
    before = starter.stored(ANSWERS)
    window.press("ctrl+f")
    window.type("zzqqx")
    window.press("Enter", "ctrl+a")
    window.type("8.3.1")
    window.settle()
    assert window.focus()["name"] == "Search requirements"
    assert starter.stored(ANSWERS) == before


def due(starter: Starter, requirement: str) -> str | None:
    found = starter.stored("SELECT action_due FROM answer WHERE requirement_id = ?", requirement)
    return found[0][0] if found else None


def test_focus_is_drawn_outside_of_the_cells(starter: Starter) -> None:
    window = at_the_question(starter)
    first, *_others, last = window.ask("all", "RatingCell")
    left, top, _width, height = first["area"]
    cells = (left, top, last["area"][0] + last["area"][2] - left, height)
    around = (cells[0] - 5, top - 5, cells[2] + 10, height + 10)
    ring, answered = window.picture(around), window.picture(cells)
    window.press("Tab")
    window.settle()
    assert window.picture(cells) == answered
    assert window.picture(around) != ring


def test_escape_leaves_a_button_and_enter_goes_on_then(starter: Starter) -> None:
    """What was found: Escape did nothing on a button, and Enter removed the date."""
    window = at_the_question(starter)
    here = window.requirement()
    window.press("a", "Tab", "Tab", "Space")
    window.until(lambda: due(starter, here))
    window.press("Escape", "Tab", "Tab")
    window.until(lambda: window.focus()["name"].startswith("Attach"))
    window.press("Escape")
    window.until(lambda: window.focus()["name"] == "Rating")
    go_on(window)
    assert due(starter, here)


def test_a_reason_typed_after_a_refused_n_is_no_command(starter: Starter) -> None:
    window = at_the_question(starter)
    for _question in range(20):
        before = starter.stored("SELECT * FROM answer ORDER BY requirement_id")
        window.press("n")
        window.settle()
        if not window.focus()["name"].startswith("Reason"):
            break
        window.press("ctrl+Return")
        go_on(window)
    window.type("We have 3 and no fax")
    window.settle()
    assert starter.stored("SELECT * FROM answer ORDER BY requirement_id") == before
    window.press("Escape")
    window.until(lambda: window.focus()["name"] == "Rating")


@pytest.mark.parametrize("layout", ["us", "de", "fr", "ru", "gr"])
def test_keys_rate_by_their_place_on_every_keyboard(starter: Starter, layout: str) -> None:
    window = at_the_question(starter)
    window.plug_in(layout)
    here = window.requirement()
    for digit in "14203":
        window.press_at(digit)
        until_rated(starter, window, here, digit)
    window.press_at("f")
    window.until(lambda: starter.stored("SELECT flag FROM answer WHERE requirement_id = ?", here)[0][0])
    window.press_at("q" if layout == "fr" else "a")  # where A stands there
    window.until(lambda: "what is to be done" in window.focus().get("name", ""))
    assert rated(starter, here) == "3"


def test_a_click_on_a_cell_gives_the_keys_to_the_row(starter: Starter) -> None:
    window = at_the_question(starter)
    here = window.requirement()
    window.hands.click(*middle(window.ask("all", "RatingCell")[1]["area"]))
    window.until(lambda: rated(starter, here) == "1")
    assert window.focus()["name"] == "Rating"


def test_what_is_typed_right_after_a_way_to_a_place_goes_there(starter: Starter) -> None:
    """What was found: for a tenth of a second the keys stayed on the button, and Space pressed it again."""
    window = at_the_question(starter)
    before = starter.stored("SELECT count(*) FROM history")
    window.press("ctrl+5", "ctrl+f")
    window.type("a b")
    window.until(lambda: window.focus().get("text") == "a b")
    assert window.focus()["name"] == "Search actions"
    assert starter.stored("SELECT count(*) FROM history") == before


PAUSES = [0.0, 0.02, 0.06]  # between two letters: keys that came at once, a fast hand, a usual one


def type_at_once(window: Window, way: str, text: str, pause: float) -> None:
    """A key that opens a dialog, and without waiting for it what is to be typed there."""
    window.press(way)
    for letter in text:
        window.type(letter)
        time.sleep(pause)


@pytest.mark.parametrize("pause", PAUSES)
def test_what_is_typed_right_after_a_new_organization_is_its_name(starter: Starter, pause: float) -> None:
    """What was found: "New Works Limited" was stored as " Limited"."""
    window = starter.start(sample=True)
    window.settle()
    type_at_once(window, "ctrl+n", "New Works Limited", pause)
    window.until(lambda: window.focus().get("text") == "New Works Limited")
    window.press("Tab")
    window.until(lambda: ("New Works Limited",) in starter.stored("SELECT name FROM organization"))
