"""The first minute in the real window, by keys alone: the sample, the tour, and gone again."""

from functools import partial

from tests.window.driving.starter import Starter


def test_a_stranger_tries_the_sample_is_shown_around_and_is_rid_of_it(starter: Starter) -> None:
    window = starter.start()
    window.until(lambda: window.focus().get("name") == "New organization")
    window.press("Tab", "space")
    window.until(lambda: window.sees("Step 1 of 5"))
    said = "SELECT count(*) FROM history"
    before = starter.stored(said)
    for number in range(1, 5):
        window.until(partial(window.sees, f"Step {number} of 5"))
        window.press("2", "ctrl+n", "Return")  # what rates and begins elsewhere does nothing here
        window.settle()
    window.until(lambda: window.focus().get("name") == "Done")
    window.press("Return")
    window.until(lambda: window.focus().get("name") != "Done")
    assert starter.stored(said) == before
    assert "(sample)" in " ".join(window.screen.titles())
    window.press("ctrl+0")
    window.until(lambda: window.sees("is not counted among your organizations"))
    window.press("Delete")
    window.until(lambda: window.sees("The sample was removed."))
    assert starter.stored(said) == [(0,)]
    window.press("ctrl+z")
    window.until(lambda: starter.stored(said) == before)
    assert window.quit() == 0
