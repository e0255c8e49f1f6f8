"""Whole clauses and several actions at once in a real window, by keys; undone also after an end by force."""

from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization


def test_a_whole_clause_is_rated_by_keys_and_taken_back_after_the_program_was_ended_by_force(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    before = answers(starter)
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("ctrl+shift+c")
    window.until(lambda: window.ask("front"))
    window.press("Home")
    window.press("alt+w", "End")
    window.until(lambda: window.focus().get("text") == "Take the flags away")
    window.press("Home")
    window.until(lambda: window.focus().get("text") == "Rate 0 Absent")
    window.press("alt+o", "space")
    window.press("alt+p")
    window.until(lambda: not window.ask("front"))
    changed = {id_ for id_, rating in answers(starter).items() if rating != before.get(id_)}
    assert len(changed) > 1
    assert {answers(starter)[id_] for id_ in changed} == {"0"}
    window.kill()
    window = starter.start()
    enter_organization(window)
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("ctrl+z")
    window.until(lambda: answers(starter) == before)


def test_several_actions_are_chosen_changed_and_deleted_by_keys(starter: Starter) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+5")
    window.until(lambda: window.rows("Actions"))
    window.settle()
    before = owners(starter)
    window.press("Home", "shift+Down", "shift+Down", "ctrl+Down", "ctrl+Down", "ctrl+space")
    window.press("ctrl+shift+a")
    window.until(lambda: window.ask("front"))
    assert window.sees("Change 4 actions")
    window.press("alt+o")
    window.type("Production")
    window.press("alt+p")
    window.until(lambda: not window.ask("front"))
    assert sum(owner == "Production" != before[id_] for id_, owner in owners(starter).items()) == 4
    take_back(window)
    window.until(lambda: owners(starter) == before)
    window.press("ctrl+a", "ctrl+Delete")
    window.until(lambda: sum(map(bool, owners(starter).values())) < sum(map(bool, before.values())))
    take_back(window)
    window.until(lambda: owners(starter) == before)


def take_back(window: Window) -> None:
    window.until(lambda: not window.ask("front"))
    window.settle()
    window.press("ctrl+z")


def answers(starter: Starter) -> dict[str, str | None]:
    rows = starter.stored("SELECT requirement_id, rating FROM answer WHERE rating IS NOT NULL")
    return dict(rows)


def owners(starter: Starter) -> dict[str, str]:
    return dict(starter.stored("SELECT requirement_id, action_owner FROM answer"))
