"""How an entry of the history is told to a person."""

import datetime
import json
from collections.abc import Callable
from enum import StrEnum

from isoassess.domain import Lens
from isoassess.language.dates import clock_words, short_date_words
from isoassess.language.texts import _
from isoassess.services.packages.arrival_words import came_words, much_words
from isoassess.shown import shown_name
from isoassess.store import EntryKind, HistoryEntry, Subject
from isoassess.store.arrival import EARLIER_NUMBER, IMPORT_UNDONE, PACKAGE_TAKEN, READ_IN, arrival_said
from isoassess.store.history.undone_imports import undone_said
from isoassess.store.history.unknown_facts import ANSWERED, says_nothing
from ui.session.clash_words import field_words, said

Named = Callable[[str], str]  # from an id to the name of what it is of


class About(StrEnum):
    """What the entries that are listed are about."""

    EVERYTHING = "everything"
    ANSWERS = "answers"
    ACTIONS = "actions"
    PROFILE = "profile"
    FILES = "files"
    DECISIONS = "decisions"


SUBJECTS = {
    About.EVERYTHING: (),
    About.ANSWERS: (Subject.ANSWER,),
    About.ACTIONS: (Subject.ANSWER,),
    About.PROFILE: (Subject.PROFILE,),
    About.FILES: (Subject.ATTACHMENT,),
    About.DECISIONS: (Subject.DECISION, Subject.ASSESSMENT, Subject.ORGANIZATION),
}


def about_words(about: About) -> str:
    return {
        About.EVERYTHING: _("Everything"),
        About.ANSWERS: _("Answers"),
        About.ACTIONS: _("Actions"),
        About.PROFILE: _("Profile"),
        About.FILES: _("Attached files"),
        About.DECISIONS: _("Decisions and assessments"),
    }[about]


def when_words(entry: HistoryEntry) -> str:
    return _moment_words(entry.at)


def _told_moment(said: str) -> str:
    """As it is said where it is no moment: whoever made a package can have written anything."""
    try:
        return _moment_words(datetime.datetime.fromisoformat(said))
    except (ValueError, OverflowError):
        return said


def _moment_words(moment: datetime.datetime) -> str:
    day = short_date_words(moment.astimezone().date())
    return _("{day}, {time}").format(day=day, time=clock_words(moment))


def what_words(entry: HistoryEntry, requirement: Named, file: Named) -> str:
    """The field and what it belongs to, with how the entry came about where that was not by hand."""
    words = _what(entry, requirement, file)
    if entry.before == entry.after and entry.kind is EntryKind.CARRY:
        return _("{what} (confirmed after damage)").format(what=words)
    how = {
        EntryKind.UNDO: _("{what} (undone)"),
        EntryKind.REDO: _("{what} (redone)"),
        EntryKind.CARRY: _("{what} (taken over)"),
    }
    return how[entry.kind].format(what=words) if entry.kind in how else words


def value_words(entry: HistoryEntry, text: str | None, file: Named) -> str:
    """A value of the entry, which is a JSON text; empty where nothing was said."""
    if text is None and (
        entry.subject not in (Subject.ANSWER, Subject.PROFILE) or entry.key == "attachments"
    ):
        return ""
    if entry.subject is Subject.ANSWER and entry.key == "attachments":
        return ", ".join(map(file, json.loads(text or "[]")))
    if entry.subject is Subject.ATTACHMENT:
        return _file_value(entry, text)
    if entry.subject is Subject.PROFILE and entry.key != ANSWERED and says_nothing(text):
        return _("not known") if entry.unknown else _("not answered")
    if entry.subject in (Subject.ANSWER, Subject.PROFILE):
        return said(entry.subject, entry.key, text)
    if arrival := arrival_said(entry.key, text):
        return much_words(arrival)
    if undone := undone_said(entry.key, text):
        return shown_name(undone.file)
    value = json.loads(text or "null")
    if value is True:
        return _("yes")
    if entry.key == "taken-back":
        return _told_moment(str(value))
    if entry.key == "lens" and value in list(Lens):
        return Lens(value).label
    return said(Subject.ATTACHMENT, _DAYS.get(entry.key, entry.key), text)


_DAYS = {"started": "effective", "completed": "effective"}  # they are told as other days are


def _file_value(entry: HistoryEntry, text: str | None) -> str:
    _id, _dot, key = entry.key.partition(".")
    if key:
        return said(Subject.ATTACHMENT, key, text)
    known = json.loads(text or "{}")
    return str(known.get("name", ""))


def _what(entry: HistoryEntry, requirement: Named, file: Named) -> str:
    match entry.subject:
        case Subject.ANSWER:
            field = _with_origin(field_words(entry.subject, entry.key), entry)
            words = _("{field}: {asked}")
            return words.format(field=field, asked=requirement(entry.requirement_id or ""))
        case Subject.PROFILE:
            words = _("Profile: {fact}").format(fact=field_words(entry.subject, entry.key))
            return _with_origin(words, entry)
        case Subject.ATTACHMENT:
            id_, _dot, key = entry.key.partition(".")
            if not key:
                return _with_origin(_("File attached"), entry)
            field = _with_origin(field_words(entry.subject, key), entry)
            return _("{field}: {file}").format(field=field, file=file(id_))
    return _with_origin(_of_whole(entry), entry)


def _with_origin(words: str, entry: HistoryEntry) -> str:
    """Before what is long, so that a row shows it."""
    came = came_words(entry)
    return _("{what} ({how})").format(what=words, how=came) if came else words


def _of_whole(entry: HistoryEntry) -> str:
    """Of the organization, an assessment, or a person's own decision."""
    known = {
        (Subject.ORGANIZATION, "added"): _("Organization added"),
        (Subject.ORGANIZATION, "removed"): _("Put under Deleted"),
        (Subject.ORGANIZATION, "archived"): _("Archived"),
        (Subject.ORGANIZATION, PACKAGE_TAKEN): _("Package taken over"),
        (Subject.ORGANIZATION, IMPORT_UNDONE): _("Taking over undone"),
        (Subject.ORGANIZATION, READ_IN): _("File taken over"),
        (Subject.ASSESSMENT, READ_IN): _("Read in from a file"),
        (Subject.ASSESSMENT, EARLIER_NUMBER): _("Number of a finding before two files came together"),
        (Subject.ORGANIZATION, "taken-back"): _("Taken back from a backup"),
        (Subject.DECISION, "lens"): _("Own decision: standard"),
        (Subject.DECISION, "reason"): _("Own decision: reason"),
        (Subject.DECISION, "name"): _("Own decision: by whom"),
        (Subject.ASSESSMENT, "lens"): _("Assessment: standard"),
        (Subject.ASSESSMENT, "started"): _("Assessment: begun on"),
        (Subject.ASSESSMENT, "assessor"): _("Assessment: assessor"),
        (Subject.ASSESSMENT, "catalogue_version"): _("Assessment: version of the catalogue"),
        (Subject.ASSESSMENT, "completed"): _("Assessment: completed on"),
        (Subject.ASSESSMENT, "reopened"): _("Assessment: reopened because"),
    }
    return known.get((entry.subject, entry.key), entry.key)
