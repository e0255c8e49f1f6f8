"""People look for their trade by the words they use for it, and find their sector first."""

import pytest

from isoassess.domain import Confidence, Lens
from isoassess.reference.sector_search import search
from isoassess.reference.sectors import sector
from isoassess.standard_choice.editions import table

TRADES = {
    17: "machine shop, welder, blacksmith, foundry",
    28: (
        "plumber, electrician, roofer, painter, bricklayer, tiler, heating engineer, scaffolding, "
        "demolition, drywall, kitchen fitter, solar installer, bathroom fitter, handyman"
    ),
    29: (
        "car repair, car dealer, grocery, supermarket, online shop, web shop, bookshop, florist, "
        "furniture store, hardware store, wholesaler, bicycle shop, pharmacy, mobile phone shop, "
        "pet shop"
    ),
    30: "bed and breakfast, restaurant, cafe, caterer, pizza delivery, bar, kebab",
    31: (
        "taxi, courier, moving company, haulier, freight forwarder, warehouse, bus company, internet provider"
    ),
    32: "real estate agent, property management, insurance broker, bank, car rental",
    33: (
        "IT service, IT services, web designer, web agency, software house, app developer, hosting "
        "provider, data center, IT support"
    ),
    34: "architect, surveyor, structural engineer, engineering office, testing lab",
    35: (
        "cleaning company, cleaner, advertising agency, lawyer, tax adviser, accountant, "
        "bookkeeper, management consultant, temp agency, recruiter, security guard, call center, "
        "translator, photographer, pest control, chimney sweep, window cleaner, event agency, "
        "copywriter, bailiff"
    ),
    37: "school, driving school, language school, training provider",
    38: (
        "physiotherapist, doctor, medical practice, nursing home, home care, veterinarian, midwife, "
        "psychologist, speech therapist, occupational therapist, chiropractor, podiatrist"
    ),
    39: (
        "hairdresser, beauty salon, nail studio, tattoo studio, dry cleaner, laundry, funeral home, "
        "gym, museum, sports club, waste disposal, personal trainer"
    ),
}


@pytest.mark.parametrize(
    ("typed", "code"), [(name, code) for code, names in TRADES.items() for name in names.split(", ")]
)
def test_a_trade_is_found_by_the_word_that_people_use(typed: str, code: int) -> None:
    assert search(typed)[0].code == code


@pytest.mark.parametrize("code", [29, 38, 39])
def test_a_sector_that_is_named_only_in_part_has_no_usual_risk(code: int) -> None:
    assert sector(code).usual_risk is None
    assert "named" in sector(code).risk_note


def test_gas_equipment_is_told_where_it_belongs() -> None:
    assert "Gas equipment" in sector(18).risk_note


def test_a_day_that_nobody_has_seen_is_reported() -> None:
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    assert new.published.confidence is Confidence.MEDIUM
    assert old.ends is not None
    assert old.ends.confidence is Confidence.MEDIUM
    assert old.amended is not None
    assert old.amended.sources == ("S7", "S8", "S9", "S10")


def test_where_only_the_month_is_known_no_day_is_said() -> None:
    assert table().of(Lens.ISO9002_1994).published.words == "July 1994"
