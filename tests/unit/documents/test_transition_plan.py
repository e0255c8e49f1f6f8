"""The transition plan: what is new, where the firm stands, by when; figures and days reckoned again."""

import re
from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Options, Paper, document, pdf_of
from isoassess.domain import Answer, Confidence, Lens, Rating, Requirement
from isoassess.domain.case import Case
from isoassess.domain.profile import Certificate
from isoassess.pdf.blocks import Counts, Document, Grid
from isoassess.reference.sources import source_title
from isoassess.reference.transition_facts import transition_facts
from isoassess.standard_choice.editions import table
from tests.sample_organization import sample
from tests.unit.documents.real_cases import DAY, judged, sampled
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import said_in, squeezed, words_of

NEW, OLD = Lens.ISO9001_2026, Lens.ISO9001_2015
EXPIRES = date(2028, 5, 1)
ISSUED = date(2026, 11, 28)


def held(lens: Lens = NEW, expires: date | None = EXPIRES, answers: dict[str, Answer] | None = None) -> Case:
    given = sample()
    certificate = Certificate(
        standard="ISO 9001:2015", body="Sample Certification Ltd", accredited=True, expires=expires
    )
    return open_case(
        shipped(),
        profile=replace(given.profile, certificate=certificate),
        answers=given.answers if answers is None else answers,
        lens=lens,
        on=DAY,
        assessor="A. Consultant",
    )


def plan(case: Case) -> Document:
    return document(DocumentKind.TRANSITION, case, judged(case), Options(issued=ISSUED))


def rows(shown: Document, heading: str) -> list[list[str]]:
    (section,) = (found for found in shown.sections if heading in found.heading)
    (grid,) = (block for block in section.blocks if isinstance(block, Grid))
    return [
        ["\n".join("".join(span.text for span in line) for line in cell) for cell in row] for row in grid.rows
    ]


def concerned() -> list[Requirement]:
    """What the transition concerns, from the catalogue alone."""
    before = {known.id for known in shipped().requirements(OLD)}
    return [known for known in shipped().requirements(NEW) if known.id not in before or known.changed]


def standing(known: Requirement, rating: Rating | None, lens: Lens) -> str:
    """Where a firm stands, said a second time."""
    if not known.graded:
        return "for information"
    if rating is None:
        return "not assessed"
    if rating in (Rating.CONFORMING, Rating.EFFECTIVE, Rating.NOT_APPLICABLE):
        return "to be confirmed" if lens is OLD and OLD in known.clause else "in place"
    return "not in place"


@pytest.mark.parametrize("lens", [NEW, OLD])
def test_every_point_stands_with_what_is_new_and_where_the_firm_is(lens: Lens) -> None:
    case = held(lens)
    asked = {known.id for known in case.requirements}
    found = rows(plan(case), "New or changed")
    counted: Counter[str] = Counter()
    for known, row in zip(concerned(), found, strict=True):
        rating = case.answers[known.id].rating if known.id in asked and known.id in case.answers else None
        stands = standing(known, rating, lens)
        counted[stands] += 1
        assert row[:2] == [known.clause[NEW], known.statement]
        assert row[2].startswith("changed" if OLD in known.clause else "new")
        sure = known.changed if OLD in known.clause else known.confidence
        assert ("reported" in row[2]) is (sure is not Confidence.HIGH)
        assert row[3].endswith(stands)
    (tiles,) = (block for block in plan(case).sections[0].blocks if isinstance(block, Counts))
    assert {one.mark.word: one.number for one in tiles.items if one.number} == counted


def test_what_is_open_has_a_next_step_and_what_is_planned_its_action() -> None:
    case = held(OLD)
    found = {row[1]: row for row in rows(plan(case), "New or changed")}
    for known in concerned():
        row = found[known.statement]
        action = case.answers.get(known.id, Answer()).action
        if known.id in {one.id for one in case.requirements} and action.what:
            assert action.what in row[4]
        elif row[3].endswith(("not assessed", "not in place")):
            assert known.small_firm in row[4]


def test_an_answer_that_the_assessment_does_not_hold_counts_for_nothing() -> None:
    fresh = next(known for known in concerned() if OLD not in known.clause and known.graded)
    case = held(OLD, answers={fresh.id: Answer(rating=Rating.EFFECTIVE, evidence="Seen.")})
    row = next(row for row in rows(plan(case), "New or changed") if row[1] == fresh.statement)
    assert row[3].endswith("not assessed")


def test_the_dates_are_those_of_the_editions_and_of_the_firm() -> None:
    found = {row[0].replace("\u00a0", " "): row[1:] for row in rows(plan(held()), "The dates")}
    assert list(found) == [
        "16 September 2026",
        "1 May 2027",
        "June 2027",
        "30 September 2027",
        "4 January 2028",
        "31 March 2028",
        "1 May 2028",
        "1 May 2029",
        "4 June 2029",
        "30 September 2029",
    ]
    assert found["1 May 2027"] == ["Yours: surveillance audit, by then.", "reckoned"]
    assert found["4 January 2028"][0] == "Yours: recertification audit, by then."
    assert found["1 May 2028"][0] == "Yours: the certificate runs out."
    assert found["June 2027"][1].startswith("reported, in doubt [")
    assert found["30 September 2029"][1].startswith("reported [")


