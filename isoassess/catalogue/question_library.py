"""All editions side by side: where each question stands in every one, what differs, what answers what."""

from collections import defaultdict
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Correspondence, Crosswalk, Link, NoLink
from isoassess.catalogue.requirement_search import requirement_entry
from isoassess.domain import Clause, Keep, Lens, Requirement
from isoassess.domain.clause_numbers import from_top, natural, parent
from isoassess.domain.searching import Entry, is_found, nearest, words_of

NEWEST = Lens.ISO9001_2026
_PAIRS = {
    "2026-against-2015": (Lens.ISO9001_2026, Lens.ISO9001_2015),
    "1994-models": (Lens.ISO9001_1994, Lens.ISO9002_1994),
}


class LibraryFilter(StrEnum):
    """Which part of the library is looked at; an edition is chosen by its lens."""

    ALL = "all"
    ISO9001_2026 = "iso9001:2026"
    ISO9001_2015 = "iso9001:2015"
    ISO9001_1994 = "iso9001:1994"
    ISO9002_1994 = "iso9002:1994"
    DIFFERS_TODAY = "2026-against-2015"
    DIFFERS_1994 = "1994-models"
    NEW = "new"
    GATES = "gates"
    DOCUMENTS = "documents"

    @property
    def lens(self) -> Lens | None:
        return Lens(self.value) if self.value in set(Lens) else None

    @property
    def pair(self) -> tuple[Lens, Lens] | None:
        """The two editions that are held against each other."""
        return _PAIRS.get(self.value)


class Difference(StrEnum):
    """How a question stands in one edition against another."""

    SAME = "same"
    MOVED = "moved"  # the same question under another number
    ONLY_HERE = "only-here"
    ONLY_THERE = "only-there"


class Number(Struct, frozen=True):
    """A clause number in an edition; `near` for a counterpart's, `more` for how many others there are."""

    text: str
    near: bool = False
    more: int = 0


class Counterpart(Struct, frozen=True):
    """A requirement of other editions; what an answer to it is worth here, and the other way round."""

    requirement: Requirement
    arrives: Link | None = None
    leaves: Link | None = None


class ClauseGroup(Struct, frozen=True):
    """A main clause with its questions, in the order of their numbers."""

    lens: Lens
    clause: Clause
    requirements: tuple[Requirement, ...]


