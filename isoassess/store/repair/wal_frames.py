"""What lies beside a file, frame by frame, read without SQLite, which would stop at the first damage."""

from collections.abc import Iterator
from pathlib import Path
from struct import Struct as Layout

import msgspec

from isoassess.store.vault.pages import PAGE_SIZE

_HEADER = 32
_FRAME_HEADER = 24
_NUMBERS, _CHECKED = Layout(">6I"), Layout(">2I")
_BIG_ENDIAN = 0x377F0683
LOOKED_AT = 32 * 2**20  # bytes: in less than a second


class WalFrame(msgspec.Struct, frozen=True, kw_only=True):
    """`page` is as it lies there; `commits`: a transaction ends with it; `sound`: its checksum is right."""

    number: int
    page: bytes
    commits: bool
    sound: bool


def kept_frames(wal: Path, page_size: int) -> list[WalFrame]:
    """Up to the end of the last transaction that was finished; none where nothing lies there.

    The last transaction may have been torn by a power cut, and then it was never said to be saved. One that
    is damaged further ahead was said to be saved, and its frames are given as they are.
    """
    try:
        content = wal.read_bytes()
    except OSError:
        return []
    frames = list(_frames(content, page_size))
    ends = [place for place, frame in enumerate(frames) if frame.commits]
    while ends:
        begin = ends[-2] + 1 if len(ends) > 1 else 0
        if all(frame.sound for frame in frames[begin : ends[-1] + 1]):
            break
        if any(frame.sound for frame in frames[begin : ends[-1] + 1]) and len(ends) > 1:
            break
        ends.pop()
    return frames[: ends[-1] + 1] if ends else []


def is_damaged_within(wal: Path) -> bool:
    """Whether one is damaged that was said to be saved: SQLite would drop it and all that follows it.

    The last transaction does not tell: a power cut may have torn it before it was said to be saved. Of a
    very long file only the beginning is looked at, so that nobody waits for it.
    """
    try:
        with wal.open("rb") as file:
            content = file.read(LOOKED_AT)
    except OSError:
        return False
    size = int.from_bytes(content[8:12], "big") if _is_header_sound(content) else PAGE_SIZE
    frames = list(_frames(content, size))
    ends = [place for place, frame in enumerate(frames) if frame.commits]
    if ends and not _is_header_sound(content):
        return True  # SQLite would drop all of it
    return len(ends) > 1 and not all(frame.sound for frame in frames[: ends[-2] + 1])


def _frames(content: bytes, page_size: int) -> Iterator[WalFrame]:
    """Those of the present round: what is left of an earlier one has other salts.

    One with other salts before another of the present round is damaged.
    """
    step = _FRAME_HEADER + page_size
    starts = range(_HEADER, len(content) - step + 1, step)
    order = ">" if int.from_bytes(content[:4], "big") == _BIG_ENDIAN else "<"
    at = 16 if _is_header_sound(content) else _HEADER + 8
    salts = content[at : at + 8]
    before = (int.from_bytes(content[24:28], "big"), int.from_bytes(content[28:32], "big"))
    last = max((start for start in starts if content[start + 8 : start + 16] == salts), default=0)
    for start in starts:
        if start > last:
            return
        head = content[start : start + _FRAME_HEADER]
        page = content[start + _FRAME_HEADER : start + step]
        number, size, _salt, _salt_too, first, second = _NUMBERS.unpack(head)
        sound = head[8:16] == salts and _checksum(head[:8] + page, before, order) == (first, second)
        yield WalFrame(number=number, page=page, commits=size > 0, sound=sound)
        before = (first, second)


def _is_header_sound(content: bytes) -> bool:
    """Without it SQLite takes nothing of what follows."""
    if len(content) < _HEADER:
        return False
    order = ">" if int.from_bytes(content[:4], "big") == _BIG_ENDIAN else "<"
    return _checksum(content[:24], (0, 0), order) == _CHECKED.unpack(content[24:_HEADER])


def _checksum(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """As SQLite goes on from the checksum of the frame before."""
    first, second = before
    for one, other in Layout(f"{order}2I").iter_unpack(content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
