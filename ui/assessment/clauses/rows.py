"""The rows of the clause tree: where each stands, how it is doing, and how that is said."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from isoassess.domain import Clause, Finding, Grade, Lens, Rating, Requirement
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.clause_numbers import parent as above
from isoassess.domain.words import grade_words, note_words, rating_words
from isoassess.language.texts import _

ROOT = -1


class TreePlace(Struct, frozen=True, kw_only=True):
    """Where a row stands: a clause, or one requirement of a clause that holds several.

    `requirements`: ids of all below, in order. `only`: the id that the row stands for, if it is just one.
    """

    number: str
    title: str
    clause: bool
    requirements: tuple[str, ...]
    only: str | None
    parent: int


class RowState(Struct, frozen=True, kw_only=True):
    """How a row is doing: its worst likely grade, its count, and the rating where it is one requirement.

    `claimed`: how many are rated 3 or 4 without anything that shows it. `note`: nothing here is ever graded.
    """

    grade: Grade
    assessed: int
    applicable: int
    rating: Rating | None
    claimed: int = 0
    note: bool = False

    @property
    def count(self) -> str:
        """As it stands at the end of the row: 6/9, a note, or N/A where nothing applies."""
        if self.note:
            return _("Note")
        return (
            f"{self.assessed}/{self.applicable}"
            if self.applicable
            else rating_words(Rating.NOT_APPLICABLE)[0]
        )


def rows_of(
    clauses: Sequence[Clause], requirements: Sequence[Requirement], lens: Lens
) -> Iterator[TreePlace]:
    """The rows, parents before their children."""
    own: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        own.setdefault(requirement.clause[lens], []).append(requirement)
    numbers = [clause.number for clause in clauses]
    below = {
        number: tuple(one.id for other in numbers if is_within(other, number) for one in own.get(other, ()))
        for number in numbers
    }
    at: dict[str, int] = {}
    count = 0
    for clause in clauses:
        ids = below[clause.number]
        if not ids:
            continue
        parent = at.get(above(clause.number), ROOT)
        only = ids[0] if len(ids) == 1 else None
        yield _clause_place(clause, ids, parent=parent)
        here = at[clause.number] = count
        count += 1
        for one in () if only else own.get(clause.number, ()):
            yield _requirement_place(one, parent=here)
            count += 1


def _clause_place(clause: Clause, ids: tuple[str, ...], *, parent: int) -> TreePlace:
    return TreePlace(
        number=clause.number,
        title=clause.title,
        clause=True,
        requirements=ids,
        only=ids[0] if len(ids) == 1 else None,
        parent=parent,
    )


def _requirement_place(requirement: Requirement, *, parent: int) -> TreePlace:
    ids = (requirement.id,)
    return TreePlace(
        number="", title=requirement.asks, clause=False, requirements=ids, only=ids[0], parent=parent
    )


def state_of(place: TreePlace, findings: Mapping[str, Finding]) -> RowState:
    """How a row is doing, from the findings by their requirements."""
    return _state([findings[id_] for id_ in place.requirements])


def _state(findings: Sequence[Finding]) -> RowState:
    grades = [finding.grade for finding in findings]
    applicable = sum(grade is not Grade.NOT_APPLICABLE for grade in grades)
    assessed = applicable - sum(grade is Grade.NOT_ASSESSED for grade in grades)
    return RowState(
        grade=_worst(frozenset(grades), assessed=assessed),
        assessed=assessed,
        applicable=applicable,
        rating=findings[0].rating if len(findings) == 1 else None,
        claimed=sum(finding.claimed for finding in findings),
        note=bool(findings) and not any(finding.graded for finding in findings),
    )


def _worst(grades: frozenset[Grade], *, assessed: int) -> Grade:
    """The worst grade given; what is not assessed yet shows in the count and is never a failure."""
    if Grade.MAJOR in grades:
        return Grade.MAJOR
    if Grade.MINOR in grades:
        return Grade.MINOR
    if assessed:
        return Grade.CONFORMING
    return Grade.NOT_ASSESSED if Grade.NOT_ASSESSED in grades else Grade.NOT_APPLICABLE


def row_words(place: TreePlace, state: RowState, hit: str) -> str:
    """The row in words, for the tooltip and for a screen reader; `hit`: where a search was found in it."""
    said = _said(place, state)
    if state.claimed:
        said = f"{_ended(said)} {_claimed_words(place, state)}"
    return _("{row} Found {places}.").format(row=_ended(said), places=hit) if hit else said


def _claimed_words(place: TreePlace, state: RowState) -> str:
    if not place.clause:
        return _("Claimed, not shown.")
    return _("{count} claimed, not shown.").format(count=state.claimed)


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _said(place: TreePlace, state: RowState) -> str:
    name = f"{place.number} {place.title}".strip()
    if state.note:
        return _("{name}: {grade}").format(name=name, grade=note_words())
    if not place.clause:
        return _("{name}: {grade}").format(name=name, grade=grade_words(state.grade))
    if not state.applicable:
        return _("{name}: not applicable").format(name=name)
    text = _("{name}: {assessed} of {applicable} assessed. Worst: {grade}.")
    return text.format(
        name=name, assessed=state.assessed, applicable=state.applicable, grade=grade_words(state.grade)
    )
