"""The full report: nothing that was said or shown gets lost, every finding leads to its entry."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.action_plan import plan
from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.comparison import Comparison, Judged, compare
from isoassess.assessment.document_control import Control
from isoassess.assessment.labels import contradiction_words
from isoassess.assessment.verdict.documented import documented
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Options, Paper
from isoassess.documents import pdf_of as rendered
from isoassess.documents.full_report import full_report
from isoassess.domain import Action, Answer, Attachment, Grade, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Organization
from isoassess.pdf.anchors import anchors_of, headings_of, walk
from isoassess.pdf.blocks import Document, Grid, Items, Line, Prose, Section
from isoassess.standard_choice.labels import justification_words
from tests.sample_organization import sample
from tests.unit.documents import cases, real_cases
from tests.unit.pdf.reading_back import pages_of, said_in, squeezed, words_of
from tests.unit.reckoning import reckon

HOSTILE = "<b>&amp;</b> \u05e9\u05dc\u05d5\u05dd \U0001f680 %s ${x} \\ a\x00b"


def report(case: Case, options: Options | None = None) -> Document:
    return full_report(case, cases.judged(case), options or Options())


def pdf_of(case: Case, options: Options | None = None) -> bytes:
    return rendered(DocumentKind.FULL, case, cases.judged(case), options or Options()).content


def section(document: Document, heading: str) -> Section:
    return next(found for found in walk(document.sections) if found.heading == heading)


def lines(document: Document) -> Iterator[Line]:
    for found in walk(document.sections):
        for block in found.blocks:
            if isinstance(block, Prose | Items):
                yield from block.lines
            if isinstance(block, Grid):
                yield from (line for row in block.rows for cell in row for line in cell)


@pytest.mark.parametrize("paper", Paper)
def test_everything_that_was_said_and_shown_of_a_huge_case_is_in_the_pdf(paper: Paper) -> None:
    case = cases.huge()
    said = said_in(pdf_of(case, Options(paper=paper)))
    wanted = [text for answer in case.answers.values() for text in (answer.evidence, answer.note)]
    wanted += [answer.interviewee for answer in case.answers.values()]
    wanted += [requirement.statement for requirement in case.requirements]
    for file in case.attachments.values():
        wanted += [file.name, file.number]
    for planned in plan(case, cases.judged(case)).actions:
        wanted += [planned.action.what, planned.action.owner, planned.action.check]
    wanted += [finding.number for finding in cases.judged(case).findings]
    wanted += [answer.regrade.reason for answer in case.answers.values()]
    assert [text for text in wanted if squeezed(text) not in said] == []


def anchored_rows(found: Section) -> dict[str, str]:
    """The words of each row by what links call it."""
    return {
        next(span.anchor for cell in row for line in cell for span in line if span.anchor): "\n".join(
            "".join(span.text for span in line) for cell in row for line in cell
        )
        for below in walk((found,))
        for block in below.blocks
        if isinstance(block, Grid)
        for row in block.rows
    }


def test_what_was_said_stands_in_the_entry_or_in_the_gap_register_and_never_in_both() -> None:
    case = cases.huge()
    document = report(case)
    entries = anchored_rows(section(document, "Every requirement"))
    register = anchored_rows(section(document, "Gap register"))
    assert list(entries) == [requirement.id for requirement in case.requirements]
    number = {finding.requirement: finding.number for finding in cases.judged(case).findings}
    for id_, entry in entries.items():
        answer, told = case.answers[id_], register.get(f"told {id_}")
        own = [answer.evidence, answer.note, answer.interviewee, answer.action.what, answer.action.check]
        assert [text for text in (*own, number[id_]) if text not in (told or entry)] == []
        if told is not None:
            assert number[id_] in entry
            assert [text for text in own if text and text in entry] == []
    assert 90 < len(register) < len(entries)


def test_an_entry_without_more_to_tell_leads_to_the_row_that_tells_it() -> None:
    document = report(cases.typical())
    register = anchored_rows(section(document, "Gap register"))
    led = [span.link for line in lines(document) for span in line if "in the gap register" in span.text]
    assert sorted(led) == sorted(register)


def test_entries_have_no_heads_of_columns_and_are_read_as_a_list() -> None:
    text = said_in(pdf_of(cases.typical()))
    assert squeezed("Likely grade and rating") not in text
    with pikepdf.open(BytesIO(pdf_of(cases.typical()))) as pdf:
        roles = [str(item["/S"]) for item in pdf.objects if is_element(item)]
    tables = [block for below in walk(report(cases.typical()).sections) for block in below.blocks]
    headed = [block for block in tables if isinstance(block, Grid) and not block.bare]
    assert roles.count("/Table") >= len(headed)
    assert roles.count("/LI") >= len(cases.requirements())


def test_a_tile_is_read_as_its_word_and_number_without_the_name_of_a_shape() -> None:
    counts = reckon(cases.typical()).counts
    with pikepdf.open(BytesIO(pdf_of(cases.typical()))) as pdf:
        read = {str(item["/Alt"]) for item in pdf.objects if is_element(item) and "/Alt" in item}
    assert f"Likely major nonconformity: {counts['major']}" in read
    assert f"Likely conforming: {counts['conforming']}" in read


def is_element(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item


def test_a_file_is_told_once_with_all_that_is_known_and_led_to_from_each_requirement() -> None:
    case = cases.huge()
    document = report(case)
    rows = anchored_rows(section(document, "Register of evidence"))
    led = [span.link for line in lines(document) for span in line if span.link.startswith("file ")]
    assert len(rows) == len(case.attachments)
    assert set(led) == set(rows)
    text = words_of(document)
    assert [file.number for file in case.attachments.values() if text.count(file.number) != 1] == []


@pytest.mark.parametrize("kind", cases.KINDS)
def test_what_is_internal_is_in_no_document(kind: DocumentKind) -> None:
    case = cases.huge()
    assert squeezed("Kept inside") not in said_in(rendered(kind, case, cases.judged(case)).content)


def test_every_gap_leads_to_its_entry_and_no_link_leads_nowhere() -> None:
    case = cases.typical()
    document = report(case)
    links = {span.link for line in lines(document) for span in line if span.link}
    gaps = {f.requirement for f in cases.judged(case).findings if f.grade in (Grade.MAJOR, Grade.MINOR)}
    assert gaps <= links
    assert links <= anchors_of(document, headings_of(document, str))


def test_the_outline_goes_down_to_every_clause() -> None:
    case = cases.typical()
    with pikepdf.open(BytesIO(pdf_of(case))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for root in outline.root for item in below(root)]
    assert {r.clause.name for r in cases.judged(case).clauses} <= set(titles)


def below(item: pikepdf.OutlineItem) -> Iterator[pikepdf.OutlineItem]:
    yield item
    for child in item.children:
        yield from below(child)


@pytest.mark.parametrize("make", cases.EVERY)
@pytest.mark.parametrize("paper", Paper)
def test_the_verdict_stands_on_the_first_page_and_the_contents_after_it(
    make: Callable[[], Case], paper: Paper
) -> None:
    pages = pages_of(pdf_of(make(), Options(paper=paper)))
    said = [squeezed(page) for page in pages]
    assert "VERDICT:APREDICTION" in said[0]
    assert sum("VERDICT:APREDICTION" in page for page in said) == 1
    contents = [number for number, page in enumerate(pages) if page.strip().splitlines()[2] == "Contents"]
    assert contents in ([], [1], [2])


def test_the_maturity_profile_has_its_base() -> None:
    assert re.search(r"All clauses: \d\.\d \(104 of 106 rated\)\.", words_of(report(cases.typical())))


def test_no_section_of_the_report_is_there_twice() -> None:
    case = demo_case()
    shown = full_report(case, judge_case(shipped(), case), Options())
    headings = [found.heading for found in walk(shown.sections) if found.heading]
    assert sorted(headings) == sorted(set(headings))
    texts = ["".join(span.text for span in line) for line in lines(shown)]
    long = [text for text in texts if len(text) > 150]
    assert [text for text in long if long.count(text) > 1] == []


def test_the_check_of_documents_counts_what_it_lists() -> None:
    case = demo_case()
    found = documented(case, judge_case(shipped(), case).findings)
    document = full_report(case, judge_case(shipped(), case), Options())
    listed = section(document, "Documented information")
    table = next(block for block in listed.blocks if isinstance(block, Grid))
    assert len(table.rows) == len(found.documents)
    assert f"Demanded by the requirements that apply: {found.demanded}." in words_of(document)


def demo_case(lens: Lens = Lens.ISO9001_2026) -> Case:
    given_ = sample()
    return open_case(
        shipped(), profile=given_.profile, answers=given_.answers, lens=lens, on=cases.DAY, assessor="A. C."
    )


def test_the_outlook_tells_days_and_dates_and_for_a_contract_only_the_truth() -> None:
    case = demo_case()
    text = words_of(full_report(case, judge_case(shipped(), case)))
    assert "Stages 1 and 2: 4 audit days before adjustment" in text
    assert "Earliest dates" in text
    old = demo_case(Lens.ISO9002_1994)
    text = words_of(full_report(old, judge_case(shipped(), old)))
    assert "Nobody can be certified to ISO 9002 today" in text
    assert "audit days" not in text
    assert "Earliest dates" not in text


def earlier() -> Comparison:
    now = cases.typical()
    before = replace(now, date=cases.DAY.replace(year=2025), answers={})
    return compare(Judged(before, cases.judged(before)), Judged(now, cases.judged(now)))


def test_the_change_is_told_where_there_is_an_earlier_assessment() -> None:
    text = words_of(report(cases.typical(), Options(earlier=earlier())))
    assert "Change since 18 November 2025" in text
    assert "Assessed for the first time: 104" in text
    assert "115 requirements in all" in text
    assert "Change since" not in words_of(report(cases.typical()))


def test_what_moved_is_listed_by_movement() -> None:
    now = cases.typical()
    before = cases.with_answer(now, "r-4.1-1", Answer(rating=Rating.ABSENT))
    moved = compare(Judged(before, cases.judged(before)), Judged(now, cases.judged(now)))
    document = report(now, Options(earlier=moved))
    table = next(b for b in section(document, "Closed (1)").blocks if isinstance(b, Grid))
    assert [row[0][0][0].link for row in table.rows] == ["r-4.1-1"]
    assert [row[1][0][0].text for row in table.rows] == [now.requirements[0].states]


def test_an_empty_assessment_reads_as_one() -> None:
    case = cases.empty()
    text = words_of(report(case))
    assert "None of the 115 applicable requirements is assessed." in text
    assert "Nothing is assessed yet, so no gap is known." in text
    assert "Likely nonconformities" not in text
    assert "Maturity profile" not in text
    assert "115 requirements are not assessed yet" in text
    open_ = text.partition("Of clauses ")[2].partition("\n")[0].rstrip(".").split(", ")
    assert sum(int(one.partition(" (")[2].rstrip(")") or 1) for one in open_) == 115
    assert len(pages_of(pdf_of(case))) <= 4


def test_with_a_cover_the_title_stands_once_and_the_contents_follow() -> None:
    pages = pages_of(pdf_of(cases.typical(), Options(cover=True)))
    assert "Full assessment report" in pages[0]
    assert "VERDICT" in pages[1]
    assert "Contents" in pages[2]
    assert "Full assessment report" not in "".join(pages[1:])


def test_a_refused_claim_stands_with_the_reason_that_was_given() -> None:
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason="Nobody here has time for it.")
    text = words_of(report(cases.with_answer(cases.typical(), "r-5.2.1-1", claim)))
    assert "Reason given: Nobody here has time for it." in text
    assert "Why: This requirement applies to every organization" in text


@pytest.mark.parametrize("kind", cases.KINDS)
def test_hostile_text_in_every_field_stays_text_inside_the_margins(kind: DocumentKind) -> None:
    case = hostile(HOSTILE + "x" * 3000)
    written = rendered(
        kind,
        case,
        cases.judged(case),
        Options(cover=True, control=Control(prepared_by=HOSTILE, distribution=HOSTILE, number=HOSTILE)),
    )
    assert squeezed("<b>&amp;</b>") in said_in(written.content)
    assert set(written.replaced) >= {"\U0001f680"}
    inside_the_margins(written.content)


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=200), st.sampled_from(cases.KINDS))
def test_no_text_whatever_breaks_a_document(text: str, kind: DocumentKind) -> None:
    case = hostile(text)
    assert rendered(kind, case, cases.judged(case), Options(owner=text)).pages


def hostile(text: str) -> Case:
    case = cases.typical()
    file = Attachment(id="f", name=text, sha256="", size=1, number=text)
    answer = Answer(
        rating=Rating.ABSENT,
        evidence=text,
        note=text,
        interviewee=text,
        attachments=("f",),
        action=Action(what=text, owner=text, check=text, due=cases.DAY),
    )
    claim = Answer(rating=Rating.NOT_APPLICABLE, reason=text)
    case = cases.with_answer(cases.with_answer(case, "r-7.1.5.2-1", answer), "r-4.2-1", claim)
    profile = replace(case.profile, organization=Organization(name=text, contact=text))
    return replace(case, profile=profile, attachments={"f": file}, assessor=text)


def inside_the_margins(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        assert all(right <= page.get_width() - 40 and bottom >= 25 for _left, bottom, right, _top in boxes)
    document.close()


def test_the_reason_that_a_clause_falls_away_is_said_once_and_led_to() -> None:
    case = real_cases.sampled()
    shown = full_report(case, real_cases.judged(case))
    assert words_of(shown).count(justification_words(case.decision)) == 1
    design = [known for known in case.requirements if known.clause[case.lens].startswith("8.3")]
    led = [line for line in lines(shown) if any(span.link == "not applicable" for span in line)]
    assert len(led) == len(design)


def test_the_first_page_answers_everything_that_is_asked_first_and_the_contents_follow() -> None:
    first, second, *_others = pages_of(pdf_of(cases.huge()))
    for words in ("VERDICT", "What stands in the way", "Next steps"):
        assert words in " ".join(first.split())
    both = " ".join((first + second).split())
    certificate, end, contents = (
        both.index(w) for w in ("Earliest certificate", "could be better.", "Contents")
    )
    assert certificate < end < contents


def test_what_is_cut_on_the_first_page_stands_in_full_below() -> None:
    case = cases.huge()
    document, found = report(case), cases.judged(case).contradictions
    told = words_of(document)
    assert len(found) > 3
    assert [says for says in map(contradiction_words, found) if says not in told] == []