class Library:
    """A catalogue and its crosswalk, ready to be browsed; links to what is not there are left out."""

    def __init__(self, catalogue: Catalogue, crosswalk: Crosswalk) -> None:
        self._lenses = tuple(lens for lens in Lens if lens in catalogue.lenses)
        self._titles = {
            lens: {clause.number: clause for clause in catalogue.clauses(lens)} for lens in self._lenses
        }
        self._known = {known.id: known for lens in self._lenses for known in catalogue.requirements(lens)}
        self._counterparts = _counterparts(self._known, crosswalk)
        self._nothing: dict[str, list[NoLink]] = defaultdict(list)
        for gap in crosswalk.nothing:
            self._nothing[gap.to].append(gap)
        self._entries = {known.id: self._entry(known) for known in self._known.values()}

    @property
    def lenses(self) -> tuple[Lens, ...]:
        """The editions of the catalogue, the newest first."""
        return self._lenses

    def requirement(self, id: str) -> Requirement | None:
        return self._known.get(id)

    def count(self, choice: LibraryFilter) -> int:
        """How many requirements a choice holds."""
        return sum(map(_test(choice), self._known.values()))

    def groups(self, choice: LibraryFilter = LibraryFilter.ALL, search: str = "") -> tuple[ClauseGroup, ...]:
        """The main clauses that hold what was chosen and searched for, those of today first."""
        order, chosen = self._order(choice), _test(choice)
        words = words_of(search)
        found: dict[tuple[bool, str], list[tuple[tuple[int, ...], Requirement]]] = defaultdict(list)
        for known in self._known.values():
            if chosen(known) and is_found(self._entries[known.id], words):
                lens = next(lens for lens in order if lens in known.clause)
                number = known.clause[lens]
                key = (not lens.certifiable, self._top(lens, number))
                found[key].append((natural(number), known))
        return tuple(
            self._group(order, *key, found[key]) for key in sorted(found, key=lambda k: (k[0], natural(k[1])))
        )

    def nearest(self, search: str, choice: LibraryFilter = LibraryFilter.ALL) -> str:
        """Another spelling of a search that found nothing; empty where none finds anything."""
        other = nearest(search, self._entries.values())
        return other if other and self.groups(choice, other) else ""

    def numbers(self, requirement: Requirement) -> dict[Lens, Number]:
        """Where the question stands in each edition, or else its counterpart; no entry where neither does."""
        found = {lens: Number(number) for lens, number in requirement.clause.items()}
        for lens in self._lenses:
            near = [
                other.requirement.clause[lens]
                for other in self.counterparts(requirement.id)
                if lens in other.requirement.clause
            ]
            near = list(dict.fromkeys(near))
            if lens not in found and near:
                found[lens] = Number(near[0], near=True, more=len(near) - 1)
        return found

    def title(self, lens: Lens, number: str) -> str:
        """The title of a clause with those above it, without the one of a whole chapter such as 8."""
        steps = from_top(number)
        return ": ".join(
            clause.title for step in (steps[1:] or steps) if (clause := self._titles[lens].get(step))
        )

    def counterparts(self, id: str) -> tuple[Counterpart, ...]:
        """What other editions ask about the same, the fullest match first."""
        return self._counterparts.get(id, ())

    def without(self, id: str) -> tuple[NoLink, ...]:
        """The editions that have no counterpart, each with the reason."""
        return tuple(self._nothing.get(id, ()))

    def _order(self, choice: LibraryFilter) -> tuple[Lens, ...]:
        if choice.lens:
            return (choice.lens,)
        return choice.pair or self._lenses

    def _top(self, lens: Lens, number: str) -> str:
        """The main clause above a number: 8 for 8.4.1 today, 4.6 for 4.6.2 in 1994."""
        while (above := parent(number)) in self._titles[lens]:
            number = above
        return number

    def _group(
        self,
        order: tuple[Lens, ...],
        old: bool,
        number: str,
        members: list[tuple[tuple[int, ...], Requirement]],
    ) -> ClauseGroup:
        lens = next(
            lens for lens in order if lens.certifiable is not old and number in self._titles.get(lens, {})
        )
        members.sort(key=lambda member: member[0])
        return ClauseGroup(
            lens=lens,
            clause=self._titles[lens][number],
            requirements=tuple(known for _place, known in members),
        )

    def _entry(self, known: Requirement) -> Entry:
        """Everything about a requirement that a person may search for, whatever the edition."""
        titles = (self.title(lens, number) for lens, number in known.clause.items())
        return requirement_entry(known, known.clause.values(), titles)


def difference(requirement: Requirement, here: Lens, there: Lens) -> Difference | None:
    """How a question stands in one edition against another; None where neither asks it."""
    clause = requirement.clause
    if here in clause and there in clause:
        return Difference.SAME if clause[here] == clause[there] else Difference.MOVED
    if here in clause:
        return Difference.ONLY_HERE
    return Difference.ONLY_THERE if there in clause else None


def _test(choice: LibraryFilter) -> Callable[[Requirement], bool]:
    """Whether a requirement belongs to the choice."""
    lens, pair = choice.lens, choice.pair
    if lens:
        return lambda known: lens in known.clause
    if pair:
        return lambda known: difference(known, *pair) not in (None, Difference.SAME)
    return {
        LibraryFilter.NEW: lambda known: known.since == NEWEST.edition,
        LibraryFilter.GATES: lambda known: known.gate is not None,
        LibraryFilter.DOCUMENTS: lambda known: known.documents.keep is not Keep.NONE,
    }.get(choice, lambda known: True)


def _counterparts(known: dict[str, Requirement], crosswalk: Crosswalk) -> dict[str, tuple[Counterpart, ...]]:
    """Of each requirement, those that the crosswalk links it to, in either direction."""
    arrives: dict[str, dict[str, Link]] = defaultdict(dict)
    leaves: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in crosswalk.carries:
        if link.source_id in known and link.to in known:
            arrives[link.to][link.source_id] = link
            leaves[link.source_id][link.to] = link
    return {
        id: tuple(
            sorted(
                (
                    Counterpart(known[other], arrives[id].get(other), leaves[id].get(other))
                    for other in dict.fromkeys((*arrives[id], *leaves[id]))
                ),
                key=_closeness,
            )
        )
        for id in dict.fromkeys((*arrives, *leaves))
    }


def _closeness(counterpart: Counterpart) -> int:
    links = (counterpart.arrives, counterpart.leaves)
    return -sum(link is not None and link.carry is Correspondence.EQUIVALENT for link in links)
