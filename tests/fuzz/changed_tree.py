"""JSON changed as the bytes say, so that what is tried is JSON again, and gets past the first reader."""

from collections.abc import Iterator, Sequence
from typing import Any

STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**63, 1e308, "", " ", "x" * 5_000, "a\0b", "\ud800", "\u202e", "é", "e\u0301"),
    *([], {}, "[]", "{}", '"2"', '"x"', '["x"]', "null", "[[[[", "9" * 400, "change", "undo", "redo"),
    *("organization", "profile", "decision", "assessment", "answer", "attachment", "added", "completed"),
    *("taken-back", "reopened", "removed", "archived", "NC-01", "OFI-99", "quality-policy", "no-such-thing"),
    *("2026-11-20", "0001-01-01", "9999-12-31", "2026-02-30", "2026-11-20T09:00:00Z"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-20T09:00:00"),
    *("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-00000000000f", "../../x"),
)


def changed(tree: Any, content: bytes, strange: Sequence[Any] = STRANGE) -> Any:
    """Each change takes bytes: some for the way to a place, one for what is done there, one for by what."""
    bytes_left = iter(content)
    while (path := _path(tree, bytes_left)) is not None:
        place, key = path
        deed, by = next(bytes_left, 0), next(bytes_left, 0)
        _change(place, key, deed, by, strange)
    return tree


def _path(tree: Any, bytes_left: Iterator[int]) -> tuple[Any, Any] | None:
    """A container and a key of it; None where the bytes have ended, or there is nothing to change."""
    place, key = None, None
    inside = tree
    while isinstance(inside, (dict, list)) and inside:
        step = next(bytes_left, None)
        if step is None:
            return None
        if step >= 248 and place is not None:
            break
        keys = list(inside) if isinstance(inside, dict) else range(len(inside))
        place, key = inside, keys[step % len(keys)]
        inside = place[key]
    return None if place is None else (place, key)


def _change(place: Any, key: Any, deed: int, by: int, strange: Sequence[Any]) -> None:
    value = place[key]
    match deed % 6:
        case 0:
            del place[key]
        case 1 if isinstance(place, list):
            place.insert(by % (len(place) + 1), value)
        case 2 if isinstance(place, list):
            other = by % len(place)
            place[key], place[other] = place[other], place[key]
        case 3 if isinstance(place, dict):
            place[str(strange[by % len(strange)])] = value
        case 4 if isinstance(value, str) and value:
            at = by % len(value)
            place[key] = value[:at] + chr(48 + deed % 75) + value[at + 1 :]
        case _:
            place[key] = strange[by % len(strange)]
