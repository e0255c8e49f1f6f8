"""What was found in a real window, done again word for word: no letter, cross or blank takes a word away."""

import pytest

from tests.window.driving.hands import middle
from tests.window.driving.running import Facts, Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import GAP, WORDS_OF_GAP, enter_organization, go_to

ACTIONS = (
    "SELECT requirement_id, action_what, action_owner, action_due, action_status FROM answer"
    " ORDER BY requirement_id"
)
REGRADE = "SELECT regrade_grade, regrade_reason FROM answer WHERE requirement_id = ?"
REASON = "It was seen on site"
CROSS = (10, 9)  # pixels from the right upper corner of a frame
OWNER = "Sales"  # of an action that is in sight


def at_the_actions(starter: Starter) -> Window:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+5")
    window.until(lambda: window.rows("Actions"))
    window.until(lambda: window.focus().get("label") == "Actions")
    return window


def cell_of(window: Window, shown: str) -> Facts:
    """A cell in sight that shows these words."""
    cells = (cell for row in window.rows("Actions") for cell in row["cells"])
    return next(cell for cell in cells if cell["text"] == shown)


def press_cross(window: Window) -> None:
    """That of the dialog in front, in the frame that the window manager draws."""
    (dialog,) = [found for found in window.windows() if found["modal"]]
    left, top, width, _height = dialog["frame"]
    window.hands.click(left + width - CROSS[0], top + CROSS[1])
    window.settle()


@pytest.mark.parametrize("letter", ["d", "o", "s"])
@pytest.mark.parametrize("leave", ["Escape", "a click beside"])
def test_a_letter_on_a_status_stores_none(starter: Starter, letter: str, leave: str) -> None:
    window = at_the_actions(starter)
    before = starter.stored(ACTIONS)
    for opens in (False, True):
        window.hands.click(*middle(cell_of(window, "open")["area"]))
        window.settle()
        if opens:
            window.press("Enter", letter)
            window.until(window.popup)
        else:
            window.press(letter)
            window.until(lambda: window.focus().get("label") == "Search actions")
        if leave == "Escape":
            window.press("Escape")
        else:
            window.hands.click(window.screen.size[0] - 30, window.screen.size[1] - 60)
        window.until(lambda: not window.popup())
        window.settle()
        if not opens:
            window.press("ctrl+f", "Escape")
            window.until(lambda: window.focus().get("label") == "Actions")
    window.press("ctrl+4")
    window.until(window.requirement)
    assert starter.stored(ACTIONS) == before


def test_one_letter_in_the_list_of_actions_begins_a_search_and_a_double_click_chooses_nothing(
    starter: Starter,
) -> None:
    window = at_the_actions(starter)
    before = starter.stored(ACTIONS)
    window.press("c")
    window.until(lambda: window.focus().get("label") == "Search actions")
    window.press("Escape")
    window.until(lambda: window.focus().get("label") == "Actions")
    window.hands.click(*middle(cell_of(window, OWNER)["area"]), times=2)
    window.until(lambda: window.focus().get("label") == "Owner")
    window.type("!")
    window.press("Escape")
    window.until(lambda: window.focus().get("label") == "Actions")
    changed = [row for row in starter.stored(ACTIONS) if row not in before]
    assert [row[2] for row in changed] == [f"{OWNER}!"]


def test_tab_from_an_own_grade_and_a_blank_take_nothing_away(starter: Starter) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    go_to(window, GAP, WORDS_OF_GAP)
    window.click("Grade otherwise...")
    window.press("Space")
    window.until(window.popup)
    window.press("Down", "Enter")
    window.until(lambda: window.focus().get("name") == "Reason for the other grade")
    window.type(REASON)
    kept = [("ofi", REASON)]
    window.until(lambda: starter.stored(REGRADE, GAP) == kept)
    window.press("shift+Tab")
    window.until(lambda: window.focus().get("label") == "Grade of the assessor")
    window.press("Tab", "Space")
    window.settle()
    assert window.focus().get("name") == "Reason for the other grade"
    window.press("Backspace", "ctrl+1")
    window.settle()
    assert starter.stored(REGRADE, GAP) == kept


def test_the_cross_of_a_dialog_keeps_what_was_typed(starter: Starter) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+3")
    window.click("Decide otherwise...")
    window.until(lambda: window.ask("front"))
    window.press("Tab")
    window.type(REASON)
    press_cross(window)
    assert window.ask("front")
    assert window.sees("Closing the window does not throw away what you typed. Cancel does.")
    window.click("Cancel")
    window.until(lambda: not window.ask("front"))
