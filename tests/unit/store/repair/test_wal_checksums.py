"""Checksums side by side are those that SQLite writes and that one after the other gives."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from struct import iter_unpack, pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.store.repair.wal_checksums import sound_frames
from isoassess.store.repair.wal_frames import is_damaged_within, kept_frames
from isoassess.store.vault.driver import sqlite3

Pair = tuple[int, int]


def one_by_one(content: bytes, before: Pair, order: str) -> Pair:
    first, second = before
    for one, other in iter_unpack(f"{order}2I", content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def framed(pages: Sequence[bytes], before: Pair, order: str) -> bytes:
    content = b""
    for number, page in enumerate(pages):
        head = pack(">2I", number, number % 2)
        before = one_by_one(head + page, before, order)
        content += head + b"saltsalt" + pack(">2I", *before) + page
    return content


numbers = st.integers(0, 2**32 - 1)
page_sizes = st.sampled_from([8, 64, 512])


@given(
    page_sizes,
    st.lists(st.randoms(use_true_random=False), min_size=1, max_size=5),
    st.tuples(numbers, numbers),
)
@pytest.mark.parametrize("order", "<>")
def test_all_are_sound_and_a_changed_bit_makes_one_unsound(
    order: str, size: int, chances: list[Random], before: Pair
) -> None:
    pages = [chance.randbytes(size) for chance in chances]
    content, step = framed(pages, before, order), 24 + size
    assert list(sound_frames(content, before, frame_size=step, order=order)) == [True] * len(pages)
    place = chances[0].randrange(len(pages))
    at = place * step + 24 + chances[0].randrange(size)
    changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    found = list(sound_frames(changed, before, frame_size=step, order=order))
    assert [number for number, sound in enumerate(found) if not sound] == [place]


def test_the_largest_numbers_do_not_outgrow_their_lanes() -> None:
    pages = [b"\xff" * 65_536] * 3
    content = framed(pages, (2**32 - 1, 2**32 - 1), "<")
    found = sound_frames(content, (2**32 - 1, 2**32 - 1), frame_size=24 + 65_536, order="<")
    assert list(found) == [True] * 3


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """What SQLite leaves beside a file after transactions of more frames than are read together."""
    path = tmp_path / "file.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE one (content)")
    for _round in range(3):
        connection.execute("INSERT INTO one VALUES (randomblob(3000000))")
    left = tmp_path / "left-wal"
    left.write_bytes(path.with_name("file.db-wal").read_bytes())
    connection.close()
    return left


def test_all_of_a_long_one_is_looked_at(long: Path) -> None:
    content = long.read_bytes()
    frames = kept_frames(long, 4096)
    assert len(frames) > 2_000
    assert all(frame.sound for frame in frames)
    assert not is_damaged_within(long)
    ends = list(accumulate(frame.commits for frame in frames))
    for place in (5, 1_023, 1_024, 1_400):
        assert ends[place] < ends[-1] - 1
        at = 32 + place * (24 + 4096) + 1_000
        long.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert is_damaged_within(long), place


def test_a_torn_end_and_what_an_earlier_round_left_are_no_damage(long: Path) -> None:
    content = long.read_bytes()
    long.write_bytes(content[:-2_000_000])
    assert not is_damaged_within(long)
    earlier = bytearray(content[-100 * (24 + 4096) :])
    for start in range(0, len(earlier), 24 + 4096):
        earlier[start + 8 : start + 16] = b"earlier!"
    long.write_bytes(content + earlier)
    assert not is_damaged_within(long)
