"""ISO 9001:1994 and ISO 9002:1994 side by side, element by element, and where each element lives today."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from msgspec import Struct

from isoassess.catalogue import catalogue, crosswalk
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Crosswalk
from isoassess.catalogue.question_library import NEWEST
from isoassess.domain import Clause, Lens, Requirement
from isoassess.domain.clause_numbers import from_top, group, is_within, natural, parent
from isoassess.language.texts import _

MODELS = (Lens.ISO9001_1994, Lens.ISO9002_1994)


class Element(Struct, frozen=True, kw_only=True):
    """One main clause of the models of 1994.

    `asked`: how many requirements the catalogue asks there, for each model that has the element.
    `today`: the clauses of the newest edition that took it up, the one that most of it went to first;
    where a title says nothing alone, such as "General", the one above stands in its place.
    """

    clause: Clause
    asked: dict[Lens, int]
    today: tuple[Clause, ...]

    def is_in(self, model: Lens) -> bool:
        return model in self.asked


@cache
def shipped() -> tuple[Element, ...]:
    """The elements as the shipped catalogue and crosswalk have them."""
    return side_by_side(catalogue.shipped(), crosswalk.shipped())


def side_by_side(standards: Catalogue, walk: Crosswalk) -> tuple[Element, ...]:
    """Every element of either model, in the order of its number; BadInput where a lens is not there."""
    trees = {model: {clause.number: clause for clause in standards.clauses(model)} for model in MODELS}
    found = {number: clause for model in reversed(MODELS) for number, clause in trees[model].items()}
    return tuple(
        Element(
            clause=found[number],
            asked={
                model: len(_members(standards, model, number)) for model in MODELS if number in trees[model]
            },
            today=_today(standards, walk, number),
        )
        for number in sorted(found, key=natural)
        if number == group(number)
    )


def left_out(elements: Iterable[Element], model: Lens) -> tuple[Element, ...]:
    """The elements that the model does not have."""
    return tuple(element for element in elements if not element.is_in(model))


def in_short(elements: Collection[Element]) -> str:
    """How many elements each model has, and which make the difference."""
    full, less = MODELS
    missing = left_out(elements, less)
    return _(
        "{full} has {all} elements, {less} has {some} of them. What it leaves out: {missing}. "
        "Everything else was the same in both."
    ).format(
        full=full.label,
        less=less.label,
        all=sum(element.is_in(full) for element in elements),
        some=sum(element.is_in(less) for element in elements),
        missing=", ".join(element.clause.name for element in missing),
    )


def covering(touched: Collection[str], tree: Iterable[Clause]) -> tuple[str, ...]:
    """The fewest clause numbers that stand for exactly the touched ones, in the order of the tree.

    A clause stands in place of those below it where every one of them is touched.
    """
    tree = tuple(tree)
    below: dict[str, list[str]] = defaultdict(list)
    for clause in tree:
        below[parent(clause.number)].append(clause.number)
    whole = set(touched)
    for clause in reversed(tree):
        if below[clause.number] and whole.issuperset(below[clause.number]):
            whole.add(clause.number)
    return tuple(clause.number for clause in tree if clause.number in whole and not _above(clause, whole))


def _above(clause: Clause, numbers: set[str]) -> bool:
    """Whether a clause above this one is among the numbers."""
    return not numbers.isdisjoint(from_top(clause.number)[:-1])


def _members(standards: Catalogue, lens: Lens, number: str) -> list[Requirement]:
    return [known for known in standards.requirements(lens) if group(known.clause[lens]) == number]


def _today(standards: Catalogue, walk: Crosswalk, number: str) -> tuple[Clause, ...]:
    members = {known.id for model in MODELS for known in _members(standards, model, number)}
    arrives = members | {link.to for link in walk.carries if link.source_id in members}
    weight = Counter(known.clause[NEWEST] for known in standards.requirements(NEWEST) if known.id in arrives)
    tree = standards.clauses(NEWEST)
    places = {
        place: sum(count for number, count in weight.items() if is_within(number, place))
        for place in covering(weight, tree)
    }
    ordered = sorted(places, key=lambda place: -places[place])
    return tuple(Clause(number=place, title=_telling_title(tree, place)) for place in ordered)


def _telling_title(tree: Iterable[Clause], number: str) -> str:
    """The title of a clause, or of the nearest one above where several share it or it is only ours."""
    titles = {clause.number: clause.title for clause in tree}
    times = Counter(titles.values())
    above = number
    while times[titles[above]] > 1 or titles[above].startswith("["):
        above = parent(above)
        if above not in titles:
            return titles[number]
    return titles[above]
