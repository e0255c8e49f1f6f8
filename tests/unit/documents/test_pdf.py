"""The finished PDF, read back with other programs than the one that wrote it."""

import hashlib
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.labels import message_words
from isoassess.documents import DocumentKind, Options, Paper, Written, write
from isoassess.documents import pdf_of as rendered
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.domain import Action, Answer, Grade, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Offer
from tests.unit.documents import cases
from tests.unit.pdf.reading_back import fonts_of, pages_of, said_in, squeezed, words_of
from tests.unit.reckoning import reckon

ROOT = Path(__file__).parents[3]
BOX = "\u25a1"


def pdf_of(case: Case, paper: Paper = Paper.A4) -> bytes:
    return rendered(DocumentKind.SUMMARY, case, cases.judged(case), Options(paper=paper)).content


def written(case: Case, folder: Path) -> Written:
    return write(DocumentKind.SUMMARY, case, cases.judged(case), folder / "summary.pdf")


def noted(text: str) -> Case:
    answer = Answer(rating=Rating.ABSENT, note=text, evidence=text, action=Action(what=text, owner=text))
    return cases.with_answer(cases.typical(), "r-7.1.5.2-1", answer)


@pytest.fixture(scope="module")
def typical() -> bytes:
    return pdf_of(cases.typical())


def test_nothing_of_the_content_gets_lost_on_the_way_to_paper(typical: bytes) -> None:
    said = said_in(typical)
    content = readiness_summary(cases.typical(), cases.judged(cases.typical()))
    chart = next(s for s in content.sections if s.heading == "Conformity by clause")
    sections = tuple(
        s for s in content.sections if s is not chart
    )  # a chart is a picture; its words come below
    # where a paragraph goes on over the page, the line at the head of the page stands in its midst
    flowing = re.sub(r"ExampleFabricationsLtd·readinesssummaryConfidential.{0,40}?Page\dof\d", "", said)
    for text in words_of(replace(content, sections=sections)).splitlines():
        assert squeezed(text.partition(":")[2] or text) in flowing


def test_the_chart_has_every_clause_and_figure_as_text(typical: bytes) -> None:
    said, counts = said_in(typical), reckon(cases.typical()).counts
    fulfilled = counts["conforming"] + counts["ofi"]
    assessed = fulfilled + counts["minor"] + counts["major"]
    figures = [(fulfilled, assessed), (assessed, assessed + counts["not-assessed"])]
    told = [f"{part} of {whole} ({100 * part // whole} %)" for part, whole in figures]
    for text in ("4 Context of the organization", "10 Improvement", *told):
        assert squeezed(text) in said


def test_blockers_nonconformities_actions_and_reasons_can_be_read(typical: bytes) -> None:
    """What was seen stands with a major here, with everything in the full report."""
    case, said = cases.typical(), said_in(typical)
    judgement = cases.judged(case)
    asked = {r.id: r.statement for r in case.requirements}
    blockers = [one for one in judgement.blockers if one.requirement is None]
    expected = [message_words(blocker.because) for blocker in blockers]
    for finding in judgement.findings:
        answer = case.answers.get(finding.requirement, Answer())
        if finding.grade in (Grade.MAJOR, Grade.MINOR):
            expected += [asked[finding.requirement], answer.action.what]
        if finding.grade is Grade.MAJOR:
            expected += [answer.evidence, answer.note]
        if finding.grade is Grade.NOT_APPLICABLE:
            expected.append(message_words(finding.because))
    assert [text for text in expected if squeezed(text) not in said] == []


@pytest.mark.parametrize("paper", Paper)
def test_a_typical_summary_has_two_to_four_pages_of_the_paper_asked_for(paper: Paper) -> None:
    pdf = pdf_of(cases.typical(), paper)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert 2 <= len(document.pages) <= 4
        for page in document.pages:
            assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, *paper.value], abs=0.01)


def test_an_empty_assessment_fits_on_two_pages() -> None:
    assert 1 <= len(pages_of(pdf_of(cases.empty()))) <= 2


def test_every_page_says_whose_it_is_and_which_of_how_many(typical: bytes) -> None:
    pages = pages_of(typical)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Example Fabrications Ltd \u00b7 readiness summary" in page
        assert "data " in page


def test_only_inter_is_used_and_it_is_embedded(typical: bytes) -> None:
    fonts = fonts_of(typical)
    assert fonts
    assert all("Inter" in name and embedded for name, embedded in fonts.items()), fonts


def test_metadata_and_outline_lead_the_reader(typical: bytes) -> None:
    with pikepdf.open(BytesIO(typical)) as document:
        assert document.docinfo["/Title"] == "Certificate readiness summary, Example Fabrications Ltd"
        assert document.docinfo["/Author"] == "A. Consultant"
        assert document.docinfo["/Subject"] == "ISO 9001:2026, Example Fabrications Ltd"
        assert document.Root["/Lang"] == "en-US"
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
            places_of = {str(page.objgen): number for number, page in enumerate(document.pages)}
            places = [places_of[_page(item)] for item in outline.root]
    content = readiness_summary(cases.typical(), cases.judged(cases.typical()))
    assert titles == [section.heading for section in content.sections if section.heading]
    assert places == sorted(places)
    pages = pages_of(typical)
    assert all(squeezed(title) in squeezed(pages[place]) for title, place in zip(titles, places, strict=True))


