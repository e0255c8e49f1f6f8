"""What is sealed opens with its key alone, and not after one byte was changed."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.store.vault.keyring import FileKey
from isoassess.store.vault.sealing import is_sealed, sealed, unsealed

KEYS = st.binary(min_size=32, max_size=32).map(lambda secret: FileKey(secret, b"s" * 16))


@given(st.binary(max_size=2_000), KEYS)
def test_what_is_sealed_is_read_back_and_never_the_same_twice(content: bytes, key: FileKey) -> None:
    closed = sealed(content, key)
    assert is_sealed(closed)
    assert unsealed(closed, key) == content
    assert sealed(content, key) != closed
    _beginning, behind = closed.split(b"\n", maxsplit=1)  # what every sealed content begins with
    assert len(content) < 8 or content not in behind


@given(st.binary(min_size=1), KEYS, KEYS)
def test_another_key_opens_nothing(content: bytes, key: FileKey, other: FileKey) -> None:
    assert unsealed(sealed(content, key), other) == (content if key == other else None)


@given(st.binary(max_size=200), KEYS, st.integers(0), st.integers(1, 255))
def test_one_changed_byte_is_seen(content: bytes, key: FileKey, place: int, by: int) -> None:
    changed = bytearray(sealed(content, key))
    changed[place % len(changed)] ^= by
    assert unsealed(bytes(changed), key) is None


@given(st.binary(max_size=100), KEYS)
def test_whatever_else_is_read_as_nothing(content: bytes, key: FileKey) -> None:
    assert unsealed(content, key) is None


@given(st.integers(0, 60), KEYS)
def test_what_is_cut_off_is_read_as_nothing(length: int, key: FileKey) -> None:
    closed = sealed(b"x" * 30, key)
    assert unsealed(closed[:length], key) is None
