"""Work done again and again in a real window leaves nothing behind; `working_day` does a whole day of it."""

from tests.window.driving.growth import Reading, read
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter
from tests.window.working_day import WorkingDay


def test_what_was_closed_is_gone(starter: Starter) -> None:
    window = starter.start(sample=True, environment={"PATH": ""})
    day = WorkingDay(window)
    for _round in range(3):  # what is made once, such as a thread for what is done beside the window, is made
        day.work()
    before, known = read(window, day.acts), widgets_known(window)
    day.work()
    window.until(lambda: holds_no_more(read(window, day.acts), before))  # once what goes on beside is done
    after = read(window, day.acts)
    assert (after.widgets, after.dialogs) == (before.widgets, 0)
    assert widgets_known(window) == known, "what Python knows of widgets that are gone"
    assert window.quit() == 0


def holds_no_more(now: Reading, before: Reading) -> bool:
    return now.handles <= before.handles and now.threads <= before.threads


def widgets_known(window: Window) -> dict[str, int]:
    """How many of each class of Qt's Python holds an object of, gone or not."""
    kinds = window.ask("kinds").items()
    return {name: number for name, number in kinds if name.startswith("PySide6.QtWidgets.Q")}
