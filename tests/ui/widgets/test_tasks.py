"""Work off the GUI thread: the newest request wins, faults come to light, nobody waits at the end."""

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isoassess.errors import BadInput
from ui.widgets.tasks import Progress, Task


class Heard:
    """What a task said."""

    def __init__(self, task: Task) -> None:
        self.results: list[object] = []
        self.failures: list[str] = []
        self.busy: list[bool] = []
        task.finished.connect(self.results.append)
        task.failed.connect(self.failures.append)
        task.busy_changed.connect(self.busy.append)


@pytest.fixture
def task(qapp: QApplication) -> Task:
    return Task()


@pytest.fixture
def heard(task: Task) -> Heard:
    return Heard(task)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds slow work back until it is set; open at the latest when the test is over."""
    event = threading.Event()
    yield event
    event.set()


def slow(gate: threading.Event, outcome: object) -> object:
    gate.wait(10)
    return outcome


def refuse(sentence: str) -> object:
    raise BadInput(sentence)


def break_down() -> object:
    raise ZeroDivisionError("a fault")


def here() -> object:
    return threading.current_thread()


def test_the_result_comes_back_from_another_thread(qtbot: QtBot, task: Task, heard: Heard) -> None:
    with qtbot.waitSignal(task.finished):
        task.run(here)
    assert heard.results[0] is not threading.current_thread()
    assert heard.busy == [True, False]
    assert not task.busy


def test_a_slow_first_request_never_overwrites_a_later_one(
    qtbot: QtBot, task: Task, heard: Heard, gate: threading.Event
) -> None:
    task.run(partial(slow, gate, "first"))
    task.run(partial(slow, gate, "second"))
    task.run(partial(slow, gate, "third"))
    gate.set()
    qtbot.waitUntil(lambda: not task.busy)
    assert heard.results == ["third"]
    assert heard.busy == [True, False]


def test_an_expected_error_is_said_in_its_own_sentence(qtbot: QtBot, task: Task, heard: Heard) -> None:
    with qtbot.waitSignal(task.failed):
        task.run(partial(refuse, "The picture is too large."))
    assert heard.failures == ["The picture is too large."]
    assert heard.results == []


def test_a_fault_reaches_the_hook_for_faults_and_the_one_who_waits(
    qtbot: QtBot, task: Task, heard: Heard
) -> None:
    with qtbot.captureExceptions() as faults:
        task.run(break_down)
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError
    assert "fault" in heard.failures[0]
    with qtbot.waitSignal(task.finished):
        task.run(partial(str, "goes on"))


def test_work_tells_how_far_it_is(qtbot: QtBot, task: Task, heard: Heard, gate: threading.Event) -> None:
    told: list[object] = []
    task.progressed.connect(told.append)
    progress = Progress()
    progress.tell("half")
    task.run(partial(slow, gate, "done"), progress)
    qtbot.waitUntil(lambda: told == ["half"])
    gate.set()
    qtbot.waitUntil(lambda: heard.results == ["done"])
    assert told == ["half"]


def test_what_was_cancelled_is_not_heard_of(
    qtbot: QtBot, task: Task, heard: Heard, gate: threading.Event
) -> None:
    task.run(partial(slow, gate, "cancelled"))
    task.cancel()
    assert heard.busy == [True, False]
    gate.set()
    with qtbot.waitSignal(task.finished):
        task.run(partial(str, "later"))
    assert heard.results == ["later"]


def test_a_task_that_goes_away_while_it_works_waits_for_nothing_and_says_nothing(
    qtbot: QtBot, gate: threading.Event
) -> None:
    before = set(threading.enumerate())
    owner = QObject()
    task = Task(owner)
    heard = Heard(task)
    task.run(partial(slow, gate, "unheard"))
    (worker,) = set(threading.enumerate()) - before
    gone = weakref.ref(task)
    owner.deleteLater()
    del task, owner
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    gate.set()
    worker.join(10)
    assert not worker.is_alive()
    assert heard.results == []
