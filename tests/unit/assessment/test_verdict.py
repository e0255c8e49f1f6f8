"""Ratings become likely findings, findings open or shut gates, gates give the verdict."""

import pytest
from msgspec.structs import replace

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import systemic_words
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.findings import clause_results, findings_of, share_of, systemic_groups
from isoassess.domain import Answer, CertificationStage, Finding, Grade, Lens, Rating, Regrade, State, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import DesignClause
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System
from isoassess.standard_choice.labels import choice_words
from tests.unit.cases import CLAUSES, FILE, JUSTIFICATION, REQUIREMENTS, RUNNING, all_rated, case, requirement


def found(case: Case, requirement_id: str) -> Finding:
    return next(f for f in findings_of(case) if f.requirement == requirement_id)


def judged(case: Case) -> Judgement:
    return judge(case, CLAUSES)


CONFORMING = Answer(rating=Rating.CONFORMING, evidence="Seen.")


@pytest.mark.parametrize(
    ("requirement_id", "rating", "grade"),
    [
        ("order-change", Rating.EFFECTIVE, Grade.CONFORMING),
        ("order-change", Rating.CONFORMING, Grade.CONFORMING),
        ("order-change", Rating.PARTIAL, Grade.MINOR),
        ("order-change", Rating.INFORMAL, Grade.MINOR),
        ("suppliers", Rating.PARTIAL, Grade.MINOR),
        ("suppliers", Rating.INFORMAL, Grade.MINOR),
        ("scope", Rating.INFORMAL, Grade.MAJOR),
        ("audit", Rating.INFORMAL, Grade.MAJOR),
        ("suppliers", Rating.ABSENT, Grade.MAJOR),
        ("suppliers-again", Rating.ABSENT, Grade.MINOR),
    ],
)
def test_the_likely_grade_follows_rating_and_gate(requirement_id: str, rating: Rating, grade: Grade) -> None:
    answers = all_rated(Rating.CONFORMING) | {requirement_id: Answer(rating=rating, evidence="Seen.")}
    assert found(case(answers), requirement_id).grade is grade


def test_a_clause_with_nothing_in_place_is_major() -> None:
    absent = Answer(rating=Rating.ABSENT)
    answers = all_rated(Rating.CONFORMING, preservation_a=absent, preservation_b=absent)
    assert found(case(answers), "preservation-a").grade is Grade.MAJOR
    answers["preservation-b"] = Answer(rating=Rating.INFORMAL)
    assert found(case(answers), "preservation-a").grade is Grade.MINOR


def test_an_ofi_is_marked_by_the_assessor_and_is_no_nonconformity() -> None:
    finding = found(case({"order-change": Answer(rating=Rating.CONFORMING, ofi=True)}), "order-change")
    assert finding.grade is Grade.OFI


def test_what_is_effective_is_no_ofi() -> None:
    finding = found(case({"order-change": Answer(rating=Rating.EFFECTIVE, ofi=True)}), "order-change")
    assert finding.grade is Grade.CONFORMING


def test_conforming_without_the_demanded_evidence_is_claimed_not_shown() -> None:
    for evidence in ("", "   "):
        finding = found(case({"scope": Answer(rating=Rating.EFFECTIVE, evidence=evidence)}), "scope")
        assert (finding.grade, finding.claimed) == (Grade.MINOR, True)
    assert found(case({"scope": CONFORMING}), "scope").grade is Grade.CONFORMING
    assert (
        found(case({"order-change": Answer(rating=Rating.EFFECTIVE)}), "order-change").grade
        is Grade.CONFORMING
    )


def test_only_a_file_that_is_there_shows_something() -> None:
    for named, grade in (((FILE.id,), Grade.CONFORMING), (("not-there",), Grade.MINOR)):
        finding = found(case({"scope": Answer(rating=Rating.CONFORMING, attachments=named)}), "scope")
        assert finding.grade is grade


def test_not_assessed_is_never_counted_as_not_fulfilled() -> None:
    share = share_of(findings_of(case({"scope": CONFORMING})))
    assert (share.assessed, share.conforming, share.minor, share.major) == (1, 1, 0, 0)


