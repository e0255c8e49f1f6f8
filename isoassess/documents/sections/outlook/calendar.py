"""The calendar to a certificate as a chart: when each step can be at the earliest, and the wished day."""

from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Period, Timeline
from isoassess.timeline.durations import step_words
from isoassess.timeline.schedule import Schedule


def dates_heading() -> str:
    """What stands over the calendar, on paper and on the screen."""
    return _("Earliest dates")


def calendar(found: Schedule) -> Timeline:
    """From the earliest to the latest usual day of each step that is not done."""
    periods = tuple(
        Period(
            label=step_words(one.step),
            start=one.earliest,
            end=one.latest,
            when=date_words(one.earliest),
        )
        for one in found.milestones
        if one.earliest is not None
    )
    alt = " ".join(
        _("{step}: {earliest} to {latest}.").format(
            step=period.label, earliest=period.when, latest=date_words(period.end or period.start)
        )
        for period in periods
    )
    if found.target is None:
        return Timeline(periods=periods, today=found.on, alt=alt)
    wished = Period(label=_("Target"), start=found.target.date, when=date_words(found.target.date))
    alt = " ".join((alt, _("Target: {day}.").format(day=wished.when)))
    return Timeline(periods=periods, today=found.on, target=wished, alt=alt)
