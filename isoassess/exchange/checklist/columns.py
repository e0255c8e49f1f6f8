"""What the columns of a checklist hold, told by their heads, or by what is in them where there are none."""

import re

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTable, cell_words, column_letters
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.clause_column import clause_column
from isoassess.exchange.checklist.crossed_columns import crossed_columns, holds_crosses, ticked_columns
from isoassess.exchange.checklist.heads.action_states import action_states
from isoassess.exchange.checklist.heads.action_words import holds_states
from isoassess.exchange.checklist.heads.aspect_columns import unrated_aspects
from isoassess.exchange.checklist.heads.column_heads import COUNTS_ROWS, OF_ACTION, ColumnRole
from isoassess.exchange.checklist.heads.head_columns import (
    columns_by_heads,
    further_columns,
    heads_of,
)
from isoassess.exchange.checklist.heads.status_heads import (
    PLAIN_HEAD,
    StatusHead,
    names_wrong,
    own_rating,
    status_head,
)
from isoassess.exchange.checklist.heads.whose_columns import with_whose
from isoassess.exchange.checklist.status_words import is_rating_word
from isoassess.language.folding import folded

_HEAD_WITHIN = 30  # rows; before a head stand title, logo and date


class ChecklistColumns(Struct, frozen=True, kw_only=True):
    """The places of columns by what they hold; `first` is the first row under the heads, from 0.

    `named`: the head was found, and not told by what is in the columns; it is in the row `head`. `crossed`:
    the columns of which one is crossed in a row, by their places, with what stands above them. `signs`: it
    rates by such as + and -, so that a dash says something. `asks`: what a "yes" means below the head of the
    ratings. `further`: columns that are read beside the one in `places` that holds the same. `states`: the
    columns that say how far an action is, and `wholes` which number says there that it is done. `coarser`:
    the column of the clauses of which the others are parts; it counts where nothing stands in their place.
    `aspects`: columns of answers of which nobody knows which one rates; they are read as comments.
    `ballots`: a ✗ is the mark in crossed columns.
    """

    places: dict[ColumnRole, int]
    first: int
    named: bool
    head: int = -1
    crossed: dict[int, str] = {}
    signs: bool = False
    asks: StatusHead = PLAIN_HEAD
    further: dict[int, ColumnRole] = {}
    states: frozenset[int] = frozenset()
    wholes: dict[int, int] = {}
    aspects: tuple[int, ...] = ()
    ballots: bool = False
    coarser: int | None = None

    @property
    def read(self) -> frozenset[int]:
        """The places of all columns that are read."""
        coarser = () if self.coarser is None else (self.coarser,)
        return frozenset((*self.places.values(), *self.further, *self.crossed, *coarser))

    def all_of(self, role: ColumnRole) -> tuple[int, ...]:
        """The places of all columns that hold the same, in their order."""
        first = (self.places[role],) if role in self.places else ()
        return tuple(sorted((*first, *(place for place, other in self.further.items() if other is role))))

    def at(self, row: tuple[FoundCell, ...], role: ColumnRole) -> FoundCell:
        place = self.places.get(role)
        return row[place] if place is not None and place < len(row) else None


def checklist_columns(table: FoundTable) -> ChecklistColumns | None:
    """None where no column holds clause numbers."""
    best: ChecklistColumns | None = None
    most = 1
    for number, row in enumerate(table.rows[:_HEAD_WITHIN]):
        if any("." in clause_in(cell) for cell in row):
            continue  # a row about a clause is no head, whatever its words are
        places = columns_by_heads(table, number)
        told_of = len(places) + bool(len(places) == 1 and crossed_columns(table, number))
        if told_of <= most:
            continue
        most = told_of
        best = ChecklistColumns(places=places, first=number + 1, named=True, head=number)
    told = best or ChecklistColumns(places={}, first=0, named=False)
    found = clause_column(table, told.first, told.places.get(ColumnRole.CLAUSE), _of_other_kind(told))
    if found is None:
        return None
    clause = found.place
    others = {
        role: place for role, place in told.places.items() if place != clause or role is ColumnRole.QUESTION
    }
    places = {**others, ColumnRole.CLAUSE: clause}
    states, aspects = set[int](), tuple[int, ...]()
    if told.named:
        heads = heads_of(table.rows[told.head])
        states = action_states(table, told.first, heads)
        asking = {place: head for place, head in heads.items() if place not in states}
        aspects = unrated_aspects(table, told.first, asking)
    else:
        places |= _by_content(table, clause)
    states -= {*places.values()}
    told = replace(told, places=places, coarser=found.coarser, states=frozenset(states), aspects=aspects)
    return _with_further(table, _with_rating(table, _with_crossed(table, told)))


