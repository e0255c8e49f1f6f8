"""Whose names are inside what leaves, each as it was typed, with what it is there for.

Only the fields that are for a name are looked at; who is named within a longer text is not found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from isoassess.assessment.document_control import Control
from isoassess.domain import Answer
from isoassess.domain.case import Case
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name

MOST_NAMED = 12
ALL = 10_000  # on the command line
_LONGEST = 60  # characters of a name in a sentence
Named = tuple[str, str]  # a name, and what it is there for


class NamedPerson(Struct, frozen=True, kw_only=True):
    """A name as it was typed, and everything it is there for."""

    name: str
    roles: tuple[str, ...]


def names_in_case(case: Case, control: Control | None = None) -> tuple[NamedPerson, ...]:
    """All that can be named in what is made of a case."""
    return persons([*_of_case(case), *_of_control(control or Control())])


def names_in_file(file: AssessmentFile) -> tuple[NamedPerson, ...]:
    """All that a FILE.yaml names."""
    said = [*named_in_profile(file.profile), (file.assessment.assessor, _("assessor"))]
    said += [named for answer in file.answers.values() for named in named_in_answer(answer)]
    return persons([*said, *((action.owner, _("owner of an action")) for action in file.actions)])


def names_shown(people: Iterable[NamedPerson], shown: object) -> tuple[NamedPerson, ...]:
    """Those of the people whose name stands in a value, such as a document before it is laid out."""
    text = "\n".join(_one_line(text).casefold() for text in _texts(shown))
    return tuple(one for one in people if _is_in(one.name.casefold(), text))


def names_words(people: Iterable[NamedPerson], *, most: int = MOST_NAMED) -> str:
    """The people in a row, without what each is there for."""
    known = tuple(people)
    if not known:
        return _("Names inside: none.")
    said = ", ".join(shown_name(one.name, _LONGEST) for one in known[:most])
    more = len(known) - most
    if more > 0:
        says = ngettext("{names} and {count} more", "{names} and {count} more", more)
        said = says.format(names=said, count=more)
    return _("Names inside: {names}.").format(names=said)


def person_words(person: NamedPerson) -> str:
    """A name with what it is there for."""
    return _("{name} ({roles})").format(name=shown_name(person.name, _LONGEST), roles=", ".join(person.roles))


def _of_case(case: Case) -> Iterator[Named]:
    yield from named_in_profile(case.profile)
    yield case.assessor, _("assessor")
    yield from named_in_decision(case.own_decision)
    for answer in case.answers.values():
        yield from named_in_answer(answer)
    for action in case.actions.values():
        yield action.owner, _("owner of an action")


def named_in_profile(profile: Profile | None) -> Iterator[Named]:
    if profile is not None:
        yield profile.organization.contact, _("contact")


def named_in_decision(decision: OwnDecision | None) -> Iterator[Named]:
    if decision is not None:
        yield decision.name, _("decided on the standard")


def named_in_answer(answer: Answer) -> Iterator[Named]:
    yield answer.interviewee, _("interviewed")
    yield answer.action.owner, _("owner of an action")


def _of_control(control: Control) -> Iterator[Named]:
    names = [(control.prepared_by, control.approved_by)]
    names += [(one.prepared_by, one.approved_by) for one in control.earlier]
    for prepared_by, approved_by in names:
        yield prepared_by, _("prepared a document")
        yield approved_by, _("approved a document")


def persons(named: Iterable[Named]) -> tuple[NamedPerson, ...]:
    """Each name once, however it is written, in the order in which they come."""
    names: dict[str, str] = {}
    roles: dict[str, dict[str, None]] = {}
    for typed, role in named:
        if name := _one_line(typed):
            names.setdefault(name.casefold(), name)
            roles.setdefault(name.casefold(), {})[role] = None
    return tuple(NamedPerson(name=name, roles=tuple(roles[key])) for key, name in names.items())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        yield from (text for part in msgspec.structs.astuple(value) for text in _texts(part))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for text in _texts(pair))
    elif isinstance(value, (list, tuple)):
        yield from (text for part in value for text in _texts(part))


def _is_in(name: str, text: str) -> bool:
    """As a word or several, not within another one."""
    before, after = (r"(?<!\w)" if name[0].isalnum() else "", r"(?!\w)" if name[-1].isalnum() else "")
    return name in text and re.search(before + re.escape(name) + after, text) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split())
