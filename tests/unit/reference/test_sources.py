"""Every source key a decision can carry leads to a title."""

import datetime

from hypothesis import given

from isoassess.catalogue.catalogue import shipped
from isoassess.domain.profile import Profile
from isoassess.reference.sources import source_words, titles
from isoassess.standard_choice import choose
from tests.unit.strategies import profiles


@given(profiles())
def test_every_source_of_a_decision_has_a_title(profile: Profile) -> None:
    decision = choose(profile, on=datetime.date(2026, 11, 23))
    assert {key for key in decision.sources if not key.startswith("article:")} <= titles().keys()


def test_the_article_is_one_source_however_many_sentences_are_used() -> None:
    assert len(source_words(["article:S12", "article:S18", "IAF03"])) == 2
    assert "IAF communique" in titles()["IAF03"]


def test_every_source_of_the_catalogue_is_said_in_words() -> None:
    asked = [asked for lens in shipped().lenses for asked in shipped().requirements(lens)]
    raw = {source for one in asked for source in one.source if source in source_words([source])}
    assert raw == set()
