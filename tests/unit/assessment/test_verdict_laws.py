"""Laws of the verdict, over generated assessments."""

from collections import Counter
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.findings import findings_of
from isoassess.assessment.verdict.gates import blockers_of, verdict_of
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.domain import (
    NO_ANSWER,
    CertificationStage,
    Grade,
    Lens,
    Rating,
    Regrade,
    RequiredChange,
    State,
    Verdict,
)
from isoassess.domain.case import Case
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.message import message
from isoassess.domain.profile import InternalAudit, ManagementReview
from tests.examples import examples
from tests.unit.cases import CLAUSES, NUMBERED, REQUIREMENTS, case, cases
from tests.unit.reckoning import reckon

ORDER = [Verdict.NOT_READY, Verdict.TOO_EARLY, Verdict.READY_STAGE_1, Verdict.READY_STAGE_2]
CONTRACT_ORDER = [Verdict.DOES_NOT_MEET_MODEL, Verdict.MEETS_MODEL]
FACT_VALUES = {
    "system.internal_audit": InternalAudit,
    "system.management_review": ManagementReview,
    "system.corrective_action_cases": int,
    "system.months_of_records": int,
}


def verdict(case: Case) -> Verdict:
    findings = findings_of(case)
    return verdict_of(case, findings, blockers_of(case, findings))


def rank(found: Verdict) -> int:
    return (ORDER if found in ORDER else CONTRACT_ORDER).index(found)


def applied(case: Case, changes: tuple[RequiredChange, ...]) -> Case:
    """The case after a person has done what the changes say."""
    answers, profile = dict(case.answers), case.profile
    for change in changes:
        if change.requirement is not None:
            before = answers.get(change.requirement, NO_ANSWER)
            answers[change.requirement] = replace(
                before, rating=Rating(change.to), evidence="Seen.", regrade=Regrade()
            )
        else:
            assert change.fact is not None
            profile = with_fact(profile, change.fact, FACT_VALUES[change.fact](change.to))
    return replace(case, answers=answers, profile=profile)


@given(cases(), st.data())
def test_raising_a_rating_never_worsens_the_verdict(case: Case, data: st.DataObject) -> None:
    rated = sorted(id_ for id_, answer in case.answers.items() if answer.rating in NUMBERED)
    assume(rated)
    chosen = data.draw(st.sampled_from(rated))
    before = case.answers[chosen]
    assert before.rating is not None
    higher = data.draw(st.sampled_from(NUMBERED[NUMBERED.index(before.rating) :]))
    raised = replace(case, answers=case.answers | {chosen: replace(before, rating=higher)})
    assert rank(verdict(raised)) >= rank(verdict(case))


