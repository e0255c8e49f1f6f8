"""What a scope statement names: whole clauses that are claimed, and never one of which a part applies."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.assessment.scope import (
    NotApplicableBy,
    in_doubt,
    left_out,
    reason_words,
    refused,
    scope_questions,
)
from isoassess.assessment.verdict import judge
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Applies, Grade, Lens, Rating
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Offer, People, Profile, Site
from tests.sample_organization import sample
from tests.unit.cases import CLAUSES, REQUIREMENTS, TODAY, all_rated, case, cases, requirement

CLAIM = Answer(rating=Rating.NOT_APPLICABLE, reason="It belongs to nobody else.")

WITHOUT_PROPERTY = with_fact(Profile(), "conditions.customer_property", False)


def judged(case: Case) -> Judgement:
    return judge(case, CLAUSES)


@given(cases())
def test_each_requirement_that_does_not_apply_is_in_exactly_one_group(case: Case) -> None:
    judgement = judged(case)
    named = [id_ for group in left_out(case, judgement) for id_ in group.requirements]
    away = [f.requirement for f in judgement.findings if f.grade is Grade.NOT_APPLICABLE]
    assert sorted(named) == sorted(away)


@given(cases())
def test_a_statement_names_no_clause_of_which_anything_applies(case: Case) -> None:
    judgement = judged(case)
    applying = {f.clause for f in judgement.findings if f.grade is not Grade.NOT_APPLICABLE}
    for group in left_out(case, judgement):
        if group.ground is NotApplicableBy.CLAUSE:
            assert not [c for c in applying for named in group.clauses if f"{c}.".startswith(f"{named}.")]


@given(cases())
def test_every_group_has_a_reason_and_what_is_never_claimed_is_in_none(case: Case) -> None:
    never = {known.id for known in REQUIREMENTS if known.applies is Applies.NEVER}
    for group in left_out(case, judged(case)):
        assert message_words(group.because)
        assert not never & set(group.requirements)


@given(cases())
def test_a_refused_claim_is_never_among_what_does_not_apply(case: Case) -> None:
    judgement = judged(case)
    away = {id_ for group in left_out(case, judgement) for id_ in group.requirements}
    assert not away & {finding.requirement for finding in refused(judgement)}


def test_a_clause_stands_for_all_below_it_and_a_part_of_one_for_itself() -> None:
    asked = (*REQUIREMENTS, requirement("property-marked", "8.5.3", applies=Applies.CLAIM))
    answers = all_rated(Rating.CONFORMING, property=CLAIM, design=CLAIM)
    of = case(answers, requirements=asked, clause_8_3=DesignClause.NOT_APPLICABLE, profile=WITHOUT_PROPERTY)
    found = {group.clauses: group.ground for group in left_out(of, judged(of))}
    assert found == {("8.3",): NotApplicableBy.CLAUSE, ("8.5.3",): NotApplicableBy.REQUIREMENT}


def test_what_a_fact_of_the_profile_takes_away_needs_no_claim() -> None:
    profile = with_fact(Profile(), "conditions.measuring_equipment", False)
    of = case(all_rated(Rating.CONFORMING), profile=profile)
    (group,) = left_out(of, judged(of))
    assert (group.ground, group.clauses, group.requirements) == (
        NotApplicableBy.FACT,
        ("7.1.5.2",),
        ("calibration",),
    )


def test_what_nobody_has_answered_about_the_work_is_no_consent_to_a_claim() -> None:
    of = case(all_rated(Rating.CONFORMING, calibration=CLAIM, property=CLAIM), profile=Profile())
    found = {finding.requirement: message_words(finding.because) for finding in refused(judged(of))}
    assert set(found) == {"calibration", "property"}
    assert "not answered in the profile whether this occurs (Measuring equipment" in found["calibration"]
    told = case(all_rated(Rating.CONFORMING, property=CLAIM), profile=WITHOUT_PROPERTY)
    assert refused(judged(told)) == ()


WELDING = requirement("welds", "8.5.1", applies=Applies.CONDITIONAL, when="conditions.special_processes")


@pytest.mark.parametrize("condition", [False, None])
@pytest.mark.parametrize(
    "told",
    [
        Profile(people=People(sites=(Site(name="Hall 2", activities="welding, powder coating"),))),
        Profile(offer=Offer(scope="Manufacture and heat treatment of shafts")),
        Profile(offer=Offer(services="Contract sterilization")),
    ],
)
def test_what_the_texts_tell_of_the_work_is_held_against_a_claim(
    told: Profile, condition: bool | None
) -> None:
    profile = with_fact(told, "conditions.special_processes", condition)
    of = case(
        all_rated(Rating.CONFORMING, welds=CLAIM), requirements=(*REQUIREMENTS, WELDING), profile=profile
    )
    (finding,) = refused(judged(of))
    said = message_words(finding.because)
    assert "that is the work of a special process. State there that special processes occur." in said
    assert "take" not in said


def test_every_word_of_a_line_that_tells_of_a_special_process_is_named() -> None:
    sites = (
        Site(name="Hall 1", activities="Welding"),
        Site(name="Hall 2", activities="welding, powder coating"),
    )
    of = case(
        all_rated(Rating.CONFORMING, welds=CLAIM),
        requirements=(*REQUIREMENTS, WELDING),
        profile=Profile(people=People(sites=sites)),
    )
    (finding,) = refused(judged(of))
    assert message_words(finding.because).startswith("“Welding, powder coating” stands in the profile")


@pytest.mark.parametrize(
    "scope", ["Assembly without welding", "Sale of hand tools, no soldering", "Storage of weldless tubes"]
)
def test_a_process_that_the_texts_deny_is_not_held_against_a_claim(scope: str) -> None:
    profile = with_fact(Profile(offer=Offer(scope=scope)), "conditions.special_processes", False)
    of = case(all_rated(Rating.CONFORMING), requirements=(*REQUIREMENTS, WELDING), profile=profile)
    (group,) = left_out(of, judged(of))
    assert group.ground is NotApplicableBy.FACT


def test_a_refused_claim_is_told_with_its_reason() -> None:
    of = case(
        all_rated(Rating.CONFORMING, policy=CLAIM, property=Answer(rating=Rating.NOT_APPLICABLE)),
        profile=WITHOUT_PROPERTY,
    )
    found = {finding.requirement: message_words(finding.because) for finding in refused(judged(of))}
    assert set(found) == {"policy", "property"}
    assert "cannot be claimed" in found["policy"]
    assert "needs a reason" in found["property"]


def test_what_is_in_doubt_is_about_what_is_held_not_applicable() -> None:
    of = case(all_rated(Rating.CONFORMING), clause_8_3=DesignClause.NOT_APPLICABLE)
    assert [(c.id, c.requirement) for c in in_doubt(judged(of))] == [("rated-not-applicable", "design")]


def test_the_questions_about_the_scope_are_those_of_its_clause() -> None:
    given_, catalogue = sample(), shipped()
    for lens, wanted in ((Lens.ISO9001_2026, "scope-statement"), (Lens.ISO9002_1994, "quality-manual-1994")):
        of = case(given_.answers, lens=lens, requirements=catalogue.requirements(lens))
        assert wanted in [known.id for known in scope_questions(of)]


def test_one_clause_has_one_justification_and_own_words_for_a_part_stand_beside_it() -> None:
    """A quick scan asks about 8.3.1 alone, and the reason given there holds for no other part."""
    own = "All work to customers' drawings."
    opened = open_case(
        shipped(), profile=sample().profile, answers=sample().answers, lens=Lens.ISO9001_2026, on=TODAY
    )
    answers = {**opened.answers, "design-process": replace(CLAIM, reason=own)}
    judgement = judge_case(shipped(), replace(opened, answers=answers))
    (group,) = (one for one in left_out(opened, judgement) if one.ground is NotApplicableBy.CLAUSE)
    assert group.clauses == ("8.3",)
    drafted, besides = reason_words(group)
    assert drafted.startswith(
        "Clause 8.3, Design and development of products and services, is not applicable"
    )
    assert besides == f"In the organization's own words: {own}"
