"""A number with decimals reads back in the form of either sign; what is none is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.language.amounts import read_amount, typed_amount

THOUSANDTHS = st.integers(min_value=0, max_value=10_000_000_000)


@given(THOUSANDTHS, st.sampled_from([".", ","]))
def test_every_amount_reads_back_as_it_is_shown(thousandths: int, decimal: str) -> None:
    amount = thousandths / 1000
    assert read_amount(typed_amount(amount, decimal=decimal), decimal=decimal) == amount


@given(
    st.integers(min_value=0, max_value=10_000_000),
    st.sampled_from([(".", ","), (",", "."), (".", "'"), (",", " ")]),
)
def test_a_whole_number_stays_whole_with_its_thousands_apart(number: int, signs: tuple[str, str]) -> None:
    decimal, between = signs
    read = read_amount(f"{number:,}".replace(",", between), decimal=decimal)
    assert (read, type(read)) == (number, int)


@pytest.mark.parametrize(
    ("typed", "decimal", "amount"),
    [
        ("12.5", ".", 12.5),
        ("12,5", ".", 12.5),
        ("12.5", ",", 12.5),
        ("12,5", ",", 12.5),
        ("1,250", ".", 1250),
        ("1,250", ",", 1.25),
        ("12.0", ".", 12),
        (",5", ",", 0.5),
        ("１２．５", ".", 12.5),
        (" ", ".", None),
    ],
)
def test_the_countrys_sign_decides_where_both_would_do(
    typed: str, decimal: str, amount: float | None
) -> None:
    assert read_amount(typed, decimal=decimal) == amount


@pytest.mark.parametrize(
    "typed", ["ten", "-1", "1e3", "1.2.3", "12,", "10000001", "10000000.5", "1.2345", "²x", "9" * 99]
)
def test_what_is_no_amount_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^[A-Z][^\n]{5,80}\.$"):
        read_amount(typed)


@given(st.text(max_size=20), st.sampled_from([".", ","]))
def test_anything_typed_gives_an_amount_or_a_sentence(typed: str, decimal: str) -> None:
    assert said(typed, decimal).endswith((".", "0", *"123456789", "None"))


def said(typed: str, decimal: str) -> str:
    """What was read, or why not; a negative amount fails."""
    try:
        amount = read_amount(typed, decimal=decimal)
    except BadInput as error:
        return str(error)
    return str(amount) if amount is None or amount >= 0 else "negative"
