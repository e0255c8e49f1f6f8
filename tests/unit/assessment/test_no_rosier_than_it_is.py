"""Nothing is told better than it is: an open question, many minors, and dates that cannot be met."""

from datetime import date

import pytest
from msgspec.structs import replace

from isoassess.assessment.applicability import is_design
from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.transition import point_words, transition_lines
from isoassess.assessment.transition import transition
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.judgement_words import judgement_text
from isoassess.domain import Answer, Lens, Rating, Verdict
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Corrector,
    Design,
    Designer,
    Profile,
    Specification,
)
from isoassess.standard_choice import choose
from isoassess.standard_choice.labels import choice_words, edition_reason
from isoassess.timeline.schedule import schedule
from isoassess.timeline.schedule_words import about_words
from tests.unit.assessment.test_answerable import READY
from tests.unit.cases import TODAY

SEEN = Answer(rating=Rating.CONFORMING, evidence="Seen on the day.")
CLAIMED = Answer(rating=Rating.NOT_APPLICABLE, reason="x")
GIVEN = Design(
    product=Designer.CUSTOMER,
    corrected_by=Corrector.CUSTOMER,
    specification=Specification.COMPLETE,
    may_change=False,
    own_brand=False,
)
MAKES = replace(READY, design=GIVEN, activities=(Activity.PURCHASING, Activity.PRODUCTION))
HOLDER = replace(MAKES, certificate=Certificate(standard="ISO 9001:2015", expires=date(2027, 3, 1)))
GAP = "before any body can issue one to"


def rated(profile: Profile, answer: Answer = SEEN, *, lens: Lens = Lens.ISO9001_2026) -> Case:
    opened = open_case(shipped(), profile=profile, answers={}, lens=lens, on=TODAY)
    return replace(opened, answers={known.id: answer for known in opened.requirements})


@pytest.mark.parametrize("design", [Design(), replace(GIVEN, product=Designer.PUBLIC_STANDARD)])
def test_an_unsettled_design_clause_cannot_be_claimed_away(design: Design) -> None:
    case = rated(replace(MAKES, design=design))
    assert case.decision.today.clause_8_3 is DesignClause.ASK
    asked = {known.id for known in case.requirements if is_design(known, case.lens) and known.graded}
    found = judge_case(shipped(), replace(case, answers=case.answers | dict.fromkeys(asked, CLAIMED)))
    assert found.verdict is Verdict.TOO_EARLY
    assert {one.requirement for one in found.contradictions if one.id == "claim-refused"} == asked


def test_many_minors_are_warned_of_beside_the_verdict() -> None:
    case = rated(MAKES, Answer(rating=Rating.PARTIAL, evidence="Gaps seen."))
    found = judge_case(shipped(), case)
    assert found.verdict is Verdict.READY_STAGE_1
    named = {one.clause for one in found.blockers if one.because.id == "many-minors"}
    assert named == set(found.systemic)
    assert named > {"9.2", "9.3", "10.2"}
    assert "in which an auditor may see one major" in judgement_text(case, found)
    assert "no major nonconformity is likely" not in judgement_text(case, found)
    assert "an auditor may see one major in them" in judgement_text(case, found)
    fine = judge_case(shipped(), rated(MAKES))
    assert "no major nonconformity is likely" in message_words(fine.because)


def test_a_certificate_that_runs_out_before_the_new_edition_is_warned_of_everywhere() -> None:
    case = rated(HOLDER)
    found = judge_case(shipped(), case)
    assert "certificate-ends-before-new" in [one.id for one in found.contradictions]
    calendar = schedule(case, found, on=TODAY)
    moved = transition(shipped(), HOLDER, {}, TODAY)
    assert calendar is not None
    assert moved is not None
    for said in (
        edition_reason(case.decision.today),
        *map(" ".join, (about_words(calendar), transition_lines(moved))),
    ):
        assert GAP in said
        assert "Ask your body in writing whether it renews" in said


def test_a_certificate_that_lasts_longer_leaves_no_gap() -> None:
    longer = replace(HOLDER, certificate=replace(HOLDER.certificate, expires=date(2027, 7, 1)))
    moved = transition(shipped(), longer, {}, TODAY)
    assert moved is not None
    assert GAP not in " ".join((*transition_lines(moved), edition_reason(choose(longer, on=TODAY).today)))


@pytest.mark.parametrize(("day", "met"), [(date(2029, 9, 30), True), (date(2029, 12, 31), False)])
def test_a_target_after_the_last_certificates_of_an_edition_cannot_be_met(day: date, met: bool) -> None:
    case = rated(replace(MAKES, target_date=day), lens=Lens.ISO9001_2015)
    calendar = schedule(case, judge_case(shipped(), case), on=TODAY)
    assert calendar is not None
    assert calendar.target is not None
    assert calendar.target.reachable is met
    assert (
        "cannot be met, certificates to ISO 9001:2015 end before it" in about_words(calendar)[0]
    ) is not met


@pytest.mark.parametrize("profile", [MAKES, replace(HOLDER)])
def test_a_target_in_the_past_is_called_past(profile: Profile) -> None:
    says = edition_reason(choose(replace(profile, target_date=date(2026, 1, 1)), on=TODAY).today)
    assert "The target date, 1 January 2026, is past" in says
    assert "still possible" not in says


@pytest.mark.parametrize(
    ("rating", "mark"),
    [(None, "\u25cb"), (Rating.ABSENT, "\u2717"), (Rating.PARTIAL, "\u2717"), (Rating.CONFORMING, "\u2713")],
)
def test_a_transition_ticks_only_what_is_in_place(rating: Rating | None, mark: str) -> None:
    answers = {known.id: Answer(rating=rating) for known in shipped().requirements(Lens.ISO9001_2026)}
    moved = transition(shipped(), HOLDER, answers, TODAY, Lens.ISO9001_2026)
    assert moved is not None
    assert {point_words(point)[0] for point in moved.points} == {mark}


def warned(profile: Profile) -> str:
    return " ".join(choice_words(note.says) for note in choose(profile, on=TODAY).warnings)


def test_one_answer_on_who_corrects_serves_a_given_product_beside_an_own_service() -> None:
    mixed = replace(GIVEN, product=Designer.LICENSOR, service=Designer.WE, corrected_by=Corrector.GIVER)
    work = (Activity.PURCHASING, Activity.PRODUCTION, Activity.SERVICE_PROVISION)
    assert "contradict each other" not in warned(replace(MAKES, design=mixed, activities=work))
    ours = replace(mixed, product=Designer.WE)
    assert "contradict each other" in warned(replace(MAKES, design=ours, activities=work))


def test_who_makes_what_a_maker_is_said_to_design_is_asked_again() -> None:
    made = replace(GIVEN, product=Designer.MAKER, corrected_by=Corrector.GIVER)
    assert "production is done by you" in warned(replace(MAKES, design=made))
    sells = replace(MAKES, design=made, activities=(Activity.PURCHASING, Activity.DISTRIBUTION))
    assert "production is done by you" not in warned(sells)
