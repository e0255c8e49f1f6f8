"""Nothing that stands around a name in a contract is dropped in silence, and nothing is read into it."""

from datetime import date

import pytest

from isoassess.domain.decision import Model
from isoassess.domain.profile import Profile
from isoassess.standard_choice import choose
from isoassess.standard_choice.contract_standard import Named, read_name
from isoassess.standard_choice.labels import choice_words


def told(text: str) -> str:
    decision = choose(Profile(named_standard=text), on=date(2026, 11, 27))
    return " ".join(choice_words(note.says) for note in decision.warnings)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ISO 9001:2015 or ISO 9001:2026", ["ISO 9001:2015", "ISO 9001:2026"]),
        ("ISO 9001:2026 after 2028, until then ISO 9001:2015", ["ISO 9001:2026", "ISO 9001:2015"]),
        ("ISO 9001 version 2008 ou 2015", ["ISO 9001:2008", "ISO 9001:2015"]),
        ("ISO 9001 in der Fassung 2015 oder 2026", ["ISO 9001:2015", "ISO 9001:2026"]),
        ("ISO 9001:2008/2015", ["ISO 9001:2008", "ISO 9001:2015"]),
        ("ISO 9001:2008, 2015 and 2026", ["ISO 9001:2008", "ISO 9001:2015", "ISO 9001:2026"]),
        ("ISO 9002:1987 or ISO 9002:1994", ["ISO 9002:1987", "ISO 9002:1994"]),
        ("AQAP-2110 or ISO 9001", ["AQAP-2110", "ISO 9001"]),
        ("ISO 9001:2015 or ISO 13485:2016", ["ISO 9001:2015", "ISO 13485:2016"]),
        ("ISO 9001:1994 (superseded by ISO 9001:2000)", ["ISO 9001:1994", "ISO 9001:2000"]),
    ],
)
def test_of_several_editions_or_alternatives_all_are_named_and_asked_about(
    text: str, names: list[str]
) -> None:
    named = read_name(text)
    assert (named.kind, named.several) == (Named.AMBIGUOUS, True)
    assert all(name in named.says for name in names)
    assert choose(Profile(named_standard=text), on=date(2026, 11, 27)).model is Model.ASK


@pytest.mark.parametrize(
    "text",
    ["DIN EN ISO 9001:2015 (ISO 9001:2015)", "ISO 9001, i.e. ISO 9001:2015", "ISO 9001:2015/Amd 1:2024"],
)
def test_one_edition_named_twice_is_one(text: str) -> None:
    assert (read_name(text).kind, read_name(text).year) == (Named.ISO9001, 2015)


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001 certification is not required",
        "No ISO 9001 needed",
        "we do not require ISO 9001",
        "without ISO 9001 certification",
        "ohne ISO 9001",
        "ISO 9001 nicht erforderlich",
        "Eine Zertifizierung nach ISO 9001 wird nicht verlangt",
        "sans ISO 9001",
        "ISO 9001 n'est pas exigé",
        "sin ISO 9001",
        "ISO 9001 no es necesario",
        "senza certificazione ISO 9001",
        "ISO 9001 non richiesta",
        "geen ISO 9001 nodig",
        "ISO 9001 niet vereist",
        "bez ISO 9001",
        "ISO 9001 nie jest wymagane",
        "ISO 9001 niewymagane",
        "ISO 9001 optional",
        "ISO 9001 is not applicable",
        "exempt from ISO 9001",
    ],
)
def test_a_negation_is_asked_about_and_no_demand(text: str) -> None:
    named = read_name(text)
    assert (named.denied, named.to_be_asked) == (True, True)
    assert "seems to say that ISO 9001 is not asked for" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001:2015 without design",
        "ISO 9001:2015 (8.3 not applicable)",
        "ISO 9001:2015; parts must not ship without approval",
        "ISO 9001:2015, no later than June",
        "not only ISO 9001:2015 but ISO 14001",
        "SANS ISO 9001:2015",
        "ISO 9001:2015, non-conforming products are not accepted",
        "Contract No. 4711: ISO 9001:2015",
    ],
)
def test_what_denies_something_else_leaves_the_demand(text: str) -> None:
    assert (read_name(text).kind, read_name(text).year) == (Named.ISO9001, 2015)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ISO/FDIS 9001:2026", "ISO 9001:2026"),
        ("prEN ISO 9001:2026", "ISO 9001:2026"),
        ("ISO 9001:2026 FDIS", "ISO 9001:2026"),
        ("ISO 9001:2015 draft", "ISO 9001:2015"),
        ("ISO 9001:2026 (Entwurf)", "ISO 9001:2026"),
        ("DIS 9002", "ISO 9002"),
    ],
)
def test_the_wording_names_a_draft_and_the_edition_is_not_called_one(text: str, name: str) -> None:
    says = read_name(text).says
    assert f"The wording names a draft of {name}." in says
    assert "is a draft" not in says


