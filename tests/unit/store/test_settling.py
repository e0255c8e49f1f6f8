"""What looks wrong is looked at again, and believed when it stays so."""

from collections.abc import Iterator

from isoassess.store.file.settling import LOOKS, settled


def looks(*seen: int) -> Iterator[int]:
    yield from seen


def test_what_is_as_it_should_be_is_believed_at_once() -> None:
    found = looks(7, 8)
    assert settled(lambda: next(found), between=0, patience=lambda _seen: None) == 7


def test_what_becomes_right_among_the_first_looks_is_believed() -> None:
    found = looks(1, 2, 3, 4, 0)
    assert LOOKS == 5
    assert settled(lambda: next(found), between=0, patience=lambda seen: 0 if seen else None) == 0


def test_what_stays_wrong_is_believed_after_so_many_looks() -> None:
    found = looks(1, 2, 3, 4, 5, 6)
    assert settled(lambda: next(found), between=0, patience=lambda _seen: 0) == 5
    assert next(found) == 6


def test_what_may_take_longer_is_looked_at_until_it_is_right() -> None:
    found = looks(*range(100, 0, -1), 0)
    assert settled(lambda: next(found), between=0, patience=lambda seen: 600 if seen else None) == 0


def test_the_patience_is_that_of_what_was_seen_last() -> None:
    """A companion that is on its way is waited for; where it turns out to be a foreign one, that is said."""
    found = looks(*[1] * 20, 2, 3)
    assert settled(lambda: next(found), between=0, patience=lambda seen: 600 if seen == 1 else 0) == 2
