"""Garbage is looked for where no other thread is just working with it."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.garbage import collect
from ui.widgets.tasks import Task


class Knot:
    """Holds itself, so that only the collection frees it."""

    def __init__(self) -> None:
        self.knot = self


def _old_knot() -> "weakref.ref[Knot]":
    """Garbage that is among the oldest, where a quick look does not go."""
    knot = Knot()
    for _time in range(2):
        gc.collect(1)
    return weakref.ref(knot)


def many_knots() -> object:
    for _knot in range(50_000):
        Knot()
    return None


@pytest.fixture
def collecting() -> Iterator[set[threading.Thread]]:
    """The threads in which garbage is looked for from now on."""
    threads: set[threading.Thread] = set()

    def note(_phase: str, _about: dict[str, int]) -> None:
        threads.add(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def test_work_on_another_thread_never_looks_for_garbage(
    qtbot: QtBot, collecting: set[threading.Thread]
) -> None:
    task = Task()
    with qtbot.waitSignal(task.finished):
        task.run(many_knots)
    qtbot.waitUntil(lambda: bool(collecting))
    assert collecting == {threading.main_thread()}


def test_garbage_is_freed_although_python_does_not_look_for_it(qtbot: QtBot) -> None:
    knot = weakref.ref(Knot())
    many_knots()
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None)


def test_many_missed_looks_are_made_up_for_by_a_thorough_one(qtbot: QtBot) -> None:
    """What has grown old unseen is freed too, as Python itself would have done after so many new objects."""
    knot = _old_knot()
    assert knot() is not None
    kept = [[number] for number in range(gc.get_threshold()[0] * 150)]
    collect()
    assert knot() is None
    assert len(kept) == gc.get_threshold()[0] * 150


def test_the_oldest_are_not_looked_at_again_before_there_are_many_more_of_them(qtbot: QtBot) -> None:
    """It takes long, and next to nothing among them has become garbage meanwhile."""
    gc.collect()
    oldest = len(gc.get_objects(2))
    for _time in range(gc.get_threshold()[2] + 2):
        gc.collect(1)
    knot = _old_knot()
    assert collect(oldest) == oldest
    assert knot() is not None
    assert collect(oldest // 2) > 0  # as if there had been half as many
    assert knot() is None
