"""What a catalogue must keep to beyond its shape: each rule is one small function that yields breaches."""

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from isoassess.catalogue.catalogue import CatalogueFile, Edition, contradictions, lowest
from isoassess.catalogue.requirement_checks import HOUSE_CHECKS, REQUIREMENT_CHECKS
from isoassess.domain import CertificationStage, Requirement
from isoassess.domain.clause_numbers import depth, group, is_within, natural, parent
from isoassess.language.texts import _

NEARLY_THE_SAME = 0.85

# What must exist before stage 1, and what must work before stage 2 (ISO 9001, both editions).
GATES_ISO9001 = {
    CertificationStage.STAGE_1: ("4.3", "4.4.1", "5.2", "6.1", "6.2.1", "9.2", "9.3", "10.2"),
    CertificationStage.STAGE_2: (
        *("5.1.1", "7.1.5.2", "7.2", "8.1", "8.2.3", "8.3", "8.4.1", "8.5.1", "8.6", "8.7"),
        *("9.1.1", "9.1.2", "9.2", "9.3", "10.2"),
    ),
}
# Not 4.20: whether statistics are needed at all is the firm's own finding.
GATES_1994 = {CertificationStage.STAGE_2: tuple(f"4.{element}" for element in range(1, 20))}

Problem = tuple[str, str]


def problems(parts: Iterable[CatalogueFile]) -> list[str]:
    """Every breach in our own files, each as "file: place: what is wrong"; house rules included."""
    parts = tuple(parts)
    alike = [f"{part.catalogue}: {place}: {what}" for part in parts for place, what in _questions_alike(part)]
    return [*breaches(parts), *alike]


def breaches(parts: Iterable[CatalogueFile]) -> list[str]:
    """All of that but questions that are nearly the same, which takes a hundred times as long to see."""
    parts = tuple(parts)
    found = [f"{name}: {what}" for name, what in contradictions({part.catalogue: part for part in parts})]
    for part in parts:
        found += [f"{part.catalogue}: {place}: {what}" for place, what in (*unsound(part), *_house(part))]
    return found


def lost_ids(released: Iterable[str], parts: Iterable[CatalogueFile]) -> list[str]:
    """Released ids that a catalogue neither has nor replaces: ids are permanent, answers hang on them."""
    here = {id_ for part in parts for known in part.requirements for id_ in (known.id, *known.replaces)}
    return [id_ for id_ in released if id_ not in here]


def unsound(part: CatalogueFile) -> Iterator[Problem]:
    """What would make any catalogue file unfit to assess with, as place and reason."""
    for edition in part.editions:
        for check in EDITION_CHECKS:
            for what in check(edition, part):
                yield edition.lens, what
    for known in part.requirements:
        for rule in REQUIREMENT_CHECKS:
            for what in rule(known):
                yield known.id, what
    yield from _clauses_with_children(part)
    yield from _since_contradicted(part)


def _house(part: CatalogueFile) -> Iterator[Problem]:
    """How our own content is written; a catalogue of somebody else need not be."""
    for known in part.requirements:
        for rule in HOUSE_CHECKS:
            for what in rule(known):
                yield known.id, what
    yield from _stated_twice(part)


# --- an edition and its tree ---------------------------------------------------------------------


def _parents(edition: Edition, _part: CatalogueFile) -> Iterator[str]:
    """The top of a tree is its shallowest level: 4 to 10 today, 4.1 to 4.20 in 1994."""
    numbers = {clause.number for clause in edition.clauses}
    top = min(map(depth, numbers), default=1)
    for number in sorted(numbers, key=natural):
        above = parent(number)
        if depth(number) > top and above not in numbers:
            yield _("clause {number} has no parent {parent}").format(number=number, parent=above)


def _order(edition: Edition, _part: CatalogueFile) -> Iterator[str]:
    for before, after in pairwise(edition.clauses):
        if natural(before.number) >= natural(after.number):
            yield _("clause {after} stands after {before}").format(after=after.number, before=before.number)


def _titles(edition: Edition, _part: CatalogueFile) -> Iterator[str]:
    for clause in edition.clauses:
        if not clause.title.strip():
            yield _("clause {number} has no title").format(number=clause.number)


