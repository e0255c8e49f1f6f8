"""What is in a package and what becomes of it, in words, for window and command line."""

import datetime
import json
from collections.abc import Iterator

from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import ActionStatus, Grade, Lens, Rating
from isoassess.domain.answer_fields import answer_field, answer_keys
from isoassess.domain.fact_words import fact_words
from isoassess.domain.fact_words import value_words as fact_value_words
from isoassess.domain.words import effect_words, grade_words, status_words
from isoassess.errors import BadInput
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.services.backup_words import exact_moment_words, local_moment_words
from isoassess.services.filled_worksheet_words import value_words as rating_value_words
from isoassess.services.packages.importing import REMOVED
from isoassess.shown import shown, shown_name
from isoassess.store import Subject
from isoassess.store.joining.comparing import ComparedContent, DifferenceKind, FieldDifference
from isoassess.store.joining.content import FieldPlace, OrganizationContent

_LONGEST = 600  # characters of a value
_NAMED = 5  # numbers that are told one by one
_LONGEST_NAME = 60  # before what is said of an organization
_SUBJECTS = (Subject.ORGANIZATION, Subject.PROFILE, Subject.DECISION, Subject.ASSESSMENT, Subject.ANSWER)
_DAYS = ("started", "completed", "effective", "action.due", "action.done")


def kind_words(kind: DifferenceKind) -> str:
    return {
        DifferenceKind.NEW: _("new"),
        DifferenceKind.THERE: _("changed in the package"),
        DifferenceKind.HERE: _("changed here, stays"),
        DifferenceKind.BOTH: _("changed in both, goes together"),
        DifferenceKind.CONFLICT: _("conflict"),
    }[kind]


def field_words(place: FieldPlace) -> str:
    """What a field is called."""
    match place.subject:
        case Subject.ANSWER if place.key in answer_keys():
            return answer_field(place.key).label
        case Subject.PROFILE:
            return fact_words(place.key)
        case Subject.DECISION:
            return _("Own decision")
        case _other:
            return _other_fields().get(place.key.rpartition(".")[2], place.key)


def _other_fields() -> dict[str, str]:
    return {
        "removed": _("Put under Deleted"),
        "archived": _("Archived"),
        "lens": _("Standard"),
        "started": _("Begun on"),
        "assessor": _("Assessor"),
        "catalogue_version": _("Version of the catalogue"),
        "completed": _("Completed on"),
        "name": _("Name of the file"),
        "number": _("Document number"),
        "effective": _("Effective date"),
        "note": _("Note on the file"),
    }


def about_words(place: FieldPlace, content: OrganizationContent, catalogue: Catalogue) -> str:
    """What a field is of: a requirement with its clause, a file, the profile, an assessment."""
    if place.subject is Subject.ANSWER:
        return requirement_words(place, content, catalogue)
    if place.subject is Subject.ATTACHMENT:
        id_ = place.key.partition(".")[0]
        return next(
            (shown_name(one.name) for one in content.attachments if one.id == id_), _("Attached file")
        )
    if place.subject is Subject.ASSESSMENT:
        started = next((one.started for one in content.assessments if one.id == place.assessment), None)
        return _("Assessment of {day}").format(day=short_date_words(started)) if started else _("Assessment")
    return _("Profile") if place.subject is Subject.PROFILE else _("Organization")


def requirement_words(place: FieldPlace, content: OrganizationContent, catalogue: Catalogue) -> str:
    """A requirement with its clause in the standard of its assessment."""
    if is_own(place.requirement):
        return _("General action")
    try:
        requirement = catalogue.requirement(place.requirement)
    except BadInput:
        return place.requirement
    lens = next((one.lens for one in content.assessments if one.id == place.assessment), None)
    clauses = requirement.clause
    number = (clauses.get(lens) if lens else None) or next(iter(clauses.values()))
    return f"{number} {requirement.asks}"


def in_reading_order(one: ComparedContent, catalogue: Catalogue) -> list[FieldDifference]:
    """The fields that differ as a person reads them: the profile, then each assessment clause by clause."""
    lenses = {
        each.id: each.lens for each in (*one.there.assessments, *(one.here.assessments if one.here else ()))
    }
    places = {
        lens: {each.id: number for number, each in enumerate(catalogue.requirements(lens))}
        for lens in {*lenses.values()}
    }
    begun = {id_: number for number, id_ in enumerate(lenses)}
    fields = {key: number for number, key in enumerate(answer_keys())}

    def order(found: FieldDifference) -> tuple[int, int, int, int, FieldPlace]:
        place = found.place
        known = places[lenses[place.assessment]] if place.assessment in lenses else {}
        return (
            begun.get(place.assessment, -1),
            _SUBJECTS.index(place.subject) if place.subject in _SUBJECTS else len(_SUBJECTS),
            known.get(place.requirement, len(known)),
            fields.get(place.key, 0) if place.subject is Subject.ANSWER else 0,
            place,
        )

    return sorted(one.differences, key=order)


def saying_words(place: FieldPlace, text: str | None, content: OrganizationContent) -> str:
    """A value as it is told to a person, from its JSON text."""
    value = None if text is None else json.loads(text)
    words = _value(place, value, content)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _value(place: FieldPlace, value: object, content: OrganizationContent) -> str:
    key = place.key
    if value is None or value in ("", []):
        return _("nothing said")
    if place.subject is Subject.PROFILE:
        return _rows(value) if isinstance(value, list) else fact_value_words(key, value)
    if place.subject is Subject.DECISION and isinstance(value, dict):
        return f"{Lens(value['lens']).label}: {value['reason']} ({value['name']})"
    if place.subject is Subject.ANSWER and key == "attachments":
        names = {one.id: shown_name(one.name) for one in content.attachments}
        return ", ".join(names.get(str(id_), _("another file")) for id_ in _listed(value))
    if key == "action.covers":
        return ngettext("{count} finding", "{count} findings", len(_listed(value))).format(
            count=len(_listed(value))
        )
    return _simple(key.rpartition(".")[2] if place.subject is Subject.ATTACHMENT else key, value)


