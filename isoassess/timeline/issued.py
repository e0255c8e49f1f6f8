"""The calendar of a document: from the day of the assessment, and never with a day that has passed."""

from datetime import date

from isoassess.domain.case import Case, Judgement
from isoassess.timeline.schedule import Schedule, schedule


def schedule_as_issued(case: Case, judgement: Judgement, issued: date) -> Schedule | None:
    """As everywhere else; counted from the day of issue where that is later than the first of its days."""
    found = schedule(case, judgement, on=case.date)
    if found is None or issued <= case.date:
        return found
    days = [one.earliest for one in found.milestones if one.earliest is not None]
    return schedule(case, judgement, on=issued) if days and min(days) < issued else found
