"""What a checklist that somebody brought along proposes for the requirements of an assessment."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from isoassess.assessment.applicability import claim_can_hold
from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Crosswalk
from isoassess.domain import NO_ANSWER, Answer, Lens, Rating, Requirement
from isoassess.domain.answer_fields import value_of
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import is_within
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.checklist.columns import ColumnRole
from isoassess.exchange.checklist.found_checklist import (
    ChecklistRow,
    FoundChecklist,
    found_checklists,
    with_columns,
)
from isoassess.exchange.checklist.status_words import guessed_ratings
from isoassess.exchange.spreadsheet.plain_cells import value_text
from isoassess.language.days import INTERNATIONAL, Writing
from isoassess.language.folding import folded
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import FormEntry

_TEXTS = {"evidence": "evidence", "note": "comment", "action.what": "action", "action.owner": "owner"}
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


class ChecklistProposals(Struct, frozen=True, kw_only=True):
    """What a checklist proposes for an assessment.

    `texts` are evidence, notes and actions, none of which takes anything away; `ratings` what its words mean
    by `meanings`, of which nothing counts before a person says so. `places`: the cells that an entry comes
    from, by the id of its requirement. `unmatched`: rows about clauses that are not asked here; `read`: how
    many others say something.
    """

    checklist: FoundChecklist
    lens: Lens
    meanings: dict[str, Rating | None]
    texts: tuple[FormEntry, ...]
    ratings: tuple[FormEntry, ...]
    places: dict[str, tuple[str, ...]]
    unmatched: tuple[ChecklistRow, ...] = ()
    read: int = 0


def likely_edition(checklist: FoundChecklist, catalogue: Catalogue, otherwise: Lens) -> Lens:
    """The edition that knows most of its clause numbers; what its title names where several know as many."""
    numbers = {row.clause for row in checklist.rows}
    title = re.sub(r"\W", "", folded(checklist.title))
    known = {lens: {clause.number for clause in catalogue.clauses(lens)} for lens in catalogue.lenses}

    def weight(lens: Lens) -> tuple[int, bool, bool]:
        named = lens.standard.value.removeprefix("iso") + lens.edition
        return len(numbers & known[lens]), named in title, lens is otherwise

    return max(catalogue.lenses, key=weight)


def checklist_proposals(
    checklist: FoundChecklist,
    case: Case,
    catalogue: Catalogue,
    links: Crosswalk,
    *,
    lens: Lens,
    meanings: Mapping[str, Rating | None] | None = None,
) -> ChecklistProposals:
    """`lens`: the edition of the checklist; `meanings` of its words, guessed where none are given."""
    words = dict(meanings) if meanings is not None else guessed_ratings(checklist.statuses)
    by_word = {folded(word): rating for word, rating in words.items()}
    matches, unmatched = list[ClauseMatch](), list[ChecklistRow]()
    asking = _Asking(case, catalogue, links, lens)
    for row in checklist.rows:
        if not row.says:
            continue
        match = asking.match(row)
        if match is None:
            unmatched.append(row)
        else:
            matches.append(match)
    return ChecklistProposals(
        checklist=checklist,
        lens=lens,
        meanings=words,
        texts=tuple(_texts(matches, case)),
        ratings=tuple(_ratings(matches, case, by_word)),
        places=_places(matches),
        unmatched=tuple(unmatched),
        read=len(matches),
    )


def proposals_of(
    found: FoundTables,
    case: Case,
    catalogue: Catalogue,
    *,
    name: str,
    lens: Lens | None = None,
    meanings: Mapping[str, Rating | None] | None = None,
    places: Mapping[ColumnRole, int] | None = None,
    writing: Writing = INTERNATIONAL,
) -> ChecklistProposals:
    """What the checklist in a file proposes (BadInput, with `name` before it, where there is none).

    Its edition, the meanings of its words and the `places` of its columns are told by itself where they are
    not given; a word that is not among the given ones is guessed.
    """
    checklists = found_checklists(found, writing)
    if not checklists or not any(row.says for row in checklists[0].rows):
        says = _("{name}: no column with clause numbers and something beside them was found")
        raise BadInput(says.format(name=name))
    checklist = checklists[0]
    if places is not None:
        if ColumnRole.CLAUSE not in places:
            raise BadInput(_("Say which column holds the clauses."))
        checklist = with_columns(checklist, places, writing)
        if not any(row.says for row in checklist.rows):
            column = checklist.names[places[ColumnRole.CLAUSE]]
            says = _("The column “{name}” holds no clause numbers with something beside them.")
            raise BadInput(says.format(name=column))
    edition = lens or likely_edition(checklist, catalogue, case.lens)
    guessed = guessed_ratings(checklist.statuses)
    said = {word: (meanings or {}).get(word, rating) for word, rating in guessed.items()}
    return checklist_proposals(checklist, case, catalogue, crosswalk.shipped(), lens=edition, meanings=said)


class _Asking:
    """Finds what an assessment asks for a clause of another edition, or of its own."""

    def __init__(self, case: Case, catalogue: Catalogue, links: Crosswalk, lens: Lens) -> None:
        self._asked = {known.id: known for known in case.requirements if known.graded}
        self._theirs = catalogue.requirements(lens)
        self._lens = lens
        self._links: dict[str, list[str]] = defaultdict(list)
        for link in links.carries:
            self._links[link.source_id].append(link.to)
        self._by_clause: dict[str, tuple[Requirement, ...]] = {}

    def match(self, row: ChecklistRow) -> ClauseMatch | None:
        found = self._by_clause.get(row.clause)
        if found is None:
            found = self._by_clause[row.clause] = self._of_clause(row.clause)
        if not found:
            return None
        return ClauseMatch(row=row, requirements=found, near=_nearest(row.question, found))

    def _of_clause(self, number: str) -> tuple[Requirement, ...]:
        """What is asked for the clause itself, for what is below it, or for what it is a part of."""
        own = [known for known in self._theirs if known.clause[self._lens] == number]
        below = own or [known for known in self._theirs if is_within(known.clause[self._lens], number)]
        above = below or [known for known in self._theirs if is_within(number, known.clause[self._lens])]
        ids = dict.fromkeys(id_ for known in above for id_ in (known.id, *self._links[known.id]))
        return tuple(known for id_, known in self._asked.items() if id_ in ids)


def _nearest(question: str, requirements: tuple[Requirement, ...]) -> Requirement | None:
    """The only one, or the one that shares clearly more words with a question than the others do."""
    if len(requirements) == 1:
        return requirements[0]
    asked = _telling(question)
    told = [(" ".join((one.asks, one.states, *one.looks_for)), one) for one in requirements]
    shared = sorted(((len(asked & _telling(text)), one) for text, one in told), key=lambda pair: -pair[0])
    (most, best), (second, _other) = shared[:2]
    return best if most >= _ALIKE and most > second else None


def _telling(text: str) -> set[str]:
    """The words that tell a question from others, without their endings."""
    words = re.findall(r"[^\W\d_]+", folded(text))
    return {word[:6] for word in words if len(word) >= _SHORTEST} - _COMMON


_COMMON_WORDS = """
    have does this that with your their from they when what which where been there organization quality
    management system requirements required shall ensure determine established documented information
    work firm each made done over into such than then them these those whether"""
_COMMON = frozenset(word[:6] for word in _COMMON_WORDS.split())


def _texts(matches: Iterable[ClauseMatch], case: Case) -> Iterator[FormEntry]:
    """Texts behind those that are there already; a day only where there is none."""
    said: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for match in matches:
        for key, name in _TEXTS.items():
            if text := str(getattr(match.row, name)):
                said[match.holds_texts.id, key][text] = None
        if match.row.day and (match.row.action or match.row.owner):
            said[match.holds_texts.id, "action.due"].setdefault(match.row.day)
    for known in case.requirements:
        answer = case.answers.get(known.id, NO_ANSWER)
        for key in (*_TEXTS, "action.due"):
            entry = _entry(known.id, key, answer, tuple(said.get((known.id, key), ())))
            if entry is not None:
                yield entry


def _entry(id_: str, key: str, answer: Answer, said: tuple[str, ...]) -> FormEntry | None:
    here = value_text(value_of(answer, key))
    if key == "action.due":
        return FormEntry(requirement=id_, key=key, says=said[0]) if said and not here else None
    if key == "action.owner":
        names = [name for name in said if name != here]
        return FormEntry(requirement=id_, key=key, says=", ".join(names)) if names and not here else None
    new = [text for text in said if text not in here]
    if not new:
        return None
    says = "\n".join(filter(None, (here, *new)))
    return FormEntry(requirement=id_, key=key, says=says, here=here, follows=True)


def _ratings(
    matches: Iterable[ClauseMatch], case: Case, by_word: Mapping[str, Rating | None]
) -> Iterator[FormEntry]:
    """The lowest of what several rows say of one requirement; where a rating is, it stays."""
    said: dict[str, set[Rating]] = defaultdict(set)
    for match in matches:
        rating = by_word.get(folded(match.row.status))
        if rating is not None:
            for known in (match.near,) if match.near else match.requirements:
                said[known.id].add(rating)
    for known in case.requirements:
        answer = case.answers.get(known.id, NO_ANSWER)
        if known.id not in said or answer.rating is not None:
            continue
        rating = min(said[known.id], key=lambda one: 9 if one.level is None else one.level)
        if rating is not Rating.NOT_APPLICABLE or claim_can_hold(
            known, case.lens, case.profile, case.decision
        ):
            yield FormEntry(requirement=known.id, key="rating", says=rating.value)


def _places(matches: Iterable[ClauseMatch]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for match in matches:
        for known in {match.holds_texts.id, *(one.id for one in match.requirements)}:
            found[known][match.row.place] = None
    return {id_: tuple(places) for id_, places in found.items()}
