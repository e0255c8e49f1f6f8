"""Two programs on one file, each with a screen and a keyboard of its own: nobody's answer changes unseen."""

from contextlib import closing
from functools import partial

import pytest

from isoassess.store.vault.driver import sqlite3
from tests.window.driving.hands import middle
from tests.window.driving.running import Window
from tests.window.driving.screen import FIRST
from tests.window.driving.starter import Starter

ANSWER = "SELECT rating, evidence, interviewee FROM answer WHERE requirement_id = ?"
WHO = "SELECT who, key FROM history WHERE requirement_id = ? ORDER BY id DESC LIMIT ?"
SIZES = (FIRST, (1400, 800))


class Two:
    """The sample open at the same question on both screens, which is what both know."""

    def __init__(self, starter: Starter) -> None:
        self.starter = starter
        self.anna, self.bert = (
            starter.start(sample=True, size=size, environment={"USER": who})
            for size, who in zip(SIZES, ("anna", "bert"), strict=True)
        )
        for window in (self.anna, self.bert):
            window.press("Enter")
            window.settle()
            window.press("ctrl+4")
            window.until(window.requirement)
            window.press("Enter")
            window.until(partial(_is_at_the_rating, window))
        self.id = self.anna.requirement()
        assert self.bert.requirement() == self.id
        assert not self.stored
        for window in (self.anna, self.bert):
            window.until(partial(window.sees, "This file is also open in another window"))

    @property
    def stored(self) -> tuple[str | None, ...]:
        """Rating, evidence and interviewee in the file; empty where nobody answered."""
        found = self.starter.stored(ANSWER, self.id)
        return found[0] if found else ()

    def write(self, window: Window, field: str, words: str) -> None:
        """Into a field, which is left then."""
        window.press(field)
        window.settle()
        window.type(words)
        window.press("Escape")
        window.settle()

    def until_stored(self, window: Window, *expected: str) -> None:
        window.until(lambda: tuple(value or "" for value in self.stored) == expected, str(self.stored))


@pytest.fixture
def two(starter: Starter) -> Two:
    return Two(starter)


def test_what_one_rates_and_the_other_writes_both_stands(two: Two) -> None:
    """Found: the second one's words took rating and evidence of the first back, and in the second's name."""
    two.anna.press("4")
    two.write(two.anna, "alt+e", "Log of May")
    two.until_stored(two.anna, "4", "Log of May", "")
    two.write(two.bert, "alt+d", "Shift leader")
    two.until_stored(two.bert, "4", "Log of May", "Shift leader")
    assert two.starter.stored(WHO, two.id, 1) == [("bert", "interviewee")]
    two.bert.press("1")
    two.until_stored(two.bert, "1", "Log of May", "Shift leader")
    two.write(two.anna, "alt+e", "Also ")
    two.anna.until(lambda: two.stored[1] != "Log of May")
    assert two.stored[0] == "1"
    assert two.starter.stored(WHO, two.id, 2) == [("anna", "evidence"), ("bert", "rating")]
    for window in (two.anna, two.bert):
        assert window.quit() == 0


def test_a_text_both_wrote_is_chosen_by_keyboard(two: Two) -> None:
    with closing(sqlite3.connect(two.starter.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # so that both have begun before either is saved
        two.write(two.anna, "alt+e", "Anna saw it")
        two.write(two.bert, "alt+e", "Bert saw it")
        for window in (two.anna, two.bert):
            window.until(partial(window.sees, "1 change is not saved yet"))
        other.execute("ROLLBACK")
    two.bert.until(lambda: _asked(two), "nobody was asked")
    window = _asked(two)[0]
    theirs = two.stored[1]
    window.press("F8")
    window.until(lambda: window.focus().get("text") == "Use mine")
    window.press("Space")
    window.until(lambda: not window.find_all("Use mine"))
    assert two.stored[1] != theirs
    for one in (two.anna, two.bert):
        assert one.quit() == 0


def test_a_rating_given_while_another_process_writes_is_in_the_file_afterwards(two: Two) -> None:
    with closing(sqlite3.connect(two.starter.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        two.anna.press("3")
        two.anna.until(lambda: two.anna.sees("1 change is not saved yet"))
        assert not two.stored
        other.execute("ROLLBACK")
    two.until_stored(two.anna, "3", "", "")
    two.anna.until(lambda: not two.anna.sees("1 change is not saved yet"))
    assert two.anna.quit() == 0


def test_a_bar_that_comes_by_itself_leaves_the_rating_where_it_is(starter: Starter) -> None:
    """Another window archives the organization: the bar came above, and the click that followed rated."""
    window = starter.start("--reaction", "5000", sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("Enter")
    window.until(partial(_is_at_the_rating, window))
    window.settle()
    here = window.requirement()
    was = window.find("Rating")["area"]
    with starter.store() as other:
        other.archive_organization(other.organizations()[0].id)
    window.until(lambda: window.find_all("Restore"))
    assert window.find("Rating")["area"] == was
    window.settle()
    window.hands.click(*middle(window.find("Rating")["seen"]))
    window.until(lambda: [row for row in starter.stored(ANSWER, here) if row[0]])


def _asked(two: Two) -> list[Window]:
    return [window for window in (two.anna, two.bert) if window.find_all("Use mine")]


def _is_at_the_rating(window: Window) -> bool:
    return window.focus().get("name") == "Rating"
