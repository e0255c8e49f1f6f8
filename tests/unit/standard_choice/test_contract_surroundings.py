"""Nothing that stands around a name in a contract is dropped in silence, and nothing is read into it."""

from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from isoassess.domain.decision import Model
from isoassess.domain.profile import Profile
from isoassess.standard_choice import choose
from isoassess.standard_choice.contract_standard import Named, read_name
from isoassess.standard_choice.contract_standard.vocabulary import wording, words
from isoassess.standard_choice.labels import choice_words
from tests.examples import examples


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


CODES = st.text("ABCDEFGHIKLMNOPQRSTUVWXYZ", min_size=3, max_size=8)
WORDED = st.sampled_from(
    [
        "ISO 9001 and {code}",
        "{code}, ISO 9001:2015",
        "{code} und DIN EN ISO 9001",
        "Der Lieferant ist nach ISO 9001 und {code} zertifiziert",
        "le fournisseur est certifié ISO 9001 et {code}",
        "el proveedor tiene ISO 9001 y {code}",
        "il fornitore è certificato ISO 9001 e {code}",
        "leverancier heeft ISO 9001 en {code}",
        "dostawca posiada ISO 9001 i {code}",
        "ISO 9002:1994; {code}",
        "ISO 9001 + {code}",
        "IATF 16949:2016 / {code}",
    ]
)


def _is_a_word_here(code: str) -> bool:
    """Whether the letters happen to be a word that the reader knows."""
    kinds = (
        name for name in wording().__struct_fields__ if isinstance(getattr(wording(), name), tuple | dict)
    )
    return any(code in words(kind) for kind in kinds)


@settings(max_examples=examples(150), deadline=None)
@given(WORDED, CODES)
@example("ISO 9002:1994; {code}", "ASAS")  # two names of bodies without a gap
@example("IATF 16949:2016 / {code}", "BSQ")
def test_no_code_in_capitals_beside_a_standard_is_dropped(worded: str, code: str) -> None:
    assume(not _is_a_word_here(code))
    read = read_name(worded.format(code=code))
    told_names = [one.alias for one in read.beside] + list(read.unread) + [read.alias]
    assert any(code in name.upper() for name in told_names) or code in read.says.upper(), read.says


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AS9100 certification and CE marking required", ["AS 9100", "CE marking"]),
        (
            "ISO 9001:2015 and ISO 14001:2015 and CE marking",
            ["ISO 9001:2015", "ISO 14001:2015", "CE marking"],
        ),
        ("conforme à la NF EN ISO 9002 et du marquage CE", ["ISO 9002", "marquage CE"]),
        ("ISO 9001; PED 2014/68/EU module H", ["ISO 9001", "PED 2014/68/EU"]),
        ("ISO 9001 and BRC", ["ISO 9001", "BRC"]),
        ("BRC, ISO 22000", ["BRC", "ISO 22000"]),
        ("ISO 9001, VCA", ["ISO 9001", "VCA"]),
        ("certifié ISO 9001 et Qualibat", ["ISO 9001", "Qualibat"]),
        ("ISO 9001 + UL listing", ["ISO 9001", "UL listing"]),
        ("Reg. (EU) 2017/745, ISO 9001", ["ISO 9001", "2017/745"]),
        ("ISO 9001 (Verordnung (EU) Nr. 1935/2004)", ["ISO 9001", "1935/2004"]),
        ("ISO 9001 y marcado CE", ["ISO 9001", "marcado CE"]),
        ("ISO 9001 e EcoVadis", ["ISO 9001", "EcoVadis"]),
        ("ГОСТ Р ИСО 9001 и маркировка СЕ", ["ISO 9001", "the sign by which a maker declares"]),
        ("BS EN ISO 9001 and PAS 99", ["adopts ISO 9001", "PAS 99"]),
        ("EN 29001 und 29002", ["EN 29001", "EN 29002"]),
        ("Richtlinie 2014/35/EU; DIN EN ISO 9001", ["ISO 9001", "2014/35/EU"]),
        ("ISO 9001 ; QUALIOPI", ["ISO 9001", "QUALIOPI"]),
        ("ISO 9001, Handwerkerliste", ["ISO 9001", "Handwerkerliste"]),
    ],
)
def test_all_that_a_wording_names_is_told(text: str, names: list[str]) -> None:
    assert all(name in told(text) for name in names), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "DER LIEFERANT IST NACH ISO 9001 ZERTIFIZIERT",
        "The SUPPLIER shall be certified to ISO 9001",
        "EN ISO 9001 (TÜV, GmbH & Co. KG)",
        "ISO 9001, QMS",
        "ISO 9001 AND NOT LATER",
        "Systeme qualite SMQ ISO 9001",
        "ISO 9001 24/7",
    ],
)
def test_what_is_in_capitals_and_no_standard_is_not_told_as_one(text: str) -> None:
    assert read_name(text).unread == ()


def test_a_mark_is_no_management_system_and_its_law_is_to_be_found_out() -> None:
    says = read_name("CE-Kennzeichnung nach EN 1340").says
    assert "It is no management system standard" in says
    assert "factory production control" in says
    assert not read_name("CE-Kennzeichnung nach EN 1340").to_be_asked


