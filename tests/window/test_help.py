"""The guide in the real window: beside the work, over the wizard, and gone with the program."""

from tests.window.driving.running import Window
from tests.window.driving.starter import Starter


def guide_of(window: Window) -> str:
    """The title of the guide where it has the keys."""
    titles = [shown["title"] for shown in window.windows() if shown["active"]]
    return next((title for title in titles if "Guide of IsoAssess" in title), "")


def test_f1_opens_the_guide_beside_the_work_and_over_the_wizard(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("F1")
    window.until(lambda: guide_of(window).startswith("The list of organizations"))
    window.press("Escape")
    window.until(lambda: not guide_of(window))
    window.press("ctrl+n")
    window.until(lambda: window.ask("front"))
    window.press("F1")
    window.until(lambda: guide_of(window).startswith("The profile"))
    window.press("ctrl+f")
    window.until(lambda: window.focus()["name"] == "Search the guide")
    window.type("recovery key")
    window.press("Enter")
    window.until(lambda: guide_of(window).startswith("The password"))
    window.press("alt+Left")
    window.until(lambda: guide_of(window).startswith("The profile"))
    window.press("Escape")
    window.until(lambda: not guide_of(window))
    window.press("Escape")
    window.until(lambda: not window.ask("front"))
    window.press("F1")
    window.until(lambda: bool(guide_of(window)))
    assert window.quit() == 0, "Ctrl+Q leaves the program also from the guide"
