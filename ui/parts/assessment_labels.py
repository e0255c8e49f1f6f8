"""How one assessment of an organization is told from another."""

import datetime

from isoassess.domain import Grade
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


def kind_words(opened: OpenAssessment) -> str:
    """A quick scan while all its questions are assessed and no other one is rated, else a full one."""
    quick = {requirement.id for requirement in opened.case.requirements if requirement.quick}
    rated = {finding.requirement for finding in opened.judgement.findings if finding.rating is not None}
    missing = any(opened.finding(id_).grade is Grade.NOT_ASSESSED for id_ in quick)
    return _("Quick scan") if rated and rated <= quick and not missing else _("Full assessment")


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
