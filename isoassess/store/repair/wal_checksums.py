"""The checksums of many frames of a `-wal` at once, in a fifth of the time that one after the other takes.

A checksum is two numbers, and each word of 32 bits makes the next of the two: itself and the two before, mod
2^32. Each frame goes on from the checksum that stands in the frame before it. So all frames can go through
their words side by side, each in a lane of one long integer.
"""

import sys
from array import array
from collections.abc import Iterator

HEADER_WORDS = 6  # of each frame: page, size, two salts, and the checksum
_SALTS, _STORED = 2, 4
_LANE = 8  # bytes, of which a number takes the half
_UNMASKED = 32  # words before a sum could outgrow its lane
_AT_ONCE = 1_024  # frames: 4 MB, the fastest by measurement


def sound_frames(content: bytes, before: tuple[int, int], *, frame_size: int, order: str) -> Iterator[bool]:
    """Whether the checksum of each whole frame is right; `before`: what the first one goes on from.

    `order`: of the bytes in a word, `>` or `<`. The checksums themselves always begin with the highest byte.
    """
    piece = _AT_ONCE * frame_size
    for start in range(0, len(content) - frame_size + 1, piece):
        frames = content[start : start + piece]
        frames = frames[: len(frames) // frame_size * frame_size]
        words, stored = _words(frames, order), _words(frames, ">")
        stride = frame_size // 4
        ends = [stored[_STORED + place :: stride] for place in range(2)]
        begins = [array("I", [first]) + end[:-1] for first, end in zip(before, ends, strict=True)]
        yield from _compared(words, stride, begins, ends)
        before = (ends[0][-1], ends[1][-1])


def _compared(
    words: "array[int]", stride: int, begins: "list[array[int]]", ends: "list[array[int]]"
) -> Iterator[bool]:
    count = len(ends[0])
    mask = int.from_bytes((b"\xff\xff\xff\xff" + bytes(_LANE - 4)) * ((count + 1) // 2), "little")
    two_before, one_before = (_lanes(one, mask) for one in begins)
    summed = (place for place in range(stride) if not _SALTS <= place < HEADER_WORDS)
    for number, place in enumerate(summed, start=1):
        word = _lanes(words[place::stride], mask)
        following = tuple(map(_added, word, two_before, one_before))
        two_before, one_before = one_before, following
        if not number % _UNMASKED:
            two_before, one_before = (tuple(one & mask for one in pair) for pair in (two_before, one_before))
    found = [array("I", bytes(4 * count)), array("I", bytes(4 * count))]
    for lanes, into in zip((two_before, one_before), found, strict=True):
        for half, one in enumerate(lanes):
            numbers = _numbers(one & mask, (count + 1) // 2)
            into[half::2] = numbers[: len(into[half::2])]
    return (pair == end for pair, end in zip(zip(*found, strict=True), zip(*ends, strict=True), strict=True))


def _added(word: int, two_before: int, one_before: int) -> int:
    return word + two_before + one_before


def _lanes(numbers: "array[int]", mask: int) -> tuple[int, ...]:
    """Those of even and of odd places, each with as much room again."""
    together = int.from_bytes(_swapped(numbers).tobytes(), "little")
    return together & mask, (together >> 32) & mask


def _numbers(lanes: int, count: int) -> "array[int]":
    found = array("I", lanes.to_bytes(_LANE * count, "little"))
    return _swapped(found)[::2]


def _words(content: bytes, order: str) -> "array[int]":
    found = array("I", content)
    if (order == "<") != (sys.byteorder == "little"):
        found.byteswap()
    return found


def _swapped(numbers: "array[int]") -> "array[int]":
    """As they lie in memory where the lowest byte comes first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
