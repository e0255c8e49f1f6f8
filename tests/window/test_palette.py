"""The palette and the menu in the real window, by keys alone."""

from tests.window.driving.starter import Starter


def test_words_and_enter_lead_anywhere_and_what_is_typed_stays(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("ctrl+k")
    window.until(lambda: window.focus()["name"] == "Find anything")
    window.type("exmaple")
    window.settle()
    window.press("Enter")
    window.until(lambda: window.sees("Example Fabrications Ltd"))
    window.press("ctrl+k")
    window.type("8.4.1")
    window.settle()
    window.press("Enter")
    window.until(window.requirement)
    window.press("a")
    window.settle()
    window.type("Words that stay")
    field = window.focus()["name"]
    window.press("ctrl+k")
    window.until(lambda: window.focus()["name"] == "Find anything")
    window.type("nothing of it")
    window.press("Escape")
    window.until(lambda: window.focus()["name"] == field)
    window.type(" here")
    window.settle()
    said = "SELECT count(*) FROM answer WHERE action_what LIKE '%Words that stay here'"
    window.until(lambda: starter.stored(said) == [(1,)])
    window.press("ctrl+k")
    window.type("zoom in")
    window.settle()
    window.press("Enter")
    window.until(lambda: window.sees("Reports"))
    assert window.quit() == 0


def test_the_menu_opens_by_alt_and_by_its_key(starter: Starter) -> None:
    window = starter.start(sample=True)
    for opening in ("Alt_L", "F10"):
        window.press(opening)
        window.until(window.popup)
        window.press("Escape")
        window.until(lambda: not window.popup())
    window.press("F10")
    window.until(window.popup)
    window.press("Enter")
    window.until(lambda: window.focus()["name"] == "Find anything")
    window.press("Escape")
    assert window.quit() == 0