def test_what_the_profile_rules_out_falls_away_even_when_rated() -> None:
    profile = with_fact(Profile(), "conditions.measuring_equipment", False)
    assert (
        found(case({"calibration": CONFORMING}, profile=profile), "calibration").grade is Grade.NOT_APPLICABLE
    )


def test_design_falls_away_when_the_decision_says_so() -> None:
    finding = found(case(clause_8_3=DesignClause.NOT_APPLICABLE), "design")
    assert (finding.grade, message_words(finding.because)) == (
        Grade.NOT_APPLICABLE,
        choice_words(JUSTIFICATION),
    )


@pytest.mark.parametrize(
    ("requirement_id", "reason", "clause_8_3", "accepted"),
    [
        ("design", "The customer draws everything.", DesignClause.ASK, False),
        ("design", "", DesignClause.ASK, False),
        ("design", "The customer draws everything.", DesignClause.APPLIES, False),
        ("design", "The customer draws everything.", DesignClause.PARTLY, False),
        ("property", "Nothing of others is held.", DesignClause.APPLIES, True),
        ("scope", "We do not want one.", DesignClause.APPLIES, False),
    ],
)
def test_a_claim_of_not_applicable_is_checked(
    requirement_id: str, reason: str, clause_8_3: DesignClause, accepted: bool
) -> None:
    answers = {requirement_id: Answer(rating=Rating.NOT_APPLICABLE, reason=reason)}
    judgement = judged(case(answers, clause_8_3=clause_8_3))
    finding = next(f for f in judgement.findings if f.requirement == requirement_id)
    assert finding.grade is (Grade.NOT_APPLICABLE if accepted else Grade.NOT_ASSESSED)
    refused = [c.requirement for c in judgement.contradictions if c.id == "claim-refused"]
    assert refused == ([] if accepted else [requirement_id])


def test_a_claim_against_a_stated_fact_is_refused() -> None:
    answers = {"property": Answer(rating=Rating.NOT_APPLICABLE, reason="None.")}
    profile = with_fact(Profile(), "conditions.customer_property", True)
    assert found(case(answers, profile=profile), "property").grade is Grade.NOT_ASSESSED


def test_nothing_answered_is_too_early() -> None:
    assert judged(case()).verdict is Verdict.TOO_EARLY


def test_two_thirds_without_every_gate_is_too_early() -> None:
    answers = all_rated(Rating.EFFECTIVE, audit=Answer())
    judgement = judged(case(answers))
    assert judgement.verdict is Verdict.TOO_EARLY
    assert [blocker.requirement for blocker in judgement.blockers] == ["audit"]


def test_all_gates_without_two_thirds_is_too_early() -> None:
    gates = {known.id: CONFORMING for known in REQUIREMENTS if known.gate}
    judgement = judged(case(gates))
    assert judgement.verdict is Verdict.TOO_EARLY
    assert judgement.blockers[0].requirement is None


def test_a_missing_scope_stops_stage_1() -> None:
    judgement = judged(case(all_rated(Rating.CONFORMING, scope=Answer(rating=Rating.ABSENT))))
    assert judgement.verdict is Verdict.NOT_READY
    assert [(b.requirement, b.stage) for b in judgement.blockers] == [("scope", CertificationStage.STAGE_1)]


def test_a_missing_review_lets_stage_1_come_but_not_stage_2() -> None:
    judgement = judged(case(all_rated(Rating.CONFORMING, review=Answer(rating=Rating.ABSENT))))
    assert judgement.verdict is Verdict.READY_STAGE_1
    assert [(b.requirement, b.stage) for b in judgement.blockers] == [("review", CertificationStage.STAGE_2)]


def test_single_minors_do_not_stop_a_certificate() -> None:
    partial = Answer(rating=Rating.PARTIAL, evidence="Seen.")
    judgement = judged(case(all_rated(Rating.CONFORMING, suppliers=partial, order_change=partial)))
    assert judgement.verdict is Verdict.READY_STAGE_2
    assert judgement.blockers == ()
    assert message_words(judgement.because).endswith(
        "Each of the 2 likely minors needs a plan of correction."
    )


