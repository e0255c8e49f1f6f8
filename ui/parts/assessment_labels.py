"""How one assessment of an organization is told from another."""

import datetime

from isoassess.assessment.verdict.indication import is_quick_scan
from isoassess.language.dates import month_words, short_date_words, short_month_words
from isoassess.language.texts import _, ngettext
from isoassess.store import AssessmentSummary
from ui.session.open_assessment import OpenAssessment


def day_of(known: AssessmentSummary) -> datetime.date:
    """The day an assessment is called by: completed, or started while it goes on."""
    return known.completed or known.started


def state_words(completed: datetime.date | None, started: datetime.date) -> str:
    """Completed 18 Nov 2026, or started 12 Nov 2026 while it goes on."""
    if completed is not None:
        return _("completed {day}").format(day=short_date_words(completed))
    return _("started {day}").format(day=short_date_words(started))


def kind_words(opened: OpenAssessment, *, scanning: bool = False) -> str:
    """A quick scan from its first question until one beyond it is rated, else a full assessment.

    `scanning`: its questions are what is gone through, which tells it before the ratings do.
    """
    findings = opened.judgement.findings
    quick = {requirement.id for requirement in opened.case.requirements if requirement.quick}
    beyond = any(one.rating is not None and one.requirement not in quick for one in findings)
    is_scan = is_quick_scan(opened.case, findings) or (scanning and not beyond)
    return _("Quick scan") if is_scan else _("Full assessment")


def label_words(known: AssessmentSummary) -> str:
    """The line of a list: Completed 18 Nov 2026 · ISO 9001:2026 · 266 answered."""
    answered = ngettext("{count} answered", "{count} answered", known.answered).format(count=known.answered)
    state = state_words(known.completed, known.started)
    return " · ".join((state[:1].upper() + state[1:], known.lens.label, answered))


def since_words(earlier: AssessmentSummary, now: datetime.date, *, short: bool = False) -> str:
    """The month of an earlier assessment; its day where it is of the same month as `now`."""
    day = day_of(earlier)
    if (day.year, day.month) == (now.year, now.month):
        return short_date_words(day)
    return short_month_words(day) if short else month_words(day)
