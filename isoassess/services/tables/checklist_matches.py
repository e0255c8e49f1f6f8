"""The requirements that an assessment asks for the clause of a row of a checklist, of whichever edition."""

import re
from collections import defaultdict

from msgspec import Struct

from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Crosswalk
from isoassess.domain import Lens, Requirement
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import is_within
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.language.folding import folded

_SHORTEST = 4  # letters of a word that tells questions apart
_ALIKE = 2  # such words that two questions must share


class ClauseMatch(Struct, frozen=True, kw_only=True):
    """A row of the checklist with the requirements that are asked for its clause.

    `near`: the one whose question is the same, None where that cannot be told.
    """

    row: ChecklistRow
    requirements: tuple[Requirement, ...]
    near: Requirement | None

    @property
    def holds_texts(self) -> Requirement:
        """Where its texts go: to the same question, else to the first one of the clause."""
        return self.near or self.requirements[0]


class AskedClauses:
    """Finds what an assessment asks for a clause of another edition, or of its own."""

    def __init__(self, case: Case, catalogue: Catalogue, links: Crosswalk, lens: Lens) -> None:
        self._asked = {known.id: known for known in case.requirements if known.graded}
        self._theirs = catalogue.requirements(lens)
        self._lens = lens
        self._links: dict[str, list[str]] = defaultdict(list)
        for link in links.carries:
            self._links[link.source_id].append(link.to)
        self._telling: dict[str, set[str]] = {}
        self._by_clause: dict[str, tuple[Requirement, ...]] = {}

    def match(self, row: ChecklistRow) -> ClauseMatch | None:
        found = self._by_clause.get(row.clause)
        if found is None:
            found = self._by_clause[row.clause] = self._of_clause(row.clause)
        if not found:
            return None
        return ClauseMatch(row=row, requirements=found, near=self._nearest(row.question, found))

    def _nearest(self, question: str, requirements: tuple[Requirement, ...]) -> Requirement | None:
        """The only one, or the one that shares clearly more words with a question than the others do."""
        if len(requirements) == 1:
            return requirements[0]
        asked = _telling(question)
        shared = sorted(
            ((len(asked & self._words_of(one)), one) for one in requirements), key=lambda pair: -pair[0]
        )
        (most, best), (second, _other) = shared[:2]
        return best if most >= _ALIKE and most > second else None

    def _words_of(self, one: Requirement) -> set[str]:
        found = self._telling.get(one.id)
        if found is None:
            text = " ".join((one.asks, one.states, *one.looks_for))
            found = self._telling[one.id] = _telling(text)
        return found

    def _of_clause(self, number: str) -> tuple[Requirement, ...]:
        """What is asked for the clause itself, for what is below it, or for what it is a part of."""
        own = [known for known in self._theirs if known.clause[self._lens] == number]
        below = own or [known for known in self._theirs if is_within(known.clause[self._lens], number)]
        above = below or [known for known in self._theirs if is_within(number, known.clause[self._lens])]
        ids = dict.fromkeys(id_ for known in above for id_ in (known.id, *self._links[known.id]))
        return tuple(known for id_, known in self._asked.items() if id_ in ids)


def _telling(text: str) -> set[str]:
    """The words that tell a question from others, without their endings."""
    words = re.findall(r"[^\W\d_]+", folded(text))
    return {word[:6] for word in words if len(word) >= _SHORTEST} - _COMMON


_COMMON_WORDS = """
    have does this that with your their from they when what which where been there organization quality
    management system requirements required shall ensure determine established documented information
    work firm each made done over into such than then them these those whether"""
_COMMON = frozenset(word[:6] for word in _COMMON_WORDS.split())
