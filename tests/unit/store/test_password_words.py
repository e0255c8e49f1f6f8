"""What is one password however it is typed, what is none, and how strong one is said to be."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.store.vault.keyring import FileKey, Keyring, what_counts
from isoassess.store.vault.strength import Strength, one_line, strength, strength_words, why_not

SALT = bytes(16)
LINE_ENDS = "\n\r\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"


@given(st.text(min_size=1, max_size=40))
def test_a_password_is_the_same_composed_and_decomposed(password: str) -> None:
    whole, parts = (unicodedata.normalize(form, password) for form in ("NFC", "NFD"))
    assert what_counts(whole) == what_counts(parts)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2007", "\u202f", "\u3000"])
def test_every_kind_of_blank_is_a_blank(blank: str) -> None:
    assert what_counts(f"two{blank}words") == what_counts("two words")


@pytest.mark.parametrize(
    ("one", "other"),
    [("abc", "abc "), ("abc", " abc"), ("a b", "ab"), ("abc", "ABC"), ("abc", "\uff41bc"), ("ﬁ", "fi")],
)
def test_what_looks_alike_is_another_password(one: str, other: str) -> None:
    assert what_counts(one) != what_counts(other)


@given(st.text(alphabet=" \u00a0\u3000\t", max_size=10))
def test_blanks_alone_are_refused(blanks: str) -> None:
    assert why_not(blanks)


@given(st.text(min_size=1, max_size=1_000).filter(str.strip))
def test_anything_else_will_do(password: str) -> None:
    assert not why_not(password)


@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_added_makes_it_no_weaker(password: str, more: str) -> None:
    assert strength(password + more) >= strength(password) or any(
        abs(ord(after) - ord(before)) <= 1 for before, after in pairwise(password[-1:] + more)
    )


@pytest.mark.parametrize(
    ("password", "is_now"),
    [
        ("", Strength.SHORT),
        ("a" * 1_000, Strength.SHORT),
        ("12345678901234567890", Strength.SHORT),
        ("ab" * 200, Strength.SHORT),
        ("red" * 100, Strength.SHORT),
        ("gr7!kXz", Strength.SHORT),
        ("gr7!kXzq", Strength.FAIR),
        ("green apple tree", Strength.GOOD),
        ("green apple tree by river", Strength.STRONG),
    ],
)
def test_its_length_tells_how_strong_it_is(password: str, is_now: Strength) -> None:
    assert strength(password) is is_now
    assert bool(strength_words(password)) == bool(password)


@pytest.mark.parametrize("password", ["ab" * 200, "a" * 1_000, "12345678901234567890", "redredred"])
def test_a_long_one_that_can_be_guessed_is_not_called_short(password: str) -> None:
    assert strength_words(password).startswith("Easy to guess")
    assert strength_words(password[:7]).startswith("Short")


@given(st.text(alphabet=st.sampled_from("ab " + LINE_ENDS), max_size=20))
def test_what_is_pasted_has_no_line_break_and_stays_as_it_is_afterwards(pasted: str) -> None:
    taken = one_line(pasted)
    assert not set(taken) & set(LINE_ENDS)
    assert one_line(taken) == taken
    if not set(pasted) & set(LINE_ENDS):
        assert taken == pasted  # blanks at its ends too


def test_a_key_is_forgotten_with_all_that_it_opens(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("keys")
    keys, key, other = Keyring(), FileKey(b"k" * 32, SALT), FileKey(b"o" * 32, SALT)
    keys.put(folder / "file", key)
    keys.share(folder / "file", folder / "copy")
    keys.put(folder / "another", other)
    keys.forget(folder / "file")
    assert keys.of(folder / "file") is None
    assert keys.of(folder / "copy") is None
    assert keys.of(folder / "another") == other
