"""The cells of a row of a checklist by what they hold, each with its place and its text."""

import re

from msgspec import Struct

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words, place_words
from isoassess.exchange.checklist.columns import ChecklistColumns
from isoassess.exchange.checklist.heads.column_heads import OF_ACTION, ColumnRole
from isoassess.exchange.checklist.status_words import sign_in
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.folding import folded
from isoassess.language.texts import _

_DASHES = re.compile(r"[\s./_-]*")
_NOBODY = ("n/a", "na", "none", "nobody", "nothing", "ka", "keine", "keiner", "niemand", "nichts", "entfallt")
_NOTHING_MADE = (*OF_ACTION, ColumnRole.COMMENT)  # by such a word
_READ = (ColumnRole.STATUS, ColumnRole.MAXIMUM, ColumnRole.EVIDENCE, ColumnRole.COMMENT, *OF_ACTION)


class SaidCell(Struct, frozen=True, array_like=True):
    """A cell as a person finds it, with its text."""

    place: str
    text: str


class RowCells:
    """What the columns that are read say in one row."""

    def __init__(self, table: FoundTable, columns: ChecklistColumns, number: int) -> None:
        self._table, self._columns, self._number = table, columns, number
        self._cells = table.rows[number]

    def text(self, role: ColumnRole) -> str:
        """Empty for what stands there and says nothing; of several columns each text behind its head."""
        places = self._columns.all_of(role)
        if len(places) > 1:
            said = ((place, self._text_at(place, role)) for place in places)
            return "\n".join(f"{self._head_at(place)}: {text}" for place, text in said if text)
        return self._text_at(places[0], role) if places else ""

    def named(self, role: ColumnRole) -> tuple[tuple[int, str, FoundCell], ...]:
        """What all columns of a kind say, each cell behind its column and the head of that."""
        said = ((place, self._text_at(place, role)) for place in self._columns.all_of(role))
        return tuple((place, self._head_at(place), self._cells[place]) for place, text in said if text)

    def head(self, role: ColumnRole) -> str:
        """What the column is called, without the colon at its end."""
        place = self._columns.places.get(role)
        head = "" if place is None else self._head_at(place)
        return head or (_("Due") if role is ColumnRole.DAY else _("Rating"))

    def cells(self, *, with_clause: bool) -> tuple[SaidCell, ...]:
        """What is said and asked; `with_clause`: what stands in place of a clause is none."""
        places = {place for role in (*_READ, ColumnRole.QUESTION) for place in self._columns.all_of(role)}
        places |= {*self._columns.crossed}
        coarser = () if self._columns.coarser is None else (self._columns.coarser,)
        clauses = {self._columns.places[ColumnRole.CLAUSE], *coarser}
        places = places | clauses if with_clause else places - clauses
        return cells_at(self._table, self._number, places)

    def idle(self) -> tuple[SaidCell, ...]:
        return tuple(one for role in _READ for one in self.of(role) if self._is_nothing(one.text, role))

    def of(self, role: ColumnRole) -> tuple[SaidCell, ...]:
        return cells_at(self._table, self._number, {*self._columns.all_of(role)})

    def _text_at(self, place: int, role: ColumnRole) -> str:
        text = cell_text_of(self._cells[place]) if place < len(self._cells) else ""
        return "" if self._is_nothing(text, role) else text

    def _head_at(self, place: int) -> str:
        row = self._table.rows[self._columns.head] if self._columns.named else ()
        return " ".join(cell_words(row[place]).split()).rstrip(" :?") if place < len(row) else ""

    def _is_nothing(self, text: str, role: ColumnRole) -> bool:
        if role is ColumnRole.STATUS and self._columns.signs and sign_in(text):
            return False
        return is_nothing(text, role)


def is_nothing(text: str, role: ColumnRole) -> bool:
    """Whether a text stands for none, as a dash does anywhere, and "n/a" in place of a person."""
    plain = folded(text).strip()
    if not plain:
        return False
    short = plain.replace(" ", "").replace(".", "")
    return _DASHES.fullmatch(plain) is not None or (role in _NOTHING_MADE and short in _NOBODY)


def cells_at(table: FoundTable, number: int, places: set[int]) -> tuple[SaidCell, ...]:
    """The cells of a row that hold a text, in their order."""
    row = table.rows[number]
    found = ((place, cell_text_of(row[place])) for place in sorted(places) if place < len(row))
    return tuple(SaidCell(place_words(table.name, number, place), text) for place, text in found if text)


def cell_text_of(cell: FoundCell) -> str:
    return plain_text(cell_words(cell))
