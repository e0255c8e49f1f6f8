"""A complete quick scan gives an indication with its base; it is never a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.labels.causes import indication_words, quick_scan_words
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.indication import is_quick_scan
from isoassess.domain import Answer, Grade, Indication, Lens, Rating, Verdict
from isoassess.domain.case import Case
from isoassess.domain.profile import InternalAudit, Profile
from tests.unit.cases import CLAUSES, REQUIREMENTS, RUNNING, all_rated, case, cases, requirement

MORE = tuple(requirement(f"more-{number}", "8.1") for number in range(30))
SCAN = tuple(replace(known, quick=True) for known in REQUIREMENTS)
ALL = (*SCAN, *MORE)


def scanned(
    answers: dict[str, Answer], *, lens: Lens = Lens.ISO9001_2026, audit: InternalAudit | None = None
) -> Case:
    profile = Profile(system=replace(RUNNING, internal_audit=audit or InternalAudit.COMPLETE))
    return case(answers, requirements=ALL, lens=lens, profile=profile)


def test_a_perfect_quick_scan_says_so_with_its_base() -> None:
    judgement = judge(scanned(all_rated(Rating.EFFECTIVE)), CLAUSES)
    assert judgement.verdict is Verdict.TOO_EARLY
    assert judgement.indication == Indication(causes=0, answered=len(SCAN), left=len(MORE))
    assert indication_words(judgement.indication) == (
        "By the quick scan: nothing seen that stands in the way",
        "Its 15 questions that apply are answered; 30 requirements are not looked at.",
    )


def test_what_stands_before_stage_2_is_counted_by_cause() -> None:
    absent = Answer(rating=Rating.ABSENT)
    judgement = judge(scanned(all_rated(Rating.EFFECTIVE, audit=absent, review=absent)), CLAUSES)
    assert judgement.indication is not None
    assert judgement.indication.causes == 2
    assert "2 causes before stage 2" in indication_words(judgement.indication)[0]


@pytest.mark.parametrize("left_open", ["order-change", "audit"])
def test_a_quick_scan_that_is_not_complete_indicates_nothing(left_open: str) -> None:
    answers = all_rated(Rating.EFFECTIVE) | {left_open: Answer()}
    assert judge(scanned(answers), CLAUSES).indication is None


def test_what_is_certain_is_a_verdict_and_no_indication() -> None:
    judgement = judge(scanned(all_rated(Rating.EFFECTIVE), audit=InternalAudit.NONE), CLAUSES)
    assert (judgement.verdict, judgement.indication) == (Verdict.NOT_READY, None)


def test_with_enough_assessed_there_is_a_verdict_and_no_indication() -> None:
    answers = {known.id: Answer(rating=Rating.EFFECTIVE, evidence="Seen.") for known in ALL}
    judgement = judge(scanned(answers), CLAUSES)
    assert (judgement.verdict, judgement.indication) == (Verdict.READY_STAGE_2, None)


def test_a_contract_model_of_which_the_quick_scan_finds_no_gap_is_indicated_too() -> None:
    judgement = judge(scanned(all_rated(Rating.EFFECTIVE), lens=Lens.ISO9002_1994), CLAUSES)
    assert judgement.headline is Verdict.TOO_EARLY
    assert judgement.indication is not None
    gap = all_rated(Rating.EFFECTIVE, audit=Answer(rating=Rating.PARTIAL, evidence="Seen."))
    assert judge(scanned(gap, lens=Lens.ISO9002_1994), CLAUSES).indication is None


@given(cases(), st.sets(st.sampled_from([known.id for known in REQUIREMENTS])))
def test_an_indication_never_stands_beside_a_verdict(case: Case, quick: set[str]) -> None:
    requirements = tuple(replace(known, quick=known.id in quick) for known in ALL)
    judgement = judge(replace(case, requirements=requirements), CLAUSES)
    found = judgement.indication
    if found is None:
        return
    assert judgement.verdict is Verdict.TOO_EARLY
    grades = {f.requirement: f.grade for f in judgement.findings}
    assert not [id_ for id_ in quick if grades[id_] is Grade.NOT_ASSESSED]
    assert found.answered == sum(grades[id_] is not Grade.NOT_APPLICABLE for id_ in quick)
    assert found.left == list(grades.values()).count(Grade.NOT_ASSESSED)
    assert found.causes == len(judgement.causes)


def test_what_is_certain_by_a_quick_scan_is_told_as_that_until_more_is_rated() -> None:
    answers = all_rated(Rating.EFFECTIVE)
    scan = scanned(answers, audit=InternalAudit.NONE)
    passed_over = replace(scan, requirements=(*SCAN[:3], *MORE, *SCAN[3:]))
    judgement = judge(passed_over, CLAUSES)
    assert judgement.indication is None
    assert quick_scan_words(passed_over, judgement) == (
        "It rests on a quick scan: 15 of its 15 questions that apply are answered; 30 requirements are not "
        "looked at."
    )
    more = replace(passed_over, answers={**answers, "more-1": Answer(rating=Rating.EFFECTIVE)})
    assert quick_scan_words(more, judge(more, CLAUSES)) == ""


def test_one_who_answers_the_first_questions_one_after_the_other_is_in_no_quick_scan() -> None:
    first = scanned({known.id: Answer(rating=Rating.EFFECTIVE) for known in SCAN[:4]})
    assert not is_quick_scan(first, judge(first, CLAUSES).findings)
