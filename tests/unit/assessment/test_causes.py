"""Causes, not counts: every point belongs to one thing to do, and nothing is lost or counted twice."""

from collections import Counter

import pytest
from hypothesis import given
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    obstacles_words,
    points_words,
    to_do_words,
    way_words,
)
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.causes import (
    ORDER,
    by_cause,
    causes_of,
    obstacles_of,
    unassessed_of,
    way_of,
)
from isoassess.assessment.verdict.shortest_way import to_state
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Cause, CertificationStage, Grade, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile
from isoassess.language.lists import names_in_a_row
from tests.sample_organization import sample
from tests.unit.cases import CLAUSES, RUNNING, TODAY, all_rated, case, cases

ABSENT = Answer(rating=Rating.ABSENT)
NOTHING_RUNS = Profile(
    system=replace(RUNNING, internal_audit=InternalAudit.NONE, management_review=ManagementReview.NONE)
)


@given(cases() | cases(lens=Lens.ISO9002_1994))
def test_every_blocker_stands_under_one_cause_and_none_is_made_up(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    grouped = [blocker for one in judgement.obstacles for blocker in one.blockers]
    assert Counter(grouped) == Counter(judgement.blockers)
    assert len({one.cause for one in judgement.obstacles}) == len(judgement.obstacles)
    for one in judgement.obstacles:
        stages = sorted(blocker.stage for blocker in one.blockers)
        assert one.stage is stages[0]


@given(cases() | cases(lens=Lens.ISO9002_1994))
def test_every_change_of_the_shortest_way_is_part_of_one_step(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    grouped = [change for step in judgement.way for change in step.changes]
    asked = to_state(case, judgement.verdict)
    assert all(one.what.id == "step-state-fact" for one in asked)
    assert Counter(grouped) == Counter((*judgement.shortest_way, *asked))
    assert len({step.cause for step in judgement.way}) == len(judgement.way)
    places = [ORDER.index(step.cause) if step.cause else len(ORDER) for step in judgement.way]
    assert places == sorted(places)


@given(cases() | cases(lens=Lens.ISO9002_1994))
def test_questions_are_the_step_for_what_is_open_and_for_nothing_else(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    open_ = {f.requirement for f in judgement.findings if f.grade is Grade.NOT_ASSESSED}
    for step in judgement.way:
        asked = [change.requirement in open_ for change in step.changes]
        assert all(asked) if step.cause is None else not any(asked)


@given(cases())
def test_findings_by_cause_are_the_findings(case: Case) -> None:
    findings = judge(case, CLAUSES).findings
    grouped = by_cause(findings, causes_of(case))
    assert Counter(f for _cause, members in grouped for f in members) == Counter(findings)
    assert [cause for cause, _members in grouped] == sorted(dict(grouped), key=ORDER.index)


def test_grouping_follows_the_mapping_that_it_is_given() -> None:
    judgement = judge(case({"audit": ABSENT, "review": ABSENT}), CLAUSES)
    unassessed = unassessed_of(judgement.findings)
    all_one = dict.fromkeys((f.requirement for f in judgement.findings), Cause.DESIGN)
    grouped = obstacles_of(judgement.blockers, all_one, judgement.findings)
    assert [one.cause for one in grouped] == [Cause.DESIGN, None]
    assert {step.cause for step in way_of(judgement.shortest_way, all_one, unassessed)} <= {
        Cause.DESIGN,
        None,
    }


def test_an_audit_that_did_not_take_place_is_one_cause_however_many_points_ask_for_it() -> None:
    answers = all_rated(Rating.EFFECTIVE, audit=ABSENT, review=ABSENT)
    judgement = judge(case(answers, profile=NOTHING_RUNS), CLAUSES)
    assert len(judgement.blockers) == 4
    assert judgement.causes == (Cause.INTERNAL_AUDIT, Cause.MANAGEMENT_REVIEW)
    assert points_words(judgement.obstacles[0]) == "1 point before stage 1, 1 point before stage 2"
    assert [step.cause for step in judgement.way] == list(judgement.causes)


def test_how_many_questions_remain_is_one_thing_to_do() -> None:
    judgement = judge(case(profile=NOTHING_RUNS), CLAUSES)
    last = judgement.way[-1]
    assert last.cause is None
    assert to_do_words(None, len(last.changes)) == (
        f"Answer {len(last.changes)} more questions. What comes after depends on the answers."
    )
    assert way_words(judgement.way) == f"2 things to do, {len(last.changes)} questions to answer"


@pytest.mark.parametrize("lens", list(Lens))
def test_every_requirement_of_every_edition_has_a_cause(lens: Lens) -> None:
    opened = open_case(shipped(), profile=sample().profile, answers=sample().answers, lens=lens, on=TODAY)
    found = causes_of(opened)
    assert set(found) == {known.id for known in opened.requirements}
    judgement = judge_case(shipped(), opened)
    assert {blocker for one in judgement.obstacles for blocker in one.blockers} == set(judgement.blockers)


@pytest.mark.parametrize(
    ("requirement", "cause"),
    [
        ("scope", Cause.CONTEXT),
        ("policy", Cause.POLICY_OBJECTIVES),
        ("calibration", Cause.CALIBRATION),
        ("order-record", Cause.ORDERS),
        ("design", Cause.DESIGN),
        ("suppliers", Cause.SUPPLIERS),
        ("preservation-a", Cause.PRODUCTION),
        ("audit", Cause.INTERNAL_AUDIT),
        ("review", Cause.MANAGEMENT_REVIEW),
    ],
)
def test_the_clause_tells_the_cause_where_nobody_has_named_one(requirement: str, cause: Cause) -> None:
    assert causes_of(case())[requirement] is cause


def test_every_cause_has_its_place_and_its_words() -> None:
    assert sorted(ORDER) == sorted(Cause)
    assert len({to_do_words(cause) for cause in Cause}) == len(Cause)
    assert len({heading_words(cause) for cause in Cause}) == len(Cause)


def test_what_stands_before_stage_1_comes_first() -> None:
    answers = all_rated(Rating.EFFECTIVE, scope=ABSENT, audit=ABSENT)
    stages = [one.stage for one in judge(case(answers), CLAUSES).obstacles]
    assert stages == [CertificationStage.STAGE_1, CertificationStage.STAGE_2]


def test_many_minors_of_one_cause_stand_under_that_cause_and_those_of_several_under_their_clause() -> None:
    """So that the same minors have one name on the first page, in the register and on the shortest way."""
    opened = open_case(
        shipped(), profile=sample().profile, answers=sample().answers, lens=Lens.ISO9001_2026, on=TODAY
    )
    devices = judge_case(shipped(), opened)
    assert devices.systemic == ("7.1",)
    assert Cause.CALIBRATION in devices.causes
    assert Cause.RESOURCES not in devices.causes
    weaker = {**opened.answers, "enough-people": Answer(rating=Rating.PARTIAL, evidence="Two places empty.")}
    assert Cause.RESOURCES in judge_case(shipped(), replace(opened, answers=weaker)).causes


def test_the_number_of_the_headline_is_found_by_counting_the_rows() -> None:
    """What the profile does not say is no cause yet: it is told apart in the headline and in its row."""
    unsaid = Profile(system=replace(RUNNING, internal_audit=None, months_of_records=None))
    judgement = judge(case(all_rated(Rating.EFFECTIVE, scope=ABSENT), profile=unsaid), CLAUSES)
    rows = [points_words(one) for one in judgement.obstacles]
    assert rows == ["1 point before stage 1", "not known yet", "not known yet"]
    assert (
        obstacles_words(judgement) == "1 cause stands in the way, 1 point in all. 2 more are not known yet."
    )
    nothing = judge(case(all_rated(Rating.EFFECTIVE), profile=unsaid), CLAUSES)
    assert obstacles_words(nothing) == "2 things are not known yet."


def test_what_the_profile_does_not_say_is_no_point_of_a_cause_that_is_known() -> None:
    """What was found: after a quick scan, a gap in the audits counted as two points, one of them unknown."""
    unsaid = Profile(system=replace(RUNNING, internal_audit=None))
    answered = all_rated(Rating.EFFECTIVE, audit=Answer(rating=Rating.PARTIAL, evidence="Seen."))
    judgement = judge(case(answered, profile=unsaid), CLAUSES)
    (audit,) = judgement.obstacles
    said = [message_words(one.because) for one in audit.blockers]
    assert "Not known yet: how far the internal audits are." in said
    assert points_words(audit) == "1 point before stage 2"
    assert obstacles_words(judgement) == "1 cause stands in the way, 1 point in all."


def test_only_what_the_profile_leaves_open_is_called_not_known() -> None:
    unsaid = Profile(system=replace(RUNNING, months_of_records=None))
    judgement = judge(case(all_rated(Rating.EFFECTIVE), profile=unsaid), CLAUSES)
    assert message_words(judgement.because).endswith(
        "it is not known yet for how many months there are records."
    )


@given(cases())
def test_the_causes_of_the_headline_are_the_first_rows_and_have_all_its_points(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    known = judgement.obstacles[: len(judgement.causes)]
    assert tuple(one.cause for one in known) == judgement.causes
    points = sum(not blocker.unknown for one in known for blocker in one.blockers)
    assert not judgement.causes or f", {points} point" in obstacles_words(judgement)


def test_names_that_hold_commas_are_told_apart_by_semicolons() -> None:
    assert names_in_a_row(["Policy", "Records"]) == "Policy, Records"
    assert (
        names_in_a_row(["Context, scope and processes", "Policy"]) == "Context, scope and processes; Policy"
    )
