"""What ready for stage 1 means and leaves open: the points before it, and what many bodies want besides."""

from collections import Counter
from collections.abc import Iterable

from isoassess.domain import CertificationStage, Prerequisite, State, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview
from isoassess.domain.words import stage_words, state_words
from isoassess.language.texts import _
from isoassess.standard_choice.editions import running_2015


def stage_1_words(case: Case, judgement: Judgement) -> str:
    """What stands under a verdict of readiness; empty where nothing is known to be unfinished.

    Who is certified goes through no stages again.
    """
    if running_2015(case.profile, case.date):
        return _certified(judgement)
    system = case.profile.system
    audit = system.internal_audit not in (None, InternalAudit.COMPLETE)
    review = system.management_review not in (None, ManagementReview.HELD)
    if judgement.verdict is not Verdict.READY_STAGE_1 or not (audit or review):
        return ""
    return f"{_enough(audit=audit, review=review)} {_wanted(audit=audit, review=review)}"


def stage_points_words(stage: CertificationStage, points: Iterable[Prerequisite]) -> str:
    """How many points before a stage are how far: Stage 1: 2 in place, 7 partly."""
    count = Counter(point.state for point in points)
    counted = ", ".join(
        _("{count} {state}").format(count=count[state], state=state_words(state))
        for state in (State.IN_PLACE, State.PARTLY, State.MISSING, State.UNKNOWN)
        if count[state]
    )
    return _("{stage}: {counted}").format(stage=stage_words(stage), counted=counted)


def concern_words(judgement: Judgement) -> str:
    """What points that are not in place mean where stage 1 can come all the same; empty where none is so."""
    if judgement.headline is not Verdict.READY_STAGE_1 or judgement.indication is not None:
        return ""
    before = (one.state for one in judgement.prerequisites if one.stage is CertificationStage.STAGE_1)
    if all(state is State.IN_PLACE for state in before):
        return ""
    return _(
        "What is not yet in place in full does not stop stage 1: there it is an area of concern, to be "
        "solved before stage 2."
    )


def _certified(judgement: Judgement) -> str:
    if judgement.verdict not in (Verdict.READY_STAGE_1, Verdict.READY_STAGE_2):
        return ""
    return _(
        "You are certified already: read it as readiness for the next surveillance, recertification or "
        "transition audit, not for stage 1 and 2."
    )


def _enough(*, audit: bool, review: bool) -> str:
    """What of the two is under way, which the verdict takes as enough."""
    if audit and review:
        return _("Internal audits begun and a management review planned count as enough for stage 1 here.")
    if audit:
        return _("Internal audits begun count as enough for stage 1 here.")
    return _("A management review planned counts as enough for stage 1 here.")


def _wanted(*, audit: bool, review: bool) -> str:
    if audit and review:
        return _(
            "Many certification bodies want the round complete and the review held by then: ask yours "
            "before you agree on the day."
        )
    if audit:
        return _(
            "Many certification bodies want the round complete by then: ask yours before you agree on "
            "the day."
        )
    return _("Many certification bodies want it held by then: ask yours before you agree on the day.")