@pytest.mark.parametrize("text", ["ISO 9001:2009", "ISO 9001:2012", "GOST ISO 9001-2011"])
def test_an_edition_that_does_not_exist_is_not_called_an_old_one(text: str) -> None:
    year = read_name(text).year
    assert f"ISO 9001:{year} is an old edition" not in told(text)
    assert "ISO 9001:2008 is an old edition" in told("GOST ISO 9001-2011")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ISO 9001:20l5", "ISO 9001:2015"),
        ("ISO 9001 : 20 15", "ISO 9001:2015"),
        ("ISO 9001:20 26", "ISO 9001:2026"),
        ("ISO 9100", "EN 9100"),
        ("ISO 9100:2018", "EN 9100"),
        ("ISO 1900", "ISO 9001"),
        ("ISO 9010", "ISO 9001"),
    ],
)
def test_a_slip_leads_to_the_name_that_is_near(text: str, meant: str) -> None:
    assert read_name(text).suggestion == meant


def test_the_year_of_another_name_is_not_taken_for_the_edition() -> None:
    assert read_name("ISO 9001, SA8000:2014").puzzling == ""


def test_a_number_that_is_near_to_none_of_them_has_no_suggestion() -> None:
    assert read_name("ISO 9008").suggestion == ""


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("أيزو 9001 إصدار 2015", 2015),
        ("ISO9001认证 2015版", 2015),
        ("ISO 9001 w wersji z 2008 r.", 2008),
        ("ISO 9001 (год 2015)", 2015),
        ("ISO 9001 verze 2015", 2015),
        ("ISO 9001 versi 2015", 2015),
        ("ISO 9001 버전 2015", 2015),
        ("ISO 9001 phiên bản 2015", 2015),
        ("ISO 9001 i 2015-versionen", 2015),
    ],
)
def test_a_year_with_a_word_for_an_edition_is_read_in_many_languages(text: str, year: int) -> None:
    assert read_name(text).year == year


@pytest.mark.parametrize("behind", ["2051", "2105", "1915", "2558", "201S", "seventh edition"])
def test_what_may_be_an_edition_and_is_not_read_as_one_is_repeated(behind: str) -> None:
    assert f"“{behind}”" in read_name(f"ISO 9001:{behind}").says
    assert read_name(f"ISO 9001:{behind}").year is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ISO 9001:2015 and SA8000:2014", "SA8000:2014"),
        ("ISO 9001, SA8000:2014", "SA8000:2014"),
        ("ISO 9001, TISAX", "TISAX"),
        ("ISO 9001 and ISO 10012", "ISO 10012"),
        ("ISO 9001, ISO 8402", "ISO 8402"),
        ("ISO 9001 + ISO 31000 + ISO 26262", "ISO 31000, ISO 26262"),
        ("ISO 9001 and NORSOK S-006", "NORSOK S-006"),
        ("ISO 9001:2015, XYZ 1234", "XYZ 1234"),
        ("ABC 777, ISO 9002:1994", "ABC 777"),
    ],
)
def test_a_second_standard_that_is_not_known_is_named(text: str, name: str) -> None:
    assert f"Also named and not known here: {name}." in told(text)


@pytest.mark.parametrize("text", ["ISO 9001, Contract No. 4711, PO 123456", "ISO 9001, Tel. 030 1234567"])
def test_the_number_of_something_else_is_no_standard(text: str) -> None:
    assert read_name(text).unread == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ISO 9002:1994 or later", "or later"),
        ("ISO 9002:1994 and later", "and later"),
        ("ISO 9001 or equivalent", "or equivalent"),
        ("ISO 9001:2008 oder neuer", "oder neuer"),
    ],
)
def test_words_that_open_a_name_to_others_are_repeated(text: str, words: str) -> None:
    assert f"“{words}”" in told(text)
