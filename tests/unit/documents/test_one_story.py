"""No document contradicts itself about how ready a firm is, wherever the assessment stands."""

import re
from collections.abc import Callable, Iterator

import pytest

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.judgement_words import judgement_text
from isoassess.documents import DocumentKind, document
from isoassess.domain import Answer, Applies, CertificationStage, Lens, Rating, Requirement, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview, Profile, System
from tests.unit.cases import TODAY
from tests.unit.pdf.reading_back import words_of

LENS = Lens.ISO9001_2026
KNOWN = [known for known in shipped().requirements(LENS) if known.graded]
GATES = [known for known in KNOWN if known.gate is not None]
OTHERS = [known for known in KNOWN if known.gate is None]
GOOD = Answer(rating=Rating.CONFORMING, evidence="Seen on the day.")
ABSENT = Answer(rating=Rating.ABSENT)
LEFT_OUT = Answer(rating=Rating.NOT_APPLICABLE, reason="Nothing of it is done here, and nobody asks for it.")
BEGUN = System(
    internal_audit=InternalAudit.STARTED,
    management_review=ManagementReview.PLANNED,
    corrective_action_cases=2,
    months_of_records=3,
)

# What is said only while nothing is decided, and only once "not ready" or "ready" is.
UNDECIDED = (
    r"[Tt]oo early",
    r"too little is assessed",
    r"no verdict",
    r"decides? what the verdict",
    r"a verdict needs",
    r"once there is a verdict",
)
NOT_READY = (r"■.Not ready yet", r"Not ready, whatever", r"stands? in the way of stage 1: ")
READY = (
    r"(?<!“)Ready for stage 1, not yet",
    r"[✓▲].Ready for stage [12]",
    r"does not stop stage 1",
    r"enough for stage 1",
    r"Every gate is open",
)


def answered(pairs: Iterator[tuple[Requirement, Answer]], system: System = BEGUN) -> tuple[Case, Judgement]:
    answers = {known.id: answer for known, answer in pairs}
    case = open_case(shipped(), profile=Profile(system=system), answers=answers, lens=LENS, on=TODAY)
    return case, judge_case(shipped(), case)


def all_good(known: list[Requirement]) -> Iterator[tuple[Requirement, Answer]]:
    return ((one, GOOD) for one in known)


def two_thirds(less: int = 0) -> list[Requirement]:
    """Every gate and so many others that just two thirds are assessed, or a few less."""
    case, _judgement = answered(iter(()))
    applicable = judge_case(shipped(), case).share.applicable
    applying = {
        f.requirement for f in judge_case(shipped(), case).findings if f.grade.value == "not-assessed"
    }
    known = [one for one in (*GATES, *OTHERS) if one.id in applying]
    return known[: -(-2 * applicable // 3) - less]


STANDS: dict[str, tuple[Callable[[], tuple[Case, Judgement]], Verdict | None]] = {
    "nothing answered": (lambda: answered(iter(())), Verdict.TOO_EARLY),
    "a tenth, a gate absent": (
        lambda: answered(iter([*all_good(OTHERS[:20]), (GATES[0], ABSENT)])),
        Verdict.NOT_READY,
    ),
    "a tenth, all good": (lambda: answered(all_good(OTHERS[:26])), Verdict.TOO_EARLY),
    "no audit, nothing else known": (
        lambda: answered(all_good(OTHERS[:5]), System(internal_audit=InternalAudit.NONE)),
        Verdict.NOT_READY,
    ),
    "one short of two thirds": (lambda: answered(all_good(two_thirds(1))), Verdict.TOO_EARLY),
    "two thirds": (lambda: answered(all_good(two_thirds())), Verdict.READY_STAGE_1),
    "one gate open": (lambda: answered(all_good(KNOWN[:0] + GATES[1:] + OTHERS)), Verdict.TOO_EARLY),
    "one gate open, one absent": (
        lambda: answered(
            iter([*all_good(GATES[2:] + OTHERS), (_before(CertificationStage.STAGE_1), ABSENT)])
        ),
        Verdict.NOT_READY,
    ),
    "all answered": (lambda: answered(all_good(KNOWN)), Verdict.READY_STAGE_1),
    "all answered, one gate absent": (
        lambda: answered(iter([*all_good(KNOWN), (_before(CertificationStage.STAGE_1), ABSENT)])),
        Verdict.NOT_READY,
    ),
    "many left out": (
        lambda: answered(
            iter((known, LEFT_OUT if known.applies is Applies.CLAIM else GOOD) for known in KNOWN)
        ),
        None,  # a gate that is left out without a reason in the profile stays open
    ),
    "the quick scan": (lambda: answered(all_good([one for one in KNOWN if one.quick or one.gate])), None),
}


def _before(stage: CertificationStage) -> Requirement:
    return next(known for known in GATES[2:] if known.gate is stage)


def said(text: str, patterns: tuple[str, ...]) -> list[str]:
    """The words that are found, with those around them."""
    return [found[0] for one in patterns for found in re.finditer(f".{{0,60}}{one}.{{0,40}}", text)]


@pytest.mark.parametrize("stands", STANDS)
def test_nothing_that_is_handed_over_says_decided_and_undecided_at_once(stands: str) -> None:
    make, expected = STANDS[stands]
    case, judgement = make()
    assert expected in (None, judgement.verdict)
    kinds = (DocumentKind.SUMMARY, DocumentKind.FULL, DocumentKind.ACTIONS)
    texts = {kind.value: words_of(document(kind, case, judgement)) for kind in kinds}
    texts["printed"] = judgement_text(case, judgement)
    for name, text in texts.items():
        told = [said(text, words) for words in (UNDECIDED, NOT_READY, READY)]
        assert sum(map(bool, told)) <= 1, (name, told)
