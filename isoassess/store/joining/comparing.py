"""What an organization says there and here, field by field, and who changed it since both said the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from isoassess.store.history.changes import Change
from isoassess.store.history.merging import merge
from isoassess.store.joining.clashes import NumberClash, number_clashes
from isoassess.store.joining.content import (
    ContentEntry,
    FieldPlace,
    OrganizationContent,
    fields_of,
    name_of_entry,
    place_of_entry,
)
from isoassess.store.joining.numbers import numbered, of_both, registered
from isoassess.store.records import Subject

_ONE_ACTION = frozenset({"action.what", "action.owner", "action.due"})
_EVER = datetime.min.replace(tzinfo=UTC)


class DifferenceKind(StrEnum):
    """How a field came to say something else there than here."""

    NEW = "new"  # here it says nothing, and never did
    THERE = "there"  # changed only there
    HERE = "here"  # changed only here
    BOTH = "both"  # changed on both sides, and both changes stand together
    CONFLICT = "conflict"  # changed on both sides, and only one can stand


class ContentSide(StrEnum):
    """Which of two values a person takes."""

    HERE = "here"
    THERE = "there"


class Saying(Struct, frozen=True, kw_only=True):
    """What one side says, as JSON text (None: nothing), with who said it last and when (UTC)."""

    text: str | None = None
    who: str = ""
    at: datetime | None = None

    @property
    def age(self) -> tuple[datetime, str, str]:
        """By which two sayings are put in one order, wherever they are looked at."""
        return self.at or _EVER, self.who, self.text or ""


class FieldDifference(Struct, frozen=True, kw_only=True):
    """A field that says something else there than here.

    `if_here`, `if_there`: what it says afterwards by the side that is taken; what both changed beside each
    other, as in a list, is in both. `together`: of an action that both changed, the side that did so last:
    what is to be done, by whom and when are one conflict, so that no action is made of two.
    """

    place: FieldPlace
    kind: DifferenceKind
    here: Saying
    there: Saying
    if_here: str | None
    if_there: str | None
    together: ContentSide | None = None

    @property
    def usual(self) -> ContentSide | None:
        """The side that is taken unasked; None where a person or a rule has to say."""
        if self.kind is DifferenceKind.CONFLICT:
            return None
        return ContentSide.HERE if self.kind is DifferenceKind.HERE else ContentSide.THERE

    @property
    def newer(self) -> ContentSide:
        return self.together or self.later

    @property
    def later(self) -> ContentSide:
        """Which side said something of this field last."""
        return ContentSide.THERE if self.there.age > self.here.age else ContentSide.HERE

    def after(self, side: ContentSide) -> str | None:
        return self.if_there if side is ContentSide.THERE else self.if_here


class ComparedContent(Struct, frozen=True, kw_only=True, dict=True):
    """Of one organization; `here` is None where it is not here.

    `known`: the places of the entries of there's history that are here, too; `same`: fields that say the
    same. `new_assessments`, `new_files`: their ids; `registered`: how many numbers and issued documents come,
    or were given earlier there; `numbered`: those that are not here yet as they are there.
    """

    there: OrganizationContent
    here: OrganizationContent | None
    differences: tuple[FieldDifference, ...] = ()
    same: int = 0
    new_assessments: tuple[str, ...] = ()
    new_files: tuple[str, ...] = ()
    registered: int = 0
    numbered: tuple[str, ...] = ()
    clashes: tuple[NumberClash, ...] = ()
    known: frozenset[int] = frozenset()

    @cached_property
    def conflicts(self) -> tuple[FieldDifference, ...]:
        return tuple(one for one in self.differences if one.kind is DifferenceKind.CONFLICT)

    @cached_property
    def incoming(self) -> tuple[FieldDifference, ...]:
        """What comes without being asked."""
        return tuple(one for one in self.differences if one.usual is ContentSide.THERE)

    @property
    def is_new(self) -> bool:
        return self.here is None

    @property
    def brings_nothing(self) -> bool:
        """Whether the organization here knows everything that is there."""
        if self.here is None:
            return False
        unknown = len(self.known) < len(self.there.history) or self.registered
        return not (unknown or self.new_assessments or self.new_files or self.incoming or self.conflicts)


def compare(there: OrganizationContent, here: OrganizationContent | None) -> ComparedContent:
    """What is new, the same, different; without a file, so that every pair can be compared.

    Of what there has never been said anything about, not even that it is empty, nothing differs.
    """
    if here is None:
        return ComparedContent(there=there, here=None)
    known, known_here = _known(there.history, here.history)
    told, told_here = _by_place(there.history, known), _by_place(here.history, known_here)
    said, said_here = fields_of(there), fields_of(here)
    ours = {one.id for one in here.assessments}
    our_files = {one.id for one in here.attachments}
    places = [
        place
        for place in dict.fromkeys((*said, *told, *said_here))
        if not place.assessment or place.assessment in ours
        if place.subject is not Subject.ATTACHMENT or place.key.partition(".")[0] in our_files
    ]
    differences, same = [], 0
    for place in places:
        text, text_here = said.get(place), said_here.get(place)
        if text == text_here:
            same += text is not None
        elif place in told or text is not None or place.subject is Subject.ORGANIZATION:
            histories = told.get(place, _Told()), told_here.get(place, _Told())
            differences.append(_difference(place, text, text_here, *histories))
    return ComparedContent(
        there=there,
        here=here,
        differences=tuple(sorted(with_whole_actions(differences), key=lambda one: one.place)),
        same=same,
        new_assessments=tuple(one.id for one in there.assessments if one.id not in ours),
        new_files=tuple(one.id for one in there.attachments if one.id not in our_files),
        registered=sum(registered(one, other) for one, other in of_both(there, here)),
        numbered=tuple(number for both in of_both(there, here) for number in numbered(*both)),
        clashes=tuple(clash for both in of_both(there, here) for clash in number_clashes(*both)),
        known=known,
    )


def action_of(place: FieldPlace) -> tuple[str, str] | None:
    """The action that a field is one with: by assessment and requirement."""
    is_part = place.subject is Subject.ANSWER and place.key in _ONE_ACTION
    return (place.assessment, place.requirement) if is_part else None


def with_whole_actions(differences: Sequence[FieldDifference]) -> list[FieldDifference]:
    """Where both sides changed an action, all that differs in it is in conflict."""
    parts: dict[tuple[str, str], list[FieldDifference]] = defaultdict(list)
    for one in differences:
        if action := action_of(one.place):
            parts[action].append(one)
    torn = {action: each for action, each in parts.items() if len(each) > 1 and _both_changed(each)}
    return [
        _whole(one, torn[action]) if (action := action_of(one.place)) and action in torn else one
        for one in differences
    ]


def _both_changed(parts: Sequence[FieldDifference]) -> bool:
    here = any(one.after(ContentSide.HERE) != one.there.text for one in parts if one.usual is None)
    here = here or any(one.kind is DifferenceKind.HERE for one in parts)
    there = any(one.after(one.usual or ContentSide.THERE) != one.here.text for one in parts)
    return here and there


def _whole(one: FieldDifference, parts: Sequence[FieldDifference]) -> FieldDifference:
    there, here = max(part.there.age for part in parts), max(part.here.age for part in parts)
    return replace(
        one,
        kind=DifferenceKind.CONFLICT,
        if_here=one.here.text,
        if_there=one.there.text,
        together=ContentSide.THERE if there > here else ContentSide.HERE,
    )


class _Told:
    """The entries about one field: those both sides have, and those only this one has."""

    def __init__(self) -> None:
        self.common: list[ContentEntry] = []
        self.own: list[ContentEntry] = []

    def saying(self, text: str | None) -> Saying:
        """Who said last what it says now."""
        entries = self.own or self.common
        said = [one for one in entries if one.after == text] or entries
        last = max(said, key=lambda one: one.at) if said else None
        return Saying(text=text, who=last.who if last else "", at=last.at if last else None)

    @property
    def base(self) -> str | None:
        """What both said when they last said the same."""
        latest = max(self.common, key=lambda one: (one.at, one.who, one.after or ""), default=None)
        return latest.after if latest else None


def _by_place(history: Iterable[ContentEntry], known: frozenset[int]) -> dict[FieldPlace, _Told]:
    found: dict[FieldPlace, _Told] = defaultdict(_Told)
    for number, entry in enumerate(history):
        told = found[place_of_entry(entry)]
        (told.common if number in known else told.own).append(entry)
    return dict(found)


def _known(
    there: Iterable[ContentEntry], here: Iterable[ContentEntry]
) -> tuple[frozenset[int], frozenset[int]]:
    """Which entries, by their place, the two have in common; what was before one does not tell it apart."""
    names, names_here = [[name_of_entry(one) for one in history] for history in (there, here)]
    shared = set(names) & set(names_here)
    return _places_of(names, shared), _places_of(names_here, shared)


def _places_of(names: Sequence[object], shared: set[tuple[object, ...]]) -> frozenset[int]:
    return frozenset(number for number, name in enumerate(names) if name in shared)


def _difference(
    place: FieldPlace, text: str | None, text_here: str | None, told: _Told, told_here: _Told
) -> FieldDifference:
    there, here = told.saying(text), told_here.saying(text_here)
    if_here, if_there = text_here, text
    if not told_here.own:
        kind = DifferenceKind.NEW if text_here is None and not told_here.common else DifferenceKind.THERE
    elif not told.own:
        kind = DifferenceKind.HERE
    else:
        if_here, if_there = _together(place, there, here, told.base)
        kind = DifferenceKind.BOTH if if_here == if_there else DifferenceKind.CONFLICT
    return FieldDifference(place=place, kind=kind, here=here, there=there, if_here=if_here, if_there=if_there)


def _together(
    place: FieldPlace, there: Saying, here: Saying, base: str | None
) -> tuple[str | None, str | None]:
    """What the field says where here's, and where there's change wins; the same from whichever side."""
    is_one_thing = place.subject is Subject.DECISION  # though it has three words
    texts = (here.text, there.text)
    if is_one_thing or (base not in texts and not any(text and text[0] in "[{" for text in texts)):
        return texts  # nearly always, and merging would come to the same
    first, second = sorted((there, here), key=lambda one: one.age)
    stored = {} if first.text is None else {place.key: first.text}
    merged = merge(stored, [Change(place.key, base, second.text)])
    if not merged.clashes:
        both = merged.changes[0].after if merged.changes else first.text
        both = _in_one_order(both, base)
        return both, both
    (clash,) = merged.clashes
    return (clash.theirs, clash.mine) if first is here else (clash.mine, clash.theirs)


def _in_one_order(text: str | None, base: str | None) -> str | None:
    """What both put into a list comes behind what was there, in an order that is the same for who joins."""
    items, seen = (msgspec.json.decode(one) if one else None for one in (text, base))
    if not isinstance(items, list) or any(isinstance(item, dict) for item in items):
        return text
    known = seen if isinstance(seen, list) else []
    kept = [item for item in known if item in items]
    return msgspec.json.encode(kept + sorted((one for one in items if one not in known), key=str)).decode()
