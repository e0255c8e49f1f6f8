"""The standards as shipped in resources/catalogue: read once, checked for shape, and never changed after."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from isoassess.domain import Clause, Confidence, Lens, Requirement
from isoassess.domain.clause_numbers import parent
from isoassess.errors import BadInput
from isoassess.files.file_names import NAME
from isoassess.files.yaml_cache import plain_yaml
from isoassess.files.yaml_nodes import (
    YAMLError,
    complaint,
    composed,
    decoded,
    line_and_place,
    reason_and_path,
)
from isoassess.language.texts import _

SHIPPED = ("iso9001.yaml", "iso9000-1994.yaml")


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One edition with its whole clause tree in order, parents before their children."""

    lens: Lens
    title: str
    as_of: date
    confidence: Confidence
    source: tuple[str, ...]
    clauses: tuple[Clause, ...]


class CatalogueFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One catalogue file: the editions of a standard and the requirements they share."""

    catalogue: Annotated[str, Meta(pattern=f"^{NAME}$")]  # also the name of its file, once it is loaded
    version: str
    editions: tuple[Edition, ...]
    requirements: tuple[Requirement, ...]


def lowest(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses that have no clause below them, in the order given."""
    clauses = tuple(clauses)
    parents = {parent(clause.number) for clause in clauses}
    return tuple(clause for clause in clauses if clause.number not in parents)


class Catalogue:
    """All catalogue files together, as one set of lenses and requirements; immutable after reading."""

    __slots__ = ("_by_id", "_by_lens", "_editions", "_quick", "own", "version")

    def __init__(self, parts: Iterable[CatalogueFile], *, own: str = "") -> None:
        """`parts` hold together: `contradictions` has none. `own` tells those of the user's own apart.

        A version says what is in a file that came with the program; somebody else's may stay the same.
        """
        parts = tuple(parts)
        self.own = own
        self.version = ", ".join(dict.fromkeys(part.version for part in parts))
        self._editions = {edition.lens: edition for part in parts for edition in part.editions}
        self._by_id = {known.id: known for part in parts for known in part.requirements}
        self._by_lens = {edition.lens: self._in_order(edition) for edition in self._editions.values()}
        self._quick = {
            lens: tuple(known for known in ordered if known.quick) for lens, ordered in self._by_lens.items()
        }

    @property
    def lenses(self) -> tuple[Lens, ...]:
        return tuple(self._editions)

    def edition(self, lens: Lens) -> Edition:
        """BadInput where this catalogue does not hold the lens."""
        try:
            return self._editions[lens]
        except KeyError:
            raise BadInput(_("This catalogue does not hold {lens}.").format(lens=lens.label)) from None

    def clauses(self, lens: Lens) -> tuple[Clause, ...]:
        """The whole tree in order, parents included."""
        return self.edition(lens).clauses

    def requirements(self, lens: Lens, *, quick: bool = False) -> tuple[Requirement, ...]:
        """In the order of the clause tree, then of the file; `quick` for the quick scan only."""
        self.edition(lens)
        return (self._quick if quick else self._by_lens)[lens]

    def requirement(self, id: str) -> Requirement:
        """BadInput, with the nearest id that exists, where there is no such requirement."""
        try:
            return self._by_id[id]
        except KeyError:
            raise BadInput(self._unknown(id)) from None

    def knows(self, id: str) -> bool:
        """Whether there is such a requirement."""
        return id in self._by_id

    def near(self, id: str) -> str | None:
        """The existing id most like this one, None where nothing comes near."""
        return next(iter(get_close_matches(id, self._by_id, n=1)), None)

    def _unknown(self, id: str) -> str:
        near = self.near(id)
        if near is None:
            return _("There is no requirement {id}.").format(id=id)
        return _("There is no requirement {id}; did you mean {near}?").format(id=id, near=near)

    def _in_order(self, edition: Edition) -> tuple[Requirement, ...]:
        place = {clause.number: index for index, clause in enumerate(edition.clauses)}
        members = (known for known in self._by_id.values() if edition.lens in known.clause)
        return tuple(sorted(members, key=lambda known: place[known.clause[edition.lens]]))


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with the program."""
    return joined(shipped_parts())


def shipped_parts() -> dict[str, CatalogueFile]:
    """The files of the catalogue that comes with the program, by name."""
    folder = files("resources") / "catalogue"
    return {name: load(folder / name) for name in SHIPPED}


def read(*paths: Traversable) -> Catalogue:
    """The catalogue in these files; BadInput with file, key and reason where they cannot be one."""
    return joined({path.name: load(path) for path in paths})


def joined(parts: dict[str, CatalogueFile], *, own: str = "") -> Catalogue:
    """One catalogue from files that are already read, by name; BadInput where they contradict each other.

    `own` as in `Catalogue`.
    """
    for name, reason in contradictions(parts):
        raise BadInput(f"{name}: {reason}")
    return Catalogue(parts.values(), own=own)


def load(path: Traversable) -> CatalogueFile:
    """One catalogue file of our own making; a stranger's YAML is read with more suspicion elsewhere."""
    try:
        content = path.read_bytes()
        raw = plain_yaml(content)
    except OSError as error:
        raise BadInput(
            _("{file}: cannot be read: {reason}").format(file=path.name, reason=error.strerror)
        ) from None
    except YAMLError as error:
        raise BadInput(f"{path.name}, {complaint(error)}") from None
    try:
        return msgspec.convert(raw, CatalogueFile)
    except msgspec.ValidationError as error:
        raise BadInput(f"{path.name}, {_misshapen(content, error)}") from None


def contradictions(parts: dict[str, CatalogueFile]) -> Iterator[tuple[str, str]]:
    """What keeps files, by name, from being one catalogue: what is there twice, clauses that are not.

    A file may ask about the clauses of another file's editions.
    """
    ids: set[str] = set()
    lenses: set[Lens] = set()
    for name, part in parts.items():
        for edition in part.editions:
            if edition.lens in lenses:
                yield name, _("{lens} is described twice").format(lens=edition.lens)
            lenses.add(edition.lens)
        for known in part.requirements:
            if known.id in ids:
                yield name, _("{id}: this id is used twice").format(id=known.id)
            ids.add(known.id)
    trees = {
        edition.lens: {clause.number for clause in edition.clauses}
        for part in parts.values()
        for edition in part.editions
    }
    for name, part in parts.items():
        for reason in _clauses_not_there(part, trees):
            yield name, reason


def _clauses_not_there(part: CatalogueFile, trees: dict[Lens, set[str]]) -> Iterator[str]:
    for known in part.requirements:
        for lens, number in known.clause.items():
            if number not in trees.get(lens, ()):
                says = _("{id}: clause: {lens} has no {number}")
                yield says.format(id=known.id, lens=lens, number=number)


def _misshapen(content: bytes, error: msgspec.ValidationError) -> str:
    """The line, the place and the reason."""
    reason, path = reason_and_path(error)
    line, place = line_and_place(composed(decoded(content)), path)
    says = _("line {line}: {place}: {reason}")
    return says.format(line=line, place=place or _("the whole file"), reason=reason)
