"""An edition may be counted, dated by a month or opened by a plus; marks beside a standard are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.standard_choice.contract_standard import read_certificate, read_name
from isoassess.standard_choice.contract_standard.kinds import Named
from isoassess.standard_choice.contract_standard.named import EDITIONS
from isoassess.standard_choice.contract_standard.vocabulary import others

COUNTED_BEHIND = (
    " ed. {n}",
    ", {n}th edition",
    " {n}. Ausgabe",
    " édition {n}",
    " {n}e édition",
    " {n}ème édition",
    " {n}. Auflage",
    " edizione {n}",
    " {n}ª edición",
    " (Edn {n})",
    ", Ed.{n}",
    "第{n}版",
    " {n}-е издание",
)
COUNTED_BEFORE = ("{n}th edition of ", "edition {n} of ", "the {n}. Ausgabe der ")
ORDINALS = (
    ("first", "erste", "première"),
    ("second", "zweite", "deuxième"),
    ("third", "dritte", "troisième"),
    ("fourth", "vierte", "quatrième"),
    ("fifth", "fünfte", "cinquième"),
    ("sixth", "sechste", "sixième"),
)
NAMES = st.sampled_from(sorted(EDITIONS))


@given(NAMES, st.data())
def test_the_number_of_an_edition_gives_its_year(name: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(EDITIONS[name])))
    behind = data.draw(st.sampled_from((*COUNTED_BEHIND, "")))
    before = "" if behind else data.draw(st.sampled_from(COUNTED_BEFORE))
    text = before.format(n=number) + name + behind.format(n=number)
    assert read_name(text).title == f"{name}:{EDITIONS[name][number - 1]}", text


@given(NAMES, st.data())
def test_an_edition_may_be_counted_in_words(name: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(EDITIONS[name])))
    english, german, french = ORDINALS[number - 1]
    counted = data.draw(st.sampled_from((f"{english} edition", f"{german} Ausgabe", f"{french} édition")))
    assert read_name(f"{name}, {counted}").year == EDITIONS[name][number - 1]


@given(NAMES, st.integers(7, 9), st.sampled_from(COUNTED_BEHIND[:4]))
def test_an_edition_that_never_was_counts_no_year(name: str, number: int, form: str) -> None:
    assert read_name(name + form.format(n=number)).year is None


@pytest.mark.parametrize(
    "text",
    ["ISO 9001 rev 5", "ISO 9001 Issue 4", "DIN EN ISO 9001, 5. Ausgabe", "ISO 9001 handbook, edition 5"],
)
def test_what_may_count_something_else_gives_no_year(text: str) -> None:
    """A revision, a national adoption or a paper of the firm is counted otherwise than ISO counts."""
    assert read_name(text).year is None


@given(NAMES, st.data())
def test_a_count_and_a_year_of_two_editions_are_asked_about(name: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(EDITIONS[name])))
    year = data.draw(st.sampled_from(EDITIONS[name]))
    read = read_name(f"{name}:{year} (edition {number})")
    agree = EDITIONS[name][number - 1] == year
    assert read.year == year
    assert (f"Edition {number} of it is not of {year}." in read.says) is not agree


def test_the_edition_of_one_name_is_not_that_of_the_next() -> None:
    told = read_name("ISO 9002 2nd edition, ISO 9001").says
    assert "ISO 9002:1994" in told
    assert "ISO 9001:1994" not in told


@pytest.mark.parametrize(
    ("text", "year", "edition"),
    [
        ("DIN EN ISO 9001 (2000-12)", 2000, 2000),
        ("DIN EN ISO 9001:2008-12", 2008, 2008),
        ("DIN EN ISO 9001, Dez. 2000", 2000, 2000),
        ("DIN EN ISO 9001 (12/2000)", 2000, 2000),
        ("DIN EN ISO 9001:1994-08", 1994, 1994),
        ("DIN EN ISO 9002 (08.94)", 1994, 1994),
        ("DIN ISO 9002:1990", 1990, 1987),
        ("DIN ISO 9002:1990-05", 1990, 1987),
        ("DIN ISO 9001 (05/90)", 1990, 1987),
        ("NF EN ISO 9001 (décembre 2000)", 2000, 2000),
        ("NF EN 29002 (1988)", 1988, 1987),
        ("EN 29002:1987", 1987, 1987),
        ("BS 5750:Part 2:1987", 1987, 1987),
        ("BS EN ISO 9002:1994", 1994, 1994),
        ("UNI EN ISO 9001:2000", 2000, 2000),
    ],
)
def test_the_dates_of_national_editions_lead_to_isos_own(text: str, year: int, edition: int) -> None:
    read = read_name(text)
    assert (read.year, read.edition) == (year, edition)
    assert read.says.count("(") == read.says.count(")")


@pytest.mark.parametrize(
    "text", ["ISO 9001, 05/2023", "ISO 9001 (certificate of 05/23)", "ISO 9001:2008, 07/15 boxes"]
)
def test_a_month_of_something_else_is_no_edition(text: str) -> None:
    assert read_name(text).year in (None, 2008)


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("ISO 9002:1994+", "+"),
        ("ISO 9001:2015+, please", "+"),
        ("ISO 9001:2008 and up", "and up"),
        ("DIN ISO 9000 ff.", "ff"),
        ("at least ISO 9001:2008", "at least"),
        ("mindestens ISO 9001:2008", "mindestens"),
        ("min. ISO 9002:1994", "min"),
        ("ISO 9001:2015 or later", "or later"),
    ],
)
def test_what_opens_a_name_to_others_is_repeated_and_asked_about(text: str, adds: str) -> None:
    assert read_name(text).adds == adds
    assert f"“{adds}”" in read_name(text).says


@pytest.mark.parametrize(
    "text", ["ISO 9001:2015+ISO 14001", "ISO 9001:2015+ ISO 14001:2015", "ISO 9001 + CE"]
)
def test_a_plus_between_two_names_opens_neither(text: str) -> None:
    assert read_name(text).adds == ""
    assert read_name(text).beside


MARKS = [name for other in others() if other.contains == "nothing" for name in other.names]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "form", ["ISO 9001:2015 and {mark}", "{mark}, ISO 9001:2015", "ISO 9001:2015 + {mark}"]
)
def test_a_mark_or_law_beside_iso9001_is_told_and_kept_beside(mark: str, form: str) -> None:
    read = read_name(form.format(mark=mark))
    assert (read.kind, read.year) == (Named.ISO9001, 2015)
    assert [one.kind for one in read.beside] == [Named.OTHER]
    assert read.beside[0].title in read.says
    assert "about another subject" in read.says


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_alone_is_known_and_is_no_quality_standard(mark: str) -> None:
    assert read_name(mark).kind is Named.OTHER
    assert read_certificate(mark).present.kind is Named.OTHER


@pytest.mark.parametrize(
    "text", ["ce que dit ISO 9001:2015", "we reach ISO 9001:2015", "gs and ul by ISO 9001:2015"]
)
def test_a_word_of_a_sentence_is_no_mark(text: str) -> None:
    assert read_name(text).beside == ()


@pytest.mark.parametrize("between", ["/", ", ", " and ", " + "])
def test_a_number_behind_an_iso_number_is_of_iso_too(between: str) -> None:
    assert [one.alias for one in read_name(f"ISO 9001{between}14001").beside] == ["ISO 14001"]
    assert read_name("ISO 9001, order 14001").beside == ()
