"""A spreadsheet as a file for Excel and LibreOffice; the same content is the same bytes.

It is imported with the first spreadsheet and not with the first window, for its library.
"""

import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from isoassess.exchange.spreadsheet.answer_table import FILLED, ID
from isoassess.exchange.spreadsheet.growing_rows import GrowingRows, row_height
from isoassess.exchange.spreadsheet.identity import HIDDEN
from isoassess.exchange.spreadsheet.plain_cells import cut_text, plain_text
from isoassess.exchange.spreadsheet.tables import HowFilled, SheetBook, SheetColumn, SheetRow, SheetTable
from isoassess.exchange.spreadsheet.unread_cells import LINES, line_text
from isoassess.language.texts import _

_A4 = 9  # as Excel counts papers
_OPTIONS = {  # nothing lies in the folder for scratch files meanwhile, and what was typed stays text
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = "@"  # what is typed into such a cell stays as typed, whatever it begins with
_DAY = "yyyy\\-mm\\-dd"
_FIRST_DAY = datetime.date(1900, 3, 1)  # before it, Excel has a day that never was


def workbook(book: SheetBook) -> bytes:
    """The content of the .xlsx file."""
    out = BytesIO()
    written = xlsxwriter.Workbook(out, _OPTIONS)
    made = datetime.datetime.combine(book.made, datetime.time())
    written.set_properties({"title": book.title, "author": book.author, "created": made})
    writing = _Writing(written, book)
    writing.about()
    for table in book.tables:
        writing.table(table, fills=table is book.fills)
    writing.hidden()
    writing.lines()
    written.close()
    return out.getvalue()


class _Writing:
    """Writes sheet after sheet of one book with the same looks."""

    def __init__(self, written: Any, book: SheetBook) -> None:
        self._written, self._book = written, book
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
        self._looks = {
            "text": {"num_format": _TEXT, "font_color": "#333333", "bg_color": "#F4F5F7", "border": 1},
            "day": {
                "align": "left",
                "num_format": _DAY,
                "font_color": "#333333",
                "bg_color": "#F4F5F7",
                "border": 1,
            },
            "open": {"num_format": _TEXT, "border": 1, "locked": False},
            "open day": {"num_format": _DAY, "border": 1, "locked": False, "align": "left"},
            "head": {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1},
            "group": {"bold": True, "bg_color": "#DCE3EC", "text_wrap": False},
            "title": {"bold": True, "font_size": 13, "font_color": "#1F3A5F"},
            "line": {},
        }
        for look in self._looks.values():
            look.setdefault("border_color", "#C5CBD3")
        self._formats = {name: written.add_format({**base, **look}) for name, look in self._looks.items()}

    def about(self) -> None:
        sheet = self._sheet(self._book.about_name)
        sheet.set_column(0, 0, 100)
        sheet.hide_gridlines(2)
        for row, (text, heading) in enumerate(self._book.about):
            sheet.write_string(row, 0, plain_text(text), self._formats["title" if heading else "line"])
        sheet.protect("", {"select_locked_cells": True})

    def table(self, table: SheetTable, *, fills: bool) -> None:
        sheet = self._sheet(table.name)
        sheet.set_landscape()
        last = max(len(table.rows), 1)
        printed = sum(column.printed for column in table.columns)
        sheet.print_area(0, 0, last, printed - 1)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, table.fixed)
        sheet.outline_settings(visible=True, symbols_below=False)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width, self._formats["text"])
            sheet.write_string(0, place, column.head, self._formats["head"])
        sheet.set_row(0, row_height((column.head, column.width - 3) for column in table.columns))
        has_headings = any(row.heading for row in table.rows)
        for number, row in enumerate(table.rows, start=1):
            self._row(sheet, number, table, row, below=has_headings)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
        if fills:
            self._lists(sheet, table)
        sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})

    def hidden(self) -> None:
        """Which assessment it is, the columns that come back, and how each of their cells was."""
        sheet = self._written.add_worksheet(HIDDEN)
        sheet.very_hidden()
        heads = {column.key: column.head for column in self._book.fills.columns}
        lines = [
            (self._book.identity,),
            (ID, *FILLED),
            tuple(heads[key] for key in (ID, *FILLED)),
            *((id_, *marks) for id_, marks in self._book.marks.items()),
        ]
        for row, line in enumerate(lines):
            for place, text in enumerate(line):
                sheet.write_string(row, place, text)
        sheet.protect()

    def lines(self) -> None:
        """How each row of what is seen was, so that what is written elsewhere in it can be named."""
        sheet = self._written.add_worksheet(LINES)
        sheet.very_hidden()
        sheet.write_string(0, 0, LINES)
        book = self._book
        told = [(book.about_name, line_text([text])) for text, _heading in book.about]
        for table in book.tables:
            told.append((table.name, line_text(column.head for column in table.columns)))
            told += [(table.name, line_text(map(str, row.cells))) for row in table.rows]
        for row, texts in enumerate(told, start=1):
            for place, text in enumerate(texts):
                sheet.write_string(row, place, text)
        sheet.protect()

    def _sheet(self, name: str) -> Any:

        sheet = self._written.add_worksheet(name, worksheet_class=GrowingRows)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        footer = self._book.footer.replace("&", "&&")[:150]
        pages = _("Page {page} of {pages}").format(page="&P", pages="&N")
        sheet.set_footer(f"&L&8{' ' if footer[:1].isdigit() else ''}{footer}&R&8 {pages}")
        return sheet

    def _row(self, sheet: Any, number: int, table: SheetTable, row: SheetRow, *, below: bool) -> None:
        if row.heading:
            for place, cell in enumerate(row.cells):
                sheet.write_string(number, place, str(cell), self._formats["group"])
            sheet.set_row(number, 18, None, {"level": 0})
            return
        sized = zip(row.cells, (column.width for column in table.columns), strict=True)
        sheet.set_row(number, row_height(sized), None, {"level": 1 if below else 0})
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            self._cell(sheet, (number, place), column, cell, locked=row.locked)

    def _cell(
        self,
        sheet: Any,
        where: tuple[int, int],
        column: SheetColumn,
        cell: str | datetime.date,
        *,
        locked: bool,
    ) -> None:
        is_open = column.filling is not HowFilled.NOT and not locked
        is_day = column.filling is HowFilled.DAY or isinstance(cell, datetime.date)
        name = ("open day" if is_day else "open") if is_open else ("day" if is_day else "text")
        if isinstance(cell, str) or cell < _FIRST_DAY:
            text = cut_text(cell) if isinstance(cell, str) else cell.isoformat()
            write = sheet.write_string if text else sheet.write_blank
            write(*where, text, self._formats[name])
        else:
            sheet.write_datetime(*where, cell, self._formats[name])

    def _lists(self, sheet: Any, table: SheetTable) -> None:
        """What can be chosen or typed in the cells of a column; rows with the same choices together."""
        for place, column in enumerate(table.columns):
            if column.filling is HowFilled.DAY:
                sheet.data_validation(1, place, len(table.rows), place, _day_rule())
            if column.filling is not HowFilled.CHOICE:
                continue
            start = 1
            for number, row in enumerate(table.rows, start=1):
                follows = table.rows[number] if number < len(table.rows) else None
                if follows is None or follows.choices != row.choices:
                    if row.choices:
                        sheet.data_validation(start, place, number, place, _choice_rule(row.choices))
                    start = number + 1


def _choice_rule(choices: tuple[str, ...]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(choices),
        "error_title": _("Not one of the ratings"),
        "error_message": _("Choose a rating from the list, or leave the cell empty."),
    }


def _day_rule() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": datetime.date(1990, 1, 1),
        "maximum": datetime.date(2199, 12, 31),
        "error_type": "warning",
        "error_title": _("Not a date"),
        "error_message": _("Write the day like 2027-01-31."),
    }
