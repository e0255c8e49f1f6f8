"""Documents issued in a real window with real keys: asked for, written, recorded, and offered again."""

from tests.window.driving.hands import middle
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.driving.walking import enter_organization


def test_a_version_is_issued_by_keys_alone_and_the_next_one_is_offered_when_an_answer_changes(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    enter_organization(window)
    window.press("ctrl+6")
    window.find("Readiness summary")
    begin(window)
    window.press("alt+a")
    window.type("A. Owner")
    window.press("alt+t")
    window.type("Management")
    window.press("Escape")
    assert window.ask("front"), "Escape threw away what was typed"
    first = starter.folder / "first.pdf"
    put_into(window, first)
    window.until(first.exists)
    assert versions(starter) == [(1, "EFL-RS-2026-01", "A. Owner", "Management", "first.pdf")]
    window.until(lambda: window.sees("Issued: Readiness summary, version 1."))
    again = "data changed since: issue again"
    assert not window.sees(again)
    window.press("ctrl+4")
    window.until(window.requirement)
    cells = window.ask("all", "RatingCell")
    window.hands.click(*middle(cells[0]["seen"]))
    window.press("ctrl+6")
    window.until(lambda: window.sees(again))
    begin(window)
    second = starter.folder / "second.pdf"
    put_into(window, second)
    window.until(second.exists)
    assert [row[0] for row in versions(starter)] == [1, 2]


def begin(window: Window) -> None:
    window.press("ctrl+shift+s")
    window.until(lambda: window.ask("front"))


def put_into(window: Window, place: object) -> None:
    """Confirm, and name the file in the dialog of the system."""
    window.press("alt+i")
    window.until(lambda: window.find_all("Save"))
    window.press("ctrl+a")
    window.type(str(place))
    window.press("Return")
    window.until(lambda: not window.ask("front"))


def versions(starter: Starter) -> list[tuple[object, ...]]:
    return starter.stored(
        "SELECT version, number, approved_by, distribution, file_name FROM issued_document ORDER BY version"
    )
