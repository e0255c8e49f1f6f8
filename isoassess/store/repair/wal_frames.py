"""What lies beside a file, frame by frame, read without SQLite, which would stop at the first damage."""

from collections.abc import Iterator
from pathlib import Path
from struct import Struct as Layout

import msgspec

_HEADER = 32
_FRAME_HEADER = 24
_NUMBERS = Layout(">6I")
_BIG_ENDIAN = 0x377F0683


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


def _frames(content: bytes, page_size: int) -> Iterator[WalFrame]:
    """Those of the present round: what is left of an earlier one has other salts."""
    if len(content) < _HEADER:
        return
    order = ">" if int.from_bytes(content[:4], "big") == _BIG_ENDIAN else "<"
    salts = content[16:24]
    before = (int.from_bytes(content[24:28], "big"), int.from_bytes(content[28:32], "big"))
    for start in range(_HEADER, len(content), _FRAME_HEADER + page_size):
        head = content[start : start + _FRAME_HEADER]
        page = content[start + _FRAME_HEADER : start + _FRAME_HEADER + page_size]
        if len(page) < page_size or head[8:16] != salts:
            return
        number, size, _salt, _salt_too, first, second = _NUMBERS.unpack(head)
        sound = _checksum(head[:8] + page, before, order) == (first, second)
        yield WalFrame(number=number, page=page, commits=size > 0, sound=sound)
        before = (first, second)


def _checksum(content: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """As SQLite goes on from the checksum of the frame before."""
    first, second = before
    for one, other in Layout(f"{order}2I").iter_unpack(content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
