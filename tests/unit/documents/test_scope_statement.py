"""The scope statement: what is covered, what is claimed with its reason, what would be held against it."""

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.demo import sample
from isoassess.documents.scope_statement import scope_statement
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.fact_words import value_words
from isoassess.domain.profile import Activity, Corrector, Designer, Performer, Profile, stage_key
from isoassess.pdf.blocks import Document, Grid, NoteBox
from isoassess.standard_choice.labels import justification_words
from isoassess.standard_choice.what_if_words import what_if_sentences
from tests.unit.documents import cases
from tests.unit.pdf.reading_back import words_of


def of_sample(lens: Lens = Lens.ISO9001_2026, profile: Profile | None = None, **answers: Answer) -> Document:
    case = sample_case(lens, profile, **answers)
    return scope_statement(case, judge_case(shipped(), case))


def sample_case(lens: Lens, profile: Profile | None, **answers: Answer) -> Case:
    given = sample()
    named = {id_.replace("_", "-"): answer for id_, answer in answers.items()}
    return open_case(
        shipped(),
        profile=profile or given.profile,
        answers=given.answers | named,
        lens=lens,
        on=cases.DAY,
        assessor="A. Consultant",
    )


def part(document: Document, heading: str) -> str:
    found = next(section for section in document.sections if section.heading == heading)
    return words_of(replace(document, sections=(found,)))


def test_it_says_what_is_covered_and_what_is_given_to_others() -> None:
    document = of_sample()
    text = words_of(document)
    profile = sample().profile
    for said in (
        profile.offer.scope,
        profile.offer.products,
        profile.offer.services,
        "the whole organization",
    ):
        assert said in text
    activities = part(document, "Activities and who carries them out").splitlines()
    at = activities.index("installation")
    assert activities[at + 1 : at + 3] == [
        "outsourced",
        "outsourced: in the scope, controlled as what is bought (8.4)",
    ]


def test_both_answers_and_the_justification_stand_in_it() -> None:
    case = sample_case(Lens.ISO9001_2026, None)
    text = words_of(of_sample())
    assert "Today: ISO 9001:2026, 8.3 not applicable." in text
    assert "1994 model: ISO 9002:1994." in text
    assert (
        "The requirements of clause 8.3 are determined as not applicable. "
        f"{justification_words(case.decision)}" in text
    )
    for said in ("defined by the customer", "the proof is", "no authority to change these characteristics"):
        assert said in text


def test_what_a_fact_takes_away_is_apart_from_what_is_claimed() -> None:
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="All property stays with its owner.")
    profile = with_fact(sample().profile, "conditions.traceability_required", False)
    profile = with_fact(profile, "conditions.customer_property", False)
    document = of_sample(profile=profile, property_owner_known=claim)
    claimed, fallen = (part(document, h) for h in ("Determined as not applicable", "Falls away by a fact"))
    assert "All property stays with its owner." in claimed
    assert "Traceability required" in fallen
    assert "Traceability required" not in claimed
    assert "8.5.3" not in fallen


def test_a_claim_that_does_not_hold_is_refused_with_both_reasons() -> None:
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="We have no policy to speak of.")
    text = part(of_sample(quality_policy=claim), "Refused, or likely to be questioned")
    assert "We have no policy to speak of." in text
    assert "applies to every organization" in text


def test_what_is_likely_to_be_questioned_is_said_once() -> None:
    document = of_sample()
    text = part(document, "Refused, or likely to be questioned")
    assert "the claim that auditors question most" in text
    assert words_of(document).count("Go through your example of a change") == 1


def test_every_turn_of_the_answer_is_told() -> None:
    case = sample_case(Lens.ISO9001_2026, None)
    text = part(of_sample(), "What would change it")
    assert what_if_sentences(case.decision)
    assert all(sentence in text for sentence in what_if_sentences(case.decision))


def test_an_auditor_will_ask_what_the_catalogue_asks_about_the_scope() -> None:
    text = part(of_sample(), "What an auditor will ask to see")
    assert "Scope rev. 1, approved 12 January 2026" in text
    for known in shipped().requirements(Lens.ISO9001_2026):
        if known.clause[Lens.ISO9001_2026] == "4.3":
            assert known.asks in text
            assert all(point in text for point in known.looks_for)


def test_a_firm_that_designs_reads_that_clause_8_3_applies() -> None:
    profile = with_fact(sample().profile, "design.product", Designer.WE)
    text = part(of_sample(profile=profile), "Determined as not applicable")
    assert "Clause 8.3 applies" in text
    assert "are determined as not applicable" not in text


def test_the_contract_of_1994_gets_its_model_and_the_truth_of_today() -> None:
    profile = replace(sample().profile, named_standard="ISO 9002:1994")
    document = of_sample(Lens.ISO9002_1994, profile)
    text = words_of(document)
    assert (
        "holds its quality system against the model ISO 9002:1994. The contract names: ISO 9002:1994." in text
    )
    assert "What it leaves out: 4.4 Design control." in text
    notes = [b for s in document.sections for b in s.blocks if isinstance(b, NoteBox)]
    assert any("Nobody can be certified to ISO 9002 today" in line[0].text for n in notes for line in n.lines)
    assert "(4.3)" not in text
    assert "outsourced: in the scope, controlled as what is bought (4.6)" in text


