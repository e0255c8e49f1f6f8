"""Words and order of what a screen reader is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from isoassess.assessment.verdict.claimed import SHAPE_OF_CLAIM
from isoassess.domain import words
from ui.widgets.spoken.reading_order import reading_order
from ui.widgets.spoken.words import spoken, without_markup

SIDES = st.integers(0, 300)
AREAS = st.lists(st.none() | st.builds(QRect, SIDES, SIDES, SIDES, SIDES), max_size=12)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ("▲ Likely minor nonconformity", "Likely minor nonconformity"),
        ("4.1 · question 1 of 3", "4.1, question 1 of 3"),
        ("long\u200bword", "longword"),
        ("•", ""),
        ("–", ""),
        ("0 Absent", "0 Absent"),
    ],
)
def test_words_are_said_without_signs(seen: str, said: str) -> None:
    assert spoken(seen) == said


def test_a_tip_is_said_without_its_markup() -> None:
    assert without_markup("<p>A &amp; B &lt;new&gt;</p>") == "A & B <new>"
    assert without_markup("a < b") == "a < b"


def test_every_shape_of_the_field_is_left_to_the_eye() -> None:
    tables = [table for name, table in vars(words).items() if name.startswith("SHAPE_OF")]
    shapes = {shape for table in tables for shape in table.values()} | {SHAPE_OF_CLAIM}
    assert len(shapes) > 5
    assert {spoken(f"{shape} likely minor") for shape in shapes} == {"likely minor"}


@given(st.text())
def test_what_was_made_speakable_stays_as_it_is(text: str) -> None:
    assert spoken(spoken(text)) == spoken(text)


@given(AREAS)
def test_everything_is_read_once(areas: list[QRect | None]) -> None:
    assert sorted(reading_order(areas)) == list(range(len(areas)))


@given(st.permutations(range(6)), st.booleans())
def test_a_row_or_a_column_is_read_from_its_beginning_however_it_was_made(
    made: list[int], across: bool
) -> None:
    cells = [QRect(100 * at, 0, 90, 30) if across else QRect(0, 40 * at, 90, 30) for at in made]
    assert [made[place] for place in reading_order(cells)] == sorted(made)


def test_two_columns_that_were_made_one_after_the_other_are_read_so() -> None:
    left = [QRect(0, top, 100, 80) for top in (0, 100)]
    right = [QRect(120, top, 100, 30) for top in (0, 40, 80)]
    assert reading_order([*left, *right]) == [0, 1, 2, 3, 4]
