"""What is said of an answer for a whole clause: the choices, what would change, and what was done."""

from collections.abc import Callable, Mapping

from isoassess.assessment.labels import message_words
from isoassess.assessment.whole_clause import AnswerChange, ClauseAnswer, ClausePlan
from isoassess.domain import Answer, Finding, Rating, Requirement
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words, rating_words
from isoassess.language.texts import _, ngettext

Named = Callable[[str], Requirement]


def clause_answers() -> list[tuple[object, str]]:
    """What can be said of a whole clause, each with its words."""
    ratings = [rating for rating in Rating if rating is not Rating.NOT_APPLICABLE]
    told: list[tuple[object, str]] = [
        (ClauseAnswer(rating=rating), _("Rate {rating}").format(rating=_rating(rating))) for rating in ratings
    ]
    told.append((ClauseAnswer(rating=Rating.NOT_APPLICABLE), _("Mark as not applicable, with one reason")))
    told.append((ClauseAnswer(flag=True), _("Flag to come back to")))
    told.append((ClauseAnswer(flag=False), _("Take the flags away")))
    return told


def clause_words(number: str, title: str, count: int) -> str:
    """8.4 Externally provided processes (9 requirements)."""
    says = ngettext("{clause} ({count} requirement)", "{clause} ({count} requirements)", count)
    return says.format(clause=f"{number} {title.strip('[]')}", count=count)


def plan_words(plan: ClausePlan) -> str:
    """How many change, and what becomes of the others."""
    changed, refused, rated, same = map(len, (plan.changes, plan.refused, plan.rated, plan.same))
    parts = [
        ngettext("{count} requirement changes", "{count} requirements change", changed),
        ngettext("{count} is refused", "{count} are refused", refused) if refused else "",
        ngettext("{count} is rated already and stays", "{count} are rated already and stay", rated)
        if rated
        else "",
        ngettext("{count} says so already", "{count} say so already", same) if same else "",
    ]
    counts = (changed, refused, rated, same)
    told = [part.format(count=count) for part, count in zip(parts, counts, strict=True) if part]
    return ", ".join(told) + "."


def also_rated_words(count: int) -> str:
    """The choice to overwrite what was rated."""
    says = ngettext(
        "Change also the {count} that is rated &otherwise already",
        "Change also the {count} that are rated &otherwise already",
        count,
    )
    return says.format(count=count)


def plan_lines(
    plan: ClausePlan,
    said: ClauseAnswer,
    named: Named,
    now: Mapping[str, Finding],
    after: Mapping[str, Finding],
) -> list[str]:
    """A line for each requirement: what changes comes first, then what is refused, then what stays."""
    lines = [
        _line(named, now, one.requirement, _change(one, now[one.requirement], after[one.requirement]))
        for one in plan.changes
    ]
    refused = _("✗ Refused: {reason}")
    lines += [
        _line(named, now, one.requirement, refused.format(reason=message_words(one.because)))
        for one in plan.refused
    ]
    stays, same = _("= Stays: {now}"), _("= Says so already: {now}")
    if said.flag is not None:
        same = _("= Flagged already") if said.flag else _("= No flag")
    for says, ids in ((stays, plan.rated), (same, plan.same)):
        lines += [_line(named, now, id_, says.format(now=_standing(now[id_]))) for id_ in ids]
    return lines


def done_words(plan: ClausePlan, said: ClauseAnswer, number: str) -> str:
    """What was done, and the way back."""
    count = len(plan.changes)
    if said.flag is not None:
        says = (
            ngettext(
                "{count} requirement of {clause} flagged.", "{count} requirements of {clause} flagged.", count
            )
            if said.flag
            else ngettext(
                "Flag taken from {count} requirement of {clause}.",
                "Flags taken from {count} requirements of {clause}.",
                count,
            )
        )
    else:
        says = ngettext(
            "{count} requirement of {clause} rated {rating}.",
            "{count} requirements of {clause} rated {rating}.",
            count,
        )
    rating = _rating(said.rating) if said.rating else ""
    told = says.format(count=count, clause=number, rating=rating)
    return _("{done} Ctrl+Z takes all of it back.").format(done=told)


def _line(named: Named, now: Mapping[str, Finding], id_: str, says: str) -> str:
    return f"{now[id_].clause} {named(id_).asks}\n{says}"


def _change(change: AnswerChange, now: Finding, after: Finding) -> str:
    if change.before.flag != change.after.flag:
        return _("Flagged: come back to this") if change.after.flag else _("No flag any more")
    says = _("{now} → {rating}: {after}")
    return says.format(now=_rated(change.before), rating=_rated(change.after), after=_standing(after))


def _rated(answer: Answer) -> str:
    return _rating(answer.rating) if answer.rating else _("not rated")


def _standing(finding: Finding) -> str:
    grade = f"{SHAPE_OF_GRADE[finding.grade]} {grade_words(finding.grade)}"
    return _("{grade}; claimed, not shown").format(grade=grade) if finding.claimed else grade


def _rating(rating: Rating) -> str:
    name = rating_words(rating)[0]
    return name if rating.level is None else f"{rating.level} {name}"