def test_an_audit_or_a_review_with_gaps_is_not_held_in_full() -> None:
    judgement = judged(case(all_rated(Rating.PARTIAL)))
    assert judgement.verdict is Verdict.READY_STAGE_1
    said = [(one.requirement, one.clause, one.because.id) for one in judgement.blockers]
    assert said == [
        ("audit", "9.2.2", "done-in-part"),
        ("review", "9.3.3", "done-in-part"),
        (None, "8.2", "many-minors"),
        (None, "8.5", "many-minors"),
    ]


def test_ratings_with_nothing_on_paper_are_somebodys_word() -> None:
    answers = {id_: Answer(rating=Rating.EFFECTIVE) for id_ in all_rated(Rating.EFFECTIVE)}
    judgement = judged(case(answers))
    assert judgement.verdict is Verdict.TOO_EARLY
    assert message_words(judgement.because).startswith("Ready by your own word at the most")
    assert judgement.blockers[0].because.id == "nothing-shown"
    assert judgement.indication is None


def test_what_is_not_looked_at_is_said_beside_the_verdict() -> None:
    judgement = judged(case(all_rated(Rating.CONFORMING, preservation_b=Answer())))
    assert judgement.verdict is Verdict.READY_STAGE_1
    assert message_words(judgement.because) == (
        "Nothing found so far stands in the way of stage 2, but 1 requirement has not been looked at."
    )
    assert [one.because.id for one in judgement.blockers] == ["not-looked-at"]


def test_what_by_the_profile_has_not_taken_place_is_a_likely_major() -> None:
    system = System(internal_audit=InternalAudit.NONE, management_review=ManagementReview.NONE)
    findings = {
        f.requirement: f
        for f in findings_of(case(all_rated(Rating.CONFORMING), profile=Profile(system=system)))
    }
    assert {findings[id_].grade for id_ in ("audit", "review")} == {Grade.MAJOR}


def test_a_habit_is_not_called_an_absence() -> None:
    habit = Answer(rating=Rating.INFORMAL)
    finding = found(case(all_rated(Rating.CONFORMING, suppliers=habit)), "suppliers")
    assert "absence" not in message_words(finding.because)
    assert "absence" not in message_words(
        found(case(all_rated(Rating.CONFORMING, scope=habit)), "scope").because
    )


@pytest.mark.parametrize(
    ("system", "verdict"),
    [
        (System(), Verdict.READY_STAGE_1),
        (System(internal_audit=InternalAudit.NONE), Verdict.NOT_READY),
        (System(internal_audit=InternalAudit.PLANNED), Verdict.NOT_READY),
        (System(internal_audit=InternalAudit.STARTED), Verdict.READY_STAGE_1),
        (System(internal_audit=InternalAudit.COMPLETE), Verdict.READY_STAGE_1),
        (RUNNING, Verdict.READY_STAGE_2),
        (System(management_review=ManagementReview.NONE), Verdict.NOT_READY),
        (System(management_review=ManagementReview.PLANNED), Verdict.READY_STAGE_1),
        (System(corrective_action_cases=0), Verdict.READY_STAGE_1),
        (replace(RUNNING, months_of_records=0), Verdict.READY_STAGE_1),
        (replace(RUNNING, months_of_records=None), Verdict.READY_STAGE_1),
        (replace(RUNNING, corrective_action_cases=None), Verdict.READY_STAGE_1),
    ],
)
def test_the_system_today_opens_or_shuts_gates(system: System, verdict: Verdict) -> None:
    profile = Profile(system=system)
    assert judged(case(all_rated(Rating.CONFORMING), profile=profile)).verdict is verdict


def test_a_contract_model_is_met_only_when_all_is_assessed_and_fulfilled() -> None:
    lens = Lens.ISO9002_1994
    assert judged(case(all_rated(Rating.CONFORMING), lens=lens)).verdict is Verdict.MEETS_MODEL
    for worse in (Answer(), Answer(rating=Rating.PARTIAL, evidence="Seen.")):
        answers = all_rated(Rating.CONFORMING, order_change=worse)
        assert judged(case(answers, lens=lens)).verdict is Verdict.DOES_NOT_MEET_MODEL


