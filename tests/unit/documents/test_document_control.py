"""A controlled document says number, version, day, who and for whom, in both formats; a draft that it is."""

import datetime
import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.documents import DocumentKind, FileFormat, Options, Paper, document, made, pdf_of
from isoassess.documents.common_parts import control_words
from isoassess.documents.provenance import origin_of
from isoassess.domain.case import Case
from tests.examples import examples
from tests.unit.documents import cases, real_cases
from tests.unit.documents.test_scope_statement import tables_under
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import pages_of, said_in, squeezed, words_of
from tests.unit.word import word_reading

ISSUED = datetime.date(2026, 11, 28)
CONTROL = Control(
    number="EF-RS-2026-01",
    version=3,
    prepared_by="B. Colleague",
    approved_by="A. Owner",
    distribution="Management; certification body",
    changes="Audit days reckoned anew.",
    earlier=(cases.issued(1), cases.issued(2)),
)
NO_DRAFTS = (DocumentKind.WORKSHEET, DocumentKind.COMPARISON)  # they tell no result of an assessment
SHORT = (DocumentKind.SUMMARY, DocumentKind.SCOPE)  # where the last change is told in a sentence
TOLD = (
    "EF-RS-2026-01",
    "A. Owner",
    "Management; certification body",
    "Audit days reckoned anew",
    "28 November 2026",
)


def options(control: Control = CONTROL, *, cover: bool = False) -> Options:
    return Options(issued=ISSUED, control=control, cover=cover)


def pdf(kind: DocumentKind, chosen: Options, case: Case | None = None) -> bytes:
    case = case or cases.typical()
    return pdf_of(kind, case, cases.judged(case), chosen).content


def feet_of(content: bytes) -> set[str]:
    """The last line but the number of each page."""
    return {
        re.sub(r"Page \d+ of \d+", "", page.strip().splitlines()[-1]).strip() for page in pages_of(content)
    }


@pytest.mark.parametrize("cover", [False, True])
@pytest.mark.parametrize("kind", DocumentKind)
def test_an_issued_document_says_all_that_controls_it(kind: DocumentKind, cover: bool) -> None:
    content = pdf(kind, options(cover=cover))
    said = said_in(content)
    assert [text for text in TOLD if squeezed(text) not in said] == []
    assert "Draft" not in said
    first_change = squeezed("Change 2.")
    assert (first_change in said) is (kind not in SHORT)
    assert breaches(content) == []


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_page_bears_number_and_version_beside_the_stamp(kind: DocumentKind) -> None:
    case = cases.typical()
    stamp = document(kind, case, cases.judged(case)).stamp
    for page in pages_of(pdf(kind, options(cover=True))):
        assert f"IsoAssess \u00b7 data {stamp} \u00b7 EF-RS-2026-01 \u00b7 version 3" in page
    drafts = pages_of(pdf(kind, options(Control(number="QM-04"))))
    ending = "" if kind in NO_DRAFTS else " \u00b7 Draft, not issued"
    for page in drafts:
        assert f"data {stamp} \u00b7 QM-04{ending}" in page
        assert ("Draft, not issued" in page) is (kind not in NO_DRAFTS)


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_word_document_says_the_same_in_text_and_foot(kind: DocumentKind) -> None:
    case = cases.typical()
    content = made(kind, case, cases.judged(case), options(), as_=FileFormat.WORD).content
    text = " ".join(word_reading.paragraphs_of(content))
    assert [told for told in TOLD if told not in text] == []
    feet = [part for name, part in word_reading.parts_of(content).items() if name.startswith("word/footer")]
    assert feet
    assert all("EF-RS-2026-01 \u00b7 version 3" in re.sub("<[^>]+>", "", foot.decode()) for foot in feet)
    assert origin_of(content, "document").version == "3"


