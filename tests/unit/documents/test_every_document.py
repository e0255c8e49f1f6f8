"""What holds for each of the documents, whatever the case."""

import datetime
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from isoassess.documents import (
    DocumentKind,
    document,
    file_name_pattern,
    kind_words,
    pdf_of,
    stamp,
    takes,
)
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Certificate
from isoassess.language.dates import date_words
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Bars
from tests.unit.documents import cases, real_cases
from tests.unit.pdf.reading_back import pages_of, words_of

Make = Callable[[], Case]


def said(kind: DocumentKind, case: Case) -> str:
    return words_of(document(kind, case, cases.judged(case)))


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("make", cases.EVERY)
def test_every_day_is_said_in_words(kind: DocumentKind, make: Make) -> None:
    case = make()
    past = datetime.date(2026, 2, 1)
    profile = replace(case.profile, target_date=past, certificate=Certificate(expires=past))
    assert re.findall(r"\d{4}-\d\d-\d\d", said(kind, replace(case, profile=profile))) == []


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("make", cases.EVERY)
def test_each_states_limits_edition_catalogue_day_assessor_and_stamp(kind: DocumentKind, make: Make) -> None:
    case = make()
    text = said(kind, case)
    assert ("a prediction, not an audit" in text) is (kind is not DocumentKind.SCOPE)  # that is signed
    assert f"{case.lens.label}, requirements of catalogue version {case.catalogue_version}" in text
    assert date_words(case.date) in text
    blank_to_sign = kind is DocumentKind.SCOPE
    assert (case.assessor or ("" if blank_to_sign else "not named")) in text
    assert f"Data stamp {stamp(case)}" in text
    without_figures = (DocumentKind.COMPARISON, DocumentKind.SCOPE)
    assert ("Not assessed is never counted as not fulfilled" in text) is (kind not in without_figures)


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("lens", [Lens.ISO9001_1994, Lens.ISO9002_1994])
def test_a_contract_is_promised_no_certificate(kind: DocumentKind, lens: Lens) -> None:
    case = real_cases.sampled(lens)
    shown = document(kind, case, real_cases.judged(case))
    text = words_of(shown)
    assert "Certificate readiness" not in shown.title + text
    assert "gates" not in text
    if kind is DocumentKind.SCOPE:
        assert "Nobody can be certified to ISO 9002 today" in text
    elif kind is not DocumentKind.COMPARISON:
        assert f"Nobody can be certified to {lens.label} any more; the customer judges." in text


def test_a_contracts_model_of_which_nothing_is_assessed_is_not_missed() -> None:
    case = real_cases.blank(Lens.ISO9002_1994)
    text = words_of(document(DocumentKind.SUMMARY, case, real_cases.judged(case)))
    assert "Too early to tell" in text
    assert "Does not meet" not in text
    first = case.requirements[0].id
    missed = replace(case, answers={first: Answer(rating=Rating.PARTIAL)})
    assert "Does not meet" in words_of(document(DocumentKind.SUMMARY, missed, real_cases.judged(missed)))


def test_the_clauses_of_a_contract_stand_on_one_page_of_the_summary() -> None:
    case = real_cases.sampled(Lens.ISO9002_1994)
    seen = Answer(rating=Rating.CONFORMING, evidence="Seen on the day.")
    case = replace(case, answers={known.id: seen for known in case.requirements})
    pages = pages_of(pdf_of(DocumentKind.SUMMARY, case, real_cases.judged(case)).content)
    assert ["4.1 Management responsibility" in page for page in pages] == [
        "4.20 Statistical techniques" in page for page in pages
    ]
    assert sum("4.20 Statistical techniques" in page for page in pages) == 1


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("lens", Lens)
def test_no_title_stands_in_brackets(kind: DocumentKind, lens: Lens) -> None:
    case = real_cases.sampled(lens)
    shown = document(kind, case, real_cases.judged(case))
    assert re.findall(r"\[[A-Z]", words_of(shown) + "".join(s.heading for s in walk(shown.sections))) == []


def test_the_words_for_the_chart_are_short_and_say_what_is_fulfilled_and_what_is_not() -> None:
    case = cases.typical()
    shown = document(DocumentKind.SUMMARY, case, cases.judged(case))
    (bars,) = [block for s in shown.sections for block in s.blocks if isinstance(block, Bars)]
    _about, *said = bars.alt.split(". ")
    assert len(said) == len(bars.rows)
    for row, words in zip(bars.rows, said, strict=True):
        _conforming, _ofi, minor, major, open_ = row.parts
        told = {"Likely minor": minor, "Likely major": major, "Not assessed": open_}
        assert [name for name, number in told.items() if (f"{name} {number}" in words) is (number == 0)] == []
        assert row.figures[0] in words
        assert len(words) < 120


def test_an_option_of_one_document_is_taken_by_no_other() -> None:
    own = {
        "owner": DocumentKind.ACTIONS,
        "questions": DocumentKind.WORKSHEET,
        "by_owner": DocumentKind.ACTIONS,
    }
    for option, of in own.items():
        assert [kind for kind in DocumentKind if takes(kind, option)] == [of]
    assert [kind for kind in DocumentKind if takes(kind, "earlier")] == [
        DocumentKind.SUMMARY,
        DocumentKind.FULL,
    ]
    assert all(takes(kind, option) for kind in DocumentKind for option in ("paper", "control"))


def test_no_two_documents_share_a_name_or_a_file() -> None:
    patterns = [file_name_pattern(kind) for kind in DocumentKind]
    titles = {kind_words(kind)[0] for kind in DocumentKind}
    assert len(titles) == len(set(patterns)) == len(DocumentKind)
    assert all("{organization}" in pattern and "{date}" in pattern for pattern in patterns)
