"""What is said of a spreadsheet that came back: its entries, and what of it was left out."""

from collections.abc import Iterator

from isoassess.domain.answer_fields import answer_field
from isoassess.domain.case import Case
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.exchange.spreadsheet.filled_cells import FilledCell, StrangeRow
from isoassess.language.lists import names_in_a_row
from isoassess.language.texts import _, ngettext
from isoassess.services.tables.filled_spreadsheet import FilledSpreadsheet, NotTaken, ReadAs, WhyNotTaken
from isoassess.services.tables.unheeded_words import unheeded_words

MOST_NAMED = 8
_MOST_UNREAD = 60  # cells that nobody else would tell of
_LONGEST = 60  # letters of what a cell says
_LONGEST_ROW = 300  # of a row that a person has to enter elsewhere


def spreadsheet_told(sheet: FilledSpreadsheet, case: Case) -> tuple[str, ...]:
    """What there is to know before anything is read in, a sentence each."""
    return tuple(_told(sheet, case))


def spreadsheet_counted(sheet: FilledSpreadsheet) -> str:
    """How many entries are new, conflict and say what is there already."""
    if not sheet.entries:
        return _("The spreadsheet says nothing that is not there already.")
    conflicts = len(sheet.conflicts)
    changed = sum(entry.follows and not entry.conflicts and bool(entry.here) for entry in sheet.entries)
    new = len(sheet.entries) - conflicts - changed
    parts = [ngettext("{count} new entry", "{count} new entries", new).format(count=new)]
    if changed:
        parts.append(ngettext("{count} changed", "{count} changed", changed).format(count=changed))
    parts.append(ngettext("{count} conflict", "{count} conflicts", conflicts).format(count=conflicts))
    if sheet.same:
        says = ngettext("{count} that is there already", "{count} that are there already", sheet.same)
        parts.append(says.format(count=sheet.same))
    return ", ".join(parts)


def spreadsheet_doubts(sheet: FilledSpreadsheet) -> tuple[str, ...]:
    """What is likely not as it was meant, a sentence each, for a person to look at before it is read in."""
    return tuple(_doubts(sheet))


def _doubts(sheet: FilledSpreadsheet) -> Iterator[str]:
    if sheet.strayed:
        yield _strayed(sheet.strayed)
    if sheet.shuffled:
        yield _shuffled(sheet.shuffled)
    if sheet.cells.doubled:
        yield _doubled(sheet.cells.doubled)


def _told(sheet: FilledSpreadsheet, case: Case) -> Iterator[str]:
    yield spreadsheet_counted(sheet)
    yield from _doubts(sheet)
    if not sheet.identity.assessment:
        yield _(
            "The spreadsheet names only its organization and no assessment: make sure that it is meant for "
            "this one."
        )
    yield from unheeded_words(sheet.unheeded)
    if sheet.identity.catalogue != case.catalogue_version:
        says = _(
            "The spreadsheet asks by catalogue version {then}, the assessment by version {now}: "
            "what is no longer asked is left out."
        )
        then, now = sheet.identity.catalogue, case.catalogue_version
        yield says.format(then=then or _("not stated"), now=now or _("not stated"))
    if sheet.identity.lens != case.lens.value:
        yield _("The spreadsheet was made for another edition: what {lens} does not ask is left out.").format(
            lens=case.lens.label
        )
    yield from _rows_told(sheet)
    if sheet.read_as:
        says = _("Read as a rating, because other checklists say it so: {cells}.")
        yield says.format(cells=named([_read_as(one) for one in sheet.read_as]))
    for why in WhyNotTaken:
        cells = [one for one in sheet.not_taken if one.why is why]
        if cells:
            yield _left_out(why, cells)


def _strayed(ids: tuple[str, ...]) -> str:
    says = _(
        "{count} rows say word for word what stands at other questions here, as when one column was sorted "
        "without the others, or the ids were moved: look at {names} before it is read in."
    )
    return says.format(count=len(ids), names=named(ids))