@pytest.mark.parametrize("as_", FileFormat)
def test_number_and_version_are_in_the_metadata_and_those_of_a_draft_are_as_before(as_: FileFormat) -> None:
    case, kind = cases.typical(), DocumentKind.SUMMARY
    origins = [
        origin_of(made(kind, case, cases.judged(case), options(control), as_=as_).content, "document")
        for control in (CONTROL, Control())
    ]
    assert [(origin.number, origin.version) for origin in origins] == [("EF-RS-2026-01", "3"), ("", "")]
    with pikepdf.open(BytesIO(pdf(kind, options(Control())))) as opened:
        assert b"isoassess:version" not in opened.Root.Metadata.read_bytes()


@pytest.mark.parametrize("kind", [DocumentKind.ACTIONS, DocumentKind.FULL, DocumentKind.COMPARISON])
def test_the_table_of_versions_has_a_row_for_each(kind: DocumentKind) -> None:
    case = cases.typical()
    shown = document(kind, case, cases.judged(case), options())
    heading = "What was assessed" if kind is DocumentKind.FULL else "Document control"
    assert tables_under(shown, heading)[-1] == [
        ("1", "18 November 2026", "first version", "A. Consultant"),
        ("2", "19 November 2026", "Change 2.", "A. Consultant"),
        ("3", "28 November 2026", "Audit days reckoned anew.", "B. Colleague"),
    ]


def test_of_many_versions_the_newest_are_listed() -> None:
    many = replace(CONTROL, version=31, earlier=tuple(map(cases.issued, range(1, 31))))
    case = cases.typical()
    shown = document(DocumentKind.ACTIONS, case, cases.judged(case), options(many))
    *_identified, table = tables_under(shown, "Document control")
    assert [row[0] for row in table] == [str(version) for version in range(20, 32)]
    assert "Versions 1 to 19 are not listed here." in words_of(shown)


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_first_draft_has_no_block_of_control(kind: DocumentKind) -> None:
    case = cases.typical()
    shown = document(kind, case, cases.judged(case), options(Control(prepared_by="B. Colleague")))
    assert "Document control" not in [section.heading for section in shown.sections]


def test_a_report_says_of_which_day_a_draft_is() -> None:
    case = cases.typical()
    for kind in (DocumentKind.SUMMARY, DocumentKind.FULL):
        text = words_of(document(kind, case, cases.judged(case), options(Control())))
        assert "Document: Draft of 28 November 2026, not issued" in text


@pytest.mark.parametrize("paper", Paper)
def test_summary_and_statement_of_the_sample_get_no_longer_by_their_control(paper: Paper) -> None:
    case = real_cases.sampled()
    judgement = real_cases.judged(case)
    control = replace(CONTROL, prepared_by="")
    for kind in SHORT:
        draft, issued = (
            pdf_of(kind, case, judgement, replace(options(chosen), paper=paper)).pages
            for chosen in (Control(), control)
        )
        assert issued == draft


@pytest.mark.parametrize("kind", DocumentKind)
def test_equal_control_gives_equal_bytes_and_another_version_others(kind: DocumentKind) -> None:
    one, again, other = (pdf(kind, options(replace(CONTROL, version=version))) for version in (3, 3, 4))
    assert one == again
    assert one != other


@pytest.mark.parametrize("cover", [False, True])
@pytest.mark.parametrize("kind", DocumentKind)
def test_texts_without_end_are_printed_whole_and_leave_the_foot_whole(
    kind: DocumentKind, cover: bool
) -> None:
    endless = replace(
        CONTROL,
        number="N" * 10_000,
        distribution="x" * 9_990 + "endoflist\0",
        approved_by="\u05d0\u05d1 \u202eabc",
        changes="words " * 2_000,
    )
    content = pdf(kind, options(endless, cover=cover))
    if kind is not DocumentKind.SUMMARY:  # it is short: the list stands in the others
        assert "endoflist" in said_in(content)
    for page in pages_of(content):
        assert re.search(r"Page \d+ of \d+", page)
        assert "version 3" in page
    assert breaches(content) == []


@settings(max_examples=examples(50))
@given(number=st.text(max_size=80), version=st.none() | st.integers(1, 9_999))
def test_the_foot_is_short_and_one_line_for_every_number(number: str, version: int | None) -> None:
    said = control_words(Control(number=number, version=version))
    assert len(said) <= 70
    assert "\n" not in said
    assert ("Draft, not issued" in said) is (version is None)
