"""What a checklist that somebody brought along proposes for the requirements of an assessment."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Crosswalk
from isoassess.domain import Lens, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.checklist.found_checklist import FoundChecklist, found_checklists, with_columns
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.left_cells import LeftBecause, LeftCell, because_of_row
from isoassess.exchange.checklist.number_scale import NumberScale
from isoassess.exchange.checklist.rating_guesses import guessed_ratings
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.exchange.checklist.scale_of_checklist import legend_of_checklist, scale_of_checklist
from isoassess.exchange.checklist.status_words import names_improvement, says_unrated
from isoassess.exchange.spreadsheet.filled_cells import spreadsheet_identity
from isoassess.language.days import INTERNATIONAL, Writing
from isoassess.language.folding import folded
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import FormEntry, is_same_name
from isoassess.services.tables.checklist_making import (
    AlreadyHere,
    EntryMaking,
    KeptHere,
    RefusedClaim,
    is_day_alone,
)
from isoassess.services.tables.checklist_matches import AskedClauses, ClauseMatch


class ChecklistProposals(Struct, frozen=True, kw_only=True):
    """What a checklist proposes for an assessment.

    `texts` are evidence, notes and actions, none of which takes anything away; `ratings` what its words mean
    by `meanings`, of which nothing counts before a person says so. `places`: the cells that an entry comes
    from, by the id of its requirement. `unmatched`: rows about clauses that are not asked here; `read`: how
    many others say something. `left`: every cell with a text that is not taken over. `kept`: fields of
    which something else is said here and stays; `already`: texts that are here in the same words.
    `no_claims` and `several`: requirements that cannot be not applicable here, and of which several rows
    say another rating or date. `scale`: that of its numbers or letters; while its best end is not known, no
    rating is proposed for them. `improvable`: words that say opportunity for improvement, too.
    """

    checklist: FoundChecklist
    lens: Lens
    meanings: dict[str, Rating | None]
    texts: tuple[FormEntry, ...]
    ratings: tuple[FormEntry, ...]
    places: dict[str, tuple[str, ...]]
    unmatched: tuple[ChecklistRow, ...] = ()
    read: int = 0
    left: tuple[LeftCell, ...] = ()
    kept: tuple[KeptHere, ...] = ()
    already: tuple[AlreadyHere, ...] = ()
    no_claims: tuple[RefusedClaim, ...] = ()
    several: tuple[str, ...] = ()
    scale: NumberScale | None = None
    improvable: tuple[str, ...] = ()


class SaidOfChecklist(Struct, frozen=True, kw_only=True):
    """What a person said of a checklist: its edition, the meanings of its words, of which the others are
    guessed, the places of its columns, which of `checklist_sheets`, and which number or letter is the best;
    None is told by itself. `further`: columns that hold the same as one of `places`.
    """

    lens: Lens | None = None
    meanings: Mapping[str, Rating | None] | None = None
    places: Mapping[ColumnRole, int] | None = None
    further: Mapping[int, ColumnRole] = {}
    sheet: str | None = None
    best: str | None = None


NOTHING_SAID = SaidOfChecklist()


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
    scale: NumberScale | None = None,
) -> ChecklistProposals:
    """`lens`: the edition of the checklist; `meanings` of its words, guessed where none are given."""
    words = dict(meanings) if meanings is not None else _guessed(checklist, scale)
    by_word = {folded(word): rating for word, rating in words.items()}
    matches, unmatched = _matched(checklist.rows, AskedClauses(case, catalogue, links, lens))
    improvable = _improvable(words, scale)
    entries = EntryMaking(matches, case, by_word, improvable)
    return ChecklistProposals(
        checklist=checklist,
        lens=lens,
        meanings=words,
        texts=tuple(entries.texts()),
        ratings=tuple(entries.ratings()),
        places=_places(matches),
        unmatched=tuple(unmatched),
        read=len({match.row.place for match in matches}),
        left=(*checklist.left, *_left(matches, unmatched), *_unrated(matches, by_word)),
        kept=tuple(entries.kept),
        already=tuple(entries.already),
        no_claims=tuple(entries.no_claims),
        several=tuple(dict.fromkeys(entries.several)),
        scale=scale,
        improvable=improvable,
    )


def _matched(
    rows: Iterable[ChecklistRow], asking: AskedClauses
) -> tuple[list[ClauseMatch], list[ChecklistRow]]:
    """Of the rows that say something, those about what is asked here, and the others."""
    matches, unmatched = list[ClauseMatch](), list[ChecklistRow]()
    for row in rows:
        if not row.says:
            continue
        match = asking.match(row)
        if match is None:
            unmatched.append(row)
        else:
            matches.append(match)
    return matches, unmatched


def _improvable(words: Mapping[str, Rating | None], scale: NumberScale | None) -> tuple[str, ...]:
    return tuple(
        word
        for word, rating in words.items()
        if rating is Rating.CONFORMING and (names_improvement(word) or (scale and scale.is_improvable(word)))
    )


def _left(matches: Iterable[ClauseMatch], unmatched: Iterable[ChecklistRow]) -> Iterator[LeftCell]:
    for row in unmatched:
        yield from because_of_row(row, LeftBecause.UNASKED)
    for match in matches:
        if is_day_alone(match.row):
            yield from (LeftCell(one, LeftBecause.DAY_ALONE) for one in match.row.day_cells)


def _unrated(matches: Iterable[ClauseMatch], by_word: Mapping[str, Rating | None]) -> Iterator[LeftCell]:
    """The cells that say nothing but that nobody rated."""
    for match in matches:
        status = match.row.status
        if says_unrated(status) and by_word.get(folded(status)) is None:
            found = (one for one in match.row.cells if " ".join(one.text.split()) == status)
            yield from (LeftCell(one, LeftBecause.SAYS_NOTHING) for one in found)


def proposals_of(
    found: FoundTables,
    case: Case,
    catalogue: Catalogue,
    *,
    name: str,
    said: SaidOfChecklist = NOTHING_SAID,
    writing: Writing = INTERNATIONAL,
) -> ChecklistProposals:
    """What the checklist in a file proposes (BadInput, with `name` before it, where there is none).

    What a person does not say of it is told by itself.
    """
    _check_whose(found, case, name)
    checklist = _chosen(found_checklists(found, writing), said.sheet, name)
    if said.places is not None:
        checklist = _with_places(checklist, said.places, said.further, writing)
    lens = said.lens or likely_edition(checklist, catalogue, case.lens)
    scale = _scale(checklist, found, said.best)
    guessed = _guessed(checklist, scale, legend_of_checklist(checklist, found))
    meanings = {word: (said.meanings or {}).get(word, rating) for word, rating in guessed.items()}
    return checklist_proposals(
        checklist, case, catalogue, crosswalk.shipped(), lens=lens, meanings=meanings, scale=scale
    )


def _check_whose(found: FoundTables, case: Case, name: str) -> None:
    """BadInput for a spreadsheet of ours that was made for another organization."""
    identity, ours = spreadsheet_identity(found), case.profile.organization.name
    theirs = identity.organization if identity else ""
    if theirs.strip() and ours.strip() and not is_same_name(theirs, ours):
        says = _("{name}: this spreadsheet was made for {theirs}, not for {ours}; nothing was taken over")
        raise BadInput(says.format(name=name, theirs=theirs, ours=ours))


def _guessed(
    checklist: FoundChecklist, scale: NumberScale | None, legend: Mapping[str, Rating] | None = None
) -> dict[str, Rating | None]:
    columns = checklist.columns
    crossed = columns.crossed.values()
    return guessed_ratings(checklist.statuses, scale, below=columns.asks, beside=crossed, legend=legend)


def _scale(checklist: FoundChecklist, found: FoundTables, best: str | None) -> NumberScale | None:
    scale = scale_of_checklist(checklist, found)
    if best is None:
        return scale
    choices = scale.choices if scale else ()
    if scale is None or best.upper() not in choices:
        if not choices:
            raise BadInput(_("The checklist does not rate by numbers of which one end is the best."))
        says = _("{said} is no end of what the checklist rates by: the best is one of {choices}.")
        raise BadInput(says.format(said=best, choices=", ".join(choices)))
    return scale.with_best(best.upper())


def _with_places(
    checklist: FoundChecklist,
    places: Mapping[ColumnRole, int],
    further: Mapping[int, ColumnRole],
    writing: Writing,
) -> FoundChecklist:
    if ColumnRole.CLAUSE not in places:
        raise BadInput(_("Say which column holds the clauses."))
    changed = with_columns(checklist, places, further, writing)
    if not _says_something(changed):
        says = _("The column “{name}” holds no clause numbers with something beside them.")
        raise BadInput(says.format(name=checklist.names[places[ColumnRole.CLAUSE]]))
    return changed


def checklist_sheets(found: FoundTables) -> tuple[str, ...]:
    """The names of those that can be read, that which is read unasked first; sheets alike are one."""
    return tuple(one.table for one in found_checklists(found) if _says_something(one))


def _chosen(checklists: Iterable[FoundChecklist], sheet: str | None, name: str) -> FoundChecklist:
    saying = {one.table: one for one in checklists if _says_something(one)}
    if not saying:
        says = _(
            "{name}: no column with clause numbers and something beside them was found; colors of cells are "
            "not read"
        )
        raise BadInput(says.format(name=name))
    if sheet is None:
        return next(iter(saying.values()))
    if sheet not in saying:
        says = _("{name}: no checklist is in a sheet {sheet}; there is one in {sheets}")
        raise BadInput(says.format(name=name, sheet=sheet, sheets="; ".join(saying)))
    return saying[sheet]


def _says_something(checklist: FoundChecklist) -> bool:
    return any(row.says for row in checklist.rows)


def _places(matches: Iterable[ClauseMatch]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for match in matches:
        for known in {match.holds_texts.id, *(one.id for one in match.requirements)}:
            found[known][match.row.place] = None
    return {id_: tuple(places) for id_, places in found.items()}
