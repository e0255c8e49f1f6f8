"""What lies beside a file, frame by frame, read without SQLite, which would stop at the first damage."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from struct import Struct as Layout
from typing import BinaryIO

import msgspec

from isoassess.store.repair.wal_checksums import sound_frames
from isoassess.store.vault.pages import PAGE_SIZE

_HEADER = 32
_FRAME_HEADER = 24
_PAIR = Layout(">2I")
_BIG_ENDIAN = 0x377F0683
_AT_ONCE = 1_024  # frames that are read together


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

    The last transaction does not tell: a power cut may have torn it before it was said to be saved. All of
    the present round is looked at, some 50 MB in a second.
    """
    try:
        with wal.open("rb") as file:
            head = file.read(_HEADER + _FRAME_HEADER)
            is_sound = _is_header_sound(head)
            size = int.from_bytes(head[8:12], "big") if is_sound else PAGE_SIZE
            ends, first_unsound = _ends(file, _begun(head), _FRAME_HEADER + size)
    except OSError:
        return False
    if ends and not is_sound:
        return True  # SQLite would drop all of it
    return len(ends) > 1 and first_unsound is not None and first_unsound <= ends[-2]


class _Round(msgspec.Struct, frozen=True):
    """What all frames of the present round have, and what the first one goes on from."""

    order: str
    salts: bytes
    before: tuple[int, int]


def _begun(head: bytes) -> _Round:
    """Where the header is damaged, the salts are those of the first frame."""
    order = ">" if int.from_bytes(head[:4], "big") == _BIG_ENDIAN else "<"
    at = 16 if _is_header_sound(head) else _HEADER + 8
    before = (int.from_bytes(head[24:28], "big"), int.from_bytes(head[28:32], "big"))
    return _Round(order, head[at : at + 8], before)


def _ends(file: BinaryIO, begun: _Round, step: int) -> tuple[list[int], int | None]:
    """The places of the frames that end a transaction, and of the first one that is not sound."""
    count = _count(file, begun, step)
    ends: list[int] = []
    first_unsound, place, before = None, 0, begun.before
    file.seek(_HEADER)
    while place < count:
        piece = file.read(min(_AT_ONCE, count - place) * step)
        sound = list(_sound(piece, begun, before, step))
        if not sound:
            break  # it has become shorter
        for number, is_right in enumerate(sound):
            start = number * step
            if any(piece[start + 4 : start + 8]):
                ends.append(place + number)
            if not is_right and first_unsound is None:
                first_unsound = place + number
        before = _PAIR.unpack(piece[start + 16 : start + 24])
        place += len(sound)
    return ends, first_unsound


def _count(file: BinaryIO, begun: _Round, step: int) -> int:
    """Of the frames in the present round: up to the last one that has its salts."""
    file.seek(_HEADER)
    count = place = 0
    while piece := file.read(_AT_ONCE * step):
        for start in range(0, len(piece) - step + 1, step):
            place += 1
            if piece[start + 8 : start + 16] == begun.salts:
                count = place
    return count


def _sound(content: bytes, begun: _Round, before: tuple[int, int], step: int) -> Iterator[bool]:
    """Of each whole frame; one with other salts before another of the present round is damaged."""
    right = sound_frames(content, before, frame_size=step, order=begun.order)
    for start, is_right in zip(range(0, len(content), step), right, strict=False):
        yield is_right and content[start + 8 : start + 16] == begun.salts


def _frames(content: bytes, page_size: int) -> Iterator[WalFrame]:
    """Those of the present round: what is left of an earlier one has other salts."""
    begun, step = _begun(content), _FRAME_HEADER + page_size
    count = _count(BytesIO(content), begun, step)
    of_round = content[_HEADER : _HEADER + count * step]
    for place, is_right in enumerate(_sound(of_round, begun, begun.before, step)):
        head = of_round[place * step : place * step + _FRAME_HEADER]
        page = of_round[place * step + _FRAME_HEADER : (place + 1) * step]
        number, size = _PAIR.unpack(head[:8])
        yield WalFrame(number=number, page=page, commits=size > 0, sound=is_right)


def _is_header_sound(content: bytes) -> bool:
    """Without it SQLite takes nothing of what follows."""
    if len(content) < _HEADER:
        return False
    order = ">" if int.from_bytes(content[:4], "big") == _BIG_ENDIAN else "<"
    return _checksum(content[:24], order) == _PAIR.unpack(content[24:_HEADER])


def _checksum(content: bytes, order: str) -> tuple[int, int]:
    """Of the first bytes, with which each round begins."""
    first = second = 0
    for one, other in Layout(f"{order}2I").iter_unpack(content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
