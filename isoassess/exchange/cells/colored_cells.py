"""Down to which row the sheets of .xlsx and .ods have cells with a color of their own, which nobody reads."""

import re
import zipfile
from collections.abc import Iterator

from isoassess.exchange.cells.percent_cells import cells_of_ods, said_in, sheets_in

_BY_RULE = re.compile(rb"<conditionalFormatting\b[^>]*>")
_BY_RULE_OF_ODS = re.compile(rb"<calcext:conditional-format\b[^>]*>")
_COLOR = re.compile(rb"<fgColor\b[^>]*>")
_STYLE = re.compile(rb"<xf\b[^>]*>")
_LAST_ROW = re.compile(r"[A-Z]+(\d+)\b")
_WHITE = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_WHITE_OF_THEME, _WHITE_OF_INDEX = "0", ("9", "64", "65")
_BACKGROUND = re.compile(rb"fo:background-color=\"(#[0-9a-fA-F]{6})\"")


def colored_to(container: zipfile.ZipFile) -> dict[str, int]:
    """By the name of each sheet the last such row, from 0; a sheet without any is left out."""
    names = {*container.namelist()}
    if "content.xml" in names:
        return _of_ods(container.read("content.xml"))
    wanted = ("xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    if not names.issuperset(wanted):
        return {}
    styles, workbook, relations = map(container.read, wanted)
    colored = frozenset(_colored_styles(styles))
    sheets = {name: place for name, place in sheets_in(workbook, relations) if place in names}
    found = {name: max(_rows(container.read(place), colored), default=-1) for name, place in sheets.items()}
    return {name: row for name, row in found.items() if row >= 0}


def _colored_styles(styles: bytes) -> Iterator[str]:
    fills = _between(styles, b"<fills", b"</fills>").split(b"</fill>")
    colored = {str(at) for at, fill in enumerate(fills) if _is_colored(fill)}
    for number, style in enumerate(_STYLE.findall(_between(styles, b"<cellXfs", b"</cellXfs>"))):
        if said_in(style, "fillId") in colored:
            yield str(number)


def _between(content: bytes, first: bytes, last: bytes) -> bytes:
    """Empty where one of them is missing."""
    start = content.find(first)
    return content[start : max(start, content.find(last, start))] if start >= 0 else b""


def _is_colored(fill: bytes) -> bool:
    """A solid fill that is not white, as it is said in one of three ways."""
    color = _COLOR.search(fill)
    if color is None or b'"solid"' not in fill:
        return False
    rgb, theme = said_in(color[0], "rgb").upper(), said_in(color[0], "theme")
    white = rgb in _WHITE or (theme == _WHITE_OF_THEME and not said_in(color[0], "tint"))
    return not (white or said_in(color[0], "indexed") in _WHITE_OF_INDEX)


def _rows(sheet: bytes, colored: frozenset[str]) -> Iterator[int]:
    for each in _BY_RULE.findall(sheet) if b"<cfRule" in sheet else ():
        yield from (int(row) - 1 for row in _LAST_ROW.findall(said_in(each, "sqref")))
    if not colored:
        return
    styled = re.compile(rb"<c\b(?=[^>]*\ss=[\"'](?:%s)[\"'])[^>]*>" % "|".join(colored).encode())
    for each in styled.findall(sheet):
        yield from (int(row) - 1 for row in _LAST_ROW.findall(said_in(each, "r")))


def _of_ods(content: bytes) -> dict[str, int]:
    colored = {
        said_in(b" " + style, "style:name")
        for style in content.split(b"<style:style ")[1:]
        if b'"table-cell"' in style and any(color != b"#ffffff" for color in _BACKGROUND.findall(style))
    }
    found = cells_of_ods(content, lambda element: said_in(element, "table:style-name") in colored)
    rows = {name: max(rows) for name, rows in found.items()}
    for name, row in _of_rules(content):
        rows[name] = max(row, rows.get(name, -1))
    return rows


def _of_rules(content: bytes) -> Iterator[tuple[str, int]]:
    """The sheets that color cells by what is in them, each with the last row of one such range."""
    for each in _BY_RULE_OF_ODS.findall(content):
        sheet, _point, last = said_in(each, "calcext:target-range-address").rpartition(".")
        found = _LAST_ROW.fullmatch(last)
        if found:
            yield sheet.rpartition(":")[2].strip("$'").replace("''", "'"), int(found[1]) - 1
