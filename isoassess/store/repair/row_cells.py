"""Rows as they lie on the pages of a table: taken apart by the format of SQLite's files, and by nothing else.

What cannot be a row is none; a text that lost a letter is still one, and `flawed` says so.
"""

from collections.abc import Iterator
from struct import unpack

from msgspec import Struct

from isoassess.store.repair.page_file import HEADER, PageFile

LEAF, INNER = 0x0D, 0x05
_LONGEST = 1_000_000_000  # bytes of a row
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type: bytes

Raw = int | float | str | bytes | None


class RowCell(Struct, frozen=True):
    """One row of a table, its columns in the order of the file."""

    rowid: int
    values: tuple[Raw, ...]
    flawed: bool


def kind_of(page: bytes, number: int) -> int:
    """LEAF, INNER, or what else a page begins with."""
    return page[HEADER if number == 1 else 0]


def children(pages: PageFile, page: bytes, number: int) -> list[int]:
    """The pages below an inner one, in their order."""
    start = HEADER if number == 1 else 0
    places = [*_places(page, start, 12), start + 8]  # the last one stands in the header
    found = [int.from_bytes(page[place : place + 4], "big") for place in places]
    return [one for one in found if 1 < one <= pages.count]


def rows_of(pages: PageFile, page: bytes, number: int) -> Iterator[RowCell | None]:
    """Each row of a leaf; None for one that cannot be read."""
    start = HEADER if number == 1 else 0
    for place in _places(page, start, 8):
        try:
            yield _row(pages, page, place, number)
        except (IndexError, ValueError):
            yield None


def _places(page: bytes, start: int, header: int) -> list[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    most = (len(page) - start - header) // 2
    listed = [start + header + 2 * one for one in range(min(count, most))]
    found = [int.from_bytes(page[place : place + 2], "big") for place in listed]
    return [place for place in found if start + header <= place < len(page) - 3]


def _row(pages: PageFile, page: bytes, place: int, number: int) -> RowCell:
    size, place = _varint(page, place)
    rowid, place = _varint(page, place)
    if not 0 < size <= _LONGEST:
        raise ValueError("no row is as long as that")
    content, spoiled = _content(pages, page, place, size)
    values, flawed = _values(content)
    signed = rowid - 2**64 if rowid >= 2**63 else rowid
    return RowCell(signed, values, flawed or spoiled or number in pages.spoiled)


def _content(pages: PageFile, page: bytes, place: int, size: int) -> tuple[bytes, bool]:
    """The bytes of a row, those on further pages too; whether one of these is damaged."""
    usable = pages.usable
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if size <= most:
        return page[place : place + size], False
    here = least + (size - least) % (usable - 4)
    here = here if here <= most else least
    parts, left = [page[place : place + here]], size - here
    following = int.from_bytes(page[place + here : place + here + 4], "big")
    seen: set[int] = set()
    while left > 0:
        further = None if following in seen or not 1 < following <= pages.count else pages.page(following)
        if further is None:
            parts.append(bytes(left))
            return b"".join(parts), True
        seen.add(following)
        parts.append(further[4 : 4 + min(left, usable - 4)])
        left -= len(parts[-1])
        following = int.from_bytes(further[:4], "big")
    return b"".join(parts), bool(seen & pages.spoiled)


def _values(content: bytes) -> tuple[tuple[Raw, ...], bool]:
    length, place = _varint(content, 0)
    if not place <= length <= len(content):
        raise ValueError("no row begins like that")
    kinds = []
    while place < length:
        kind, place = _varint(content, place)
        kinds.append(kind)
    values: list[Raw] = []
    flawed = False
    start = length
    for kind in kinds:
        size = _size(kind)
        piece = content[start : start + size]
        if len(piece) < size:
            raise ValueError("the row ends before its values do")
        value, broken = _value(kind, piece)
        values.append(value)
        flawed = flawed or broken
        start += size
    return tuple(values), flawed or start != len(content)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError("no value has this type")
    return _INTEGERS.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, piece: bytes) -> tuple[Raw, bool]:
    if kind == 0:
        return None, False
    if kind in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True), False
    if kind == 7:
        return float(unpack(">d", piece)[0]), False
    if kind in (8, 9):
        return kind - 8, False
    if kind % 2 == 0:
        return piece, False
    try:
        return piece.decode("utf-8"), False
    except UnicodeDecodeError:
        return piece.decode("utf-8", "replace"), True


def _varint(content: bytes, place: int) -> tuple[int, int]:
    found = 0
    for length in range(8):
        byte = content[place + length]
        found = found << 7 | byte & 0x7F
        if byte < 0x80:
            return found, place + length + 1
    return found << 8 | content[place + 8], place + 9