def _edition_source(edition: Edition, _part: CatalogueFile) -> Iterator[str]:
    if not edition.source or not all(source.strip() for source in edition.source):
        yield _("the edition has no source")


def _gates(edition: Edition, part: CatalogueFile) -> Iterator[str]:
    here = {clause.number for clause in edition.clauses}
    held = {
        gate: [known.clause[edition.lens] for known in _members(edition, part) if known.gate is gate]
        for gate in CertificationStage
    }
    gates = GATES_ISO9001 if edition.lens.certifiable else GATES_1994
    for gate, numbers in gates.items():
        for number in numbers:
            if number in here and not any(is_within(clause, number) for clause in held[gate]):
                yield _("clause {number} has no gate for {stage}").format(number=number, stage=gate)


def _every_clause(edition: Edition, part: CatalogueFile) -> Iterator[str]:
    asked = {known.clause[edition.lens] for known in _members(edition, part)}
    for clause in lowest(edition.clauses):
        if clause.number not in asked:
            yield _("no requirement asks about clause {number}").format(number=clause.number)


def _quick_scan(edition: Edition, part: CatalogueFile) -> Iterator[str]:
    wanted = dict.fromkeys(group(clause.number) for clause in lowest(edition.clauses))
    covered = {group(known.clause[edition.lens]) for known in _members(edition, part) if known.quick}
    for number in wanted:
        if number not in covered:
            yield _("the quick scan asks nothing of clause group {number}").format(number=number)


EditionCheck = Callable[[Edition, CatalogueFile], Iterator[str]]
EDITION_CHECKS: tuple[EditionCheck, ...] = (
    *(_parents, _order, _titles, _edition_source, _every_clause, _gates, _quick_scan),
)


# --- requirements among each other ---------------------------------------------------------------


def _questions_alike(part: CatalogueFile) -> Iterator[Problem]:
    """Cheap upper bounds come first, and what is costly about a question is worked out once."""
    matcher = SequenceMatcher(None, autojunk=False)
    for place, one in enumerate(part.requirements):
        matcher.set_seq2(one.asks.lower())
        for other in part.requirements[place + 1 :]:
            shorter, longer = sorted((len(one.asks), len(other.asks)))
            if (
                2 * shorter < NEARLY_THE_SAME * (shorter + longer)
                or not one.clause.keys() & other.clause.keys()
            ):
                continue
            matcher.set_seq1(other.asks.lower())
            if matcher.quick_ratio() >= NEARLY_THE_SAME and matcher.ratio() >= NEARLY_THE_SAME:
                yield other.id, _("asks nearly the same as {id}").format(id=one.id)


def _stated_twice(part: CatalogueFile) -> Iterator[Problem]:
    """A finding is told by its statement alone, so no two may read the same."""
    first: dict[str, str] = {}
    for known in part.requirements:
        said = known.states.strip().casefold()
        if said and first.setdefault(said, known.id) != known.id:
            yield known.id, _("states the same as {id}").format(id=first[said])


def _clauses_with_children(part: CatalogueFile) -> Iterator[Problem]:
    leaves = {
        edition.lens: {clause.number for clause in lowest(edition.clauses)} for edition in part.editions
    }
    trees = {edition.lens: {clause.number for clause in edition.clauses} for edition in part.editions}
    for known in part.requirements:
        for lens, number in known.clause.items():
            if number in trees.get(lens, set()) - leaves.get(lens, set()):
                yield (
                    known.id,
                    _("clause {number} of {lens} has clauses below it").format(number=number, lens=lens),
                )


def _since_contradicted(part: CatalogueFile) -> Iterator[Problem]:
    editions = {edition.lens.edition for edition in part.editions}
    for known in part.requirements:
        if known.since is None:
            continue
        if known.since not in editions:
            yield known.id, _("since: there is no edition {year}").format(year=known.since)
        if any(lens.edition < known.since for lens in known.clause):
            yield known.id, _("since: an earlier edition has it too")


def _members(edition: Edition, part: CatalogueFile) -> Iterator[Requirement]:
    return (known for known in part.requirements if edition.lens in known.clause)
