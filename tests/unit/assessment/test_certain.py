"""What is certain is said as soon as it is: held against every way to answer what is still open."""

from collections.abc import Iterator
from itertools import product

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict import judge
from isoassess.domain import Answer, Grade, Lens, Rating, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System
from tests.examples import examples
from tests.unit.cases import CLAUSES, REQUIREMENTS, RUNNING, all_rated, case, cases
from tests.unit.reckoning import nothing_on_paper, reckon

MOST_OPEN = 3
GIVEN = [
    Answer(rating=Rating.ABSENT),
    Answer(rating=Rating.INFORMAL, evidence="Seen."),
    Answer(rating=Rating.PARTIAL, evidence="Seen."),
    Answer(rating=Rating.EFFECTIVE, evidence="Seen."),
    Answer(rating=Rating.EFFECTIVE),
    Answer(rating=Rating.NOT_APPLICABLE, reason="Nothing of it is done here."),
]
AUDIT_ABSENT = all_rated(Rating.EFFECTIVE, audit=Answer(rating=Rating.ABSENT))


def small(case: Case, kept: set[str]) -> Case:
    return replace(case, requirements=tuple(known for known in REQUIREMENTS if known.id in kept))


def open_in(judgement: Judgement) -> list[str]:
    return [f.requirement for f in judgement.findings if f.grade is Grade.NOT_ASSESSED]


def completions(case: Case, open_: list[str]) -> Iterator[str]:
    """The verdicts, reckoned a second time, of every way to answer what is open; refused claims stay open."""
    for answers in product(GIVEN, repeat=len(open_)):
        complete = replace(case, answers=case.answers | dict(zip(open_, answers, strict=True)))
        found = reckon(complete)
        if not found.counts["not-assessed"]:
            yield found.verdict


def as_good_as_unstated(system: System) -> System:
    """The facts with those that are open as good as they can be: they are open questions too."""
    said = {key: value for key, value in asdict(system).items() if value is not None}
    return replace(RUNNING, **said)


def judged(case: Case) -> Judgement:
    return judge(case, CLAUSES)


@st.composite
def nearly_complete(draw: st.DrawFn, lens: Lens = Lens.ISO9001_2026) -> Case:
    """A few requirements, mostly answered well, some left open."""
    ids = [known.id for known in REQUIREMENTS]
    kept = sorted(draw(st.sets(st.sampled_from(ids), min_size=4, max_size=7)))
    left = draw(st.sets(st.sampled_from(kept), min_size=1, max_size=MOST_OPEN))
    held = draw(cases(lens=lens))
    answers = {id_: draw(st.sampled_from([*GIVEN, *[GIVEN[3]] * 6])) for id_ in kept if id_ not in left}
    return replace(small(held, set(kept)), answers=answers)


@settings(max_examples=examples(150), deadline=None)
@given(nearly_complete())
def test_not_ready_is_said_when_no_answer_can_change_it_and_only_then(case: Case) -> None:
    judgement = judged(case)
    open_ = open_in(judgement)
    assume(0 < len(open_) <= MOST_OPEN)
    verdicts = set(completions(case, open_))
    event(judgement.verdict.value)
    assert (judgement.verdict is Verdict.NOT_READY) == (verdicts == {"not-ready"})
    if judgement.verdict is Verdict.NOT_READY:
        assert judgement.because.id in ("not-ready-whatever", "not-ready-whatever-of-all")


@settings(max_examples=examples(150), deadline=None)
@given(nearly_complete())
def test_stage_2_is_said_to_be_out_of_reach_when_it_is_and_only_then(case: Case) -> None:
    judgement = judged(case)
    open_ = open_in(judgement)
    assume(0 < len(open_) <= MOST_OPEN)
    if judgement.verdict is not Verdict.TOO_EARLY:
        return
    stated = replace(case, profile=replace(case.profile, system=as_good_as_unstated(case.profile.system)))
    best = replace(stated, answers=case.answers | dict.fromkeys(open_, GIVEN[3]))
    assume(not nothing_on_paper(best, reckon(best)))
    said = judgement.because.id == "too-early-not-stage-2"
    assert said == ("ready-stage-2" not in completions(stated, open_))


@settings(max_examples=examples(100), deadline=None)
@given(nearly_complete(lens=Lens.ISO9002_1994))
def test_a_model_is_said_to_be_missed_when_no_answer_can_meet_it(case: Case) -> None:
    judgement = judged(case)
    open_ = open_in(judgement)
    assume(0 < len(open_) <= MOST_OPEN)
    missed = judgement.headline is Verdict.DOES_NOT_MEET_MODEL
    assert missed == ("meets-model" not in completions(case, open_))


def test_one_fact_of_the_profile_is_enough_to_be_certain() -> None:
    for system in (
        System(internal_audit=InternalAudit.PLANNED),
        System(management_review=ManagementReview.NONE),
    ):
        judgement = judged(case(profile=Profile(system=system)))
        assert judgement.verdict is Verdict.NOT_READY
        assert "whatever the open questions bring" in message_words(judgement.because)


def test_a_gate_before_stage_2_leaves_stage_1_open() -> None:
    judgement = judged(case({"audit": Answer(rating=Rating.ABSENT)}))
    assert judgement.verdict is Verdict.TOO_EARLY
    assert message_words(judgement.because) == (
        "Too little is assessed to judge stage 1. Not ready for stage 2, whatever the open questions bring: "
        "1 cause stands in the way (Internal audit)."
    )


def test_of_a_clause_nothing_is_said_before_all_of_it_that_applies_is_assessed() -> None:
    def grade(**other: Answer) -> Grade:
        findings = judged(case(all_rated(Rating.EFFECTIVE, **other))).findings
        return next(f.grade for f in findings if f.requirement == "preservation-a")

    absent = Answer(rating=Rating.ABSENT)
    assert grade(preservation_a=absent, preservation_b=Answer()) is Grade.MINOR
    assert grade(preservation_a=absent, preservation_b=absent) is Grade.MAJOR
    assert grade(preservation_a=absent, preservation_b=Answer(rating=Rating.PARTIAL)) is Grade.MINOR


def test_what_falls_away_is_no_open_part_of_its_clause() -> None:
    kept = replace(REQUIREMENTS[10], clause=dict.fromkeys(REQUIREMENTS[10].clause, "8.5.4"))
    requirements = tuple(kept if known.id == kept.id else known for known in REQUIREMENTS)
    absent, none = Answer(rating=Rating.ABSENT), Answer(rating=Rating.NOT_APPLICABLE, reason="None is held.")
    answers = all_rated(Rating.EFFECTIVE, preservation_a=absent, preservation_b=absent, property=none)
    findings = judged(case(answers, requirements=requirements)).findings
    assert [f.grade for f in findings if f.clause == "8.5.4"] == [Grade.NOT_APPLICABLE] + [Grade.MAJOR] * 2
