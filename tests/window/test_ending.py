"""The system ends the program while somebody types: at a log-off, with its terminal, by Ctrl+C."""

import signal
import time
from contextlib import closing

import pytest

from isoassess.store.file.identity import identity_of_file
from isoassess.store.vault.driver import sqlite3
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


def writing(starter: Starter) -> tuple[Window, str]:
    """The window, the keys in the evidence of a requirement, and which one that is."""
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("Enter")
    window.until(lambda: window.focus().get("name") == "Rating")
    window.press("alt+e")
    window.settle()
    return window, window.requirement()


def evidence(starter: Starter, requirement: str) -> list[tuple[str, ...]]:
    return starter.stored("SELECT evidence FROM answer WHERE requirement_id = ?", requirement)


@pytest.mark.parametrize("number", SIGNALS)
def test_the_last_words_are_saved_when_the_system_ends_the_program(
    starter: Starter, number: signal.Signals
) -> None:
    window, requirement = writing(starter)
    window.type("the last words")
    window.until(lambda: window.focus().get("text") == "the last words")
    window.process.send_signal(number)
    assert window.process.wait(timeout=30) == 128 + number
    assert evidence(starter, requirement) == [("the last words",)]
    assert window.said() == ""


@pytest.mark.parametrize("number", SIGNALS)
def test_the_file_is_whole_where_keys_arrive_to_the_end(starter: Starter, number: signal.Signals) -> None:
    window, _requirement = writing(starter)
    for place, letter in enumerate("the record of May was seen and signed by the foreman on the day itself"):
        window.type(letter)
        if place == 12:
            window.process.send_signal(number)
        if window.process.poll() is not None:
            break
        time.sleep(0.015)
    assert window.process.wait(timeout=30) == 128 + number
    identity = identity_of_file(starter.file)
    assert identity is not None
    assert identity.folded
    assert starter.stored("SELECT 1 FROM answer WHERE evidence LIKE 'the record o%'")


def test_what_a_locked_file_cannot_take_at_the_end_is_there_at_the_next_start(starter: Starter) -> None:
    window, requirement = writing(starter)
    with closing(sqlite3.connect(starter.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.type("the last words")
        window.until(lambda: window.focus().get("text") == "the last words")
        window.process.send_signal(signal.SIGTERM)
        assert window.process.wait(timeout=30) == 128 + signal.SIGTERM
        other.execute("ROLLBACK")
        assert not evidence(starter, requirement)
        again = starter.start()
        again.until(lambda: evidence(starter, requirement) == [("the last words",)])