def _shuffled(columns: dict[str, tuple[FilledCell, ...]]) -> str:
    says = _(
        "A column holds what it held, in another order, while the others of its rows stand, as when it was "
        "sorted without them: {columns}. Look at {cells} before it is read in."
    )
    heads = names_in_a_row(f"“{answer_field(key).label}”" for key in columns)
    return says.format(
        columns=heads, cells=named([cell.place for found in columns.values() for cell in found])
    )


def _doubled(rows: tuple[StrangeRow, ...]) -> str:
    says = _("Rows that are there twice and differ, of which the first one counts; left out: {rows}.")
    return says.format(rows=named([_row_words(one) for one in rows]))


def _row_words(row: StrangeRow) -> str:
    return f"{row.place} “{_short(row.says, _LONGEST_ROW)}”"


def _rows_told(sheet: FilledSpreadsheet) -> Iterator[str]:
    cells = sheet.cells
    if cells.lost:
        yield _("Columns that are not there any more: {names}. What they held stays as it is.").format(
            names=named(cells.lost)
        )
    if cells.moved:
        says = ngettext(
            "{count} row stands elsewhere than before; it was found by its id.",
            "{count} rows stand elsewhere than before; they were found by their ids.",
            cells.moved,
        )
        yield says.format(count=cells.moved)
    if cells.gone:
        says = ngettext(
            "{count} row is not there any more, and its answer stays as it is: {names}.",
            "{count} rows are not there any more, and their answers stay as they are: {names}.",
            len(cells.gone),
        )
        yield says.format(count=len(cells.gone), names=named(cells.gone))
    if cells.strange:
        says = ngettext(
            "Left out: {count} row that is none of the questions of the spreadsheet, as one that was added "
            "by hand; enter it in the program: {rows}.",
            "Left out: {count} rows that are none of the questions of the spreadsheet, as those that were "
            "added by hand; enter them in the program: {rows}.",
            len(cells.strange),
        )
        rows = named([_row_words(one) for one in cells.strange])
        yield says.format(count=len(cells.strange), rows=rows)


def _left_out(why: WhyNotTaken, cells: list[NotTaken]) -> str:
    says = {
        WhyNotTaken.NO_RATING: _("Left out, because it is none of the ratings: {cells}."),
        WhyNotTaken.NO_CLAIM: _(
            "Left out, because it applies to every organization, or the profile decides whether it does: "
            "{cells}."
        ),
        WhyNotTaken.NO_DAY: _("Left out, because it is no date (write it like 2027-01-31): {cells}."),
        WhyNotTaken.TWO_DAYS: _(
            "Left out, because it can be two days; write the one that is meant like 2027-01-31: {cells}."
        ),
        WhyNotTaken.CUT: _(
            "Left out, because the text was too long for a cell and was cut, so that its rest would be lost; "
            "change it in the program: {cells}."
        ),
        WhyNotTaken.NOT_READ: _(
            "Left out, because nothing is read from these columns and sheets; enter in the program what is "
            "wanted: {cells}."
        ),
        WhyNotTaken.NOT_ASKED: _("Left out, because it is not asked here: {cells}."),
    }[why]
    most = _MOST_UNREAD if why is WhyNotTaken.NOT_READ else MOST_NAMED
    return says.format(cells=named([_cell_words(one) for one in cells], most))


def _read_as(cell: ReadAs) -> str:
    return f"{cell.place} “{_short(cell.says)}” ({rating_choice(cell.rating)})"


def _cell_words(cell: NotTaken) -> str:
    words = f"{cell.place} “{_short(cell.says)}”"
    return f"{words} ({cell.means})" if cell.means else words


def named(names: tuple[str, ...] | list[str], most: int = MOST_NAMED) -> str:
    """The first of them, and how many more there are."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return shown + (" " + _("and {count} more").format(count=more) if more > 0 else "")


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
