"""Whose names leave with whole organizations, in their history as well."""

import json
from collections.abc import Iterable, Iterator

from isoassess.language.texts import _
from isoassess.services.names_inside import (
    Named,
    NamedPerson,
    named_in_answer,
    named_in_decision,
    named_in_profile,
    persons,
)
from isoassess.store import Subject
from isoassess.store.joining.content import AssessmentContent, ContentEntry, OrganizationContent


def names_in_content(contents: Iterable[OrganizationContent]) -> tuple[NamedPerson, ...]:
    """All that a package of these organizations names, in its history as well."""
    return persons(named for content in contents for named in _of_content(content))


def _of_content(content: OrganizationContent) -> Iterator[Named]:
    yield from named_in_profile(content.profile)
    yield from named_in_decision(content.own_decision)
    for assessment in content.assessments:
        yield from _of_assessment(assessment)
    for entry in content.history:
        yield entry.who, _("made changes")
        yield from _of_entry(entry)


def _of_assessment(one: AssessmentContent) -> Iterator[Named]:
    yield one.assessor, _("assessor")
    yield from named_in_profile(one.completed_profile)
    yield from named_in_decision(one.completed_decision)
    for answer in one.answers.values():
        yield from named_in_answer(answer)
    for issued in one.issued:
        yield issued.prepared_by, _("prepared a document")
        yield issued.approved_by, _("approved a document")
        yield issued.recorded_by, _("issued a document")


def _of_entry(entry: ContentEntry) -> Iterator[Named]:
    """Also who is not named any more."""
    for text in (entry.before, entry.after):
        value = None if text is None else json.loads(text)
        match entry.subject, entry.key:
            case Subject.PROFILE, "organization.contact":
                yield _plain(value), _("contact")
            case Subject.ASSESSMENT, "assessor":
                yield _plain(value), _("assessor")
            case Subject.ANSWER, "interviewee":
                yield _plain(value), _("interviewed")
            case Subject.ANSWER, "action.owner":
                yield _plain(value), _("owner of an action")
            case Subject.DECISION, _key if isinstance(value, dict):
                yield _plain(value.get("name")), _("decided on the standard")
            case _other:
                pass


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""
