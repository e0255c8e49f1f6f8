"""A worksheet that came back filled in, set against the answers that are there already."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.applicability import claim_can_hold
from isoassess.assessment.planned import own_id
from isoassess.documents.worksheet.form_identity import FormIdentity, form_identity
from isoassess.documents.worksheet.interview_worksheet import DAY, RESPONDENT
from isoassess.domain import NO_ANSWER, Action, ActionStatus, Answer, Rating, Requirement
from isoassess.domain.answer_fields import value_of, with_value
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.found_fields import FoundFields
from isoassess.language.folding import folded
from isoassess.language.texts import _
from isoassess.pdf.plain_text import with_plain_breaks
from isoassess.pdf.question_blocks import FORM_FIELD
from isoassess.store import Change, changed

LONGEST = 20_000  # characters of a text; a page has four thousand
_TEXTS = ("evidence", "interviewee", "note", "reason")
_RATING = "rating"


class FormEntry(Struct, frozen=True, kw_only=True):
    """What the form says in one field of one answer, beside what is there; empty where nothing is.

    A rating is its slug, a day is in ISO form. `follows`: what is there is what the form was made from, so
    that what it says is a later word about the same and no other one. `ofi`: with a rating, the requirement
    is marked as an opportunity for improvement. `action`: which action of the requirement it is of; the
    second is one that serves it beside its own.
    """

    requirement: str
    key: str
    says: str
    here: str = ""
    follows: bool = False
    ofi: bool = False
    action: int = 1

    @property
    def conflicts(self) -> bool:
        """Whether a person has to choose; what would only be taken away is asked about in any case."""
        return bool(self.here) and not (self.follows and self.says)

    @property
    def name(self) -> str:
        """The full name of the field."""
        key = self.key if self.action == 1 else self.key.replace("action.", f"action-{self.action}.", 1)
        return f"{self.requirement}.{key}"


class WhyLeftOut(StrEnum):
    """Why what a field says cannot be read in."""

    UNKNOWN = "unknown"  # no field of this form
    NOT_ASKED = "not-asked"  # of a requirement that is not asked here
    NO_VALUE = "no-value"  # outside of what can be chosen
    CONTRADICTS = "contradicts"  # the field says two things
    TOO_LONG = "too-long"
    UNREADABLE = "unreadable"  # no text


class FilledWorksheet(Struct, frozen=True, kw_only=True):
    """What differs from what is there; `same`: how many fields say what is there already.

    `assessment`: what it is read into, by its id. `left_out`: the names of fields that say something that
    cannot be read in, and why. `script`: the file holds a script, which was not run.
    """

    identity: FormIdentity
    assessment: str
    entries: tuple[FormEntry, ...]
    same: int = 0
    left_out: tuple[tuple[str, WhyLeftOut], ...] = ()
    script: bool = False

    @property
    def conflicts(self) -> tuple[FormEntry, ...]:
        return tuple(entry for entry in self.entries if entry.conflicts)


def identity_in(found: FoundFields, name: str) -> FormIdentity:
    """What the form says of itself (BadInput, with `name` before it, for any other form)."""
    said = found.values.get(FORM_FIELD, ())
    identity = form_identity(said[0]) if len(said) == 1 else None
    if identity is None:
        raise BadInput(_("{name}: no worksheet of IsoAssess that can be filled in").format(name=name))
    return identity


def filled_worksheet(found: FoundFields, case: Case, assessment_id: str, *, name: str) -> FilledWorksheet:
    """What a form says beside what is there (BadInput for the form of another assessment)."""
    identity = identity_in(found, name)
    check_belongs(identity, assessment_id, case.profile.organization.name, name=name)
    reading = _Reading(found, case)
    entries = tuple(reading.entries())
    return FilledWorksheet(
        identity=identity,
        assessment=assessment_id,
        entries=entries,
        same=reading.same,
        left_out=tuple(reading.left_out),
        script=found.script,
    )


def check_belongs(identity: FormIdentity, assessment_id: str, organization: str, *, name: str) -> None:
    """BadInput for a form of another assessment, or of another organization where it names only that."""
    if identity.assessment not in ("", assessment_id):
        says = _("{name}: this worksheet belongs to another assessment ({organization}); nothing was read in")
        theirs = identity.organization or _("organization not named")
        raise BadInput(says.format(name=name, organization=theirs))
    if not identity.assessment and not is_same_name(identity.organization, organization):
        says = _("{name}: this worksheet was made for {theirs}, not for {ours}; nothing was read in")
        raise BadInput(says.format(name=name, theirs=identity.organization, ours=organization))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names of organizations differ in nothing but capitals, accents and blanks."""
    return folded(one).split() == folded(other).split()


