"""Days, the calendar and the stages of work on a real screen, filled in by key."""

import json
from typing import Any

import pytest

from tests.window.driving.hands import middle
from tests.window.driving.readable import CONTRAST, LEAST_INK, contrast, ink
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization, open_profile, turn_to

DUE = "Action: due date"
Facts = dict[str, Any]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_calendar_can_be_read_and_is_used_by_key(starter: Starter, look: str) -> None:
    window = starter.start(dark=look == "dark", sample=True)
    enter_organization(window)
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    window.click(DUE)
    window.press("ctrl+a")
    window.type("15.1.2027")
    window.press("alt+Down")
    window.until(lambda: any(found["object"] == "calendar" for found in window.windows()))
    window.settle()
    days = [day for row in window.popup() for day in row["cells"]]
    assert [day["text"] for day in days[:7]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert {str(number) for number in range(1, 32)} <= {day["text"] for day in days}
    picture = window.picture()
    for day in days:
        left, top, width, height = day["area"]
        part = picture.crop((left, top, left + width, top + height))
        assert contrast(part) >= CONTRAST, f"{day['text']} cannot be read"
        assert ink(part) >= LEAST_INK, f"{day['text']} is shortened to points"
    window.press("Right", "Enter")
    due = "SELECT action_due FROM answer WHERE requirement_id = ?"
    window.until(lambda: starter.stored(due, requirement) == [("2027-01-16",)])
    assert window.focus()["name"] == DUE


def test_a_second_press_on_next_does_not_end_the_wizard(starter: Starter) -> None:
    """A double click on the way to the last page also pressed the button that came there."""
    window = starter.start("--reaction", "3000", sample=True)
    enter_organization(window)
    open_profile(window)
    turn_to(window, 6)
    window.hands.click(*middle(window.bring_in_sight("Next")), times=2)
    window.until(lambda: window.find_all("Finish"))
    window.settle()
    assert any(found["kind"] == "IntakeWizard" for found in window.windows())
    for _turn in range(7):
        window.press("alt+n")
    window.settle()
    assert any(found["kind"] == "IntakeWizard" for found in window.windows())
    window.press("alt+f")
    window.until(lambda: len(window.windows()) == 1)


def test_stages_answered_by_key_answer_no_other(starter: Starter) -> None:
    window = starter.start()
    window.click("New organization")
    window.until(lambda: len(window.windows()) == 2)
    window.settle()
    window.type("Sample Works")
    window.press("Tab")
    window.until(lambda: starter.stored("SELECT name FROM organization"))
    turn_to(window, 4)
    window.click("Purchasing: We do")
    window.press("Tab", "Space", "Tab", "Space")
    ours = ("purchasing", "production", "service-provision")
    window.until(lambda: stored_profile(starter).get("activities") == list(ours))
    profile = stored_profile(starter)
    assert profile["performed_by"] == dict.fromkeys(ours, "we")
    assert sorted(profile["answered"]) == sorted(f"performed_by.{stage}" for stage in ours)
    window.bring_in_sight("Installation: We do")
    assert not any(
        window.find(f"Installation: {word}")["checked"] for word in ("We do", "Customer", "Not done")
    )


def test_a_date_that_is_none_is_said_and_never_stored(starter: Starter) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    due = "SELECT action_due FROM answer WHERE requirement_id = ?"
    window.click(DUE)
    window.type("31.2.2027")
    window.press("Enter")
    window.until(lambda: window.sees("This date does not exist."))
    assert window.requirement() == requirement
    assert not any(day for (day,) in starter.stored(due, requirement))
    window.press("ctrl+q")
    window.until(lambda: window.ask("front"))
    window.settle()
    window.press("Escape")
    window.until(lambda: window.focus().get("name") == DUE)
    window.press("ctrl+a")
    window.type("15.1.2027")
    window.press("Tab")
    window.until(lambda: starter.stored(due, requirement) == [("2027-01-15",)])
    assert window.sees("15 January 2027")


def stored_profile(starter: Starter) -> Facts:
    """As it is in the file."""
    ((text,),) = starter.stored("SELECT profile FROM organization")
    profile: Facts = json.loads(text)
    return profile


def test_a_list_opened_by_a_double_click_stays_open(starter: Starter) -> None:
    """What was found: letting the button go beside the rows closed the list, once in thirty times."""
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+5")
    window.until(lambda: window.rows("Actions"))
    for _time in range(20):
        cell = next(cell for cell in window.rows("Actions")[1]["cells"] if cell["text"] == "open")
        window.hands.click(*middle(cell["area"]), times=2)
        window.settle()
        window.until(window.popup)
        window.settle()
        assert window.popup()
        window.press("Escape")
        window.until(lambda: window.focus().get("label") == "Actions")