def test_three_minors_in_a_clause_group_warn_of_a_systemic_major() -> None:
    partial = Answer(rating=Rating.PARTIAL, evidence="Seen.")
    answers = all_rated(Rating.CONFORMING, order_review=partial, order_record=partial)
    assert systemic_groups(findings_of(case(answers))) == ()
    answers["order-change"] = partial
    assert systemic_groups(findings_of(case(answers))) == ("8.2",)
    assert systemic_words(judged(case(answers))) == (
        "Several likely minors in 8.2 (3): an auditor may see one major in them."
    )


def test_where_a_major_is_likely_already_nobody_is_warned_that_one_may_come() -> None:
    partial = Answer(rating=Rating.PARTIAL, evidence="Seen.")
    regraded = Regrade(grade=Grade.MAJOR, reason="Seen on a second visit.")
    answers = all_rated(Rating.CONFORMING, order_review=partial, order_record=partial, order_change=partial)
    more = (*REQUIREMENTS, requirement("order-talk", "8.2.1"))
    answers["order-talk"] = Answer(rating=Rating.PARTIAL, evidence="Seen.", regrade=regraded)
    assert systemic_groups(findings_of(case(answers, requirements=more))) == ()


def test_a_parent_clause_holds_all_that_is_below_it() -> None:
    results = {
        r.clause.number: r for r in clause_results(CLAUSES, findings_of(case(all_rated(Rating.PARTIAL))))
    }
    assert results["8.2"].share.minor == results["8.2.3"].share.minor + results["8.2.4"].share.minor
    assert results["8"].share.applicable == sum(
        r.clause[Lens.ISO9001_2026].startswith("8.") for r in REQUIREMENTS
    )
    assert "10" not in results


def test_prerequisites_tell_how_far_each_point_is() -> None:
    system = System(internal_audit=InternalAudit.STARTED, corrective_action_cases=0)
    absent = Answer(rating=Rating.ABSENT)
    answers = all_rated(Rating.CONFORMING, policy=absent, scope=absent)
    judgement = judged(case(answers, profile=Profile(system=system)))
    states = {(p.stage, message_words(p.what)): p.state for p in judgement.prerequisites}
    assert states[CertificationStage.STAGE_1, "Quality policy"] is State.PARTLY
    scope = "Scope, with the reason for every requirement held not applicable"
    assert states[CertificationStage.STAGE_1, scope] is State.MISSING
    assert states[CertificationStage.STAGE_1, "Internal audit planned and started"] is State.IN_PLACE
    assert states[CertificationStage.STAGE_2, "One full round of internal audits"] is State.PARTLY
    assert states[CertificationStage.STAGE_1, "Management review planned"] is State.UNKNOWN
    assert (
        states[CertificationStage.STAGE_2, "At least one corrective action worked through"] is State.MISSING
    )


@pytest.mark.parametrize(
    ("policy", "known", "state", "detail"),
    [
        (Rating.ABSENT, Rating.CONFORMING, State.PARTLY, "1 of 2 assessed fulfilled; 1 likely major"),
        (Rating.PARTIAL, None, State.PARTLY, "0 of 1 assessed fulfilled; 1 begun, with gaps; 1 not assessed"),
        (Rating.ABSENT, None, State.MISSING, "0 of 1 assessed fulfilled; 1 likely major; 1 not assessed"),
        (Rating.CONFORMING, None, State.PARTLY, "1 of 1 assessed fulfilled; 1 not assessed"),
        (Rating.CONFORMING, Rating.EFFECTIVE, State.IN_PLACE, "2 of 2 assessed fulfilled"),
        (None, None, State.UNKNOWN, "not assessed"),
    ],
)
def test_the_base_of_a_point_is_what_is_assessed_and_its_state_follows_from_what_is_said(
    policy: Rating | None, known: Rating | None, state: State, detail: str
) -> None:
    answers = {
        "policy": Answer(rating=policy, evidence="Seen."),
        "policy-known": Answer(rating=known, evidence="Seen."),
    }
    points = {message_words(p.what): p for p in judged(case(answers)).prerequisites}
    point = points["Quality policy"]
    assert (point.state, message_words(point.detail)) == (state, detail)


def test_a_contract_model_has_no_prerequisites_of_a_certification_body() -> None:
    assert judged(case(lens=Lens.ISO9002_1994)).prerequisites == ()
