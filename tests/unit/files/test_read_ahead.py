"""What is read ahead is what was asked for, in whatever order somebody asks."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.files.read_ahead import read_ahead

NAMES = "abcdef"


@given(order=st.permutations(NAMES), asked=st.lists(st.sampled_from(NAMES)))
def test_each_name_gives_its_own_content_and_no_two_are_read_at_once(
    order: list[str], asked: list[str]
) -> None:
    at_work = threading.Lock()

    def read(name: str) -> bytes:
        assert at_work.acquire(blocking=False)
        try:
            return name.encode()
        finally:
            at_work.release()

    with read_ahead(read, order) as ahead:
        assert [ahead(name) for name in asked] == [name.encode() for name in asked]


def test_in_the_order_that_was_told_nothing_is_read_twice() -> None:
    read: list[str] = []

    def note(name: str) -> bytes:
        read.append(name)
        return b""

    with read_ahead(note, NAMES) as ahead:
        for name in NAMES:
            ahead(name)
    assert read == list(NAMES)


def test_why_a_part_could_not_be_read_is_said_when_that_is_asked_for() -> None:
    def read(name: str) -> bytes:
        if name == "b":
            raise BadInput("b is damaged")
        return name.encode()

    with read_ahead(read, NAMES) as ahead:
        assert ahead("a") == b"a"
        with pytest.raises(BadInput, match="b is damaged"):
            ahead("b")
        assert ahead("c") == b"c"
