"""Versions of documents: of one kind in one assessment they are counted 1, 2, 3, whatever else is issued."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.assessment.document_control import (
    IssuedDocument,
    checked_version,
    latest,
    next_version,
    versions,
)
from isoassess.errors import BadInput

KINDS = st.sampled_from(["summary", "full", "scope"])
ASSESSMENTS = st.sampled_from(["one", "other"])


def record(kind: str, version: int, assessment_id: str = "one") -> IssuedDocument:
    return IssuedDocument(
        kind=kind,
        version=version,
        issued=date(2026, 11, 18),
        stamp="2-" + "0" * 64,
        data_day=date(2026, 11, 18),
        format="pdf",
        file_name="summary.pdf",
        assessment_id=assessment_id,
    )


@given(st.lists(st.tuples(KINDS, ASSESSMENTS)), st.randoms())
def test_the_versions_of_each_kind_are_counted_from_one_without_a_gap(
    wanted: list[tuple[str, str]], chance: Random
) -> None:
    issued: list[IssuedDocument] = []
    for kind, assessment in wanted:
        issued.append(record(kind, next_version(issued, kind, assessment), assessment))
        chance.shuffle(issued)
    for kind, assessment in set(wanted):
        found = versions(issued, kind, assessment)
        assert [one.version for one in found] == list(range(1, wanted.count((kind, assessment)) + 1))
        assert latest(issued, assessment)[kind] == found[-1]


def test_before_the_first_there_is_none() -> None:
    assert next_version([], "summary", "one") == 1
    assert latest([record("summary", 1, "other")], "one") == {}


@pytest.mark.parametrize("version", [0, -1, 10_000, 10**30])
def test_what_is_no_version_is_told(version: int) -> None:
    with pytest.raises(BadInput, match="A version is a number from 1 to 9999"):
        checked_version(version)
