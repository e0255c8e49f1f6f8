"""What others wrote into the file, in a sentence: who changed how much, what was added or taken over."""

import datetime
from collections.abc import Callable

from isoassess.language.texts import _, ngettext
from isoassess.services.packages.arrival_words import much_words
from isoassess.shown import shown_name
from isoassess.store import HistoryEntry, Subject
from isoassess.store.arrival import arrival_said
from isoassess.store.sample import is_sample

LATE = datetime.timedelta(days=1)  # what was written so long before it is heard of came from another file


def news_words(
    news: list[HistoryEntry],
    *,
    by_window: bool,
    now: datetime.datetime,
    name_of: Callable[[str], str],
) -> str:
    """B. Manager changed 3 answers in another window; what came with its history, nobody changed there.

    `name_of` an organization by its id, empty where that is not known.
    """
    if taken_over := _taken_words(news, name_of):
        return taken_over
    where = _("in another window") if by_window else _("with another program")
    since = now - LATE
    added = {one.organization_id for one in news if (one.subject, one.key) == (Subject.ORGANIZATION, "added")}
    rest = [one for one in news if one.organization_id not in added]
    taken = [one for one in rest if one.at < since]
    said = [
        _added([one for one in news if one.organization_id == id_], since, where) for id_ in sorted(added)
    ]
    if len(said) > 1:
        said = [_added_words(len(said), where)]
    if taken:
        said.append(_taken_over(taken, where))
    if changed := [one for one in rest if one.at >= since]:
        said.append(_changed(changed, where))
    return " ".join(said)


def _added(entries: list[HistoryEntry], since: datetime.datetime, where: str) -> str:
    """The sample, or an organization: by whom, where it was made there and then."""
    if is_sample(entries[0].organization_id):
        return _("The sample was put into the file {where}.").format(where=where)
    people = {one.who for one in entries}
    if len(people) == 1 and all(one.at >= since for one in entries):
        return _("{who} added an organization {where}.").format(who=people.pop(), where=where)
    return _added_words(1, where)


def _added_words(count: int, where: str) -> str:
    says = ngettext(
        "{count} organization was added {where}.", "{count} organizations were added {where}.", count
    )
    return says.format(count=count, where=where)


def _taken_over(news: list[HistoryEntry], where: str) -> str:
    if count := len(_answers(news)):
        says = ngettext(
            "{count} answer was taken over from a file {where}.",
            "{count} answers were taken over from a file {where}.",
            count,
        )
        return says.format(count=count, where=where)
    return _("Something was taken over from a file {where}.").format(where=where)


def _changed(news: list[HistoryEntry], where: str) -> str:
    people = list(dict.fromkeys(entry.who for entry in news))
    who = people[0] if len(people) == 1 else _("{first} and others").format(first=people[0])
    if count := len(_answers(news)):
        words = ngettext(
            "{who} changed {count} answer {where}.", "{who} changed {count} answers {where}.", count
        )
        return words.format(who=who, count=count, where=where)
    if any(one.subject is Subject.PROFILE for one in news):
        return _("{who} changed the profile {where}.").format(who=who, where=where)
    if any(one.subject is Subject.ATTACHMENT for one in news):
        return _("{who} changed an attached file {where}.").format(who=who, where=where)
    if any(one.subject in (Subject.ASSESSMENT, Subject.DECISION) for one in news):
        return _("{who} changed the assessment {where}.").format(who=who, where=where)
    return _("{who} changed the list of organizations {where}.").format(who=who, where=where)


def _answers(news: list[HistoryEntry]) -> set[tuple[str | None, str | None]]:
    return {(one.assessment_id, one.requirement_id) for one in news if one.subject is Subject.ANSWER}


def _taken_words(news: list[HistoryEntry], name_of: Callable[[str], str]) -> str:
    """Who took what over for whom: files are named, for nobody changed that here by hand."""
    said = [(entry, arrival_said(entry.key, entry.after)) for entry in news]
    taken = [(entry, arrival) for entry, arrival in said if arrival is not None]
    if not taken:
        return ""
    entry, arrival = taken[-1]
    who, file = shown_name(entry.who), much_words(arrival)
    if name := shown_name(name_of(entry.organization_id)):
        says = (
            _("{name}: {who} took over {file}.")
            if len(taken) == 1
            else _("{name}: {who} took over {file} and more.")
        )
        return says.format(name=name, who=who, file=file)
    words = _("{who} took over {file}.") if len(taken) == 1 else _("{who} took over {file} and more.")
    return words.format(who=who, file=file)
