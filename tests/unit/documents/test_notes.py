"""What is shown for information and never graded has its own label, and every figure adds up."""

from collections.abc import Callable

import pytest

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli import printed_results
from isoassess.documents.document_data import DocumentData
from isoassess.documents.full_report import full_report
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.documents.sections.findings.entries import entry
from isoassess.documents.sections.verdict.opening import counts
from isoassess.domain import Answer, Grade, Lens, Rating
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System
from isoassess.domain.words import grade_short, note_words
from isoassess.pdf.blocks import Document
from tests.unit.cases import TODAY
from tests.unit.pdf.reading_back import words_of


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


@pytest.mark.parametrize("write", [readiness_summary, full_report])
def test_a_verdict_ready_for_stage_1_and_its_way_say_what_a_certificate_still_wants(
    write: Callable[[Case, Judgement], Document],
) -> None:
    system = System(internal_audit=InternalAudit.STARTED, management_review=ManagementReview.PLANNED)
    lens = Lens.ISO9001_2026
    good = Answer(rating=Rating.CONFORMING, evidence="Seen on the day.")
    answers = {known.id: good for known in shipped().requirements(lens)}
    case = open_case(shipped(), profile=Profile(system=system), answers=answers, lens=lens, on=TODAY)
    text = words_of(write(case, judge_case(shipped(), case)))
    assert "Many certification bodies want the round complete" in text
    assert "a plan of correction that the certification body accepts" in text
    assert "needs every requirement fulfilled" not in text


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
