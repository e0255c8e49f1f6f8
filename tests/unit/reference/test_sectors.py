"""A person finds the own sector by number, by name or by an everyday word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain import Confidence
from isoassess.domain.profile import Risk
from isoassess.reference.sector_search import Trade, search, trade_table, words_in
from isoassess.reference.sectors import sector, sector_table, usual_risk

LANGUAGES = ("en", "de", "fr", "es", "it", "pl", "nl")
CODES = st.lists(st.integers(min_value=1, max_value=39), unique=True, max_size=4).map(tuple)


def test_there_are_the_39_codes_in_order() -> None:
    assert [found.code for found in sector_table().sectors] == list(range(1, 40))
    assert sector_table().names.confidence is Confidence.HIGH
    assert sector_table().nace_mapping.confidence is Confidence.MEDIUM


def test_the_numbers_are_not_the_shifted_ones_that_circulate() -> None:
    assert sector(12).short == "Chemicals"
    assert sector(13).name == "Pharmaceuticals"
    assert sector(14).name == "Rubber and plastic products"


def test_no_nace_division_belongs_to_two_sectors() -> None:
    mapped = [number for found in sector_table().sectors for number in found.nace]
    assert len(mapped) == len(set(mapped))


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        sector(40)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("17", 17),
        ("bakery", 3),
        ("Bakeries", 3),
        ("welding", 17),
        ("weld", 17),
        ("software", 33),
        ("Food products", 3),
        ("  HOTEL ", 30),
        ("R&D", 34),
        ("25.4", 18),
        ("hairdresser", 39),
        ("aerospace", 21),
        ("hôtel", 30),
    ],
)
def test_a_number_or_a_word_leads_to_the_sector(typed: str, code: int) -> None:
    assert search(typed)[0].code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("plumber", 28),
        ("electrician", 28),
        ("IT service", 33),
        ("helpdesk", 33),
        ("network", 33),
        ("web agency", 33),
        ("cleaning", 35),
        ("cleaning company", 35),
        ("3d printing", 14),
        ("carpenter", 6),
        ("welding shop", 17),
        ("machine shop", 17),
        ("driving school", 37),
        ("call center", 35),
        ("translation", 35),
        ("logistics", 31),
        ("garden", 35),
        ("security guard", 35),
        ("nursing home", 38),
        ("laundry", 39),
        ("printing", 9),
        ("calibration lab", 34),
        ("Bäckerei", 3),
        ("Baeckerei", 3),
        ("BÄCKEREI GmbH", 3),
        ("Elektriker", 28),
        ("Schreinermeister", 6),
        ("Schlosserei", 17),
        ("Sanitär und Heizung", 28),
        ("plombier", 28),
        ("electricista", 28),
        ("falegname", 6),
        ("ślusarz", 17),
        ("loodgieter", 28),
        ("electrican", 28),
        ("the small bakery shop", 3),
    ],
)
def test_a_word_of_a_trade_leads_to_its_sector_first(typed: str, code: int) -> None:
    assert search(typed)[0].code == code


def leads(words: str, trade: Trade) -> bool:
    """Whether all sectors of the trade are found, the likeliest first unless a word is another's own."""
    found = search(words)
    first = found[0].code == trade.codes[0] or words_in(words) in map(words_in, found[0].words)
    return first and set(trade.codes) <= {one.code for one in found}


def test_every_word_of_a_trade_leads_to_its_sectors_the_likeliest_first() -> None:
    lost = [words for trade in trade_table().trades for words in trade.words if not leads(words, trade)]
    assert lost == []


def test_a_word_of_a_trade_stands_in_one_line_only() -> None:
    words = [words_in(words) for trade in trade_table().trades for words in trade.words]
    own = [(found.code, words_in(words)) for found in sector_table().sectors for words in found.words]
    traded = [
        (code, words_in(w)) for trade in trade_table().trades for code in trade.codes for w in trade.words
    ]
    assert () not in words
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
    assert set(own) & set(traded) == set()


def test_every_sector_has_trades_in_all_seven_languages() -> None:
    told = {
        (code, language)
        for trade in trade_table().trades
        for code in trade.codes
        for language in LANGUAGES
        if getattr(trade, language)
    }
    assert told >= {(code, language) for code in range(1, 40) for language in LANGUAGES}


def test_a_list_of_all_sectors_has_each_in_one_group() -> None:
    assert [code for group in sector_table().groups for code in group.codes] == list(range(1, 40))


def test_a_number_finds_its_sector_before_the_nace_division() -> None:
    assert [found.code for found in search("17")] == [17, 7]


def test_every_word_must_be_found() -> None:
    assert search("bakery welding") == ()
    assert search("zzz") == ()


def test_an_empty_search_shows_all() -> None:
    assert search("  ") == sector_table().sectors


def test_every_everyday_word_leads_to_its_sector() -> None:
    lost = [
        (found.code, words)
        for found in sector_table().sectors
        for words in found.words
        if found not in search(words)
    ]
    assert lost == []


@given(st.text(max_size=60))
def test_whatever_is_typed_finds_sectors_once_or_nothing(typed: str) -> None:
    codes = [found.code for found in search(typed)]
    assert len(codes) == len(set(codes))


def test_the_usual_risk_is_the_highest_of_the_sectors() -> None:
    assert usual_risk((17, 3, 29)) is Risk.HIGH
    assert usual_risk((17, 29)) is Risk.MEDIUM
    assert usual_risk((18,)) is None
    assert usual_risk(()) is None
