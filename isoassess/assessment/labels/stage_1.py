"""What most certification bodies want by stage 1, where the profile says that it is not there."""

from isoassess.domain import Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import InternalAudit, ManagementReview
from isoassess.language.texts import _


def stage_1_words(case: Case, judgement: Judgement) -> str:
    """What stands under a verdict "ready for stage 1"; empty where nothing is known to be unfinished."""
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


def _unfinished(*, audit: bool, review: bool) -> str:
    if audit and review:
        return _("By the profile neither is: ask yours before you agree on the day.")
    if audit:
        return _("By the profile the round is not complete: ask yours before you agree on the day.")
    return _("By the profile the review has not been held: ask yours before you agree on the day.")
