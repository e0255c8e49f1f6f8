"""What is shown for information and never graded has its own label, and every figure adds up."""

import pytest

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli import printed_results
from isoassess.documents.document_data import DocumentData
from isoassess.documents.sections.findings.entries import entry
from isoassess.documents.sections.verdict.opening import counts
from isoassess.domain import Grade, Lens
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from isoassess.domain.words import grade_short, note_words
from tests.unit.cases import TODAY


def empty(lens: Lens) -> tuple[Case, Judgement]:
    case = open_case(shipped(), profile=Profile(), answers={}, lens=lens, on=TODAY)
    return case, judge_case(shipped(), case)


@pytest.mark.parametrize("lens", list(Lens))
def test_the_tiles_add_up_to_every_requirement_there_is(lens: Lens) -> None:
    case, judgement = empty(lens)
    items = counts(judgement).items
    assert sum(one.number for one in items) == len(case.requirements)
    figures = {one.mark.word: one.number for one in items}
    notes = sum(not known.graded for known in case.requirements)
    assert figures.get(note_words(), 0) == judgement.for_information == notes
    printed = printed_results.assessment(case, judgement)["counts"]
    assert printed["for_information"] == notes


def test_as_many_entries_are_called_not_applicable_as_the_tile_counts() -> None:
    case, judgement = empty(Lens.ISO9001_2026)
    data = DocumentData(case, judgement, None)
    said = [
        entry(data, finding, frozenset())[1][0]
        for finding in judgement.findings
        if finding.grade is Grade.NOT_APPLICABLE
    ]
    words = ["".join(span.text for span in line) for line in said]
    assert sum(grade_short(Grade.NOT_APPLICABLE) in one for one in words) == judgement.not_applicable
    assert sum(note_words() in one for one in words) == judgement.for_information > 0
