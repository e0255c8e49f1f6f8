"""A finding is told by its statement in every document; a question stands only where somebody is asked."""

import re
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.documents import Document, DocumentKind, document
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Section
from tests.unit.documents import cases, real_cases
from tests.unit.pdf.reading_back import words_of

ASKING = "What an auditor will ask to see"  # the section of the scope statement that asks
TELLING = (DocumentKind.SUMMARY, DocumentKind.FULL, DocumentKind.ACTIONS, DocumentKind.SCOPE)


def all_rated(rating: Rating) -> Callable[[Lens], Case]:
    """The sample with one rating everywhere, and no evidence; what falls away by a fact still does."""

    def made(lens: Lens) -> Case:
        case = real_cases.sampled(lens)
        answers = {known.id: Answer(rating=rating, reason="Not done here.") for known in case.requirements}
        return replace(case, answers=answers)

    return made


def some_partial(lens: Lens) -> Case:
    """Every seventh requirement is met in part, the others are met and shown."""
    case = real_cases.sampled(lens)
    met = Answer(rating=Rating.CONFORMING, evidence="Seen.")
    answers = {known.id: met for known in case.requirements}
    part = Answer(rating=Rating.PARTIAL, evidence="Half of it was seen.")
    answers |= {known.id: part for known in case.requirements[::7]}
    return replace(case, answers=answers)


MAKERS: dict[str, Callable[[Lens], Case]] = {
    "sample": real_cases.sampled,
    "blank": real_cases.blank,
    "some partial": some_partial,
    **{rating.name.lower(): all_rated(rating) for rating in Rating},
}


def told(found: Document) -> list[str]:
    """The lines of all sections but the one that asks."""
    sections = [one for one in walk(found.sections) if one.heading != ASKING]
    alone = replace(found, sections=tuple(_without_those_below(sections)))
    return words_of(alone).splitlines()


def _without_those_below(sections: list[Section]) -> Iterator[Section]:
    return (replace(section, sections=()) for section in sections)


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("kind", TELLING)
def test_no_requirement_is_told_as_a_question(kind: DocumentKind, name: str, lens: Lens) -> None:
    case = MAKERS[name](lens)
    text = "\n".join(told(document(kind, case, real_cases.judged(case))))
    assert [known.asks for known in case.requirements if known.asks in text] == []


@pytest.mark.parametrize("make", cases.EVERY)
@pytest.mark.parametrize("kind", TELLING)
def test_no_line_of_a_document_that_tells_ends_with_a_question_mark(
    kind: DocumentKind, make: Callable[[], Case]
) -> None:
    case = make()
    assert [line for line in told(document(kind, case, cases.judged(case))) if line.endswith("?")] == []


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.FULL, DocumentKind.ACTIONS])
def test_every_likely_nonconformity_stands_with_its_statement(kind: DocumentKind, lens: Lens) -> None:
    case = some_partial(lens)
    judgement = real_cases.judged(case)
    states = {known.id: known.states for known in case.requirements}
    found = [states[one.requirement] for one in judgement.findings if one.grade in NONCONFORMING]
    text = words_of(document(kind, case, judgement))
    assert found
    assert [one for one in found if one not in text] == []


WAY = {
    DocumentKind.SUMMARY: "Likely nonconformities",
    DocumentKind.FULL: "What each cause rests on",
}


@pytest.mark.parametrize("kind", WAY)
def test_what_stands_in_the_way_is_never_stated_as_if_it_were_so(kind: DocumentKind) -> None:
    """A statement says what is so where the requirement is fulfilled: its likely grade stands before it."""
    case = real_cases.sampled()
    judgement = real_cases.judged(case)
    states = {known.id: known.states for known in case.requirements}
    made = document(kind, case, judgement)
    way = tuple(one for one in walk(made.sections) if one.heading == WAY[kind])
    text = words_of(replace(made, sections=way))
    points = [point for one in judgement.obstacles for point in one.blockers if point.requirement]
    assert points
    for point in points:
        assert re.search(rf"Likely (?:major|minor)\s{re.escape(states[point.requirement or ''])}", text)


def test_the_full_report_states_every_requirement() -> None:
    case = real_cases.sampled()
    text = words_of(document(DocumentKind.FULL, case, real_cases.judged(case)))
    assert [known.states for known in case.requirements if known.states not in text] == []


def test_the_worksheet_asks_and_states_nothing() -> None:
    case = real_cases.sampled()
    text = words_of(document(DocumentKind.WORKSHEET, case, real_cases.judged(case)))
    assert any(known.asks in text for known in case.requirements)
    assert [known.states for known in case.requirements if known.states in text] == []


def test_a_requirement_of_ones_own_without_a_statement_is_told_by_its_question() -> None:
    case = cases.typical()
    own = tuple(replace(known, states="") for known in case.requirements)
    case = replace(case, requirements=own)
    text = words_of(document(DocumentKind.FULL, case, cases.judged(case)))
    assert [known.asks for known in own if known.asks not in text] == []
