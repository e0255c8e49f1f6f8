"""An assessment as a spreadsheet to be filled in elsewhere, and each of its tables as CSV."""

from isoassess.documents.data_stamp import whole_stamp
from isoassess.domain.case import Case, Judgement
from isoassess.exchange.spreadsheet.book import assessment_book, assessment_tables
from isoassess.exchange.spreadsheet.cut_cells import cut_words
from isoassess.exchange.spreadsheet.tables import table_csv
from isoassess.services.names_inside import NamedPerson, names_in_case, names_shown


def spreadsheet_file(case: Case, judgement: Judgement, assessment_id: str) -> bytes:
    """The content of an .xlsx file; the id is empty for a case that is in no store."""
    from isoassess.exchange.spreadsheet.workbook import workbook

    book = assessment_book(case, judgement, assessment_id=assessment_id, stamp=whole_stamp(case))
    return workbook(book)


def cut_in_spreadsheet(case: Case, judgement: Judgement) -> str:
    """A sentence that names the cells whose texts are cut in it; empty where none is."""
    return cut_words(assessment_tables(case, judgement))


def names_in_spreadsheet(case: Case, judgement: Judgement) -> tuple[NamedPerson, ...]:
    """Whose names leave with it; CSV files and the calendar name nobody else."""
    book = assessment_book(case, judgement, assessment_id="", stamp="")
    return names_shown(names_in_case(case), book)


def csv_files(case: Case, judgement: Judgement) -> dict[str, bytes]:
    """The contents of CSV files by their names."""
    return {f"{table.slug}.csv": table_csv(table) for table in assessment_tables(case, judgement)}


def table_file(case: Case, judgement: Judgement, slug: str) -> bytes:
    """The content of the CSV file of one table."""
    return csv_files(case, judgement)[f"{slug}.csv"]
