"""A spreadsheet that came back filled in, set against what is there and what it was made from."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.applicability import claim_can_hold
from isoassess.domain import NO_ANSWER, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundTables, Unheeded, cell_words
from isoassess.exchange.spreadsheet.answer_table import shown_value
from isoassess.exchange.spreadsheet.filled_cells import FilledCell, FilledCells, LostPart, filled_cells
from isoassess.exchange.spreadsheet.identity import SpreadsheetIdentity, mark_of
from isoassess.exchange.spreadsheet.plain_cells import plain_text, was_cut
from isoassess.language.days import INTERNATIONAL, TwoDays, Writing
from isoassess.language.texts import _
from isoassess.services.filled_worksheet import FormEntry, is_same_name
from isoassess.services.tables.cell_meaning import DUE, RATING, CellMeanings
from isoassess.services.tables.shuffled_columns import shuffled_columns
from isoassess.services.tables.strayed_texts import strayed_texts


class WhyNotTaken(StrEnum):
    """Why what a cell says cannot be read in."""

    NO_RATING = "no-rating"
    NO_CLAIM = "no-claim"  # not applicable, where that cannot be
    NO_DAY = "no-day"
    TWO_DAYS = "two-days"
    CUT = "cut"  # where the rest of the text is here alone
    NOT_READ = "not-read"  # of a column or a sheet that nothing is read from
    NOT_ASKED = "not-asked"  # of a requirement that is not asked any more


class NotTaken(Struct, frozen=True, kw_only=True):
    """A cell by its place, what it says, and why that stays outside; `means`: what it can be read as."""

    place: str
    says: str
    why: WhyNotTaken
    means: str = ""


class ReadAs(Struct, frozen=True, kw_only=True):
    """A cell by its place, the word that stands there, and the rating that it is read as."""

    place: str
    says: str
    rating: Rating


class FilledSpreadsheet(Struct, frozen=True, kw_only=True):
    """What differs from what is there; `same`: how many cells were changed to what is there already.

    `assessment`: what it is read into, by its id; `cells` tells of rows that are gone, doubled or moved;
    `strayed`: requirements that say what stands at another one until now; `shuffled`: by the key of a column
    that holds what it held in another order, its cells.
    """

    cells: FilledCells
    assessment: str
    entries: tuple[FormEntry, ...]
    same: int = 0
    strayed: tuple[str, ...] = ()
    shuffled: dict[str, tuple[FilledCell, ...]] = {}
    not_taken: tuple[NotTaken, ...] = ()
    read_as: tuple[ReadAs, ...] = ()
    unheeded: Unheeded = Unheeded()

    @property
    def identity(self) -> SpreadsheetIdentity:
        return self.cells.identity

    @property
    def conflicts(self) -> tuple[FormEntry, ...]:
        return tuple(entry for entry in self.entries if entry.conflicts)


def spreadsheet_in(found: FoundTables, name: str) -> FilledCells:
    """What a spreadsheet of ours says (BadInput, with `name` before it, for any other file, and for one that
    lacks what it cannot be read without).
    """
    cells = filled_cells(found)
    if cells is None:
        says = _(
            "{name}: no spreadsheet of IsoAssess, or its hidden sheet was removed; "
            "another checklist is read in as a checklist"
        )
        raise BadInput(says.format(name=name))
    if cells.lost_part is not None:
        raise BadInput(_lost_words(cells.lost_part).format(name=name))
    if (twice := cells.doubled_head) is not None:
        says = _(
            "{name}: the column {head} is there twice, at {first} and at {second}; take away the one that "
            "does not count; nothing was read in"
        )
        first, second = twice.places
        raise BadInput(says.format(name=name, head=twice.head, first=first, second=second))
    return cells


def _lost_words(part: LostPart) -> str:
    match part:
        case LostPart.SHEET:
            return _("{name}: the sheet with the answers is missing; nothing was read in")
        case LostPart.HEADS:
            return _("{name}: the row with the names of the columns is missing; nothing was read in")
        case LostPart.IDS:
            return _(
                "{name}: the column Id is missing, so nobody can tell which row is about what; "
                "nothing was read in"
            )


def filled_spreadsheet(
    found: FoundTables, case: Case, assessment_id: str, *, name: str, writing: Writing = INTERNATIONAL
) -> FilledSpreadsheet:
    """What its cells say beside what is there (BadInput for the spreadsheet of another assessment).

    `writing`: how days are written that somebody typed as text.
    """
    cells = spreadsheet_in(found, name)
    _check_belongs(cells.identity, assessment_id, case.profile.organization.name, name=name)
    meanings = CellMeanings(writing)
    reading = _CellReading(cells, case, meanings)
    entries = tuple(reading.entries())
    return FilledSpreadsheet(
        cells=cells,
        assessment=assessment_id,
        entries=entries,
        same=reading.same,
        strayed=strayed_texts(entries),
        shuffled=shuffled_columns(cells, meanings),
        not_taken=(*reading.not_taken, *_not_read(cells)),
        read_as=tuple(reading.read_as),
        unheeded=found.unheeded,
    )


def _not_read(cells: FilledCells) -> Iterator[NotTaken]:
    return (NotTaken(place=one.place, says=one.says, why=WhyNotTaken.NOT_READ) for one in cells.unread)


def _check_belongs(
    identity: SpreadsheetIdentity, assessment_id: str, organization: str, *, name: str
) -> None:
    theirs = identity.organization or _("organization not named")
    if identity.assessment not in ("", assessment_id):
        says = _(
            "{name}: this spreadsheet belongs to another assessment ({organization}); nothing was read in"
        )
        raise BadInput(says.format(name=name, organization=theirs))
    if not identity.assessment and not is_same_name(identity.organization, organization):
        says = _("{name}: this spreadsheet was made for {theirs}, not for {ours}; nothing was read in")
        raise BadInput(says.format(name=name, theirs=theirs, ours=organization))


class _CellReading:
    """Goes through the cells, and remembers what it could not take."""

    def __init__(self, cells: FilledCells, case: Case, meanings: CellMeanings) -> None:
        self.same = 0
        self.not_taken: list[NotTaken] = []
        self.read_as: list[ReadAs] = []
        self._cells, self._case, self._meanings = cells.cells, case, meanings
        self._asked = {known.id: known for known in case.requirements}

    def entries(self) -> Iterator[FormEntry]:
        for cell in self._cells:
            says = self._value(cell)
            if says is None or mark_of(says) == cell.mark:
                continue
            if cell.requirement not in self._asked:
                self._leave(cell, WhyNotTaken.NOT_ASKED)
                continue
            here = shown_value(self._case.answers.get(cell.requirement, NO_ANSWER), cell.key)
            if says == here:
                self.same += 1
                continue
            if was_cut(here) or was_cut(says):
                self._leave(cell, WhyNotTaken.CUT)
                continue
            if cell.key == RATING and says and not self._meanings.is_ours(cell.cell):
                word = " ".join(cell_words(cell.cell).split())
                self.read_as.append(ReadAs(place=cell.place, says=word, rating=Rating(says)))
            yield FormEntry(
                requirement=cell.requirement,
                key=cell.key,
                says=says,
                here=here,
                follows=mark_of(here) == cell.mark,
            )

    def _value(self, cell: FilledCell) -> str | None:
        """What it says as it is compared; None where that cannot be taken."""
        if cell.key == RATING:
            return self._rating(cell)
        if cell.key == DUE:
            return self._day(cell)
        return plain_text(cell_words(cell.cell))

    def _rating(self, cell: FilledCell) -> str | None:
        if not plain_text(cell_words(cell.cell)):
            return ""
        rating = self._meanings.rating(cell.cell)
        if rating is None:
            self._leave(cell, WhyNotTaken.NO_RATING)
            return None
        known = self._asked.get(cell.requirement)
        is_new = mark_of(rating.value) != cell.mark
        if rating is Rating.NOT_APPLICABLE and is_new and known is not None:
            case = self._case
            if not claim_can_hold(known, case.lens, case.profile, case.decision):
                self._leave(cell, WhyNotTaken.NO_CLAIM)
                return None
        return rating.value

    def _day(self, cell: FilledCell) -> str | None:
        try:
            day = self._meanings.day(cell.cell)
        except TwoDays as two:
            self._leave(cell, WhyNotTaken.TWO_DAYS, two.readings)
            return None
        if day is None:
            self._leave(cell, WhyNotTaken.NO_DAY)
        return day

    def _leave(self, cell: FilledCell, why: WhyNotTaken, means: str = "") -> None:
        says = " ".join(cell_words(cell.cell).split())
        self.not_taken.append(NotTaken(place=cell.place, says=says, why=why, means=means))