def test_what_to_do_has_a_day_for_each_step() -> None:
    found = rows(plan(held()), "What to do")
    assert [row[0].replace("\u00a0", " ") for row in found] == [
        "at once",
        "14 June 2027",
        "9 August 2027",
        "7 December 2027",
        "4 January 2028",
        "3 April 2028",
        "1 May 2028",
    ]
    assert "then the recertification audit" in found[4][1]


def test_it_begins_with_when_to_move_and_when_to_begin() -> None:
    case = held()
    text = words_of(plan(case))
    assert "Move at the recertification audit, by 4 January 2028; begin by 14 June 2027." in text
    assert "is not stated; with that day" not in text
    late = document(DocumentKind.TRANSITION, case, judged(case), Options(issued=date(2029, 5, 1)))
    assert "No certificate to ISO 9001:2015 runs" in words_of(late)
    unknown = words_of(plan(held(expires=None)))
    assert "Move at the special audit for the transition, by 4 June 2029" in unknown
    assert "Until when your certificate runs is not stated" in unknown


def test_a_day_that_has_passed_is_said_to_be_at_once() -> None:
    case = held(expires=date(2029, 8, 20))
    late = document(DocumentKind.TRANSITION, case, judged(case), Options(issued=date(2029, 1, 10)))
    text = words_of(late)
    assert "Short of time" in text
    assert re.search(r"at\u00a0once\n.* has passed\.", text)
    assert "Short of time" not in words_of(plan(case))


def test_a_certificate_that_runs_out_too_early_is_told_of_the_gap() -> None:
    text = words_of(plan(held(expires=date(2027, 4, 12))))
    assert "before any body can issue one to ISO 9001:2026" in text
    assert "surveillance audit, if the certificate is renewed before" in text


def test_the_body_is_asked_by_name_what_nobody_knows() -> None:
    shown = plan(held())
    text = words_of(shown)
    asked = [row[1] for row in rows(shown, "Questions to Sample Certification Ltd")]
    assert any("accredited for ISO 9001:2026" in says for says in asked)
    assert any("How much audit time" in says for says in asked)
    assert any("Ours runs out on 1 May 2028" in says for says in asked)
    assert all(unknown in text for unknown in transition_facts().unknown)


def test_every_fact_leads_to_numbered_sources_and_each_is_used() -> None:
    shown = plan(held())
    listed = {row[0]: row[1] for row in rows(shown, "Sources")}
    text = words_of(shown)
    used = {number for marks in re.findall(r"\[([\d, ]+)\]", text) for number in marks.split(", ")}
    assert used == set(listed)
    for fact in transition_facts().all:
        marks = re.search(re.escape(fact.says) + r"[^\[]*\[([\d, ]+)\]", text)
        assert marks is not None
        assert {listed[number] for number in marks[1].split(", ")} == set(map(source_title, fact.sources))
        assert ("reported" in marks[0].removeprefix(fact.says)) is (fact.confidence is not Confidence.HIGH)
    assert "Training set" not in text


def test_the_facts_have_sources_that_are_known_and_say_what_the_editions_say() -> None:
    assert all(source_title(key) != key for fact in transition_facts().all for key in fact.sources)
    assert transition_facts().as_of == table().as_of


@pytest.mark.parametrize(
    ("standard", "reason"),
    [
        ("", "the profile names no certificate."),
        ("ISO 9001:2008", "The certificate named is “ISO 9001:2008”."),
        ("formerly ISO 9001:2015", "by its wording no certificate is held."),
    ],
)
@pytest.mark.parametrize("lens", Lens)
def test_without_a_running_certificate_a_short_page_says_so(lens: Lens, standard: str, reason: str) -> None:
    case = sampled(lens)
    case = replace(case, profile=replace(case.profile, certificate=Certificate(standard=standard)))
    shown = plan(case)
    text = " ".join(words_of(shown).split())
    known = "No certificate to ISO 9001:2015 runs, so nothing has to move to ISO 9001:2026:"
    unknown = "Whether a certificate to ISO 9001:2015 has to move to ISO 9001:2026 is not known:"
    assert (known if standard else unknown) in text
    assert ("Nothing to move" in text) is bool(standard)
    assert reason in text
    assert not any(isinstance(block, Grid) for section in shown.sections for block in section.blocks)
    made = pdf_of(DocumentKind.TRANSITION, case, judged(case))
    assert made.pages == 1
    assert breaches(made.content) == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    ("lens", "expires"), [(NEW, EXPIRES), (OLD, date(2027, 4, 12)), (Lens.ISO9002_1994, None)]
)
def test_the_plan_keeps_the_contract_and_its_bytes(lens: Lens, expires: date | None, paper: Paper) -> None:
    case, options = held(lens, expires), Options(issued=ISSUED, paper=paper)
    made = pdf_of(DocumentKind.TRANSITION, case, judged(case), options)
    assert breaches(made.content) == []
    assert pdf_of(DocumentKind.TRANSITION, case, judged(case), options).content == made.content
    said = said_in(made.content)
    for known in concerned():
        assert squeezed(known.statement) in said