@given(cases())
def test_an_unassessed_requirement_never_counts_as_a_failure(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    failed = {f.requirement for f in judgement.findings if f.grade in (Grade.MINOR, Grade.MAJOR)}
    assert failed <= {id_ for id_, answer in case.answers.items() if answer.rating in NUMBERED}
    assert judgement.share.minor + judgement.share.major == len(failed)


@given(cases() | cases(lens=Lens.ISO9002_1994))
def test_applying_the_shortest_way_turns_the_verdict(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    target = next_verdict(judgement.verdict)
    after = verdict(applied(case, judgement.shortest_way))
    if target is None:
        assert judgement.shortest_way == ()
    else:
        assert rank(after) >= rank(target)


@given(cases(), st.sampled_from(InternalAudit), st.sampled_from(ManagementReview))
def test_however_badly_the_unknown_is_answered_the_way_to_stage_1_has_named_it(
    case: Case, audit: InternalAudit, review: ManagementReview
) -> None:
    """What was found: the least to do left the audits out, of which nothing was said."""
    judgement = judge(case, CLAUSES)
    assume(next_verdict(judgement.verdict) is Verdict.READY_STAGE_1)
    assume(any(answer.rating for answer in case.answers.values()))
    done = applied(case, judgement.shortest_way)
    system = done.profile.system
    system = replace(
        system,
        internal_audit=system.internal_audit or audit,
        management_review=system.management_review or review,
    )
    answered = replace(done, profile=replace(done.profile, system=system))
    blockers = blockers_of(answered, findings_of(answered))
    short = {one.fact for one in blockers if one.stage is CertificationStage.STAGE_1 and one.fact}
    assert short <= {change.fact for step in judgement.way for change in step.changes}


@settings(max_examples=examples(60))
@given(cases(), st.sets(st.sampled_from([known.id for known in REQUIREMENTS]), min_size=6, max_size=8))
def test_no_smaller_set_of_changes_turns_the_verdict(case: Case, kept: set[str]) -> None:
    """Every smaller set is tried, each change raising a requirement or a fact as far as it goes."""
    case = replace(case, requirements=tuple(r for r in REQUIREMENTS if r.id in kept))
    judgement = judge(case, CLAUSES)
    target = next_verdict(judgement.verdict)
    assume(target is not None and 0 < len(judgement.shortest_way) <= 4)
    assert target is not None
    best = [RequiredChange(requirement=id_, to="4", what=message("use")) for id_ in sorted(kept)]
    best += [RequiredChange(fact="system.internal_audit", to="complete", what=message("use"))]
    best += [RequiredChange(fact="system.management_review", to="held", what=message("use"))]
    best += [RequiredChange(fact="system.corrective_action_cases", to="1", what=message("use"))]
    best += [RequiredChange(fact="system.months_of_records", to="3", what=message("use"))]
    for changes in combinations(best, len(judgement.shortest_way) - 1):
        assert rank(verdict(applied(case, changes))) < rank(target)


@given(cases())
def test_every_verdict_but_the_best_names_what_blocks_it(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    assert bool(judgement.blockers) == (judgement.verdict is not Verdict.READY_STAGE_2)


@settings(max_examples=examples(300))
@given(cases() | cases(lens=Lens.ISO9002_1994))
def test_every_figure_agrees_with_a_second_reckoning(case: Case) -> None:
    judgement, again = judge(case, CLAUSES), reckon(case)
    assert {f.requirement: f.grade.value for f in judgement.findings} == again.grades
    assert Counter(f.grade.value for f in judgement.findings) == again.counts
    assert set(judgement.systemic) == again.systemic
    assert judgement.verdict.value == again.verdict
    for share, counts in (
        (judgement.share, again.counts),
        *((result.share, again.by_clause[result.clause.number]) for result in judgement.clauses),
    ):
        figures = (share.conforming, share.ofi, share.minor, share.major)
        assert figures == tuple(counts[name] for name in ("conforming", "ofi", "minor", "major"))
        assert share.assessed == sum(figures)
        assert share.fulfilled == counts["conforming"] + counts["ofi"]
        assert share.applicable == counts.total() - counts["not-applicable"]


@settings(max_examples=examples(300))
@given(cases())
def test_ready_for_stage_2_is_never_said_over_what_the_same_judgement_calls_missing(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    if judgement.verdict is Verdict.READY_STAGE_2:
        states = {point.state for point in judgement.prerequisites}
        assert states <= {State.IN_PLACE, State.PARTLY}
        assert not judgement.share.major
        assert not judgement.systemic
        assert judgement.share.assessed == judgement.share.applicable
    if judgement.systemic and judgement.verdict is not Verdict.NOT_READY:
        named = {one.clause for one in judgement.blockers if one.because.id == "many-minors"}
        assert named == set(judgement.systemic)


@given(cases())
def test_what_the_profile_denies_is_never_fulfilled(case: Case) -> None:
    denied = replace(case.profile, system=replace(case.profile.system, internal_audit=InternalAudit.NONE))
    found = findings_of(replace(case, profile=denied))
    own = {one.requirement for one in found if one.predicted is not None}
    audit = [one for one in found if one.clause.startswith("9.2") and one.requirement not in own]
    assert not {one.grade for one in audit} & {Grade.CONFORMING, Grade.OFI}


@given(cases())
def test_the_same_case_is_always_judged_alike(case: Case) -> None:
    assert judge(case, CLAUSES) == judge(case, CLAUSES)


def test_the_order_of_changes_is_the_order_of_the_case() -> None:
    order = [known.id for known in REQUIREMENTS]
    way = [change.requirement for change in judge(case(), CLAUSES).shortest_way]
    assert way == sorted(way, key=lambda id_: order.index(str(id_)))
