"""The number that is proposed for a document: its own again, or the next that no other document has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.documents import DocumentKind
from isoassess.documents.proposed_number import proposed_number
from isoassess.documents.registry import kind_code
from isoassess.language.document_numbers import USUAL_PATTERN
from tests.unit.documents import cases

ON = date(2026, 11, 28)
PLACES = st.tuples(st.sampled_from(DocumentKind), st.sampled_from(["one", "two", "three"]))


def proposed(
    issued: list[IssuedDocument],
    kind: DocumentKind = DocumentKind.SUMMARY,
    assessment_id: str = "one",
    pattern: str = USUAL_PATTERN,
) -> str:
    return proposed_number(pattern, kind, cases.typical(), ON, assessment_id=assessment_id, issued=issued)


def test_the_first_is_counted_from_one() -> None:
    name = cases.typical().profile.organization.name
    assert proposed([], pattern="{organization}/{kind}/{year}/{count}") == f"{name}/RS/2026/01"


def test_a_later_version_keeps_the_number() -> None:
    kept = replace(cases.issued(1), assessment_id="one", number="QM-04")
    assert proposed([kept]) == "QM-04"
    assert proposed([kept], DocumentKind.FULL) != "QM-04"


@pytest.mark.parametrize("pattern", ["QM-04", "{kind}-{year}"])
def test_a_pattern_without_a_count_still_gives_a_number(pattern: str) -> None:
    first = proposed([], pattern=pattern)
    kept = replace(cases.issued(1), assessment_id="one", number=first)
    assert proposed([kept], assessment_id="two", pattern=pattern) == first


@given(places=st.lists(PLACES, max_size=12), pattern=st.sampled_from([USUAL_PATTERN, "QM-{count}"]))
def test_no_two_documents_get_one_number_and_each_keeps_its_own(
    places: list[tuple[DocumentKind, str]], pattern: str
) -> None:
    issued: list[IssuedDocument] = []
    for kind, assessment in places:
        number = proposed(issued, kind, assessment, pattern)
        issued.append(
            replace(cases.issued(1 + len(issued), kind=kind.value), assessment_id=assessment, number=number)
        )
    numbers = {(one.kind, one.assessment_id): one.number for one in issued}
    assert all(numbers[one.kind, one.assessment_id] == one.number for one in issued)
    assert len(set(numbers.values())) == len(numbers)


def test_no_two_kinds_share_a_code() -> None:
    assert len({kind_code(kind) for kind in DocumentKind}) == len(DocumentKind)