def _with_further(table: FoundTable, told: ChecklistColumns) -> ChecklistColumns:
    """With the columns of how far an action is, and all others that hold texts of a kind that is read."""
    if not told.named:
        return told
    states = sorted(told.states)
    places = {**told.places, ColumnRole.STATE: states[0]} if states else told.places
    further = dict.fromkeys(states[1:], ColumnRole.STATE)
    asked = [place for place in told.aspects if place not in told.read]
    if asked and ColumnRole.COMMENT not in places:
        places = {**places, ColumnRole.COMMENT: asked[0]}
    further |= {place: ColumnRole.COMMENT for place in asked if place not in places.values()}
    found = further_columns(table, told.head, places, read=told.read | told.states | {*asked})
    if ColumnRole.CHECK in found.values() and ColumnRole.CHECK not in places:
        first = min(place for place, role in found.items() if role is ColumnRole.CHECK)
        places = {**places, found.pop(first): first}
    further |= found
    read = told.read | told.states | {*asked, *further}
    heads = heads_of(table.rows[told.head])
    places, further = with_whose(places, further, heads, [place for place in heads if place not in read])
    return replace(told, places=places, further=further)


def _of_other_kind(told: ChecklistColumns) -> set[int]:
    kinds = (ColumnRole.CLAUSE, ColumnRole.QUESTION)
    return {place for role, place in told.places.items() if role not in kinds}


def _with_rating(table: FoundTable, told: ChecklistColumns) -> ChecklistColumns:
    """Where no head names it: the first column that holds nothing but words for ratings.

    Below a head that is one itself, as "No", such a word may say the contrary.
    """
    if ColumnRole.STATUS in told.places or told.crossed:
        return told
    head = table.rows[told.head] if told.named else ()
    rated = {place for place, cell in enumerate(head) if is_rating_word(cell_words(cell))}
    for place in range(max(map(len, table.rows), default=0)):
        cells = [
            row[place] for row in table.rows[told.first :] if place < len(row) and row[place] is not None
        ]
        if (
            place not in {*told.places.values(), *rated, *told.states, *told.aspects}
            and cells
            and all(is_rating_word(cell_words(one)) for one in cells)
        ):
            return replace(told, places={**told.places, ColumnRole.STATUS: place})
    return told


def _with_crossed(table: FoundTable, told: ChecklistColumns) -> ChecklistColumns:
    """The words above crosses stand in the row of the heads, or in a second one that names no clause."""
    below = table.rows[told.first] if told.named and told.first < len(table.rows) else ()
    heads = (told.head,) if clause_in(told.at(below, ColumnRole.CLAUSE)) else (told.head, told.first)
    for head in heads if told.named else ():
        apart = _apart(table, told, head)
        crossed = crossed_columns(table, head, apart)
        if crossed and not {told.places[ColumnRole.CLAUSE], *told.aspects} & {*crossed}:
            places = {role: place for role, place in told.places.items() if place not in crossed}
            if names_wrong(cell_words(told.at(table.rows[told.head], ColumnRole.STATUS))):
                places.pop(ColumnRole.STATUS, None)
            state = {place for role, place in places.items() if role is ColumnRole.STATUS} & apart
            if state:
                del places[ColumnRole.STATUS]  # such as "Implemented" behind what is to be done
            states = told.states | state
            return replace(told, places=places, first=head + 1, crossed=crossed, states=states)
    if ticked := _ticked(table, told):
        places = {role: place for role, place in told.places.items() if place not in ticked}
        return replace(told, places=places, crossed=ticked)
    return replace(told, crossed=_not_applicable(table, told))


def _apart(table: FoundTable, told: ChecklistColumns, head: int) -> set[int]:
    """The columns of how far an action is, and all behind an action where ratings are crossed before it."""
    of_action = (ColumnRole.ACTION, ColumnRole.CORRECTION)
    start = min((told.places[role] for role in of_action if role in told.places), default=None)
    behind = set[int]() if start is None else {*range(start, len(table.rows[head]))}
    return {*told.states, *(behind if crossed_columns(table, head, behind) else ())}


