"""The handout that compares ISO 9001 and ISO 9002: dated, complete, with and without an organization."""

import re

import pytest
from msgspec.structs import replace

from isoassess.catalogue import elements_1994
from isoassess.documents import DEFAULT, Document, DocumentKind, Options, Paper, document, pdf_of
from isoassess.domain import Confidence, Lens
from isoassess.domain.case import Case
from isoassess.domain.decision import OwnDecision
from isoassess.pdf.blocks import Grid
from isoassess.reference import article_claims
from isoassess.reference.article_claims import SHAPE_OF_TRUTH, truth_words
from isoassess.reference.sources import dated_words, source_title
from isoassess.standard_choice import editions
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import said_in, squeezed, words_of


def handout(case: Case, options: Options = DEFAULT) -> Document:
    return document(DocumentKind.COMPARISON, case, judged(case), options)


def rows(heading: str) -> list[list[str]]:
    section = next(s for s in handout(blank()).sections if heading in s.heading)
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    return [
        ["\n".join("".join(span.text for span in line) for line in cell) for cell in row] for row in grid.rows
    ]


def test_every_element_stands_with_both_models_and_its_clause_of_today() -> None:
    found = rows("Side by side")
    assert len(found) == 20
    assert [row[0] for row in found if "no" in row[3]] == ["4.4"]
    assert all("yes" in row[2] for row in found)
    for element, row in zip(elements_1994.shipped(), found, strict=True):
        assert row[1] == element.clause.title
        assert all(clause.number in row[4] for clause in element.today)


def test_every_claim_stands_with_a_shape_a_word_and_the_fact() -> None:
    found = rows("claims")
    listed = {row[0]: row[1] for row in rows("Sources")}
    for claim, row in zip(article_claims.table().claims, found, strict=True):
        assert row[0] == f"{SHAPE_OF_TRUTH[claim.stands]}\u00a0{truth_words(claim.stands)}"
        assert row[1] == claim.says
        assert row[2].startswith(claim.fact)
        assert ("(reported)" in row[2]) == (claim.confidence is not Confidence.HIGH)
        told = {(listed[number], date) for number, date in re.findall(r"\[(\d+)\]\u00a0(.+)", row[3])}
        assert told == {(source_title(key), dated_words(key) or "undated") for key in claim.sources}


def test_every_source_is_numbered_once_and_named_where_it_is_used() -> None:
    listed = [row[0] for row in rows("Sources")]
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    used = {
        n for marks in re.findall(r"\[([\d, ]+)\]", words_of(handout(blank()))) for n in marks.split(", ")
    }
    assert used == set(listed)
    titles = [row[1] for row in rows("Sources")]
    assert len(set(titles)) == len(titles)


def test_no_article_that_nobody_can_look_up_is_meant() -> None:
    for shown in (handout(blank()), handout(sampled())):
        text = words_of(shown).casefold()
        assert "the article" not in text
        assert "training set" not in text


def test_every_date_of_an_edition_stands_in_its_order() -> None:
    table = editions.table()
    dates = {table.guidance.published}
    for edition in table.editions:
        found = (
            *(edition.published, edition.amended, edition.replaced),
            *(edition.closed_to_new_from, edition.ends),
        )
        dates |= {milestone for milestone in found if milestone is not None}
    days = [row[0] for row in rows("editions and dates")]
    assert days == [
        *dict.fromkeys(m.words for m in sorted(dates, key=lambda m: (m.date, m.words))),
    ]
    said = {row[0]: row[1] for row in rows("editions and dates")}
    assert said["July 1994"] == "ISO 9001:1994 and ISO 9002:1994 published."
    assert "ISO 9001:2000" in said["15 December 2000"]
    assert "last certificates to ISO 9001:1994 and ISO 9002:1994" in said["15 December 2003"]


def test_the_truth_of_today_stands_beside_the_question_of_1994() -> None:
    text = words_of(handout(blank()))
    assert "clause 8.3 is not applicable" in text
    assert "ISO/TS 9002:2016" in text
    assert "nobody is audited or certified to it" in text
    assert "Facts as of 23 November 2026" in text
    assert "IAF communique" in text


@pytest.mark.parametrize("lens", Lens)
def test_an_organization_gets_both_answers(lens: Lens) -> None:
    shown = handout(sampled(lens))
    text = words_of(shown)
    assert "The answer for Example Fabrications Ltd" in text
    assert "Today: ISO 9001:2026, 8.3 not applicable." in text
    assert "1994 model: ISO 9002:1994." in text
    assert shown.confidential


def test_what_a_person_decided_otherwise_is_said() -> None:
    own = OwnDecision(lens=Lens.ISO9001_2015, reason="The body is not accredited yet", name="A. Director")
    text = words_of(handout(replace(sampled(), own_decision=own)))
    assert "Decided otherwise: ISO 9001:2015, by A. Director. The body is not accredited yet." in text


@pytest.mark.parametrize("cover", [False, True])
def test_without_an_organization_it_is_for_anybody(cover: bool) -> None:
    shown = handout(blank(), Options(cover=cover))
    assert not shown.confidential
    assert "The answer for" not in words_of(shown)
    content = pdf_of(DocumentKind.COMPARISON, blank(), judged(blank()), Options(cover=cover)).content
    said = said_in(content)
    assert squeezed("Organization not named") not in said
    assert "Confidential" not in said
    assert breaches(content) == []


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("lens", Lens)
def test_it_keeps_the_contract_on_four_pages(lens: Lens, paper: Paper) -> None:
    case = sampled(lens)
    rendered = pdf_of(DocumentKind.COMPARISON, case, judged(case), Options(paper=paper))
    assert breaches(rendered.content) == []
    assert rendered.pages == 4
