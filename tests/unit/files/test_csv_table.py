"""A table is read back as it was, and nothing in it is computed."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.files.csv_table import csv_table, plain_cell

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=5))
def test_every_cell_is_read_back(rows: list[list[str]]) -> None:
    assert read(csv_table(rows)) == [[plain_cell(cell) for cell in row] for row in rows]


@given(TEXTS)
def test_a_cell_keeps_its_text_and_is_no_formula(text: str) -> None:
    cell = plain_cell(text)
    assert cell in (text, f"'{text}")
    assert not cell.strip(" \xa0").startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+49 30 1", "-3", "\t=1", "  =1", '=cmd|"/c calc"!A1'])
def test_what_looks_like_a_formula_is_marked_as_text(text: str) -> None:
    assert read(csv_table([[text]])) == [[f"'{text}"]]