@pytest.mark.parametrize(
    "text",
    [
        "certified to ISO 9001 (edition in force)",
        "the current edition of ISO 9001",
        "ISO 9001, latest version",
        "ISO 9001 en vigor",
        "ISO 9001, edición vigente",
        "ISO 9001 version en vigueur",
        "la version en vigueur de l'ISO 9001",
        "ISO 9001 in der jeweils gültigen Fassung",
        "ISO 9001 in vigore",
        "ISO 9001 em vigor",
        "de geldende versie van ISO 9001",
        "ISO 9001 w obowiązującej wersji",
        "gällande version av ISO 9001",
        "ISO 9001 v platném znění",
        "ISO 9001 hatályos változata",
        "ISO 9001 в действующей редакции",
        "ISO 9001 最新版",
        "ISO 9001 as amended",
        "ISO 9001, gældende udgave",
        "ISO 9001 (zuletzt gültige Ausgabe)",
    ],
)
def test_the_edition_in_force_is_named_and_no_year_is_asked_for(text: str) -> None:
    assert read_name(text).in_force
    said = told(text)
    assert "Ask for the year" not in said
    assert "The edition in force is ISO 9001:2026" in said
    assert "ISO 9001:2015 is accepted until 30 September 2029 (reported)" in said


def test_the_edition_in_force_is_that_of_the_day() -> None:
    decision = choose(Profile(named_standard="ISO 9001 (edition in force)"), on=date(2026, 9, 1))
    said = " ".join(choice_words(note.says) for note in decision.warnings)
    assert "The edition in force is ISO 9001:2015" in said


@pytest.mark.parametrize("text", ["ISO 9001:2015", "certificate valid, ISO 9001:2015", "ISO 9001"])
def test_a_year_or_silence_is_not_read_as_the_edition_in_force(text: str) -> None:
    assert not read_name(text).in_force


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001:2015 or later",
        "ISO 9001:2008 at least",
        "at least ISO 9001:2008",
        "mindestens ISO 9001:2015",
        "ISO 9001:2015 au moins",
        "ISO 9001:2008 oder neuer",
        "ISO 9001:2015 o posterior",
        "ISO 9001:2015+",
        "ISO 9001:2015 of nieuwer",
        "ISO 9001:2015 eller senare",
        "ISO 9001:2008 nebo novější",
        "ISO 9001:2015 lub nowsza",
        "ISO 9001:2015 или новее",
        "ISO 9001:2015 como mínimo",
        "ISO 9001:2015 vagy újabb",
    ],
)
def test_a_newer_edition_does_where_the_wording_says_so(text: str) -> None:
    assert "a newer edition, such as ISO 9001:2026, fulfills it" in told(text)
    assert "ask what else would do" not in told(text)
    assert "is accepted" not in told(text)


def test_a_bare_edition_of_before_is_asked_about_beside_the_new_route() -> None:
    assert "Ask the customer whether a certificate to ISO 9001:2026 is accepted" in told("ISO 9001:2015")


@pytest.mark.parametrize(
    "text",
    [
        "QS nach ISO 9002 oder 9003",
        "ISO 9002 or ISO 9003",
        "ISO 9002:1994 ou ISO 9003:1994",
        "EN 29002 oder 29003",
    ],
)
def test_of_old_models_to_choose_from_either_would_do_and_none_can_be_certified(text: str) -> None:
    said = told(text)
    assert "any one of them would do, and none can be certified any more" in said
    assert "which one binds" not in said
    assert "guidance" not in said
    assert "does not name clearly" not in said
    decision = choose(Profile(named_standard=text), on=date(2026, 11, 27))
    assert "leaves the choice" in choice_words(decision.because)


@pytest.mark.parametrize(
    "text", ["EN 29002", "assicurazione della qualità conforme a EN 29002", "ISO 9002:1987", "ANSI/ASQC Q92"]
)
def test_the_first_edition_is_said_to_ask_less_than_what_is_assessed(text: str) -> None:
    assert read_name(text).edition == 1987
    assert "The edition is that of 1987" in told(text)


@pytest.mark.parametrize("text", ["ISO 9002:1994", "EN 29002:1994", "ISO 9001:2015", "NF EN ISO 9002"])
def test_no_other_edition_is_said_to_be_the_first(text: str) -> None:
    assert "that of 1987" not in told(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("AQAP 2110", "AQAP-2110, which builds on ISO 9001"),
        ("AQAP-4", "AQAP-4, which asks for much the same as the old ISO 9002"),
        ("EN 46002", "EN 46002, which builds on the old ISO 9002"),
        ("EN 29002", "EN 29002, which is the old ISO 9002"),
        ("NF X 50-132", "NF X 50-132, which is the old ISO 9002"),
        ("AQAP-2131", "AQAP-2131, which builds on the old ISO 9003"),
    ],
)
def test_the_reason_names_what_the_contract_names(text: str, relation: str) -> None:
    decision = choose(Profile(named_standard=text), on=date(2026, 11, 27))
    assert f"Your contract names {relation}" in choice_words(decision.because)


def test_a_list_that_ends_in_or_leaves_the_choice_of_all_of_it() -> None:
    said = told("ISO 9001, 9002 oder 9003")
    assert "ISO 9001, ISO 9002, ISO 9003 and leaves the choice" in said
