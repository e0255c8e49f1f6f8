"""All words that are explained, and which of them stand in a text."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from isoassess.language.folding import folded
from isoassess.language.texts import language_in_use
from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.of_certification import of_certification
from isoassess.reference.terms.of_judgement import of_judgement
from isoassess.reference.terms.of_standards import of_standards
from isoassess.reference.terms.of_the_system import of_the_system

CAPITALS = 2  # a word with so many of them is one only where it is written so


class TermInText(Struct, frozen=True, kw_only=True):
    """Where a word stands in a text: its first character, and how many they are."""

    start: int
    length: int
    term: ExplainedTerm


def glossary() -> tuple[ExplainedTerm, ...]:
    """In the order of the alphabet."""
    return _read(language_in_use())[0]


def explained_term(id_: str) -> ExplainedTerm:
    """KeyError where there is none."""
    return {term.id: term for term in glossary()}[id_]


def terms_in(text: str) -> tuple[TermInText, ...]:
    """Each word once, at its first place; of words that lie within each other, the longest."""
    _terms, pattern, of_form = _read(language_in_use())
    found: dict[str, TermInText] = {}
    for match in pattern.finditer(text):
        form = " ".join(match[0].split())
        term = of_form.get(form) or of_form.get(form.lower())
        if term is not None and term.id not in found:
            found[term.id] = TermInText(start=match.start(), length=len(match[0]), term=term)
    return tuple(found.values())


def terms_of(texts: Iterable[str]) -> tuple[ExplainedTerm, ...]:
    """The words of several texts, each once, as they come."""
    found = {place.term.id: place.term for text in texts for place in terms_in(text)}
    return tuple(found.values())


def told(term: ExplainedTerm) -> str:
    """A word with its sentence, in one line."""
    return f"{term.name}: {term.says}"


Read = tuple[tuple[ExplainedTerm, ...], re.Pattern[str], dict[str, ExplainedTerm]]


@cache
def _read(_language: str) -> Read:
    """Read once in each language."""
    written = (*of_standards(), *of_certification(), *of_judgement(), *of_the_system())
    terms = sorted(written, key=lambda term: folded(term.name))
    of_form = {_key(form): term for term in terms for form in term.forms}
    longest_first = sorted(of_form, key=lambda form: (-len(form), form))
    forms = "|".join(_as_written(form) for form in longest_first)
    return tuple(terms), re.compile(rf"(?<![\w.])(?:{forms})(?![\w-]|\.\d)"), of_form


def _key(form: str) -> str:
    return form if _is_abbreviation(form) else form.lower()


def _as_written(form: str) -> str:
    spaced = re.escape(form).replace(r"\ ", r"\s")
    return spaced if _is_abbreviation(form) else f"(?i:{spaced})"


def _is_abbreviation(form: str) -> bool:
    return sum(letter.isupper() for letter in form) >= CAPITALS
