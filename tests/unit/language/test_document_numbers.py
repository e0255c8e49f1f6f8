"""The number of a document by a pattern: one line for every name, one sentence for a wrong pattern."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.language.document_numbers import (
    USUAL_PATTERN,
    NumberParts,
    check_number_pattern,
    number_by,
    short_name,
)

PARTS = NumberParts(kind="RS", year=2026, organization="Example Fabrications Ltd", short="EFL", count=3)


def test_the_places_are_filled() -> None:
    assert number_by(USUAL_PATTERN, PARTS) == "EFL-RS-2026-03"
    assert number_by("QM {organization}/{count}", PARTS) == "QM Example Fabrications Ltd/03"
    assert number_by("QM-04", PARTS) == "QM-04"


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("", "cannot be empty"),
        ("  ", "cannot be empty"),
        ("QM-{place}", "{place} is no place"),
        ("QM-{}", "{} is no place"),
        ("QM-{count", "A brace"),
        ("QM}-{count}", "A brace"),
        ("{count!r}", "is no place"),
        ("{organization.name}", "is no place"),
        ("QM\0{count}", "cannot be printed"),
        ("x" * 101, "at most 100 characters"),
    ],
)
def test_a_wrong_pattern_is_told_in_one_sentence(pattern: str, says: str) -> None:
    with pytest.raises(BadInput, match=says.replace("{", r"\{").replace("}", r"\}")) as told:
        number_by(pattern, PARTS)
    assert "\n" not in str(told.value)


@given(pattern=st.text(max_size=120), organization=st.text(), count=st.integers(1, 10**6))
def test_every_pattern_gives_a_number_or_one_sentence(pattern: str, organization: str, count: int) -> None:
    parts = NumberParts(
        kind="RS", year=2026, organization=organization, short=short_name(organization), count=count
    )
    with suppress(BadInput):
        number = number_by(check_number_pattern(pattern), parts)
        assert len(number.splitlines()) <= 1
        assert number == number.strip()


@given(organization=st.text())
def test_braces_in_a_name_are_no_places(organization: str) -> None:
    number = number_by(
        "{organization}", NumberParts(kind="", year=1, organization=organization, short="", count=1)
    )
    assert number == " ".join(organization.split())


@given(count=st.integers(1, 10**6))
def test_two_counts_never_give_one_number(count: int) -> None:
    one, next_one = (
        NumberParts(kind="RS", year=2026, organization="", short="", count=number)
        for number in (count, count + 1)
    )
    assert number_by(USUAL_PATTERN, one) != number_by(USUAL_PATTERN, next_one)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Example Fabrications Ltd", "EFL"),
        ("Sample", "SAMP"),
        ("\u00e4rzte & co", "\u00c4C"),
        ("One Two Three Four Five", "OTTF"),
        ("\u793a\u4f8b\u516c\u53f8", "\u793a\u4f8b\u516c\u53f8"),
        ("", ""),
        ("---", ""),
    ],
)
def test_a_short_name_is_made_of_initials(name: str, short: str) -> None:
    assert short_name(name) == short
