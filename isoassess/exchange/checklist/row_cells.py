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
_NO_EVIDENCE = (  # without blanks
    *(
        "no",
        "nil",
        "nein",
        "kein",
        "fehlt",
        "fehlen",
        "missing",
        "absent",
        "nichtvorhanden",
        "nichtverfugbar",
    ),
    *("nichtnachgewiesen", "nichtvorgelegt", "nichtgefunden", "keinevorhanden", "keinervorhanden"),
    *("keinnachweis", "keinenachweise", "keinenachweisevorhanden", "keinnachweisvorhanden", "ohnenachweis"),
    *("noneavailable", "nonefound", "noneseen", "noneprovided", "notavailable", "notfound", "notseen"),
    *(
        "notprovided",
        "notpresented",
        "notpresent",
        "noevidence",
        "noobjectiveevidence",
        "noevidenceavailable",
    ),
    *("noevidencefound", "noevidenceseen", "norecords", "nodocuments", "keineunterlagen", "keinedokumente"),
    *("notapplicable", "nichtanwendbar", "nichtzutreffend", "aucun", "aucune", "ninguno", "ninguna"),
    *("nessuno", "nessuna"),
)
_LONGEST_NOTHING = 40  # letters, of dashes mostly
_NOTES = (ColumnRole.EVIDENCE, ColumnRole.COMMENT, ColumnRole.INTERNAL)
_NOTHING_MADE = (*OF_ACTION, *_NOTES)  # by such a word
_READ = (ColumnRole.STATUS, ColumnRole.MAXIMUM, *_NOTES, *OF_ACTION)


class SaidCell(Struct, frozen=True, array_like=True):
    """A cell as a person finds it, with its text."""

    place: str
    text: str


class ColumnsOfRows:
    """What is the same in all rows of a table: which columns hold what, and how they are called."""

    def __init__(self, table: FoundTable, columns: ChecklistColumns) -> None:
        self.table, self.columns = table, columns
        self.of = {role: columns.all_of(role) for role in ColumnRole}
        head = table.rows[columns.head] if columns.named else ()
        self._heads = [" ".join(cell_words(cell).split()).rstrip(" :?") for cell in head]
        coarser = () if columns.coarser is None else (columns.coarser,)
        self.clauses = frozenset((columns.places[ColumnRole.CLAUSE], *coarser))
        roles = (*_READ, ColumnRole.QUESTION)
        self.read = frozenset((*columns.crossed, *(place for role in roles for place in self.of[role])))

    def head_at(self, place: int) -> str:
        """Without the colon at its end."""
        return self._heads[place] if place < len(self._heads) else ""


class RowCells:
    """What the columns that are read say in one row."""

    def __init__(self, columns: ColumnsOfRows, number: int) -> None:
        self._of, self._columns = columns, columns.columns
        self._cells = columns.table.rows[number]
        places = sorted(place for place in columns.read | columns.clauses if place < len(self._cells))
        self._texts = {place: cell_text_of(self._cells[place]) for place in places}
        self._number = number

    def text(self, role: ColumnRole) -> str:
        """Empty for what stands there and says nothing; of several columns each text behind its head."""
        places = self._of.of[role]
        if len(places) > 1:
            said = ((place, self._text_at(place, role)) for place in places)
            return "\n".join(f"{self._of.head_at(place)}: {text}" for place, text in said if text)
        return self._text_at(places[0], role) if places else ""

    def named(self, role: ColumnRole) -> tuple[tuple[int, str, FoundCell], ...]:
        """What all columns of a kind say, each cell behind its column and the head of that."""
        said = ((place, self._text_at(place, role)) for place in self._of.of[role])
        return tuple((place, self._of.head_at(place), self._cells[place]) for place, text in said if text)

    def has_column(self, role: ColumnRole) -> bool:
        return bool(self._of.of[role])

    def head(self, role: ColumnRole) -> str:
        """What the column is called."""
        place = self._columns.places.get(role)
        head = "" if place is None else self._of.head_at(place)
        return head or (_("Due") if role is ColumnRole.DAY else _("Rating"))

    def cells(self, *, with_clause: bool) -> tuple[SaidCell, ...]:
        """What is said and asked; `with_clause`: what stands in place of a clause is none."""
        own = () if with_clause else self._of.clauses
        return tuple(
            self._cell(place, text) for place, text in self._texts.items() if text and place not in own
        )

    def idle(self) -> tuple[SaidCell, ...]:
        """Those of them that say nothing."""
        return tuple(
            self._cell(place, text)
            for role in _READ
            for place in self._of.of[role]
            if (text := self._texts.get(place, "")) and self._is_nothing(text, role)
        )

    def of(self, role: ColumnRole) -> tuple[SaidCell, ...]:
        texts = ((place, self._texts.get(place, "")) for place in self._of.of[role])
        return tuple(self._cell(place, text) for place, text in texts if text)

    def _cell(self, place: int, text: str) -> SaidCell:
        return SaidCell(place_words(self._of.table.name, self._number, place), text)

    def _text_at(self, place: int, role: ColumnRole) -> str:
        text = self._texts.get(place, "")
        return "" if text and self._is_nothing(text, role) else text

    def _is_nothing(self, text: str, role: ColumnRole) -> bool:
        if role is ColumnRole.STATUS and self._columns.signs and sign_in(text):
            return False
        return is_nothing(text, role)


def is_nothing(text: str, role: ColumnRole) -> bool:
    """Whether a text stands for none, as a dash does anywhere, "n/a" in place of a person, and "missing" in
    place of evidence.
    """
    if len(text) > _LONGEST_NOTHING:
        return False
    plain = folded(text).strip()
    if not plain:
        return False
    short = "".join(plain.split()).replace(".", "").strip("!()[]-")
    return (
        _DASHES.fullmatch(plain) is not None
        or (role in _NOTHING_MADE and short in _NOBODY)
        or (role is ColumnRole.EVIDENCE and short in _NO_EVIDENCE)
    )


def cells_at(table: FoundTable, number: int, places: set[int]) -> tuple[SaidCell, ...]:
    """The cells of a row that hold a text, in their order."""
    row = table.rows[number]
    found = ((place, cell_text_of(row[place])) for place in sorted(places) if place < len(row))
    return tuple(SaidCell(place_words(table.name, number, place), text) for place, text in found if text)


def cell_text_of(cell: FoundCell) -> str:
    return plain_text(cell_words(cell))