def test_an_empty_assessment_says_what_is_still_to_be_stated() -> None:
    case = cases.empty()
    text = words_of(scope_statement(case, cases.judged(case)))
    assert "not written yet" in text
    assert "The activities are not stated." in text
    assert "Clause 8.3 is still to be settled" in text
    assert "Apart from that, no requirement is claimed as not applicable." in text


def test_the_clauses_of_a_statement_are_named_with_their_titles() -> None:
    text = words_of(scope_statement(cases.typical(), cases.judged(cases.typical())))
    assert "8.3 Sample clause 8.3" in text


def test_the_questions_stand_in_a_table() -> None:
    document = of_sample()
    section = next(s for s in document.sections if s.heading == "What an auditor will ask to see")
    assert [len(b.rows) for b in section.blocks if isinstance(b, Grid)] == [3]


QUESTIONED = "Refused, or likely to be questioned"


def test_a_baker_who_denies_what_the_law_asks_is_questioned() -> None:
    profile = with_fact(sample().profile, "sector.codes", (3,))
    for key, said in (("traceability_required", "no traceability"), ("post_delivery", "after delivery")):
        denied = with_fact(profile, f"conditions.{key}", False)
        text = part(of_sample(profile=denied), QUESTIONED)
        assert "food and drink, where the law usually" in text
        assert said in text


def test_a_reason_in_own_words_does_not_hide_what_the_law_asks() -> None:
    profile = with_fact(sample().profile, "sector.codes", (3,))
    profile = with_fact(profile, "conditions.traceability_required", False)
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="No customer asks for it.")
    document = of_sample(profile=profile, unique_marking=claim, batch_traceability=claim)
    assert "food and drink, where the law usually" in part(document, QUESTIONED)


def test_what_is_rarely_true_is_always_challenged() -> None:
    text = part(
        of_sample(profile=with_fact(sample().profile, "conditions.measuring_equipment", False)), QUESTIONED
    )
    assert "7.1.5.1" not in text  # the requirement applies as long as nobody claims otherwise
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="We have none.")
    profile = with_fact(sample().profile, "conditions.measuring_equipment", False)
    assert "Trained eyes" in part(of_sample(profile=profile, checking_means=claim), QUESTIONED)
    profile = with_fact(sample().profile, "conditions.customer_property", False)
    assert "personal data" in part(of_sample(profile=profile, entrusted_property=claim), QUESTIONED)


def test_what_falls_away_by_a_fact_is_not_denied_above_it() -> None:
    document = of_sample(profile=with_fact(sample().profile, "design.product", Designer.WE))
    assert part(document, "Falls away by a fact")
    text = part(document, "Determined as not applicable")
    assert "Some fall away by a fact, as listed below" in text
    assert "every requirement of" not in text


def test_nothing_is_drafted_to_be_signed_while_a_fact_could_turn_it() -> None:
    profile = with_fact(sample().profile, "design.product", Designer.PUBLIC_STANDARD)
    profile = with_fact(profile, "design.standard_leaves", None)
    text = words_of(of_sample(profile=profile))
    assert "8.3 to be settled" in text
    assert "every order is completely specified" not in text
    answered = words_of(of_sample(profile=with_fact(profile, "design.standard_leaves", False)))
    assert "ISO 9001:2026 · 8.3 not applicable" in answered
    assert "every order is completely specified" in answered


@pytest.mark.parametrize("lens", [Lens.ISO9001_2026, Lens.ISO9002_1994])
@pytest.mark.parametrize("who", Performer)
def test_every_activity_is_named_with_who_carries_it_out_and_what_follows(lens: Lens, who: Performer) -> None:
    profile = replace(sample().profile, activities=tuple(Activity), performed_by=dict.fromkeys(Activity, who))
    lines = part(of_sample(lens, profile), "Activities and who carries them out").splitlines()
    for activity in Activity:
        at = lines.index(value_words("activities", activity))
        assert lines[at + 1] == value_words(stage_key(activity), who)
        assert ("controlled as what is bought" in lines[at + 2]) is (who is Performer.OUTSOURCED)


CLAIM = Answer(rating=Rating.NOT_APPLICABLE, reason="Designed by others")


@pytest.mark.parametrize("named", ["ISO 9002:1994", "ISO 9001:2015", "NF EN ISO 9002 ou 9003", ""])
def test_a_claim_is_refused_by_the_design_and_never_by_a_contract(named: str) -> None:
    profile = with_fact(sample().profile, "design.product", Designer.SUBCONTRACTOR)
    for key, value in (("design.corrected_by", Corrector.US), ("named_standard", named)):
        profile = with_fact(profile, key, value)
    document = of_sample(profile=profile, design_process=CLAIM)
    refused = part(document, "Refused, or likely to be questioned")
    assert "A subcontractor designs for you" in refused
    assert "contract" not in refused.partition("A subcontractor designs for you")[0]
    assert "No requirement is claimed" not in words_of(document)
    assert "No claim that a requirement is not applicable holds" in words_of(document)


@pytest.mark.parametrize("named", ["CE-Kennzeichnung nach EN 1340", "XYZ 123 standard", "ISO 9002 oder 9003"])
def test_a_name_of_a_contract_that_is_open_does_not_make_the_scope_provisional(named: str) -> None:
    text = words_of(of_sample(profile=with_fact(sample().profile, "named_standard", named)))
    assert "provisional" not in text
    assert "not to be signed" not in text
