"""What changed in an assessment since a moment, in few words: what can be said of a new version."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from isoassess.domain.answer_fields import secret_keys
from isoassess.domain.case import Case
from isoassess.language.texts import _
from isoassess.store import HistoryEntry, Subject

MOST_NAMED = 8  # clauses in a sentence
_RATED = ("rating", "regrade", "ofi")


def changes_since(entries: Iterable[HistoryEntry], case: Case, *, assessment_id: str, since: datetime) -> str:
    """A sentence for each kind of change that stands; empty where none does.

    `entries`: the history of the organization, in any order.
    """
    changed = tuple(_standing(entries, assessment_id, since))
    answers = {(one.requirement_id or "", one.key) for one in changed if one.subject is Subject.ANSWER}
    rated = {id_ for id_, key in answers if _is_of(key, _RATED)}
    planned = {id_ for id_, key in answers if _is_of(key, ("action",))}
    other = {id_ for id_, key in answers if not _is_of(key, (*_RATED, "action"))} - rated
    subjects = {one.subject for one in changed}
    sentences = (
        _named(_("Rated anew: {clauses}."), case, rated),
        _named(_("Evidence or remarks changed: {clauses}."), case, other),
        _named(_("Actions changed: {clauses}."), case, planned),
        _("The profile changed.") if Subject.PROFILE in subjects else "",
        _("The standard was decided anew.") if Subject.DECISION in subjects else "",
        _("Attached files were described anew.") if Subject.ATTACHMENT in subjects else "",
    )
    return " ".join(filter(None, sentences))


def _standing(entries: Iterable[HistoryEntry], assessment_id: str, since: datetime) -> Iterator[HistoryEntry]:
    """The last change of each field, as far as it is not as it was at that moment."""
    secret = secret_keys()
    first: dict[tuple[Subject, str | None, str], HistoryEntry] = {}
    last: dict[tuple[Subject, str | None, str], HistoryEntry] = {}
    for entry in sorted(entries, key=lambda one: (one.at, one.step)):
        if entry.at <= since or entry.assessment_id not in (None, assessment_id) or entry.key in secret:
            continue
        field = (entry.subject, entry.requirement_id, entry.key)
        first.setdefault(field, entry)
        last[field] = entry
    for field, entry in last.items():
        if entry.after != first[field].before:
            yield entry


def _is_of(key: str, names: tuple[str, ...]) -> bool:
    return key.partition(".")[0] in names


def _named(says: str, case: Case, ids: set[str]) -> str:
    """The clauses in the order of the standard; an action of no requirement is named as what it is."""
    known = [one for one in case.requirements if one.id in ids]
    clauses = list(dict.fromkeys(one.clause[case.lens] for one in known if case.lens in one.clause))
    if ids & case.actions.keys():
        clauses.append(_("general actions"))
    if not clauses:
        return ""
    more = len(clauses) - MOST_NAMED
    words = ", ".join(clauses[:MOST_NAMED])
    if more > 0:
        words = _("{clauses} and {count} more").format(clauses=words, count=more)
    return says.format(clauses=words)
