"""How the change between two assessments is said to a person, every percentage with its base."""

from isoassess.assessment.comparison import Comparison, GradeChange, Movement, Side
from isoassess.domain import Grade
from isoassess.domain.words import percent_words
from isoassess.language.texts import _, ngettext


def movement_words(movement: Movement) -> str:
    """The movement as a heading."""
    return {
        Movement.NEW: _("New"),
        Movement.WORSE: _("Worse"),
        Movement.UNCHANGED: _("Unchanged"),
        Movement.CLOSED: _("Closed"),
        Movement.BETTER: _("Better"),
        Movement.FIRST_ASSESSED: _("Assessed for the first time"),
        Movement.NO_LONGER_ASSESSED: _("No longer assessed"),
        Movement.APPLIES_NOW: _("Applies now"),
        Movement.FELL_AWAY: _("No longer applicable"),
        Movement.ENTERED: _("Only in the later standard"),
        Movement.LEFT: _("Only in the earlier standard"),
        Movement.STILL_FULFILLED: _("Fulfilled both times"),
        Movement.STILL_NOT_ASSESSED: _("Not assessed both times"),
        Movement.STILL_NOT_APPLICABLE: _("Not applicable both times"),
    }[movement]


def movement_in_sentence(movement: Movement) -> str:
    """The movement after a number: `2 worse`."""
    return {
        Movement.NEW: _("new"),
        Movement.WORSE: _("worse"),
        Movement.UNCHANGED: _("unchanged"),
        Movement.CLOSED: _("closed"),
        Movement.BETTER: _("better"),
        Movement.FIRST_ASSESSED: _("assessed for the first time"),
        Movement.NO_LONGER_ASSESSED: _("no longer assessed"),
        Movement.APPLIES_NOW: _("applies now"),
        Movement.FELL_AWAY: _("no longer applicable"),
        Movement.ENTERED: _("only in the later standard"),
        Movement.LEFT: _("only in the earlier standard"),
        Movement.STILL_FULFILLED: _("fulfilled both times"),
        Movement.STILL_NOT_ASSESSED: _("not assessed both times"),
        Movement.STILL_NOT_APPLICABLE: _("not applicable both times"),
    }[movement]


def meaning_words(movement: Movement) -> str:
    """What the movement means, in one sentence."""
    return {
        Movement.NEW: _("Fulfilled before, a likely nonconformity now."),
        Movement.WORSE: _("Graded lower than before."),
        Movement.UNCHANGED: _("Likely nonconformities that are still open, graded as before."),
        Movement.CLOSED: _("A likely nonconformity before, fulfilled now."),
        Movement.BETTER: _("Graded higher than before."),
        Movement.FIRST_ASSESSED: _("Without an accepted rating before."),
        Movement.NO_LONGER_ASSESSED: _("Without an accepted rating now; nothing of it is counted as closed."),
        Movement.APPLIES_NOW: _("Not applicable before."),
        Movement.FELL_AWAY: _("Not applicable now; nothing of it is counted as closed."),
        Movement.ENTERED: _("The earlier standard does not ask it."),
        Movement.LEFT: _("The later standard does not ask it; nothing of it is counted as closed."),
        Movement.STILL_FULFILLED: _("Likely conforming, or an opportunity for improvement, both times."),
        Movement.STILL_NOT_ASSESSED: _("Without an accepted rating both times."),
        Movement.STILL_NOT_APPLICABLE: _("Not applicable both times."),
    }[movement]


def points_words(comparison: Comparison) -> str:
    """The change in percentage points: +21 points; empty where one side has no percentage."""
    points = comparison.points
    if points is None:
        return ""
    sign = "+" if points > 0 else "−" if points < 0 else "±"
    text = ngettext("{sign}{count} point", "{sign}{count} points", abs(points))
    return text.format(sign=sign, count=abs(points))


def change_words(comparison: Comparison) -> str:
    """67 % → 88 % conforming (193 of 287 assessed, then 258 of 292)."""
    before, after = comparison.before, comparison.after
    if before.percent is None and after.percent is None:
        return _("Nothing is assessed in either of them.")
    if before.percent is None:
        words = _("Nothing was assessed before; now {percent} conforming ({base}).")
        return words.format(percent=_percent(after), base=_base(after))
    if after.percent is None:
        words = _("{percent} conforming before ({base}); nothing is assessed now.")
        return words.format(percent=_percent(before), base=_base(before))
    return _("{before} → {after} conforming ({base}, then {next}).").format(
        before=_percent(before),
        after=_percent(after),
        base=_base(before),
        next=_base(after, of_assessed=False),
    )


def _percent(side: Side) -> str:
    return percent_words(side.share.fulfilled, side.share.assessed)


def majors_words(comparison: Comparison) -> str:
    """3 major nonconformities closed, none new; and what is neither, where there is any."""
    change = comparison.change_of(Grade.MAJOR)
    closed = ngettext(
        "{count} major nonconformity closed", "{count} major nonconformities closed", change.closed
    )
    said = _closed_and_new(closed if change.closed else _("No major nonconformity closed"), change)
    return " ".join((said, *_neither(change)))


def minors_words(comparison: Comparison) -> str:
    """5 minor nonconformities closed, 2 new."""
    change = comparison.change_of(Grade.MINOR)
    closed = ngettext(
        "{count} minor nonconformity closed", "{count} minor nonconformities closed", change.closed
    )
    return _closed_and_new(closed if change.closed else _("No minor nonconformity closed"), change)


def _closed_and_new(closed: str, change: GradeChange) -> str:
    new = _("{count} new").format(count=change.new) if change.new else _("none new")
    return _("{closed}, {new}.").format(closed=closed.format(count=change.closed), new=new)


def _neither(change: GradeChange) -> list[str]:
    """What changed in the number of majors without one being closed or new."""
    words = (
        (change.came, ngettext("{count} minor became major.", "{count} minors became major.", change.came)),
        (change.went, ngettext("{count} became minor.", "{count} became minor.", change.went)),
        (
            change.found,
            ngettext(
                "{count} more found in what was not assessed before.",
                "{count} more found in what was not assessed before.",
                change.found,
            ),
        ),
        (
            change.gone,
            ngettext(
                "{count} no longer counted: not assessed or not applicable now.",
                "{count} no longer counted: not assessed or not applicable now.",
                change.gone,
            ),
        ),
    )
    return [text.format(count=count) for count, text in words if count]


def _base(side: Side, *, of_assessed: bool = True) -> str:
    """6 of 9 assessed, 2 of them claimed, not shown."""
    share = side.share
    words = _("{part} of {base} assessed") if of_assessed else _("{part} of {base}")
    says = words.format(part=share.fulfilled, base=share.assessed)
    merely = _(", {count} of them claimed, not shown").format(count=share.claimed)
    return says + merely if share.claimed else says
