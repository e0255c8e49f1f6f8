"""Every source key a decision can carry leads to a title."""

import datetime
import re

from hypothesis import given

from isoassess.catalogue.catalogue import shipped
from isoassess.domain.profile import Profile
from isoassess.reference.sources import dated_words, register, source_words, titles
from isoassess.standard_choice import choose
from tests.unit.strategies import profiles


@given(profiles())
def test_every_source_of_a_decision_has_a_title(profile: Profile) -> None:
    decision = choose(profile, on=datetime.date(2026, 11, 23))
    assert {key for key in decision.sources if not key.startswith("article:")} <= titles().keys()


def test_what_is_commonly_claimed_is_no_source() -> None:
    (only,) = source_words(["article:S12", "article:S18", "IAF03"])
    assert only == f"{titles()['IAF03']}, September 2003"


def test_a_date_is_said_as_exactly_as_it_is_known() -> None:
    assert [dated_words(key) for key in ("UKAS", "IAF03", "CEDEFOP", "SOLU")] == [
        "11 January 2021",
        "September 2003",
        "1997",
        "",
    ]
    assert register().dated.keys() <= titles().keys()
    for key in register().dated:
        assert re.search(r"\d{4}$", dated_words(key))
        assert dated_words(key) not in titles()[key]


def test_no_source_is_a_training_set() -> None:
    assert not [title for title in titles().values() if "training set" in title.casefold()]


def test_every_source_of_the_catalogue_is_said_in_words() -> None:
    asked = [asked for lens in shipped().lenses for asked in shipped().requirements(lens)]
    raw = {source for one in asked for source in one.source if source in source_words([source])}
    assert raw == set()
