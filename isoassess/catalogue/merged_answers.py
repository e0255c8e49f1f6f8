"""Several answers become one when their requirements do: the lowest rating holds, and every word is kept.

A requirement asks for all of what was merged into it, so the weakest answer tells how far it is met. Where
it was not rated itself, a gap in a part is a gap of the whole; that a part is met says nothing of the rest,
so the whole stays unrated and is marked to come back to.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from isoassess.catalogue.replaced import ReplacedRequirement, by_version, replaced_requirements
from isoassess.domain import NO_ANSWER, Action, ActionStatus, Answer, Grade, Rating, Regrade
from isoassess.language.dates import date_words
from isoassess.language.texts import _

_MET = 3
_HARDEST_FIRST = (Grade.MAJOR, Grade.MINOR, Grade.OFI, Grade.CONFORMING)


class MergedPart(Struct, frozen=True):
    """The answer to a requirement that is no longer asked, and what it asked."""

    asks: str
    answer: Answer


def carried(
    answers: Mapping[str, Answer], known: Iterable[ReplacedRequirement] | None = None
) -> dict[str, Answer]:
    """The answers, those of replaced requirements merged into the ones that stay."""
    found = dict(answers)
    for members in by_version(replaced_requirements() if known is None else known).values():
        parts: dict[str, list[MergedPart]] = {}
        for one in members:
            answer = found.pop(one.id, NO_ANSWER)
            if answer != NO_ANSWER:
                parts.setdefault(one.by, []).append(MergedPart(one.asks, answer))
        for id_, said in parts.items():
            found[id_] = merged(found.get(id_, NO_ANSWER), said)
    return found


def merged(own: Answer, parts: Iterable[MergedPart]) -> Answer:
    """One answer from an answer and those of the parts that were merged into its requirement."""
    parts = tuple(parts)
    rating = _rating(own, parts)
    everybody = (own, *(part.answer for part in parts))
    return Answer(
        rating=rating,
        reason=_joined(own, parts, lambda answer: answer.reason),
        evidence=_joined(own, parts, lambda answer: answer.evidence),
        attachments=tuple(dict.fromkeys(file for answer in everybody for file in answer.attachments)),
        interviewee=_names(answer.interviewee for answer in everybody),
        note=_joined(own, parts, lambda answer: answer.note),
        internal=_lines(_joined(own, parts, lambda answer: answer.internal), *_as_rated(own, parts)),
        ofi=any(answer.ofi for answer in everybody),
        flag=any(answer.flag for answer in everybody) or (own.rating is None and _is_rated(parts)),
        regrade=_regrade(own, parts, rating),
        action=_action(own, parts),
    )


def _is_rated(parts: tuple[MergedPart, ...]) -> bool:
    return any(part.answer.rating is not None for part in parts)


def _rating(own: Answer, parts: tuple[MergedPart, ...]) -> Rating | None:
    given = [answer.rating for answer in (own, *(part.answer for part in parts)) if answer.rating]
    levels = [rating for rating in given if rating.level is not None]
    if not levels:
        return own.rating
    lowest = min(levels, key=lambda rating: rating.level or 0)
    return None if own.rating is None and (lowest.level or 0) >= _MET else lowest


def _as_rated(own: Answer, parts: tuple[MergedPart, ...]) -> list[str]:
    """How each of them was rated: in the internal note, since a rating is no evidence."""
    if not _is_rated(parts):
        return []
    first = [] if own.rating is None else [_("Rated {rating} before questions were merged.")]
    said = [_named(part.asks, _rating_words(part.answer)) for part in parts if part.answer.rating]
    return [*(line.format(rating=_number(own.rating)) for line in first), *said]


def _rating_words(answer: Answer) -> str:
    words = _("rated {rating}").format(rating=_number(answer.rating))
    if answer.regrade.grade is None:
        return words
    says = _("{rated}; own grade {grade}: {reason}")
    return says.format(rated=words, grade=answer.regrade.grade.value, reason=answer.regrade.reason)


def _number(rating: Rating | None) -> str:
    return _("not applicable") if rating is Rating.NOT_APPLICABLE else str(rating.value if rating else "")


def _joined(own: Answer, parts: tuple[MergedPart, ...], text: Callable[[Answer], str]) -> str:
    """The own text, then each other one under the question it answered; the same words stand once."""
    said: dict[str, list[str]] = {}
    for part in parts:
        if text(part.answer).strip():
            said.setdefault(text(part.answer), []).append(part.asks)
    said.pop(text(own), None)
    return _lines(text(own), *(_named(" ".join(asks), words) for words, asks in said.items()))


def _named(asks: str, words: str) -> str:
    return _("From “{question}” {text}").format(question=asks, text=words)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text.strip())


def _names(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text.strip()))


def _regrade(own: Answer, parts: tuple[MergedPart, ...], rating: Rating | None) -> Regrade:
    """The hardest own grade; a milder one than predicted only where nobody else was rated as low."""
    given = [answer for answer in (own, *(part.answer for part in parts)) if answer.regrade.grade is not None]
    if not given:
        return Regrade(reason=_joined(own, parts, lambda answer: answer.regrade.reason))
    hardest = min(given, key=lambda answer: _place(answer.regrade))
    low = [answer for answer in (own, *(part.answer for part in parts)) if answer.rating is rating]
    mild = hardest.regrade.grade in (Grade.OFI, Grade.CONFORMING)
    if mild and low != [hardest]:
        return Regrade()
    return hardest.regrade


def _place(regrade: Regrade) -> int:
    known = regrade.grade in _HARDEST_FIRST
    return _HARDEST_FIRST.index(regrade.grade) if regrade.grade and known else len(_HARDEST_FIRST)


def _action(own: Answer, parts: tuple[MergedPart, ...]) -> Action:
    """One action from several: each with its owner and date in the words, the next date on the whole."""
    planned = [
        (asks, answer.action)
        for asks, answer in (("", own), *((part.asks, part.answer) for part in parts))
        if answer.action != Action()
    ]
    if len(planned) < 2:
        return planned[0][1] if planned else Action()
    actions = [action for _asks, action in planned]
    due = [action.due for action in actions if action.due and action.status is not ActionStatus.DONE]
    due = due or [action.due for action in actions if action.due]
    return Action(
        correction=_each(planned, lambda action: action.correction),
        cause=_each(planned, lambda action: action.cause),
        what=_lines(*(_action_words(asks, action) for asks, action in planned)),
        owner=_names(action.owner for action in actions),
        due=min(due, default=None),
        status=_status(actions),
        done=_last_done(actions),
        effective=_effect(actions),
        check=_each(planned, lambda action: action.check),
        covers=tuple(dict.fromkeys(id_ for action in actions for id_ in action.covers)),
    )


def _each(planned: list[tuple[str, Action]], text: Callable[[Action], str]) -> str:
    """A text of each action, under the question that it was about."""
    said = ((asks, text(action)) for asks, action in planned)
    return _lines(*(_named(asks, words) if asks else words for asks, words in said if words.strip()))


def _action_words(asks: str, action: Action) -> str:
    about = [
        action.owner,
        _("due {day}").format(day=date_words(action.due)) if action.due else "",
        action.status.value,
        {True: _("effective"), False: _("not effective"), None: ""}[action.effective],
    ]
    words = f"{action.what} ({', '.join(word for word in about if word.strip())})".strip()
    return _named(asks, words) if asks else words


def _status(actions: list[Action]) -> ActionStatus:
    """Done when all are, open when nobody has begun."""
    found = {action.status for action in actions}
    return found.pop() if len(found) == 1 else ActionStatus.STARTED


def _last_done(actions: list[Action]) -> date | None:
    """The last of the days, where all are done."""
    if _status(actions) is not ActionStatus.DONE:
        return None
    return max((action.done for action in actions if action.done), default=None)


def _effect(actions: list[Action]) -> bool | None:
    """Effective when all are; one that was not is enough."""
    found = {action.effective for action in actions}
    return found.pop() if len(found) == 1 else (False if False in found else None)
