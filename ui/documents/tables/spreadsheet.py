"""A spreadsheet that was filled in elsewhere, as something that comes back."""

from pathlib import Path

from isoassess.domain.case import Case
from isoassess.exchange.cells.cell_file import read_tables
from isoassess.language.days import Writing
from isoassess.language.texts import _
from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet
from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_doubts, spreadsheet_told
from isoassess.store.arrival import ArrivalKind, arrival_from
from ui.documents.worksheet.coming_back import CameBack, ComingBack
from ui.widgets.days.day_writing import system_writing


def spreadsheet() -> ComingBack:
    """Days that were typed as text are read as the system's country writes them."""
    writing = system_writing()

    def read(path: Path, case: Case, assessment_id: str) -> CameBack:
        return _read(path, case, assessment_id, writing)

    return ComingBack(
        title=_("Read in a filled spreadsheet"),
        files=_("Spreadsheets (*.xlsx *.ods)"),
        theirs=_("In the spreadsheet"),
        take_all=_("&Take all from the spreadsheet"),
        done=_("The spreadsheet was read in."),
        undone=_("What came from the spreadsheet was taken back: the answers are as before it."),
        read=read,
    )


def _read(path: Path, case: Case, assessment_id: str, writing: Writing) -> CameBack:
    sheet = filled_spreadsheet(read_tables(path), case, assessment_id, name=path.name, writing=writing)
    doubtful = bool(spreadsheet_doubts(sheet))
    return CameBack(
        entries=sheet.entries,
        sentences=spreadsheet_told(sheet, case),
        arrival=arrival_from(ArrivalKind.SPREADSHEET, path),
        doubtful=doubtful,
    )