def _page(item: pikepdf.OutlineItem) -> str:
    destination = item.destination
    assert isinstance(destination, pikepdf.Array)
    return str(destination[0].objgen)


def test_equal_input_gives_equal_bytes_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from tests.unit.documents import cases\n"
        "from isoassess.documents import DocumentKind, pdf_of\n"
        "case = cases.typical()\n"
        "print(hashlib.sha256(pdf_of(DocumentKind.SUMMARY, case, cases.judged(case)).content).hexdigest())\n"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=other, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(pdf_of(cases.typical())).hexdigest()


def test_what_is_written_is_what_the_preview_shows(tmp_path: Path) -> None:
    case = cases.typical()
    done = written(case, tmp_path)
    content = done.path.read_bytes()
    assert content == pdf_of(case)
    assert done.sha256 == hashlib.sha256(content).hexdigest()
    assert done.pages == len(pages_of(content))
    assert done.replaced == ()


def test_markup_that_a_person_typed_is_shown_as_typed() -> None:
    said = said_in(pdf_of(noted("<b>bold</b> <font color=red>&amp; A < B && C</para> <img src='x'/>")))
    assert squeezed("<b>bold</b> <font color=red>&amp; A < B && C</para> <img src='x'/>") in said


def test_characters_without_a_glyph_become_boxes_and_are_reported(tmp_path: Path) -> None:
    case = noted("\U0001f680 \u05e9\u05dc\u05d5\u05dd \U0001f680 \u0e01 ok \ud83d")
    done = written(case, tmp_path)
    boxes = squeezed(f"{BOX} {BOX * 4} {BOX} {BOX} ok {BOX}")
    assert boxes in said_in(done.path.read_bytes())
    assert done.replaced == ("\U0001f680", "\u05e9", "\u05dc", "\u05d5", "\u05dd", "\u0e01", "\ufffd")


def test_control_and_invisible_characters_are_left_out_without_a_box(tmp_path: Path) -> None:
    done = written(noted("a\x00b\x1bc\u202ed\u200de\ufe0ff\u00adg\u2028next"), tmp_path)
    assert "abcdefgnext" in said_in(done.path.read_bytes())
    assert done.replaced == ()


def test_letters_typed_in_two_parts_are_joined(tmp_path: Path) -> None:
    done = written(noted("Cafe\u0301"), tmp_path)
    assert "Caf\u00e9" in said_in(done.path.read_bytes())


def test_a_name_in_another_script_stays_readable_in_the_metadata() -> None:
    case = cases.typical()
    name = "\u05e9\u05dc\u05d5\u05dd \U0001f680\nLtd"
    case = replace(
        case, profile=replace(case.profile, organization=replace(case.profile.organization, name=name))
    )
    with pikepdf.open(BytesIO(pdf_of(case))) as document:
        assert str(document.docinfo["/Title"]).endswith("\u05e9\u05dc\u05d5\u05dd \U0001f680 Ltd")


def full_of(case: Case) -> bytes:
    return rendered(DocumentKind.FULL, case, cases.judged(case)).content


def test_10000_characters_without_a_space_wrap_and_none_is_lost() -> None:
    case = cases.typical()
    case = replace(case, profile=replace(case.profile, offer=Offer(scope="x" * 10_000)))
    pdf = full_of(case)
    assert sum(page.count("xxxxxxxxxx") for page in pages_of(pdf)) > 900
    content = said_in(pdf)
    assert content.count("x") >= 10_000
    _inside_the_margins(pdf)


def test_a_note_of_400_lines_flows_over_pages_line_by_line() -> None:
    lines = [f"line {number} of the note" for number in range(400)]
    pdf = full_of(noted("\n".join(lines)))
    pages = pages_of(pdf)
    assert len(pages) > 8
    said = said_in(pdf)
    twice = {line for line in lines if said.count(squeezed(line)) > 4}  # as the next step begins on page 1
    assert len(twice) < 12
    assert all(said.count(squeezed(line)) >= 4 for line in lines)  # note, evidence, action, owner
    assert any("Likely nonconformities · " in page and ", continued" in page for page in pages)
    _inside_the_margins(pdf)


def _inside_the_margins(pdf: bytes) -> None:
    """No text runs out of the page at the right or at the foot."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        assert all(right <= page.get_width() - 40 and bottom >= 25 for _left, bottom, right, _top in boxes)
    document.close()


def test_of_300_requirements_with_long_notes_every_major_is_there() -> None:
    case = cases.huge()
    pdf = pdf_of(case)
    said, judgement = said_in(pdf), cases.judged(case)
    majors = [f for f in judgement.findings if f.grade is Grade.MAJOR]
    wanted = [f.number for f in majors] + [case.answers[f.requirement].action.what for f in majors]
    assert len(majors) > 3
    assert [text for text in wanted if squeezed(text) not in said] == []
    _inside_the_margins(pdf)


@settings(max_examples=12)
@given(st.text(max_size=400), st.integers(0, 60))
def test_no_text_whatever_breaks_a_page_or_leaves_a_heading_alone(text: str, lines: int) -> None:
    note = "\n".join([text] * 2 + ["word " * 30] * lines)
    pdf = pdf_of(cases.with_answer(cases.typical(), "r-9.2.1-1", Answer(rating=Rating.ABSENT, note=note)))
    content = readiness_summary(cases.typical(), cases.judged(cases.typical()))
    headings = {section.heading for section in content.sections}
    for page in pages_of(pdf):
        assert page.strip().splitlines()[-1] not in headings
