"""The words that are explained: each with one plain sentence, and every word of the trade is among them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.glossary import explained_term, glossary, terms_in, terms_of, told

ROOT = Path(__file__).parents[3]
LONGEST = 220  # characters of a sentence that is read in a small note
TRADE = (
    *("8.3", "clause", "requirement", "objective evidence", "conformity", "major nonconformity", "OFI"),
    *("minor nonconformity", "likely", "stage 1", "stage 2", "surveillance", "recertification", "gate"),
    *("quick scan", "claimed, not shown", "not applicable", "scope", "effective personnel", "MD 5"),
    *("certification body", "accredited", "documented information", "maintain", "retain", "systemic"),
    *("corrective action", "internal audit", "management review", "edition", "transition", "crosswalk"),
    *("Annex SL", "IAF code", "NACE", "audit day", "finding", "verdict", "root cause", "special process"),
)
# Abbreviations known outside the trade, names of other standards, and words in capitals for their look.
KNOWN = frozenset(
    {
        *("PDF", "SVG", "PNG", "JPEG", "CSV", "YAML", "JSON", "UTF", "UA", "AN", "A4", "MB", "IT", "EU"),
        *("NATO", "ISO", "MIT", "GNU", "LGPL", "FTS5", "F8", "NO", "FILE", "DIR", "NAME", "SO", "FAR"),
        *("IEC", "TS", "EN", "IEEE", "IATF", "ISM", "AS9003", "AQAP", "VERDICT", "LIKELY", "TODAY"),
        *("MODEL", "INDICATION", "FITS", "HISTORICAL", "PACKAGE", "FOLDER", "FAILED", "PROVISIONAL"),
        *("HTML", "URL", "ID", "OK", "MS", "GB", "KB", "ZIP", "ASCII", "SHA", "DIN", "BS", "SQL"),
        *("NAS", "PIN", "USB"),
    }
)


@cache
def texts() -> tuple[str, ...]:
    """Every text that passes through gettext."""
    return tuple(_read_texts())


def _read_texts() -> Iterator[str]:
    for package in ("isoassess", "ui"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                    for given_text in node.args:
                        if isinstance(given_text, ast.Constant) and isinstance(given_text.value, str):
                            yield re.sub(r"\{[^{}]*\}", " ", given_text.value)


def abbreviations(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z][A-Z0-9]+\b", text))


def test_each_word_of_the_trade_is_explained() -> None:
    for word in TRADE:
        assert any(place.length == len(word) for place in terms_in(f"What is {word}?")), word


def test_every_abbreviation_on_a_screen_or_in_a_document_is_explained_or_known_to_everybody() -> None:
    explained = {
        word for term in glossary() for form in (*term.forms, term.also) for word in abbreviations(form)
    }
    met = {word for text in texts() for word in abbreviations(text)}
    assert "OFI" in met
    assert met - explained - KNOWN == set()


def test_every_word_that_is_explained_is_met_somewhere() -> None:
    """In a text of the program, or in a question."""
    said = [*texts(), *(known.asks for lens in shipped().lenses for known in shipped().requirements(lens))]
    own = {text for term in glossary() for text in (*term.forms, term.name, term.says, term.also)}
    own |= {"|".join(term.forms) for term in glossary()}
    met = {term.id for term in terms_of(text for text in said if text not in own)}
    rare = {"harmonized-structure", "md-5", "systemic", "crosswalk"}  # asked for, but said otherwise here
    assert {term.id for term in glossary()} - met - rare == set()


def test_each_word_has_one_short_sentence() -> None:
    for term in glossary():
        assert term.says.endswith("."), term.id
        assert not re.search(r"[.?!] [A-Z]", term.says), term.id
        assert len(term.says) <= LONGEST, term.id
        assert told(term) == f"{term.name}: {term.says}"
        assert explained_term(term.id) is term
        assert {terms_in(form)[0].term.id for form in term.forms} == {term.id}


def test_no_word_is_explained_twice() -> None:
    forms = [form.lower() for term in glossary() for form in term.forms]
    assert len(forms) == len(set(forms))
    assert len({term.id for term in glossary()}) == len(glossary())


def test_the_longest_word_is_meant_and_each_once() -> None:
    found = terms_in("Clause 8.3.4 and 8.3: a major nonconformity, another major one; prioritize gates.")
    assert [place.term.id for place in found] == ["clause", "clause-8-3", "major", "gate"]
    assert terms_in("quick\nscan")[0].term.id == "quick-scan"
    assert terms_in("the ofi, aggregate, scoped, 18.3, 8.3.4") == ()


@given(st.text(max_size=200), st.sampled_from(glossary()), st.text(max_size=50))
def test_a_place_is_where_its_word_stands(before: str, term: ExplainedTerm, after: str) -> None:
    text = f"{before} {term.forms[0]} {after}"
    for place in terms_in(text):
        word = " ".join(text[place.start : place.start + place.length].split())
        assert word.lower() in {form.lower() for form in place.term.forms}


def test_the_pages_of_words_say_what_the_program_says() -> None:
    guide = (ROOT / "resources" / "guide" / "words.md").read_text(encoding="utf-8")
    sections = "".join(f"\n## {term.name}\n\n{term.says}\n" for term in glossary())
    assert guide.endswith(sections), f"resources/guide/words.md:\n{sections}"
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [f"| {term.name} | {term.says} |" for term in glossary()]
    assert "\n".join(rows) in page, "docs/glossary.md, Words as they are explained:\n" + "\n".join(rows)