def _ticked(table: FoundTable, told: ChecklistColumns) -> dict[int, str]:
    """Columns that are crossed and whose heads nobody knows, where no other column rates."""
    ticked = ticked_columns(table, told.head, _apart(table, told, told.head)) if told.named else {}
    rates = told.places.get(ColumnRole.STATUS)
    clashes = {place for role, place in told.places.items() if role is not ColumnRole.STATUS} & {*ticked}
    clashes |= {*told.aspects} & {*ticked}
    return {} if clashes or (rates is not None and rates not in ticked) else ticked


def _not_applicable(table: FoundTable, told: ChecklistColumns) -> dict[int, str]:
    """The one column beside that of the ratings that is crossed for what does not apply."""
    if not told.named or ColumnRole.STATUS not in told.places:
        return {}
    row = table.rows[told.head]
    heads = {place: " ".join(cell_words(cell).split()) for place, cell in enumerate(row)}
    return {
        place: head
        for place, head in heads.items()
        if place not in told.places.values()
        and own_rating(head) is Rating.NOT_APPLICABLE
        and holds_crosses(table, told.first, place)
    }


def asked_for(table: FoundTable, columns: ChecklistColumns) -> StatusHead:
    """What a "yes" means in the column of the ratings."""
    if ColumnRole.STATUS not in columns.places:
        return PLAIN_HEAD
    of_action = {*OF_ACTION} & {*columns.places}
    states = bool(of_action) and holds_states(table, columns.first, columns.places[ColumnRole.STATUS])
    head = table.rows[columns.head] if columns.named else ()
    return status_head(cell_words(columns.at(head, ColumnRole.STATUS)), states=states)


def column_names(table: FoundTable, columns: ChecklistColumns) -> tuple[str, ...]:
    """What each column is called in its head, or by its letter where nothing stands there."""
    head = table.rows[columns.head] if columns.named else ()
    width = max(map(len, table.rows), default=0)
    said = [" ".join(cell_words(head[place]).split()) if place < len(head) else "" for place in range(width)]
    return tuple(columns.crossed.get(place, name) or column_letters(place) for place, name in enumerate(said))


def unread_columns(table: FoundTable, columns: ChecklistColumns) -> tuple[str, ...]:
    """What the columns are called that say something below the heads and hold nothing that is read."""
    read = columns.read | counts_rows(table, columns)
    names = column_names(table, columns)
    return tuple(
        name
        for place, name in enumerate(names)
        if place not in read
        and any(row[place] is not None for row in table.rows[columns.first :] if place < len(row))
    )


def counts_rows(table: FoundTable, columns: ChecklistColumns) -> set[int]:
    """The places of columns that hold nothing but the numbers of the rows."""
    return {
        place
        for place, name in enumerate(column_names(table, columns))
        if folded(name) in COUNTS_ROWS
        and all(_is_count(row[place]) for row in table.rows[columns.first :] if place < len(row))
    }


def _is_count(cell: FoundCell) -> bool:
    return cell is None or re.fullmatch(r"\s*\d*\.?\s*", cell_words(cell)) is not None


def _by_content(table: FoundTable, clause: int) -> dict[ColumnRole, int]:
    """What columns hold where nothing names them: long texts, few short words, days."""
    width = max(map(len, table.rows), default=0)
    found: dict[ColumnRole, int] = {}
    texts: list[tuple[float, int]] = []
    for place in range(width):
        cells = [row[place] for row in table.rows if place < len(row) and row[place] is not None]
        if place == clause or not cells:
            continue
        words = [cell_words(cell) for cell in cells]
        mean = sum(map(len, words)) / len(words)
        if all(isinstance(cell, FoundDay) for cell in cells):
            found.setdefault(ColumnRole.DAY, place)
        elif _are_ratings(words, mean):
            found.setdefault(ColumnRole.STATUS, place)
        else:
            texts.append((len(words) * 1000 + mean, place))
    roles = (ColumnRole.QUESTION, ColumnRole.COMMENT)
    ordered = sorted(place for _weight, place in sorted(texts, reverse=True)[:2])
    return found | dict(zip(roles, ordered, strict=False))


def _are_ratings(words: list[str], mean: float) -> bool:
    """Few short words again and again, or such as mean a rating, however few rows there are."""
    few = len(set(map(folded, words))) <= max(2, min(8, len(words) // 2 + 1))
    return mean <= 16 and (few or all(map(is_rating_word, words)))
