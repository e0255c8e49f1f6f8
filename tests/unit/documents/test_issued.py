"""What is overdue is told as of the day a document is issued, and equal days give equal bytes."""

import datetime

import pytest
from msgspec.structs import replace

from isoassess.documents import DocumentKind, pdf_of, stamp
from isoassess.documents.issue_day import issued_before_data
from isoassess.documents.options import Options
from isoassess.documents.registry import document
from isoassess.domain import NO_ANSWER, Action
from isoassess.domain.case import Case
from isoassess.pdf.blocks import Counts
from tests.unit.documents import cases

DUE = cases.DAY + datetime.timedelta(days=30)
BEFORE, AFTER = DUE, DUE + datetime.timedelta(days=1)


def one_open_action() -> Case:
    """All actions taken away but one, which is due after the assessment."""
    case = cases.typical()
    answers = {id_: replace(answer, action=Action()) for id_, answer in case.answers.items()}
    first = case.requirements[0].id
    answers[first] = replace(answers.get(first, NO_ANSWER), action=Action(what="Measure again", due=DUE))
    return replace(case, answers=answers)


def overdue(case: Case, issued: datetime.date | None) -> int:
    plan = document(DocumentKind.ACTIONS, case, cases.judged(case), Options(issued=issued))
    counts = next(block for block in plan.sections[0].blocks if isinstance(block, Counts))
    return next(count.number for count in counts.items if count.mark.word == "overdue")


@pytest.mark.parametrize(("issued", "expected"), [(None, 0), (BEFORE, 0), (AFTER, 1)])
def test_an_action_is_overdue_from_the_day_after_it_was_due(
    issued: datetime.date | None, expected: int
) -> None:
    assert overdue(one_open_action(), issued) == expected


@pytest.mark.parametrize("kind", [DocumentKind.ACTIONS, DocumentKind.SUMMARY])
def test_equal_days_of_issue_give_equal_bytes_and_the_stamp_is_that_of_the_data(kind: DocumentKind) -> None:
    case = one_open_action()
    judgement, seal = cases.judged(case), stamp(case)
    one, again, later = (
        pdf_of(kind, case, judgement, Options(issued=day)).content for day in (AFTER, AFTER, BEFORE)
    )
    assert one == again
    assert one != later
    origins = {document(kind, case, judgement, Options(issued=day)).stamp for day in (BEFORE, AFTER, None)}
    assert origins == {seal}


def words_of(kind: DocumentKind, issued: datetime.date | None) -> str:
    case = one_open_action()
    return repr(document(kind, case, cases.judged(case), Options(issued=issued)))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_day_of_issue_before_the_day_of_the_data_is_told(kind: DocumentKind) -> None:
    day_before = cases.DAY - datetime.timedelta(days=1)
    told = issued_before_data(day_before, cases.DAY)
    assert told.startswith("Issued on ")
    assert (told in words_of(kind, day_before)) is (kind is not DocumentKind.SCOPE)  # its notes tell it
    for day in (None, cases.DAY, AFTER):
        assert issued_before_data(day, cases.DAY) == ""
        assert "Issued on" not in words_of(kind, day)
