"""What a transition is said as: how much is new, what stays, and until when."""

import datetime

from isoassess.assessment.transition import AFTER, BEFORE, Novelty, PointStanding, Transition, TransitionPoint
from isoassess.domain import Confidence, Grade
from isoassess.domain.words import SHAPE_OF_GRADE
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.standard_choice.editions import NotRunning
from isoassess.standard_choice.labels import gap_words


def transition_lines(found: Transition) -> tuple[str, ...]:
    """What is to be done, what stays and until when, and what comes between; a line each."""
    gap = (gap_words(found.expires),) if found.leaves_gap and found.expires else ()
    return (_to_do(found), _stays(found), _until(found), *gap)


def surely_none(why: NotRunning) -> bool:
    """Whether it is known that no such certificate runs; else one may."""
    return why not in (NotRunning.NOT_SAID, NotRunning.UNCLEAR)


def no_transition_words(why: NotRunning) -> str:
    """Why there is nothing to move to the new edition."""
    return {
        NotRunning.NOT_SAID: _("the profile does not say which certificate is held"),
        NotRunning.NOT_HELD: _("by its wording no certificate is held"),
        NotRunning.UNCLEAR: _("which standard the certificate is to is not clear from its wording"),
        NotRunning.OTHER: _("no certificate to that edition is named"),
        NotRunning.NOT_ACCREDITED: _("the certificate is not accredited"),
        NotRunning.EXPIRED: _("the certificate has run out"),
        NotRunning.EDITION: _("no certificate to that edition is valid on that day"),
    }[why]


def point_words(point: TransitionPoint) -> str:
    """Number, what is new about it and how sure that is, and the statement."""
    mark = SHAPE_OF_GRADE[Grade.NOT_ASSESSED]
    if point.answered and not point.to_confirm:
        mark = "\u2713" if point.fulfilled else "\u2717"
    return f"{mark} {point.clause} ({novelty_words(point)}): {point.requirement.statement}"


def novelty_words(point: TransitionPoint) -> str:
    """New, changed or moved, from which number, and how sure that is: changed, was 6.1.2; reported."""
    kind = {Novelty.NEW: _("new"), Novelty.CHANGED: _("changed"), Novelty.MOVED: _("moved")}[point.novelty]
    if point.before and point.before != point.clause:
        kind = _("{kind}, was {number}").format(kind=kind, number=point.before)
    if point.confidence is not Confidence.HIGH:
        kind = _("{kind}; reported").format(kind=kind)
    if point.to_confirm:
        kind = _("{kind}; rated by the old wording, to be confirmed").format(kind=kind)
    if not point.requirement.graded:
        kind = _("{kind}; for information").format(kind=kind)
    return kind


def standing_words(standing: PointStanding) -> str:
    """Where a firm stands with one point."""
    return {
        PointStanding.IN_PLACE: _("in place"),
        PointStanding.TO_CONFIRM: _("to be confirmed"),
        PointStanding.NOT_MET: _("not in place"),
        PointStanding.NOT_ASSESSED: _("not assessed"),
        PointStanding.INFORMATION: _("for information"),
    }[standing]


def small_firm_words(point: TransitionPoint) -> str:
    """What is enough for a small firm, which is the next step; empty where the point is answered."""
    if point.answered or not point.requirement.small_firm:
        return ""
    return _("Next, enough for a small firm: {text}").format(text=point.requirement.small_firm)


def _to_do(found: Transition) -> str:
    says = ngettext(
        "{count} requirement is new or changed in {edition}; {open} of those graded have no rating yet.",
        "{count} requirements are new or changed in {edition}; {open} of those graded have no rating yet.",
        len(found.points),
    )
    return says.format(count=len(found.points), edition=AFTER.label, open=len(found.open))


def _stays(found: Transition) -> str:
    says = _(
        "The other {all} requirements that apply ask what {edition} asks; {count} of them are answered, and "
        "all answers stay as they are."
    )
    kept = says.format(all=found.asked_before, edition=BEFORE.label, count=found.stays)
    return f"{kept} {_moved(found)}".rstrip()


def _moved(found: Transition) -> str:
    """Which of those have another number now."""
    numbers = dict.fromkeys((point.before, point.clause) for point in found.moved)
    said = ", ".join(_("{old} is now {new}").format(old=old, new=new) for old, new in numbers)
    says = ngettext(
        "{count} of them only moved, which nobody has to look at again: {numbers}.",
        "{count} of them only moved, which nobody has to look at again: {numbers}.",
        len(found.moved),
    )
    return says.format(count=len(found.moved), numbers=said) if found.moved else ""


def _until(found: Transition) -> str:
    if found.until is None:
        return _("No last day of certificates to {edition} is known.").format(edition=BEFORE.label)
    says = _("Certificates to {edition} end on {day}.").format(edition=BEFORE.label, day=found.until.words)
    if found.expires is None:
        return says
    return f"{says} {_own_last_day(found, found.expires)}"


def _own_last_day(found: Transition, expires: datetime.date) -> str:
    """Which of the two days binds, and what the certification body has to be asked."""
    if found.until is not None and expires > found.until.date:
        late = _("That binds you. Yours cannot run to {day}, the day typed for it; look at the certificate.")
        return late.format(day=date_words(expires))
    says = _(
        "Yours runs out on {day}. Arrange its renewal now; ask your body in writing whether to {edition} and "
        "until when."
    )
    said = says.format(day=date_words(expires), edition=BEFORE.label)
    if found.until is None:
        return said
    due = _("Moving to {edition} is due by {day}.").format(edition=AFTER.label, day=found.until.words)
    return f"{said} {due}"