def changes_of(
    entries: Iterable[FormEntry], case: Case, taken: Collection[FormEntry]
) -> dict[str, list[Change]]:
    """By requirement, what is to be written: all that is new, and of the conflicts those that are `taken`.

    A second action of a requirement is one of its own, by a new id, that serves it.
    """
    after: dict[tuple[str, int], Answer] = {}
    for entry in entries:
        if not entry.conflicts or entry in taken:
            place = entry.requirement, entry.action
            before = after.get(place) or _before(entry, case)
            changed_answer = with_value(before, entry.key, _value(entry))
            after[place] = replace(changed_answer, ofi=True) if entry.ofi else changed_answer
    return {
        id_ if action == 1 else own_id(): changed(
            case.answers.get(id_, NO_ANSWER) if action == 1 else NO_ANSWER, answer
        )
        for (id_, action), answer in after.items()
    }


def _before(entry: FormEntry, case: Case) -> Answer:
    if entry.action == 1:
        return case.answers.get(entry.requirement, NO_ANSWER)
    return Answer(action=Action(covers=(entry.requirement,)))


def _value(entry: FormEntry) -> object:
    match entry.key:
        case "rating":
            return Rating(entry.says) if entry.says else None
        case "action.due" | "action.done":
            return date.fromisoformat(entry.says) if entry.says else None
        case "action.status":
            return ActionStatus(entry.says)
        case "action.effective":
            return entry.says == str(True)
    return entry.says


class _Reading:
    """Goes through the fields in the order of the requirements, and remembers what it left out."""

    def __init__(self, found: FoundFields, case: Case) -> None:
        self.same = 0
        self.left_out: list[tuple[str, WhyLeftOut]] = []
        self._values = {name: list(said) for name, said in found.values.items() if said}
        self._unreadable = found.unreadable
        self._case = case

    def entries(self) -> Iterator[FormEntry]:
        self._values.pop(FORM_FIELD, None)
        respondent = ", ".join(filter(None, (self._text(RESPONDENT), self._text(DAY))))
        for requirement in self._case.requirements:
            entries = [*self._of(requirement)]
            yield from entries
            if respondent and entries and not self._is_named(requirement, entries):
                yield FormEntry(requirement=requirement.id, key="interviewee", says=respondent)
        known = {requirement.id for requirement in self._case.requirements}
        for name in self._values:
            key = name.rpartition(".")[2]
            foreign = key in (_RATING, *_TEXTS) and name.rpartition(".")[0] not in known
            self.left_out.append((name, WhyLeftOut.NOT_ASKED if foreign else WhyLeftOut.UNKNOWN))
        self.left_out += [(name, WhyLeftOut.UNREADABLE) for name in self._unreadable]

    def _of(self, requirement: Requirement) -> Iterator[FormEntry]:
        answer = self._case.answers.get(requirement.id, NO_ANSWER)
        for key in (_RATING, *_TEXTS):
            name = f"{requirement.id}.{key}"
            says = self._rating(name, requirement) if key == _RATING else self._text(name)
            here = _clean(str(value_of(answer, key) or ""))
            if says and says == here:
                self.same += 1
            elif says:
                yield FormEntry(requirement=requirement.id, key=key, says=says, here=here)

    def _is_named(self, requirement: Requirement, entries: list[FormEntry]) -> bool:
        """Whether somebody stands there as having been asked, here or in the form."""
        answer = self._case.answers.get(requirement.id, NO_ANSWER)
        return bool(answer.interviewee.strip()) or any(entry.key == "interviewee" for entry in entries)

    def _rating(self, name: str, requirement: Requirement) -> str:
        said = self._one(name)
        case = self._case
        ratings = {rating.value for rating in Rating if rating.level is not None}
        if claim_can_hold(requirement, case.lens, case.profile, case.decision):
            ratings.add(Rating.NOT_APPLICABLE.value)
        if said and said not in ratings:
            self.left_out.append((name, WhyLeftOut.NO_VALUE))
            return ""
        return said

    def _text(self, name: str) -> str:
        said = _clean(self._one(name))
        if len(said) > LONGEST:
            self.left_out.append((name, WhyLeftOut.TOO_LONG))
            return ""
        return said

    def _one(self, name: str) -> str:
        """What a field says; empty where it says nothing, or two things."""
        said = {_clean(value) for value in self._values.pop(name, [])} - {""}
        if len(said) > 1:
            self.left_out.append((name, WhyLeftOut.CONTRADICTS))
            return ""
        return said.pop() if said else ""


def _clean(text: str) -> str:
    """Without what cannot be seen and cannot be kept; line breaks stay."""
    plain = with_plain_breaks(text)
    kept = (c for c in plain if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
    return "\n".join(line.rstrip() for line in "".join(kept).split("\n")).strip()
