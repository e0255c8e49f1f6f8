"""Clause numbers as people write them into cells: 8.4.1, "Clause 8.4", ISO 9001:2015 8.4, or a number."""

import re
from functools import lru_cache

from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, cell_words
from isoassess.exchange.checklist.scale_legends import says_how_good
from isoassess.language.folding import folded

_BEFORE = (
    r"(?:(?:(?:din|en|bs|nf|uni|une|as|nz|sn|ss|nen)[\s/-]*)*(?:iso\s*/?\s*(?:ts\s*)?)?900[1-3]"
    r"(?:\s*[:-]?\s*(?:1994|2000|2008|2015|2026))?[\s,:;-]*)?"
)
_NAMED = (
    r"(?:(?:clauses?|cl\.?|klausel|kl\.?|sections?|sec\.?|elements?|chapter|chap\.?|paragraph|para\.?"
    r"|requirement|req\.?|abschnitt|kapitel|kap\.?|punkt|ziffer|norm|norma|chapitre|article|art\.?"
    r"|requisito|punto|no\.?|nr\.?|[bcd-uw-z](?=\.?\d+\.\d))[\s.]*){0,2}"
)
_STEPS = r"\d{1,2}(?:\.\d{1,2})"
_NUMBER = re.compile(rf"^{_BEFORE}{_NAMED}[§#(\[]*\s*({_STEPS}{{0,4}})(?![\d%/])[\s.):\]–-]*(.*)$", re.DOTALL)
_FURTHER = re.compile(
    rf"(?:^|[/,;&+-]|\b(?:and|und|et|y|to|bis|through)\b)\s*{_NAMED}({_STEPS}{{1,4}})(?![\d%])"
)
_TO = r"\s*(?:-|\.{2,}|to|bis|through|thru|until)\s*"
_SPAN = re.compile(rf"\d{_TO}{_NAMED}(?:{_STEPS}{{1,4}}(?![\d%.])|\d{{1,2}}$)")
_WITH_COMMAS = re.compile(r"\s*\d{1,2}(?:,\d{1,2}){1,2}\s*")
_A_DAY = re.compile(r"\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b")
_LIKE_A_NUMBER = re.compile(r"^[^\W\d_]{0,10}[.\s]*(\d{1,3}(?:\.\d{1,3})+|\d{2,3})[.\s]*$")
_STEP = re.compile(r"\s*\d{1,2}\s*([=:\u2013\u2014-])\s*(.*)", re.DOTALL)
_DIGIT = re.compile(r"\d")
_LONGEST_BEFORE = 80  # letters before a number
_REMEMBERED = 10_000  # cells
_LAST_CLAUSE = 20  # of the models of 1994
_LAST_STEP = 19  # of three, or it is a day such as 12.3.26


@lru_cache(maxsize=_REMEMBERED, typed=True)
def clause_in(cell: FoundCell) -> str:
    """The number of the clause that a cell is about; empty for any other text, and for a text that is longer.

    A spreadsheet keeps 4.10 as the number 4.1, which nobody can tell apart again.
    """
    number, rest = clause_and_rest(cell)
    return "" if len(rest) > 80 or _is_step(cell, number) else number


def _is_step(cell: FoundCell, number: str) -> bool:
    """Whether a legend says in it what a number means, as "5 = fully met" and "4: good" do."""
    found = _STEP.match(_words(cell)) if "." not in number else None
    return found is not None and (found[1] == "=" or says_how_good(found[2]))


def clause_and_rest(cell: FoundCell) -> tuple[str, str]:
    """The number that a cell begins with, and what follows it; two empty texts where it begins otherwise."""
    if isinstance(cell, bool):
        return "", ""
    words = _words(cell)
    if not _DIGIT.search(words[:_LONGEST_BEFORE]):
        return "", ""
    found = None if _A_DAY.match(words) else _NUMBER.match(folded(words).strip())
    if found is None:
        return "", ""
    number = found[1]
    steps = [int(step) for step in number.split(".")]
    if not 1 <= steps[0] <= _LAST_CLAUSE or (len(steps) == 1 and not found[2] and steps[0] < 4):
        return "", ""
    if len(steps) == 3 and steps[2] > _LAST_STEP:
        return "", ""
    start = len(words.rstrip()) - len(found[2].rstrip()) if found[2].strip() else len(words)
    return ".".join(map(str, steps)), words[start:].strip() if len(folded(words)) == len(words) else found[2]


def further_clauses(cell: FoundCell) -> tuple[str, ...]:
    """The numbers behind the first one, as in "8.4.1 / 8.4.2"."""
    number, rest = clause_and_rest(cell)
    found = (".".join(str(int(step)) for step in one.split(".")) for one in _FURTHER.findall(folded(rest)))
    return tuple(one for one in dict.fromkeys(found) if one != number)


def is_span(cell: FoundCell) -> bool:
    """Whether it names a range of clauses, as "6.1 - 6.3" or "4 to 10"."""
    words = folded(_words(cell)).strip()
    return bool(clause_and_rest(cell)[0]) and _SPAN.search(words) is not None


def clause_of_day(cell: FoundCell) -> str:
    """The number that a spreadsheet made a day of, as of 8.4 the eighth of April; else empty."""
    return f"{cell.day.day}.{cell.day.month}" if isinstance(cell, FoundDay) else ""


def unknown_clause_in(cell: FoundCell) -> str:
    """What looks like the number of a clause that no edition has, such as 99.9; empty for any other text."""
    if isinstance(cell, bool) or clause_in(cell):
        return ""
    words = " ".join(cell_words(cell).split())
    return words if _LIKE_A_NUMBER.match(words) else ""


def _words(cell: FoundCell) -> str:
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.2f}".rstrip("0")
    words = cell_words(cell)
    return words.replace(",", ".") if _WITH_COMMAS.fullmatch(words) else words
