"""The calendar: the order of its dates, what moves them, and what it says of the target."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.documented import nothing_on_paper
from isoassess.assessment.verdict.findings import findings_of
from isoassess.domain import (
    NO_ANSWER,
    Action,
    Answer,
    CertificationStage,
    Confidence,
    Grade,
    Lens,
    Rating,
    Verdict,
)
from isoassess.domain.case import Case
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Certificate, InternalAudit, ManagementReview, Profile, Purpose, System
from isoassess.reference.sources import titles
from isoassess.standard_choice.editions import EditionDate, table
from isoassess.timeline import schedule as schedule_module
from isoassess.timeline import steps as steps_module
from isoassess.timeline.durations import CertificationStep, Unit, later, shipped, step_words
from isoassess.timeline.labels import calendar_sentence, calendar_words, sentences
from isoassess.timeline.schedule import Milestone, Schedule, schedule
from isoassess.timeline.schedule_words import target_words
from tests.unit.cases import CLAUSES, LENS, NUMBERED, REQUIREMENTS, TODAY, all_rated, case, cases, requirement


def accredited() -> EditionDate:
    """When the first bodies can issue a certificate to the new edition."""
    known = table().of(Lens.ISO9001_2026).accredited
    assert known is not None
    return known


LONG_ACCREDITED = datetime.date(2027, 9, 1)  # bodies are accredited for the edition then
ALL_DONE = System(
    internal_audit=InternalAudit.COMPLETE,
    management_review=ManagementReview.HELD,
    corrective_action_cases=1,
    months_of_records=3,
)
IDS = sorted(known.id for known in REQUIREMENTS)
DAYS = st.dates(min_value=datetime.date(2020, 1, 1), max_value=datetime.date(2035, 12, 31))


def found(case: Case, on: datetime.date = TODAY) -> Schedule:
    made = schedule(case, judge(case, CLAUSES), on=on)
    assert made is not None
    return made


def end(made: Schedule) -> Milestone:
    assert made.certificate is not None
    return made.certificate


def step(made: Schedule, wanted: CertificationStep) -> Milestone:
    return next(milestone for milestone in made.milestones if milestone.step is wanted)


def dates(made: Schedule) -> list[datetime.date]:
    """The earliest dates, a step that is done being as early as can be."""
    return [milestone.earliest or datetime.date.min for milestone in made.milestones]


def latest(made: Schedule) -> list[datetime.date]:
    return [milestone.latest or datetime.date.min for milestone in made.milestones]


@st.composite
def planned(draw: st.DrawFn) -> Case:
    """A case in which some answers have an action with a day."""
    case = draw(cases())
    months = draw(st.none() | st.integers(min_value=0, max_value=5))
    dues = draw(st.dictionaries(st.sampled_from(IDS), st.none() | DAYS, max_size=6))
    answers = case.answers | {
        id_: replace(case.answers.get(id_, NO_ANSWER), action=Action(what="Do it", due=due))
        for id_, due in dues.items()
    }
    profile = with_fact(case.profile, "system.months_of_records", months)
    profile = with_fact(profile, "target_date", draw(st.none() | DAYS))
    return replace(case, answers=answers, profile=profile)


@st.composite
def answered(draw: st.DrawFn) -> Case:
    """The same with an accepted rating for everything that applies, so that there are dates."""
    case = draw(planned())
    open_ = {f.requirement for f in judge(case, CLAUSES).findings if f.grade is Grade.NOT_ASSESSED}
    rated = {
        id_: replace(case.answers.get(id_, NO_ANSWER), rating=draw(st.sampled_from(NUMBERED)))
        for id_ in sorted(open_)
    }
    complete = replace(case, answers=case.answers | rated)
    assume(not nothing_on_paper(complete, findings_of(complete)))
    return complete


@given(answered(), DAYS)
def test_dates_never_go_back_along_the_way_and_never_before_the_day(case: Case, on: datetime.date) -> None:
    made = found(case, on)
    assert [milestone.step for milestone in made.milestones] == list(CertificationStep)
    before, before_latest = on, on
    for milestone in made.milestones:
        assert milestone.done == (milestone.earliest is None) == (milestone.latest is None)
        if milestone.earliest and milestone.latest:
            assert before <= milestone.earliest <= milestone.latest
            assert before_latest <= milestone.latest
            before, before_latest = milestone.earliest, milestone.latest


@given(answered(), st.data())
def test_doing_more_never_makes_a_date_later(case: Case, data: st.DataObject) -> None:
    after = data.draw(st.sampled_from([audited, reviewed, month_run]))(case)
    assert_no_later(case, after)


@given(answered(), st.data())
def test_a_better_rating_never_makes_a_date_later(case: Case, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(IDS))
    answer = case.answers.get(chosen, NO_ANSWER)
    start = NUMBERED.index(answer.rating) if answer.rating in NUMBERED else len(NUMBERED) - 1
    better = replace(answer, rating=data.draw(st.sampled_from(NUMBERED[start:])), evidence="Seen.")
    assert_no_later(case, replace(case, answers=case.answers | {chosen: better}))


def assert_no_later(before: Case, after: Case) -> None:
    earlier, later_ = found(after), found(before)
    for one, other in zip(dates(earlier), dates(later_), strict=True):
        assert one <= other
    for one, other in zip(latest(earlier), latest(later_), strict=True):
        assert one <= other


def audited(case: Case) -> Case:
    return replace(case, profile=with_fact(case.profile, "system.internal_audit", InternalAudit.COMPLETE))


def reviewed(case: Case) -> Case:
    return replace(case, profile=with_fact(case.profile, "system.management_review", ManagementReview.HELD))


def month_run(case: Case) -> Case:
    months = (case.profile.system.months_of_records or 0) + 1
    return replace(case, profile=with_fact(case.profile, "system.months_of_records", months))


@given(planned(), DAYS)
def test_the_same_input_gives_the_same_calendar(case: Case, on: datetime.date) -> None:
    assert found(case, on) == found(case, on)


@given(answered())
def test_the_target_is_missed_by_as_many_days_as_the_certificate_comes_after_it(case: Case) -> None:
    made = found(case)
    wished = case.profile.target_date
    if wished is None:
        assert made.target is None
        return
    assert made.target is not None
    day = end(made).earliest
    assert day is not None
    assert made.target.reachable == (day <= wished)
    assert made.target.days_late == max(0, (day - wished).days)
    assert not made.target.at_any_pace or made.target.reachable


def test_a_model_that_no_body_certifies_has_no_calendar() -> None:
    contract = case(lens=Lens.ISO9002_1994)
    assert schedule(contract, judge(contract, CLAUSES), on=TODAY) is None


def test_from_nothing_the_way_takes_as_long_as_small_firms_report() -> None:
    nothing = case(all_rated(Rating.ABSENT), profile=Profile(system=System(months_of_records=0)))
    on = LONG_ACCREDITED
    certificate, whole = end(found(nothing, on)), shipped().whole
    assert certificate.earliest is not None
    assert certificate.latest is not None
    assert later(on, whole.least, whole.unit) <= certificate.earliest <= later(on, whole.most, whole.unit)
    assert certificate.latest > later(on, whole.most, whole.unit)


def test_with_everything_done_only_the_body_s_own_steps_are_left() -> None:
    made = found(case(all_rated(Rating.CONFORMING), profile=Profile(system=ALL_DONE)), LONG_ACCREDITED)
    assert [milestone.step for milestone in made.milestones if not milestone.done] == [
        CertificationStep.STAGE_1,
        CertificationStep.STAGE_2,
        CertificationStep.FINDINGS,
        CertificationStep.CERTIFICATE,
    ]
    assert end(made).earliest == LONG_ACCREDITED + datetime.timedelta(days=14 + 14 + 14 + 7)


def test_months_of_records_that_have_run_are_counted() -> None:
    def after(months: int) -> datetime.date | None:
        system = replace(ALL_DONE, months_of_records=months)
        rated = case(all_rated(Rating.CONFORMING), profile=Profile(system=system))
        return step(found(rated), CertificationStep.RECORDS).earliest

    assert [after(0), after(1), after(2)] == [
        datetime.date(2027, 1, 23),
        datetime.date(2026, 12, 23),
        None,
    ]


def test_a_review_held_before_the_audits_were_complete_is_held_again() -> None:
    system = replace(ALL_DONE, internal_audit=InternalAudit.STARTED)
    review = step(
        found(case(all_rated(Rating.CONFORMING), profile=Profile(system=system))),
        CertificationStep.MANAGEMENT_REVIEW,
    )
    assert not review.done
    assert "before the round was complete" in calendar_words(review.because)


def test_a_record_that_is_missing_does_not_hold_the_documents_back() -> None:
    answers = all_rated(Rating.CONFORMING, review=Answer(rating=Rating.ABSENT))
    made = found(case(answers, profile=Profile(system=ALL_DONE)))
    assert step(made, CertificationStep.DOCUMENTS).done
    answers = all_rated(Rating.CONFORMING, policy=Answer(rating=Rating.CONFORMING))
    documents = step(found(case(answers, profile=Profile(system=ALL_DONE))), CertificationStep.DOCUMENTS)
    assert not documents.done
    assert calendar_words(documents.because).startswith("1 of 2 assessed")


@pytest.mark.parametrize(
    ("open_requirement", "held_back"),
    [
        ("scope", CertificationStep.DOCUMENTS),
        ("audit", CertificationStep.INTERNAL_AUDIT),
        ("review", CertificationStep.MANAGEMENT_REVIEW),
        ("leadership", CertificationStep.STAGE_1),
        ("calibration", CertificationStep.STAGE_2),
    ],
)
def test_a_step_waits_for_the_action_that_is_planned_against_what_holds_it_back(
    open_requirement: str, held_back: CertificationStep
) -> None:
    due = datetime.date(2028, 2, 29)
    action = Action(what="Do it", due=due)
    gate = requirement("leadership", "5.1.1", gate=CertificationStage.STAGE_1)
    profile = Profile(system=replace(ALL_DONE, internal_audit=InternalAudit.STARTED))

    def held(rating: Rating) -> Milestone:
        answers = all_rated(Rating.CONFORMING) | {
            "leadership": Answer(rating=Rating.CONFORMING),
            open_requirement: Answer(rating=rating, evidence="Seen.", action=action),
        }
        return step(found(case(answers, profile=profile, requirements=(*REQUIREMENTS, gate))), held_back)

    assert held(Rating.ABSENT).earliest == due
    assert held(Rating.ABSENT).waits_for == (open_requirement,)
    assert "29 February 2028" in calendar_words(held(Rating.ABSENT).because)
    assert held(Rating.CONFORMING).waits_for == ()


def test_the_end_of_time_is_no_mistake() -> None:
    made = found(case(all_rated(Rating.CONFORMING)), datetime.date(9999, 12, 1))
    assert end(made).earliest == datetime.date.max


@given(st.dates(max_value=datetime.date(9000, 1, 1)), st.integers(0, 40))
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: datetime.date, count: int) -> None:
    moved = later(day, count, Unit.MONTHS)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == day.day or ((moved + datetime.timedelta(days=1)).day == 1 and moved.day < day.day)


def test_no_first_certificate_to_an_edition_closed_to_new_ones() -> None:
    rated = case(all_rated(Rating.CONFORMING), profile=Profile(system=ALL_DONE))
    assert found(rated, datetime.date(2028, 3, 1)).cautions == ()
    old = replace(case(), lens=Lens.ISO9001_2015, requirements=())
    made = schedule(old, judge(old, ()), on=datetime.date(2028, 3, 1))
    assert made is not None
    assert (made.milestones, made.target) == ((), None)
    assert "no first certificates" in calendar_sentence(made.cautions[-1])


def test_a_running_certificate_goes_another_way() -> None:
    made = found(case(all_rated(Rating.CONFORMING), profile=Profile(purpose=Purpose.TRANSITION)))
    assert any("the way to a first certificate" in calendar_sentence(caution) for caution in made.cautions)


@pytest.mark.parametrize("expires", [None, datetime.date(2028, 3, 1), datetime.date(2029, 11, 14)])
def test_who_is_certified_goes_through_no_stages_again(expires: datetime.date | None) -> None:
    held = Certificate(standard="ISO 9001:2015", accredited=True, expires=expires)
    made = found(case(all_rated(Rating.CONFORMING), profile=Profile(certificate=held, target_date=TODAY)))
    said = calendar_words(made.cautions)
    assert (made.milestones, made.target, made.certificate) == ((), None, None)
    assert "No stage 1 and 2 lie before you" in said
    assert "Moving to ISO 9001:2026 is due by 30 September 2029 (reported)." in said
    assert ("cannot be right" in said) is (expires == datetime.date(2029, 11, 14))


def test_a_target_too_early_for_the_new_edition_may_do_for_the_old_one() -> None:
    wished = Profile(system=ALL_DONE, target_date=datetime.date(2027, 5, 31))
    says = target_words(found(case(all_rated(Rating.CONFORMING), profile=wished)))
    assert says == (
        "Target 31 May 2027: to ISO 9001:2026 probably not. To ISO 9001:2015 a first certificate is still "
        "possible, running until 30 September 2029 (reported) at most."
    )


def test_a_target_too_early_for_either_edition_cannot_be_met() -> None:
    wished = Profile(system=ALL_DONE, target_date=TODAY + datetime.timedelta(days=2))
    says = target_words(found(case(all_rated(Rating.CONFORMING), profile=wished)))
    assert "cannot be met, it is 217 days too early" in says


@given(answered(), DAYS)
def test_no_certificate_before_there_is_a_body_that_may_issue_it(case: Case, on: datetime.date) -> None:
    certificate = end(found(case, on))
    assert certificate.earliest is not None
    assert certificate.latest is not None
    assert certificate.earliest >= accredited().date
    assert certificate.latest >= certificate.earliest


def test_the_fact_that_decides_the_date_is_named() -> None:
    done = case(all_rated(Rating.CONFORMING), profile=Profile(system=ALL_DONE))

    def decides(case: Case, on: datetime.date) -> str:
        made = found(case, on)
        assert made.decided_by is not None
        return calendar_sentence(made.decided_by)

    assert "before it is accredited for it, the first about June 2027" in decides(done, TODAY)
    assert "accredited" in calendar_words(end(found(done)).because)
    assert end(found(done)).earliest == datetime.date(2027, 6, 30)
    action = Action(what="Calibrate", due=datetime.date(2028, 1, 20))
    gap = all_rated(Rating.CONFORMING, calibration=Answer(rating=Rating.ABSENT, action=action))
    waiting = case(gap, profile=Profile(system=ALL_DONE))
    assert decides(waiting, TODAY) == "What decides: the actions planned until 20 January 2028."
    system = replace(ALL_DONE, months_of_records=0)
    running = case(all_rated(Rating.CONFORMING), profile=Profile(system=system))
    says = decides(running, LONG_ACCREDITED)
    assert says == "What decides: Records running, 2 to 3 months (rule of thumb)."


@given(planned(), DAYS)
def test_while_it_is_too_early_to_tell_there_is_no_date(case: Case, on: datetime.date) -> None:
    judgement, made = judge(case, CLAUSES), found(case, on)
    grades = {f.requirement: f.grade for f in judgement.findings}
    open_gate = any(known.gate and grades[known.id] is Grade.NOT_ASSESSED for known in case.requirements)
    too_early = judgement.verdict is Verdict.TOO_EARLY or open_gate
    assert (made.milestones == ()) == too_early
    if too_early:
        assert (made.target, made.decided_by) == (None, None)
        assert calendar_words(made.cautions).startswith("No dates yet")


def test_one_answer_gives_no_date() -> None:
    one = case({"policy": Answer(rating=Rating.PARTIAL, evidence="Seen.")})
    assert found(one).milestones == ()
    certain = replace(one, profile=Profile(system=System(internal_audit=InternalAudit.NONE)))
    assert judge(certain, CLAUSES).verdict is Verdict.NOT_READY
    assert found(certain).milestones == ()
    said = calendar_words(found(certain).cautions)
    assert re.match(r"No dates yet: \d+ gates ", said)
    assert "(requirements without which no certificate is given) are not assessed" in said
    assert "too early" not in said
    told = calendar_words(found(one).cautions)
    assert told.startswith("No dates yet: it is too early to tell.")
    assert "once two thirds of what applies, and every gate" in told
    assert "(a requirement without which no certificate is given)" in told


@pytest.mark.parametrize(
    ("spare", "says"),
    [
        (-1, "to ISO 9001:2026 probably not. To ISO 9001:2015 a first certificate is still possible"),
        (0, "cannot be promised. There is no day to spare, and it rests on a reported date that may move."),
        (1, "can be met"),
    ],
)
def test_a_target_without_a_day_to_spare_cannot_be_promised(spare: int, says: str) -> None:
    wished = accredited().date + datetime.timedelta(days=spare)
    done = case(all_rated(Rating.CONFORMING), profile=Profile(system=ALL_DONE, target_date=wished))
    made = found(done)
    assert made.target is not None
    assert made.target.days_left == max(0, spare)
    assert says in target_words(made)


@pytest.mark.parametrize("lens", [lens for lens in Lens if lens.certifiable])
def test_a_target_before_the_edition_existed_is_told_as_such(lens: Lens) -> None:
    published = table().of(lens).published
    for early, told in ((1, True), (0, False)):
        wished = published.date - datetime.timedelta(days=early)
        profile = Profile(system=ALL_DONE, target_date=wished)
        asked = tuple(replace(one, clause={lens: one.clause[LENS]}) for one in REQUIREMENTS)
        made = found(case(all_rated(Rating.CONFORMING), profile=profile, lens=lens, requirements=asked))
        says = f"{lens.label} was not published before {published.words}."
        assert (says in target_words(made)) is told


def test_without_a_day_to_spare_it_is_said_also_where_nothing_reported_decides() -> None:
    profile = Profile(system=ALL_DONE)
    after = found(case(all_rated(Rating.CONFORMING), profile=profile), LONG_ACCREDITED)
    wished = replace(profile, target_date=end(after).earliest)
    made = found(case(all_rated(Rating.CONFORMING), profile=wished), LONG_ACCREDITED)
    assert "cannot be promised. There is no day to spare." in target_words(made)
    assert "reported" not in target_words(made)


@pytest.mark.parametrize(
    ("requirement_id", "not_done"),
    [("audit", CertificationStep.INTERNAL_AUDIT), ("review", CertificationStep.MANAGEMENT_REVIEW)],
)
def test_what_a_rating_denies_is_not_done_because_the_profile_says_so(
    requirement_id: str, not_done: CertificationStep
) -> None:
    answers = all_rated(Rating.CONFORMING) | {requirement_id: Answer(rating=Rating.ABSENT)}
    made = found(case(answers, profile=Profile(system=ALL_DONE)))
    assert not step(made, not_done).done


def test_what_nobody_has_planned_is_said_beside_the_dates() -> None:
    profile = Profile(system=ALL_DONE)
    day = Action(what="Calibrate", due=datetime.date(2027, 1, 20))

    def cautions(**other: Answer) -> str:
        return calendar_words(found(case(all_rated(Rating.CONFORMING, **other), profile=profile)).cautions)

    absent, planned_ = Answer(rating=Rating.ABSENT), Answer(rating=Rating.ABSENT, action=day)
    assert "1 cause in the way has points without a dated action" in cautions(calibration=absent)
    assert "without a dated action" not in cautions(calibration=planned_)
    assert cautions() == ""
    left = cautions(policy_known=Answer())
    assert left == "1 requirement is not assessed: what is missing there is not in these dates."


def test_every_duration_is_a_dated_fact_with_a_source() -> None:
    facts = shipped()
    assert set(facts.durations) == set(CertificationStep)
    for duration in (*facts.durations.values(), facts.whole, facts.major):
        assert 0 < duration.least <= duration.most
        assert duration.source
        assert set(duration.source) <= titles().keys()
    assert set(accredited().sources) <= titles().keys()


def test_what_is_not_certain_says_so() -> None:
    durations = shipped().durations
    assert durations[CertificationStep.RECORDS].words == "2 to 3 months (rule of thumb)"
    assert durations[CertificationStep.STAGE_2].words == "2 to 8 weeks (reported)"
    assert replace(durations[CertificationStep.STAGE_2], confidence=Confidence.HIGH).words == "2 to 8 weeks"


def test_every_step_has_a_name() -> None:
    assert len({step_words(one) for one in CertificationStep}) == len(CertificationStep)


def test_every_message_of_the_calendar_has_its_sentence_and_every_sentence_its_message() -> None:
    files = [str(one.__file__) for one in (schedule_module, steps_module)]
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)
    ids = set(re.findall(r"""message\(\s*"([a-z0-9-]+)\"""", source))
    of_steps = {
        CertificationStep.STAGE_1.value,
        CertificationStep.STAGE_2.value,
        CertificationStep.FINDINGS.value,
        CertificationStep.CERTIFICATE.value,
    }
    assert ids | of_steps == set(sentences(count=1))
