"""How it is said whether the wished day of the certificate can be met."""

from collections.abc import Callable
from datetime import date

from isoassess.domain import Lens
from isoassess.domain.message import Message
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.standard_choice.editions import table
from isoassess.timeline.labels import calendar_sentence
from isoassess.timeline.schedule import Schedule


def target_words(found: Schedule, day_words: Callable[[date], str] = date_words) -> str:
    """One sentence, its days as `day_words` says them; empty where no day is wished for."""
    target = found.target
    if target is None:
        return ""
    day = day_words(target.date)
    ends = table().of(target.ended).ends if target.ended else None
    if target.ended and ends is not None:
        return _("Target {day}: cannot be met, certificates to {lens} end before it, on {ends}.").format(
            day=day, lens=target.ended.label, ends=ends.words
        )
    if target.unpublished is not None:
        published = table().of(target.unpublished).published
        return _("Target {day}: cannot be met, {lens} was not published before {published}.").format(
            day=day, lens=target.unpublished.label, published=published.words
        )
    if not target.reachable and found.old_possible:
        return _to_either_edition(day)
    if not target.reachable:
        return ngettext(
            "Target {day}: cannot be met, it is {count} day too early.",
            "Target {day}: cannot be met, it is {count} days too early.",
            target.days_late,
        ).format(day=day, count=target.days_late)
    slow = found.certificate.latest if found.certificate else None
    longest = day_words(slow) if slow else ""
    if not target.days_left:
        said = _no_day_left(found.decided_by).format(day=day)
        late = _("With the longest usual durations it is {slow}.").format(slow=longest)
        return said if target.at_any_pace else f"{said} {late}"
    if target.at_any_pace:
        return _("Target {day}: can be met, also with the longest usual durations.").format(day=day)
    return _("Target {day}: can be met, but not with the longest usual durations ({slow}).").format(
        day=day, slow=longest
    )


def _to_either_edition(day: str) -> str:
    """How long it takes to the new edition is practice and reported days, so nothing is said to the day."""
    old, new = table().of(Lens.ISO9001_2015), Lens.ISO9001_2026
    says = _(
        "Target {day}: to {new} probably not. To {old} a first certificate is still possible, running until "
        "{ends} at most."
    )
    ends = old.ends.words if old.ends is not None else ""
    return says.format(day=day, new=new.label, old=old.lens.label, ends=ends)


def _no_day_left(decided_by: Message | None) -> str:
    """The earliest day is the wished one: nothing may go wrong, and no reported day may move."""
    if decided_by is not None and decided_by.id == "decided-by-accreditation":
        return _(
            "Target {day}: cannot be promised. There is no day to spare, and it rests on a reported date "
            "that may move."
        )
    return _("Target {day}: cannot be promised. There is no day to spare.")


def about_words(found: Schedule, day_words: Callable[[date], str] = date_words) -> tuple[str, ...]:
    """What is to be known beside the dates: the target, what decides, and where they do not hold."""
    decided: tuple[Message, ...] = (found.decided_by,) if found.decided_by is not None else ()
    said = (
        target_words(found, day_words),
        *map(calendar_sentence, decided),
        *map(calendar_sentence, found.cautions),
    )
    return tuple(text for text in said if text)
