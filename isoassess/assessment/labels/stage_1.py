"""What most certification bodies want by stage 1, where the profile says that it is not there."""

from isoassess.domain import Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview
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
    wanted = _(
        "Most certification bodies want the round of internal audits complete and the management review held "
        "by stage 1."
    )
    return f"{wanted} {_unfinished(audit=audit, review=review)}"


def _certified(judgement: Judgement) -> str:
    if judgement.verdict not in (Verdict.READY_STAGE_1, Verdict.READY_STAGE_2):
        return ""
    return _(
        "You are certified already: read it as readiness for the next surveillance, recertification or "
        "transition audit, not for stage 1 and 2."
    )


def _unfinished(*, audit: bool, review: bool) -> str:
    if audit and review:
        return _("By the profile neither is: ask yours before you agree on the day.")
    if audit:
        return _("By the profile the round is not complete: ask yours before you agree on the day.")
    return _("By the profile the review has not been held: ask yours before you agree on the day.")
