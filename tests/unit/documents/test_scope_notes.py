"""The internal notes to the scope: what is open, what would be held against it, what an auditor will ask."""

import datetime

import pytest

from isoassess.assessment.document_control import Control
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import Options
from isoassess.documents.scope.internal_notes import internal_notes
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Corrector, Designer
from isoassess.pdf.blocks import Grid
from isoassess.standard_choice.what_if_words import what_if_sentences
from tests.sample_organization import sample
from tests.unit.documents import cases
from tests.unit.documents.scope_cases import (
    BEFORE,
    NOT_APPLICABLE,
    QUESTIONED,
    notes_to,
    part,
    sample_case,
    statement_of,
)
from tests.unit.pdf.reading_back import words_of

CLAIM = Answer(rating=Rating.NOT_APPLICABLE, reason="Designed by others")


def test_they_say_that_they_stay_inside() -> None:
    assert "neither signed nor handed out" in words_of(notes_to())


def test_an_empty_assessment_says_what_is_still_to_be_stated() -> None:
    case = cases.empty()
    text = part(internal_notes(case, cases.judged(case)), BEFORE)
    for open_ in (
        "Scope: not written yet",
        "Covers: say whether",
        "Activities: none is stated.",
        "Clause 8.3 is still to be settled",
        "To be filled in by hand: document number, version and date of issue, distribution, who approves it.",
    ):
        assert open_ in text


def test_what_was_given_is_not_asked_for() -> None:
    control = Control(number="QM-04", version=3, distribution="Board", approved_by="A. Owner")
    options = Options(control=control)
    assert part(notes_to(options=options), BEFORE) == f"{BEFORE}\nNothing that is known."


def test_a_day_of_issue_that_cannot_be_right_is_settled_before() -> None:
    options = Options(issued=cases.DAY - datetime.timedelta(days=1))
    assert "Date of issue: Issued on 17 November 2026, before the day" in part(
        notes_to(options=options), BEFORE
    )
    assert "Date of issue" not in part(notes_to(options=Options(issued=cases.DAY)), BEFORE)


def test_both_answers_stand_in_them() -> None:
    text = words_of(notes_to())
    assert "Today: ISO 9001:2026, 8.3 not applicable." in text
    assert "1994 model: ISO 9002:1994." in text


def test_what_does_not_occur_has_to_be_shown() -> None:
    profile = with_fact(sample().profile, "conditions.traceability_required", False)
    assert "Traceability required" in part(notes_to(profile=profile), "To be shown when asked")


def test_a_claim_that_does_not_hold_is_refused_with_both_reasons() -> None:
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="We have no policy to speak of.")
    text = part(notes_to(quality_policy=claim), QUESTIONED)
    assert "We have no policy to speak of." in text
    assert "applies to every organization" in text


def test_what_is_likely_to_be_questioned_is_said_once() -> None:
    document = notes_to()
    text = part(document, QUESTIONED)
    assert "the claim that auditors question most" in text
    assert words_of(document).count("Go through your example of a change") == 1


def test_every_turn_of_the_answer_is_told() -> None:
    case = sample_case(Lens.ISO9001_2026, None)
    text = part(notes_to(), "What would change it")
    assert what_if_sentences(case.decision)
    assert all(sentence in text for sentence in what_if_sentences(case.decision))


def test_an_auditor_will_ask_what_the_catalogue_asks_about_the_scope() -> None:
    text = part(notes_to(), "What an auditor will ask to see")
    assert "Scope rev. 1, approved 12 January 2026" in text
    for known in shipped().requirements(Lens.ISO9001_2026):
        if known.clause[Lens.ISO9001_2026] == "4.3":
            assert known.asks in text
            assert all(point in text for point in known.looks_for)


def test_the_questions_stand_in_a_table() -> None:
    document = notes_to()
    section = next(s for s in document.sections if s.heading == "What an auditor will ask to see")
    assert [len(b.rows) for b in section.blocks if isinstance(b, Grid)] == [3]


def test_a_baker_who_denies_what_the_law_asks_is_questioned() -> None:
    profile = with_fact(sample().profile, "sector.codes", (3,))
    for key, said in (("traceability_required", "no traceability"), ("post_delivery", "after delivery")):
        denied = with_fact(profile, f"conditions.{key}", False)
        text = part(notes_to(profile=denied), QUESTIONED)
        assert "food and drink, where the law usually" in text
        assert said in text


def test_a_reason_in_own_words_does_not_hide_what_the_law_asks() -> None:
    profile = with_fact(sample().profile, "sector.codes", (3,))
    profile = with_fact(profile, "conditions.traceability_required", False)
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="No customer asks for it.")
    document = notes_to(profile=profile, unique_marking=claim, batch_traceability=claim)
    assert "food and drink, where the law usually" in part(document, QUESTIONED)


def test_what_is_rarely_true_is_always_challenged() -> None:
    text = part(
        notes_to(profile=with_fact(sample().profile, "conditions.measuring_equipment", False)), QUESTIONED
    )
    assert "7.1.5.1" not in text  # the requirement applies as long as nobody claims otherwise
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="We have none.")
    profile = with_fact(sample().profile, "conditions.measuring_equipment", False)
    assert "Trained eyes" in part(notes_to(profile=profile, checking_means=claim), QUESTIONED)
    profile = with_fact(sample().profile, "conditions.customer_property", False)
    assert "personal data" in part(notes_to(profile=profile, entrusted_property=claim), QUESTIONED)


@pytest.mark.parametrize("named", ["ISO 9002:1994", "ISO 9001:2015", "NF EN ISO 9002 ou 9003", ""])
def test_a_claim_is_refused_by_the_design_and_never_by_a_contract(named: str) -> None:
    profile = with_fact(sample().profile, "design.product", Designer.SUBCONTRACTOR)
    for key, value in (("design.corrected_by", Corrector.US), ("named_standard", named)):
        profile = with_fact(profile, key, value)
    document = notes_to(profile=profile, design_process=CLAIM)
    refused = part(document, QUESTIONED)
    assert "A subcontractor designs for you" in refused
    assert "contract" not in refused.partition("A subcontractor designs for you")[0]
    assert "Claims: 1 does not hold, so the requirement applies" in part(document, BEFORE)
    statement = statement_of(profile=profile, design_process=CLAIM)
    assert CLAIM.reason not in words_of(statement)
    assert "every requirement of ISO 9001:2026" in part(statement, NOT_APPLICABLE)