def _simple(key: str, value: object) -> str:
    if key in _DAYS:
        return short_date_words(datetime.date.fromisoformat(str(value)))
    if key == "rating":
        return rating_value_words("rating", str(Rating(str(value))))
    if key == "regrade.grade":
        return grade_words(Grade(str(value)))
    if key == "action.status":
        return status_words(ActionStatus(str(value)))
    if key == "action.effective":
        return effect_words(bool(value))
    if key == "lens":
        return Lens(str(value)).label
    return _("yes") if value is True else str(value)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _rows(value: list[object]) -> str:
    rows = [row if isinstance(row, dict) else {"": row} for row in value]
    return "\n".join(", ".join(str(part) for part in row.values() if part is not True) for row in rows)


def sides_words(one: FieldDifference, *, today: datetime.date) -> tuple[str, str]:
    """Who said it here and there, and when; to the second where the two are alike without it."""
    here, there = (local_moment_words(said.at, today=today) for said in (one.here, one.there))
    if here == there and one.here.at != one.there.at:
        here, there = (exact_moment_words(said.at, today=today) for said in (one.here, one.there))
    named = ((one.here.who, here), (one.there.who, there))
    first, second = (", ".join(filter(None, (shown_name(who), when))) for who, when in named)
    return first, second


def compared_words(one: ComparedContent) -> str:
    """How an organization in the package stands to the one here, in one line; without where it lies."""
    if one.is_new:
        return _("new: {what}").format(what=counted_words(one.there))
    if one.brings_nothing:
        return _("nothing new")
    counted = [
        *_counted(DifferenceKind.NEW, one),
        *_counted(DifferenceKind.THERE, one),
        *_counted(DifferenceKind.BOTH, one),
        *_counted(DifferenceKind.CONFLICT, one),
    ]
    return ", ".join((*_came_whole(one), *counted)) or _("only its history is longer there")


def _came_whole(one: ComparedContent) -> Iterator[str]:
    """What is not compared field by field."""
    if count := len(one.new_assessments):
        says = ngettext("{count} new assessment", "{count} new assessments", count)
        yield says.format(count=count)
    if count := len(one.new_files):
        yield ngettext("{count} new file", "{count} new files", count).format(count=count)
    if count := len(one.numbered):
        named = ", ".join(one.numbered[:_NAMED]) + (" ..." if count > _NAMED else "")
        says = ngettext(
            "{count} finding or issued document gets the number that it has in the package ({numbers})",
            "{count} findings or issued documents get the numbers that they have in the package ({numbers})",
            count,
        )
        yield says.format(count=count, numbers=named)


def _counted(kind: DifferenceKind, one: ComparedContent) -> Iterator[str]:
    """How many fields differ in a way."""
    if count := sum(each.kind is kind and each.place != REMOVED for each in one.differences):
        says = {
            DifferenceKind.NEW: ngettext("{count} new entry", "{count} new entries", count),
            DifferenceKind.THERE: ngettext("{count} changed", "{count} changed", count),
            DifferenceKind.BOTH: ngettext(
                "{count} changed on both sides that goes together",
                "{count} changed on both sides that go together",
                count,
            ),
            DifferenceKind.CONFLICT: ngettext("{count} conflict", "{count} conflicts", count),
        }[kind]
        yield says.format(count=count)


def of_organization(one: ComparedContent, says: str) -> str:
    """What is said of one organization among several."""
    name = shown(one.there.name, _LONGEST_NAME) or _("(no name yet)")
    return _("{organization}: {says}").format(organization=name, says=says)


def shelf_words(one: ComparedContent) -> str:
    """That it lies under Deleted, here or there; empty where it does not."""
    here = one.here is not None and one.here.removed_at is not None
    if here and one.there.removed_at is not None:
        says = _(
            "{name} lies under Deleted here and in the package, and stays there: bring it back from the list "
            "of what is deleted to work in it."
        )
    elif here:
        says = _("{name} lies under Deleted here.")
    elif one.there.removed_at is not None and one.is_new:
        says = _("{name} lies under Deleted in the package. Taken over, it lies under Deleted here.")
    elif one.there.removed_at is not None:
        says = _("{name} lies under Deleted in the package, but not here.")
    else:
        return ""
    return says.format(name=shown_name(one.there.name) or _("(no name yet)"))


def counted_words(content: OrganizationContent) -> str:
    """How much is said of an organization."""
    assessments, files = len(content.assessments), len(content.attachments)
    said = [id_ for one in content.assessments for id_ in one.answers]
    actions = sum(map(is_own, said))
    answers = len(said) - actions
    parts = [
        ngettext("{count} assessment", "{count} assessments", assessments).format(count=assessments),
        ngettext("{count} answer", "{count} answers", answers).format(count=answers),
    ]
    if actions:
        says = ngettext("{count} general action", "{count} general actions", actions)
        parts.append(says.format(count=actions))
    parts.append(ngettext("{count} attached file", "{count} attached files", files).format(count=files))
    return ", ".join(parts)
