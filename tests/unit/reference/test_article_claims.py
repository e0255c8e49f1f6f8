"""The article's claims are held against facts, with sources, and without anything about its author."""

import re
from importlib.resources import files

from isoassess.catalogue import elements_1994
from isoassess.domain import Confidence, Lens
from isoassess.language.dates import date_words, month_words
from isoassess.reference.article_claims import SHAPE_OF_TRUTH, ArticleClaim, Truth, table, truth_words
from isoassess.reference.sources import titles
from isoassess.standard_choice import editions

ABOUT_ITS_AUTHOR = {"S29", "S30", "S31", "S32"}


def claim(id: str) -> ArticleClaim:
    return next(known for known in table().claims if known.id == id)


def test_every_claim_about_the_standards_is_there_once_and_none_about_people() -> None:
    assert [known.id for known in table().claims] == [f"C{number:02}" for number in range(1, 21)]
    assert not any(ABOUT_ITS_AUTHOR & set(known.article) for known in table().claims)


def test_no_way_to_reach_anybody_is_shipped() -> None:
    text = files("resources").joinpath("facts", "claims.yaml").read_text(encoding="utf-8")
    assert "@" not in text
    assert not re.search(r"https?:|www\.|\.com|tel|phone|whatsapp|e-?mail", text, re.IGNORECASE)
    assert not re.search(r"\+?\d[\d ()-]{6,}\d", re.sub(r"\d{4}-\d{2}-\d{2}", "", text))


def test_every_fact_has_a_source_that_can_be_looked_up() -> None:
    for sources in (*(known.sources for known in table().claims), table().in_short.sources):
        assert sources
        assert set(sources) <= titles().keys()


def test_claims_and_facts_are_short_whole_sentences() -> None:
    for known in table().claims:
        assert known.says.endswith(".")
        assert known.fact.endswith(".")
        assert len(known.says) <= 120
        assert len(known.fact) <= 230


def test_each_standing_has_a_word_and_a_shape_of_its_own_to_tell() -> None:
    assert set(SHAPE_OF_TRUTH) == set(Truth)
    assert len({truth_words(standing) for standing in Truth}) == len(Truth)
    assert sum(table().counts().values()) == len(table().claims)


def test_the_end_of_iso_9002_is_the_day_of_the_editions() -> None:
    model = editions.table().of(Lens.ISO9002_1994)
    assert model.replaced is not None
    assert model.ends is not None
    assert date_words(model.ends.date) in claim("C01").fact
    assert month_words(model.ends.date) in table().in_short.says
    assert month_words(model.replaced.date) in table().in_short.says
    assert editions.table().guidance.name in table().in_short.says


def test_what_is_called_true_is_what_the_elements_show() -> None:
    true = [known for known in table().claims if known.stands is Truth.TRUE]
    assert [known.id for known in true] == ["C12"]
    (missing,) = elements_1994.left_out(elements_1994.shipped(), Lens.ISO9002_1994)
    assert missing.clause.title == "Design control"
    assert "19 general elements" in claim("C06").fact


def test_the_truth_in_short_is_certain() -> None:
    assert table().in_short.confidence is Confidence.HIGH
    assert "clause 8.3" in table().in_short.says


def test_what_the_new_edition_asks_of_risks_and_opportunities_is_not_denied() -> None:
    for id_, clause in (("C17", "6.1.2"), ("C18", "6.1.3")):
        assert claim(id_).stands is Truth.HALF_TRUE
        assert clause in claim(id_).fact
        assert "analyze and evaluate" in claim(id_).fact


def test_no_article_that_nobody_names_stands_in_a_claim() -> None:
    said = [table().in_short.says, *(known.says + known.fact for known in table().claims)]
    assert not [text for text in said if "article" in text.lower()]
