"""What a contract names is recognized under all its names, and never mistaken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.named_standard import Named, read_name

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
OTHER = ["ISO 90021", "ISO 19002", "AS9003", "AS9100", "ISO 9000:2015", "QS-9000", "our own rules", "🙂"]

EXPECTED = [
    *((text, Named.ISO9002) for text in WITHOUT_DESIGN),
    *((text, Named.GUIDANCE) for text in GUIDANCE),
    *((text, Named.AMBIGUOUS) for text in TO_BE_ASKED),
    *((text, Named.ISO9001) for text in WITH_DESIGN),
    *((text, Named.ISO9003) for text in INSPECTION),
    *((text, Named.OTHER) for text in OTHER),
]


@pytest.mark.parametrize(("text", "kind"), EXPECTED)
def test_every_known_wording_is_read_for_what_it_is(text: str, kind: Named) -> None:
    assert read_name(text).kind is kind


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_silence_names_nothing(text: str) -> None:
    named = read_name(text)
    assert (named.kind, named.says) == (Named.NONE, "")


@pytest.mark.parametrize(
    ("text", "year"), [("ISO 9002:94", 1994), ("ISO 9001 edition of 2015", 2015), ("ISO 9002", None)]
)
def test_the_year_is_read_as_written(text: str, year: int | None) -> None:
    assert read_name(text).year == year


def test_a_year_elsewhere_in_the_text_is_not_the_edition() -> None:
    assert read_name("ISO 9002 as agreed in our contract dated 1994").kind is Named.AMBIGUOUS


def test_a_name_that_is_not_certain_is_shown_as_reported() -> None:
    assert "reported" in read_name("JIS Z 9902").says
    assert "reported" not in read_name("ISO 9002:1994").says


def test_what_is_said_of_guidance_denies_that_it_is_the_old_standard() -> None:
    assert "not ISO 9002:1994" in read_name("GB/T 19002-2018").says


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, Named]:
    """A known wording with other case, spaces, hyphens and slashes, in the middle of a sentence."""
    text, kind = draw(st.sampled_from([pair for pair in EXPECTED if pair[1] is not Named.OTHER]))
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
