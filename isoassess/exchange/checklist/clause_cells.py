"""Clause numbers as people write them into cells: 8.4.1, "Clause 8.4", ISO 9001:2015 8.4, or a number."""

import re

from isoassess.exchange.cells.found_tables import FoundCell, cell_words
from isoassess.language.folding import folded

_BEFORE = r"(?:(?:iso\s*/?\s*(?:ts\s*)?)?900[1-3](?:\s*[:-]?\s*(?:1994|2000|2008|2015|2026))?[\s,:;-]*)?"
_NAMED = (
    r"(?:(?:clauses?|cl\.?|sections?|sec\.?|elements?|chapter|paragraph|para\.?|requirement|req\.?"
    r"|abschnitt|kapitel|kap\.?|punkt|ziffer|norm|norma|chapitre|article|art\.?|requisito|punto|no\.?|nr\.?)\s*)?"
)
_NUMBER = re.compile(
    rf"^{_BEFORE}{_NAMED}[§#(\[]*\s*(\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?![\d%/])[\s.):\]–-]*(.*)$", re.DOTALL
)
_LIKE_A_NUMBER = re.compile(r"^[^\W\d_]{0,10}[.\s]*(\d{1,3}(?:\.\d{1,3})+|\d{2,3})[.\s]*$")
_LAST_CLAUSE = 20  # of the models of 1994


def clause_in(cell: FoundCell) -> str:
    """The number of the clause that a cell is about; empty for any other text, and for a text that is longer.

    A spreadsheet keeps 4.10 as the number 4.1, which nobody can tell apart again.
    """
    number, rest = clause_and_rest(cell)
    return "" if len(rest) > 80 else number


def clause_and_rest(cell: FoundCell) -> tuple[str, str]:
    """The number that a cell begins with, and what follows it; two empty texts where it begins otherwise."""
    if isinstance(cell, bool):
        return "", ""
    if isinstance(cell, float) and not cell.is_integer():
        words = f"{cell:.2f}".rstrip("0")
    else:
        words = cell_words(cell)
    found = _NUMBER.match(folded(words).strip())
    if found is None:
        return "", ""
    number = found[1]
    steps = [int(step) for step in number.split(".")]
    if not 1 <= steps[0] <= _LAST_CLAUSE or (len(steps) == 1 and not found[2] and steps[0] < 4):
        return "", ""
    start = len(words.rstrip()) - len(found[2].rstrip()) if found[2].strip() else len(words)
    return ".".join(map(str, steps)), words[start:].strip() if len(folded(words)) == len(words) else found[2]


def unknown_clause_in(cell: FoundCell) -> str:
    """What looks like the number of a clause that no edition has, such as 99.9; empty for any other text."""
    if isinstance(cell, bool) or clause_in(cell):
        return ""
    words = " ".join(cell_words(cell).split())
    return words if _LIKE_A_NUMBER.match(words) else ""
