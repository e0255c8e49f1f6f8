"""What a contract names is recognized under all its names, and never mistaken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.standard_choice.contract_standard import Named, NamedStandard, read_certificate, read_name

WITHOUT_DESIGN = [
    "ISO 9002:1987",
    "ISO 9002:1994",
    "ISO 9002-1994",
    "ISO 9002 (1994)",
    "ISO 9002, edition 1994",
    "ISO 9002:1994(E)",
    "BS 5750 Part 2",
    "BS 5750: Part 2: 1987",
    "BS 5750:1987 Part 2",
    "BS EN ISO 9002:1994",
    "EN 29002",
    "EN ISO 9002:1994",
    "DIN EN ISO 9002:1994-08",
    "NF EN ISO 9002:1994",
    "UNI EN ISO 9002:1994",
    "UNE-EN ISO 9002:1994",
    "NP EN ISO 9002:1995",
    "ÖNORM EN ISO 9002:1994",
    "ANSI/ASQC Q92-1987",
    "ANSI/ASQC Q9002-1994",
    "JIS Z 9902",
    "KS A 9002",
    "CNS 12682",
    "IS 14002",
    "IS/ISO 9002:1994",
    "AS/NZS ISO 9002:1994",
    "AS 3902",
    "CAN/CSA-ISO 9002-94",
    "SABS ISO 9002:1994",
    "MS ISO 9002:1994",
    "TS-EN-ISO 9002:1996",
    "TS 6002",
    "GB/T 10300.3-88",
    "GB/T 19002-1992",
    "GB/T 19002-1994",
    "EN 46002 with EN ISO 9002",
    "ISO 13488:1996",
    "AQAP-4",
    "AQAP-120",
    "AQAP-2120",
    "QS-9000 + ISO 9002",
]
GUIDANCE = [
    "ISO/TS 9002:2016",
    "ISO/TS 9002",
    "PD ISO/TS 9002:2016",
    "GTC-ISO/TS 9002:2017",
    "MS ISO/TS 9002:2016",
    "BS EN ISO/TS 9002",
    "GB/T 19002-2018",
    "ISO 9002:2016",
]
TO_BE_ASKED = [
    "ISO 9002",
    "EN ISO 9002",
    "TS EN ISO 9002",
    "iso9002",
    "9002",
    "GB/T 19002",
    "ISO 9002:2008",
    "BS 5750",
    "ISO 9001/9002",
    "ISO 9001/2",
    "ISO 9001:2008 or ISO 9002:1994",
]
OTHER_SCRIPTS = [
    ("ИСО 9001", "iso9001", None),
    ("ГОСТ Р ИСО 9001-2015", "iso9001", 2015),
    ("ДСТУ ISO 9001:2015", "iso9001", 2015),
    ("СТ РК ИСО 9001-2016", "iso9001", 2016),
    ("آيزو 9001", "iso9001", None),
    ("آيزو ٩٠٠٢", "ambiguous", None),
    ("ایزو ۹۰۰۲", "ambiguous", None),
    ("通过ISO9001:2015认证", "iso9001", 2015),
    ("国际标准ISO9002:1994", "iso9002", 1994),
    ("ＩＳＯ９００２：１９９４", "iso9002", 1994),
    ("ГОСТ Р ИСО 9002-96", "iso9002", 1996),
    ("lSO 9002:1994", "iso9002", 1994),
    ("アイソ9001", "iso9001", None),
    ("iso\u200b 9002\u200e:1994", "iso9002", 1994),
]
YEARS = [
    ("ISO 9002:94", 1994),
    ("ISO 9001 edition of 2015", 2015),
    ("ISO 9002", None),
    ("ISO 9002, July 1994", 1994),
    ("ISO 9002, édition août 1994", 1994),
    ("ISO 9002, version de 1994", 1994),
    ("ISO 9002 in der Fassung von 1994", 1994),
    ("ISO 9002 Ausgabe Mai 1990", 1990),
    ("ISO 9002, second edition 1994-07-01", 1994),
    ("ISO 9002, 2nd edition, 1994", 1994),
    ("the 1994 edition of ISO 9002", 1994),
    ("ISO 9001:2015, 3 sites", 2015),
    ("ISO 9001 v2015", 2015),
    ("BS 5750:1987 Part II", 1987),
    ("ISO 9.001:2015", 2015),
    ("ISO 9 001 : 2008", 2008),
    ("DIN EN ISO 9001:2008-12", 2008),
    ("ISO 9001:2015/Amd 1:2024", 2015),
    ("ISO 9002 since 1996", None),
    ("ISO 9001. In 1994 we began", None),
    ("ISO 9001 in 2015", None),
]
NATIONAL = [
    ("ASQ Q92", Named.ISO9002),
    ("TCVN 9001", Named.ISO9001),
    ("NMX-CC-9001", Named.ISO9001),
    ("CNS 12681", Named.ISO9001),
    ("AQAP-9", Named.ISO9003),
    ("NBR 19002", Named.ISO9002),
    ("UNE 66-902", Named.ISO9002),
    ("NF X 50-132", Named.ISO9002),
    ("UNI EN 9001:2008", Named.ISO9001),
    ("BS 5750 Part Two", Named.ISO9002),
    ("BS5750-II", Named.ISO9002),
    ("ISO 9000 (9002)", Named.AMBIGUOUS),
    ("9001/9002", Named.AMBIGUOUS),
    ("ISO 9001, 3 sites", Named.ISO9001),
    ("nachISO9001 zertifiziert", Named.ISO9001),
]
WITH_DESIGN = [
    "ISO 9001",
    "ISO 9001:1987",
    "ISO 9001:2015",
    "ISO 9001:2015/Amd 1:2024",
    "ISO 9001:2026",
    "BS 5750 Part 1",
    "EN 29001",
    "GB/T 19001-2016",
    "JIS Q 9001",
    "AQAP-110",
    "ISO 9001:2015 with ISO/TS 9002:2016 as guidance",
]
INSPECTION = ["ISO 9003", "ISO 9003:1994", "EN 29003", "BS 5750 Part 3", "AQAP-130", "AQAP 2131"]
OTHER = [
    "AS9003",
    "AS9100",
    "AS9100D",
    "ISO 9000:2015",
    "QS-9000",
    "IATF 16949:2016",
    "ISO 13485",
    "MIL-Q-9858A",
    "EN 9100",
    "ISO/TS 29001",
]
NOT_RECOGNIZED = [
    "ISO 90021",
    "ISO 19002",
    "our own rules",
    "Order no. 9002",
    "Tel. 030 9002 1994",
    "aviso 9002",
    "x" * 10_000,
]

EXPECTED = [
    *((text, Named.ISO9002) for text in WITHOUT_DESIGN),
    *((text, Named.GUIDANCE) for text in GUIDANCE),
    *((text, Named.AMBIGUOUS) for text in TO_BE_ASKED),
    *((text, Named.ISO9001) for text in WITH_DESIGN),
    *((text, Named.ISO9003) for text in INSPECTION),
    *((text, Named.OTHER) for text in OTHER),
    *((text, Named.UNRECOGNIZED) for text in NOT_RECOGNIZED),
]


@pytest.mark.parametrize(("text", "kind"), EXPECTED)
def test_every_known_wording_is_read_for_what_it_is(text: str, kind: Named) -> None:
    assert read_name(text).kind is kind


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "?!", "...", "\u202e\u200f", "🙂", "-" * 10_000])
def test_silence_names_nothing(text: str) -> None:
    named = read_name(text)
    assert (named.kind, named.says) == (Named.NONE, "")


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_year_is_read_as_written(text: str, year: int | None) -> None:
    assert read_name(text).year == year


@pytest.mark.parametrize(("text", "kind", "year"), OTHER_SCRIPTS)
def test_other_scripts_and_digits_are_read(text: str, kind: str, year: int | None) -> None:
    named = read_name(text)
    assert (named.kind.value, named.year) == (kind, year)


@pytest.mark.parametrize(("text", "kind"), NATIONAL)
def test_national_names_parts_and_families_are_read(text: str, kind: Named) -> None:
    assert read_name(text).kind is kind


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("IS0 9001:2015", "ISO 9001:2015"),
        ("ISO 9oo2", "ISO 9002"),
        ("ISO 9OO1:2015", "ISO 9001:2015"),
        ("ISO9OO2:l994", "ISO 9002:1994"),
        ("ISO 9OО1", "ISO 9001"),
        ("IOS 9001", "ISO 9001"),
        ("ISO 9012", "ISO 9002"),
    ],
)
def test_a_slip_is_asked_about_with_what_was_probably_meant(text: str, meant: str) -> None:
    named = read_name(text)
    assert (named.kind, named.suggestion) == (Named.UNRECOGNIZED, meant)
    assert f"Did you mean {meant}?" in named.says
    assert named.to_be_asked


@pytest.mark.parametrize(
    "text", ["none", "n/a", "N.A.", "tbd", "To be confirmed", "keine", "-", "нет", "no", "无"]
)
def test_words_for_nothing_name_nothing(text: str) -> None:
    named = read_name(text)
    assert (named.kind, named.says, named.to_be_asked) == (Named.NONE, "", False)


@pytest.mark.parametrize("text", NOT_RECOGNIZED)
def test_what_was_not_recognized_is_said_and_asked_and_not_called_another_standard(text: str) -> None:
    named = read_name(text)
    assert "recognized" in named.says
    assert "none of" not in named.says
    assert named.to_be_asked


@pytest.mark.parametrize(
    ("text", "covers", "beyond"),
    [
        ("AS9100D", "contains all of ISO 9001", "configuration management"),
        ("IATF 16949", "contains all of ISO 9001", "failure mode and effects analysis"),
        ("IATF 16949", "contains all of ISO 9001", "Manufacturing process design cannot be excluded."),
        ("QS-9000", "contained the 1994 edition of ISO 9001", "production part approval process"),
        ("EAQF", "contained the 1994 edition of ISO 9001", "customer-specific requirements"),
        ("VDA 6.1", "close to ISO 9001", "Ask whether VDA 6.1 or IATF 16949 is meant."),
        ("API Q1", "close to ISO 9001", "contingency planning"),
        ("ISO/IEC 17025", "shares a part", "measurement uncertainty"),
        ("AQAP-110", "shares a part", "comparable with ISO 9001:1994"),
        ("FSSC 22000", "shares a part", "based on ISO 22000"),
        ("ISO 13485:2016", "close to ISO 9001", "risk management"),
        ("AQAP 2110", "contains all of ISO 9001", "government quality assurance"),
        ("MIL-Q-9858A", "shares a part", "cost of quality"),
    ],
)
def test_of_another_standard_is_said_what_iso9001_covers_and_what_it_asks_beyond(
    text: str, covers: str, beyond: str
) -> None:
    says = read_name(text).says
    assert covers in says
    assert beyond in says


@pytest.mark.parametrize("text", ["IFS Food", "BRCGS", "HACCP", "GMP", "ISO 14001", "OHSAS 18001"])
def test_of_another_subject_nothing_is_covered(text: str) -> None:
    named = read_name(text)
    assert named.kind is Named.OTHER
    assert "which this assessment does not cover" in named.says


@pytest.mark.parametrize("text", ["ISO 9000", "ISO 9004", "ISO 90003", "AQAP-2009"])
def test_against_guidance_there_is_nothing_to_assess(text: str) -> None:
    says = read_name(text).says
    assert "It contains no requirements, so there is nothing to assess against it." in says
    assert "covers" not in says


@pytest.mark.parametrize(
    ("text", "successor"),
    [
        ("OHSAS 18001", "ISO 45001"),
        ("AQAP-1", "AQAP-2110"),
        ("AQAP-110", "AQAP-2110"),
        ("AVSQ", "IATF 16949"),
    ],
)
def test_what_ended_names_what_replaced_it(text: str, successor: str) -> None:
    assert f"It was replaced by {successor}." in read_name(text).says


def test_what_never_was_an_old_standard_names_none_of_the_newer_subjects() -> None:
    assert "counterfeit" not in read_name("AQAP-1").says + read_name("AQAP-110").says
    assert "counterfeit" in read_name("AQAP-2110").says
    assert "replaced" not in read_name("VDA 6.1").says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ISO 9001:2015", "Recognized: ISO 9001:2015."),
        ("ISO 9001", "Recognized: ISO 9001. Ask for the year."),
        ("ISO 9002:1994", "Recognized: ISO 9002:1994, the old model without design."),
        ("GOST R ISO 9001-2011", "GOST R ISO 9001-2011 adopts ISO 9001:2008."),
        ("DIN EN ISO 9001:2015", "DIN EN ISO 9001:2015 adopts ISO 9001:2015."),
        (
            "ISO 9001:2016",
            (
                "ISO 9001 has no edition of 2016. The editions are 1987, 1994, 2000, 2008, 2015 and 2026. "
                "Ask which one is meant."
            ),
        ),
    ],
)
def test_what_was_recognized_is_said_in_one_way(text: str, says: str) -> None:
    assert read_name(text).says == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ISO 9001:2015", "Recognized: ISO 9001:2015."),
        ("ISO 9001", "Recognized: ISO 9001. Add the year from the certificate."),
        (
            "ISO 9001:2015, ISO 9003:1994, ISO 9002:1987",
            "Recognized: ISO 9001:2015. Before that: ISO 9003:1994, ISO 9002:1987.",
        ),
        (
            "ISO 9001/9002",
            "Several standards are named. Look on the certificate for the one that is valid today.",
        ),
        (
            "IS0 9001:2015",
            (
                "This standard was not recognized. Did you mean ISO 9001:2015? "
                "Copy the name and year from the certificate."
            ),
        ),
    ],
)
def test_of_a_certificate_nobody_is_asked_but_the_paper(text: str, says: str) -> None:
    assert read_certificate(text).says == says


def test_of_qs9000_the_basis_is_asked_and_its_successor_named() -> None:
    named = read_name("QS-9000")
    assert named.to_be_asked
    assert "IATF 16949" in named.says


@pytest.mark.parametrize(
    ("text", "kind", "beside"),
    [
        ("ISO 9001:2015 and ISO 14001:2015", Named.ISO9001, ["ISO 14001:2015"]),
        ("AS9100D, ISO 9001:2015", Named.ISO9001, ["AS 9100"]),
        ("ISO 9002:1994 / ISO/TS 9002:2016", Named.ISO9002, ["ISO/TS 9002:2016"]),
        ("ISO 13485:2003 and ISO 14001", Named.OTHER, ["ISO 14001"]),
        ("ISO 9001:2008 or ISO 9002:1994, and ISO 14001", Named.AMBIGUOUS, ["ISO 14001"]),
    ],
)
def test_a_standard_named_beside_another_is_not_dropped(text: str, kind: Named, beside: list[str]) -> None:
    named = read_name(text)
    assert (named.kind, [other.title for other in named.beside]) == (kind, beside)
    assert all(other.alias in named.says for other in named.beside)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ISO 9002-2008", True),
        ("ISO 9001:2012", True),
        ("ISO 9002:1990", True),
        ("ISO 9002:1994", False),
        ("GOST R ISO 9001-2016", False),
        ("NP EN ISO 9002:1995", False),
    ],
)
def test_an_edition_that_never_existed_is_named_as_such(text: str, missing: bool) -> None:
    named = read_name(text)
    assert named.no_such_edition is missing
    assert ("has no edition of" in named.says) is missing


def test_iso9002_of_a_year_without_an_edition_is_asked_about() -> None:
    assert read_name("ISO 9002-2008").kind is Named.AMBIGUOUS


@pytest.mark.parametrize("text", ["ISO/FDIS 9001:2026", "ISO/DIS 9001", "prEN ISO 9001"])
def test_a_draft_is_called_a_draft(text: str) -> None:
    named = read_name(text)
    assert (named.kind, named.draft) == (Named.ISO9001, True)
    assert "draft" in named.says


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (
            "Quality systems - Model for quality assurance in production, installation and servicing",
            Named.ISO9002,
        ),
        (
            "Model for quality assurance in design, development, production, installation and servicing",
            Named.ISO9001,
        ),
        ("Quality systems: model for quality assurance in final inspection and test", Named.ISO9003),
    ],
)
def test_a_model_is_recognized_by_its_title(title: str, kind: Named) -> None:
    assert read_name(title).kind is kind


@pytest.mark.parametrize(
    ("text", "present", "past"),
    [
        ("ISO 9002 since 1996, now ISO 9001:2015", "ISO 9001:2015", ["ISO 9002"]),
        ("ISO 9001:2015 (formerly ISO 9002:1994)", "ISO 9001:2015", ["ISO 9002:1994"]),
        ("ISO 9002 seit 1996, jetzt ISO 9001:2015", "ISO 9001:2015", ["ISO 9002"]),
        (
            "ISO 9002:1994, ISO 9001:2000, ISO 9001:2008, ISO 9001:2015",
            "ISO 9001:2015",
            ["ISO 9002:1994", "ISO 9001:2000", "ISO 9001:2008"],
        ),
        ("ISO 9002:1994 until 2003, then ISO 9001:2000", "ISO 9001:2000", ["ISO 9002:1994"]),
        ("ISO 9001:2015 and ISO 14001:2015", "ISO 9001:2015", []),
        ("ISO 9002:1994 replaced by ISO 9001:2015", "ISO 9001:2015", ["ISO 9002:1994"]),
        ("ISO 9002, superseded by ISO 9001:2015 in 2018", "ISO 9001:2015", ["ISO 9002"]),
        ("ISO 9002:1994 bis 2003, seither ISO 9001", "ISO 9001", ["ISO 9002:1994"]),
        ("ISO 9002:1994 until 2003, ISO 9001 now", "ISO 9001", ["ISO 9002:1994"]),
        ("ISO 9001:2015 (since 1997: ISO 9002)", "ISO 9001:2015", ["ISO 9002"]),
        ("from ISO 9002:1994 to ISO 9001:2015", "ISO 9001:2015", ["ISO 9002:1994"]),
        ("autrefois ISO 9002, aujourd'hui ISO 9001:2015", "ISO 9001:2015", ["ISO 9002"]),
        ("ISO 9001 since 1996", "ISO 9001", []),
        ("ISO 9002:1994", "ISO 9002:1994", []),
    ],
)
def test_on_a_certificate_history_and_present_are_told_apart(
    text: str, present: str, past: list[str]
) -> None:
    held = read_certificate(text)
    assert (held.present.title, [one.title for one in held.past]) == (present, past)


def test_a_year_elsewhere_in_the_text_is_not_the_edition() -> None:
    assert read_name("ISO 9002 as agreed in our contract dated 1994").kind is Named.AMBIGUOUS


def test_a_name_that_is_not_certain_is_shown_as_reported() -> None:
    assert "from a secondary source; confirm it" in read_name("JIS Z 9902").says
    assert "secondary source" not in read_name("ISO 9002:1994").says


def test_what_is_said_of_guidance_denies_that_it_is_the_old_standard() -> None:
    assert "not ISO 9002:1994" in read_name("GB/T 19002-2018").says


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, Named]:
    """A known wording with other case, spaces, hyphens and slashes, in the middle of a sentence."""
    text, kind = draw(
        st.sampled_from([pair for pair in EXPECTED if pair[1] not in (Named.OTHER, Named.UNRECOGNIZED)])
    )
    separators = st.sampled_from((" ", "-", "–", "\u00a0", " - ", "/", "_", ": "))
    pieces = [draw(separators) if piece in " -/:" else piece for piece in text]
    case = draw(st.sampled_from((str.upper, str.lower, str.title, str.swapcase)))
    before = draw(st.sampled_from(("", "according to ", "Supplier shall hold a certificate: ")))
    after = draw(st.sampled_from(("", ".", " (as amended)")))
    whole = text[0].isdigit()  # a bare number is read as a standard only when it stands alone
    return (case("".join(pieces)) if whole else before + case("".join(pieces)) + after), kind


@given(rewritten())
def test_case_spaces_and_hyphens_do_not_matter(pair: tuple[str, Named]) -> None:
    text, kind = pair
    assert read_name(text).kind is kind


@given(st.text(max_size=200))
def test_any_text_has_exactly_one_reading(text: str) -> None:
    assert read_name(text) == read_name(text)
    assert isinstance(read_name(text).says, str)


@given(st.sampled_from(("ISO/TS 9002", "ISO TS 9002", "iso/ts9002")), st.integers(1979, 2040))
def test_the_technical_specification_is_never_the_old_standard(name: str, year: int) -> None:
    assert read_name(f"{name}:{year}").kind is Named.GUIDANCE


@pytest.mark.parametrize("junk", ["ISO ", "9", "TS", "ISO9001/", "A ", "-", "ISO 9002 2 ", "GB/T 10300 "])
def test_ten_thousand_characters_of_junk_are_read_without_trouble(junk: str) -> None:
    assert read_name((junk * 10_000)[:10_000]).kind in Named


FURTHER = [
    ("EN 29 002", Named.ISO9002, None),
    ("ISO 9001: 2 sites", Named.ISO9001, None),
    ("ISO 9001 : 2 015", Named.ISO9001, None),
    ("EN 29.002:1987", Named.ISO9002, 1987),
    ("I.S.O. 9001:2015", Named.ISO9001, 2015),
    ("ISO 9001:2008/2015", Named.AMBIGUOUS, None),
    ("ISO 9002, MCMXCIV", Named.ISO9002, 1994),
    ("ISO 9002 från 1994", Named.ISO9002, 1994),
    ("ISO 9002 Ausgabe Mai 1990", Named.ISO9002, 1990),
    ("ISO 9001標準2015年版", Named.ISO9001, 2015),
    ("आईएसओ ९००१:२०१५", Named.ISO9001, 2015),
    ("ไอเอสโอ ๙๐๐๑:๒๐๑๕", Named.ISO9001, 2015),
    ("ISO 9001:২০১৫", Named.ISO9001, 2015),
    ("\u202aISO\u202c \u200e9001:2015", Named.ISO9001, 2015),
    ("BS 5750 partie deux", Named.ISO9002, None),
    ("ISO/IEC 27001", Named.OTHER, None),
    ("EN 15224", Named.OTHER, None),
    ("10 CFR 50 Appendix B", Named.OTHER, None),
    ("NADCAP", Named.OTHER, None),
    ("PO 4500 9002", Named.UNRECOGNIZED, None),
    ("IBAN DE89 9001 9002", Named.UNRECOGNIZED, None),
    ("Zeichnung Nr. 9002-1994", Named.UNRECOGNIZED, None),
]


@pytest.mark.parametrize(("text", "kind", "year"), FURTHER)
def test_rare_spellings_are_read_and_numbers_of_other_things_are_not(
    text: str, kind: Named, year: int | None
) -> None:
    read = read_name(text)
    assert (read.kind, read.year) == (kind, year)


@pytest.mark.parametrize("text", ["ISO9002-I994", "ISO 9002:l994", "ISO 9002:199A", "ISO 9001:2O15"])
def test_a_letter_in_the_year_is_asked_about_and_never_dropped(text: str) -> None:
    read = read_name(text)
    meant = {
        "ISO9002-I994": "ISO 9002:1994",
        "ISO 9002:l994": "ISO 9002:1994",
        "ISO 9001:2O15": "ISO 9001:2015",
    }
    assert read.to_be_asked
    assert read.suggestion == meant.get(text, "")


# --- wordings made from their parts, read back into them


BODIES = (
    "ISO",
    "EN ISO",
    "DIN EN ISO",
    "BS EN ISO",
    "UNI EN ISO",
    "NF EN ISO",
    "GOST R ISO",
    "ГОСТ Р ИСО",
    "ABNT NBR ISO",
    "JIS Q",
    "ANSI/ISO/ASQ Q",
    "AS/NZS ISO",
    "TCVN ISO",
    "ISO/IEC",
)
EDITIONS = {"9001": (1987, 1994, 2000, 2008, 2015, 2026), "9002": (1987, 1994), "9003": (1987, 1994)}
YEAR_FORMS = (
    ":{year}",
    "-{year}",
    " ({year})",
    ", edition {year}",
    " {year}",
    ", July {year}",
    " version de {year}",
    " Ausgabe {year}",
    ":{year}(E)",
    ":{short}",
    "-{short}",
    " second edition {year}-07-01",
    "",
)
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
BEFORE = ("", "Supplier shall hold ", "certified to ", "通过", "nach ", "selon la norme ", "(", "\u202a")
AFTER = ("", ".", ", 3 sites", " by the end of the contract", "认证", ")", " and its amendments", "\n")


@st.composite
def worded(draw: st.DrawFn) -> tuple[str, str, int | None]:
    """A wording, the number in it and the year of its edition."""
    number = draw(st.sampled_from(("9001", "9002", "9003")))
    year = draw(st.sampled_from(EDITIONS[number]))
    form = draw(st.sampled_from(YEAR_FORMS))
    glue = draw(st.sampled_from((" ", "-", "", "\u00a0")))
    body = draw(st.sampled_from(BODIES))
    if glue == "" and body.endswith(("Q", "R")):
        glue = " "
    name = body + glue + number + form.format(year=year, short=f"{year % 100:02}")
    name = name.translate(str.maketrans("0123456789", draw(st.sampled_from(DIGITS))))
    upper = draw(st.booleans())
    return (
        draw(st.sampled_from(BEFORE)) + (name.upper() if upper else name) + draw(st.sampled_from(AFTER)),
        number,
        year if form else None,
    )


@given(worded())
def test_a_wording_made_from_parts_gives_them_back(made: tuple[str, str, int | None]) -> None:
    text, number, year = made
    named = read_name(text)
    expected = Named.AMBIGUOUS if number == "9002" and year is None else Named(f"iso{number}")
    assert (named.kind, named.year) == (expected, year), text


@given(worded(), worded(), st.sampled_from((" and ", ", ", " / ", " und ", " oder ", "; ")))
def test_of_two_standards_in_one_wording_none_is_dropped(
    first: tuple[str, str, int | None], second: tuple[str, str, int | None], between: str
) -> None:
    named = read_name(first[0] + between + second[0])
    numbers = {first[1], second[1]}
    assert all(number in _all_words(named) for number in numbers)
    if len(numbers) == 2 and "9002" not in numbers:
        assert named.kind is Named.AMBIGUOUS


def _all_words(named: NamedStandard) -> str:
    return " ".join((named.title, named.says))
