"""Which cells hold a formula whose value is not in the file, as programs write it that compute nothing."""

import re
import zipfile
from collections.abc import Iterator, Set
from itertools import islice

from isoassess.exchange.cells.found_tables import place_words
from isoassess.exchange.cells.percent_cells import cells_of_ods, said_in, sheets_in

_MOST = 1_000
_BARE = re.compile(rb"(<c\b[^<>]*>)\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_OF_XLSX = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")


def formula_cells(container: zipfile.ZipFile) -> tuple[str, ...]:
    """Their places as a person finds them; what is not where it belongs is left out."""
    names = {*container.namelist()}
    if "content.xml" in names:
        return tuple(islice(_of_ods(container.read("content.xml")), _MOST))
    return tuple(islice(_of_xlsx(container, names), _MOST)) if names.issuperset(_OF_XLSX) else ()


def _of_xlsx(container: zipfile.ZipFile, names: Set[str]) -> Iterator[str]:
    for sheet, part in sheets_in(*map(container.read, _OF_XLSX)):
        cells = _BARE.findall(container.read(part)) if part in names else []
        yield from (f"{sheet}!{place}" for cell in cells if (place := said_in(cell, "r")))


def _of_ods(content: bytes) -> Iterator[str]:
    for sheet, rows in cells_of_ods(content, _is_bare).items():
        for row in sorted(rows):
            yield from (place_words(sheet, row, column) for column in sorted(rows[row]))


def _is_bare(element: bytes) -> bool:
    return bool(said_in(element, "table:formula")) and not said_in(element, "office:value-type")
