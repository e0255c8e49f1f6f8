"""Which cells of .xlsx and .ods show their number as a percentage, as 0.1 that is seen as 10 %."""

import html
import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

Percents = Mapping[int, frozenset[int]]  # by row the columns, counted from 0
_MOST_ROWS = 20_000
_MOST_COLUMNS = 300
_BUILT_IN = ("9", "10")  # of Excel's own formats: 0% and 0.00%
_FORMAT = re.compile(rb"<numFmt\b[^>]*>")
_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<xf\b[^>]*>")
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NO_NUMBER = ("s", "str", "inlineStr", "b", "e", "d")
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
_IN_ODS = re.compile(rb"<table:table\s[^>]*>|<table:table-row\b[^>]*>|<table:(?:covered-)?table-cell\b[^>]*>")


def percent_cells(container: zipfile.ZipFile) -> dict[str, Percents]:
    """By the name of each sheet; what is not where it belongs is left out."""
    names = {*container.namelist()}
    if "content.xml" in names:
        return cells_of_ods(container.read("content.xml"), _is_percentage)
    wanted = ("xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    if not names.issuperset(wanted):
        return {}
    styles, workbook, relations = map(container.read, wanted)
    shown = _percent_styles(styles)
    if not shown:
        return {}
    sheets = {name: place for name, place in sheets_in(workbook, relations) if place in names}
    return {name: _of_sheet(container.read(place), shown) for name, place in sheets.items()}


def percent_words(value: float) -> str:
    """What is seen, with two decimals at most."""
    return f"{round(100 * value, 2):.10g} %"


def _percent_styles(styles: bytes) -> frozenset[str]:
    """The numbers of the styles by which a cell shows a percentage."""
    formats = {*_BUILT_IN}
    for each in _FORMAT.findall(styles):
        if "%" in _LITERAL.sub("", said_in(each, "formatCode")):
            formats.add(said_in(each, "numFmtId"))
    block = _STYLES.search(styles)
    kinds = _STYLE.findall(block[0]) if block else []
    return frozenset(str(number) for number, each in enumerate(kinds) if said_in(each, "numFmtId") in formats)


def sheets_in(workbook: bytes, relations: bytes) -> Iterator[tuple[str, str]]:
    """The names of the sheets of an .xlsx, each with the part that holds it."""
    places = {said_in(each, "Id"): said_in(each, "Target") for each in _RELATION.findall(relations)}
    for each in _SHEET.findall(workbook):
        target = places.get(said_in(each, "r:id"), "")
        yield said_in(each, "name"), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _of_sheet(sheet: bytes, shown: frozenset[str]) -> Percents:
    found: dict[int, set[int]] = defaultdict(set)
    styled = re.compile(rb"<c\b(?=[^>]*\ss=[\"'](?:%s)[\"'])[^>]*>" % "|".join(shown).encode())
    for each in styled.findall(sheet):
        place = _PLACE.fullmatch(said_in(each, "r"))
        if place and said_in(each, "t") not in _NO_NUMBER:
            found[int(place[2]) - 1].add(column_number(place[1]))
    return {row: frozenset(columns) for row, columns in found.items()}


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def cells_of_ods(content: bytes, is_wanted: Callable[[bytes], bool]) -> dict[str, Percents]:
    """By the name of each sheet, the cells whose elements are wanted.

    Cells and rows that are alike stand there once, with how often they are repeated.
    """
    found: dict[str, dict[int, frozenset[int]]] = {}
    rows: dict[int, frozenset[int]] = {}
    row = following = column = repeated = 0
    for each in _IN_ODS.findall(content):
        if each.startswith(b"<table:table-row"):
            row, repeated, column = following, _count(each, "table:number-rows-repeated"), 0
            following += repeated
        elif each.startswith(b"<table:table "):
            rows = found.setdefault(said_in(each, "table:name"), {})
            following = 0
        else:
            count = _count(each, "table:number-columns-repeated")
            if is_wanted(each):
                columns = rows.get(row, frozenset()) | {*range(column, min(column + count, _MOST_COLUMNS))}
                rows |= dict.fromkeys(range(row, min(row + repeated, _MOST_ROWS)), columns)
            column += count
    return {name: of_sheet for name, of_sheet in found.items() if of_sheet}


def _is_percentage(element: bytes) -> bool:
    return said_in(element, "office:value-type") == "percentage"


def _count(element: bytes, name: str) -> int:
    said = said_in(element, name)
    return int(said) if said.isdecimal() and len(said) < len(str(10**9)) else 1


def said_in(element: bytes, name: str) -> str:
    """The value of an attribute; empty where it has none."""
    found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", element.decode("utf-8", "replace"))
    return html.unescape(found[1] or found[2] or "") if found else ""
