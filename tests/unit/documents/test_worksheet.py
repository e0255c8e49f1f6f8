"""The interview worksheet: every question with room to answer it by hand, in every edition."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from isoassess.assessment.applicability import is_design
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DEFAULT, Document, DocumentKind, Options, Paper, document, pdf_of
from isoassess.domain import Answer, Applies, Keep, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from isoassess.pdf.blocks import Cell, Grid, Line, Prose, Section
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import pages_of, said_in, squeezed


def worksheet(case: Case, options: Options = DEFAULT) -> Document:
    return document(DocumentKind.WORKSHEET, case, judged(case), options)


def quick(lens: Lens) -> Options:
    return Options(requirements=frozenset(known.id for known in shipped().requirements(lens, quick=True)))


def questions(shown: Document) -> list[tuple[Cell, ...]]:
    return [row for section in shown.sections[1:-1] for row in _grid(section).rows]


def _grid(section: Section) -> Grid:
    (grid,) = section.blocks
    assert isinstance(grid, Grid)
    return grid


def _opening_lines(shown: Document) -> Iterator[Line]:
    for block in shown.sections[0].blocks:
        if isinstance(block, Prose):
            yield from block.lines


def text_of(cell: Cell) -> str:
    return "\n".join("".join(span.text for span in line) for line in cell)


def boxes_of(row: tuple[Cell, ...]) -> Iterator[str]:
    return (span.text.strip() for cell in row for line in cell for span in line if span.box)


@pytest.mark.parametrize("lens", Lens)
def test_every_question_stands_once_in_the_order_of_the_clauses(lens: Lens) -> None:
    case = blank(lens)
    rows = [text_of(row[0]) for row in questions(worksheet(case))]
    assert len(rows) == len(case.requirements)
    for requirement, said in zip(case.requirements, rows, strict=True):
        assert requirement.asks in said
        assert requirement.small_firm.rstrip(".") in said
        assert all(point in said for point in requirement.looks_for)
        assert (requirement.documents.keep is Keep.NONE) or requirement.documents.what.rstrip(".") in said


@pytest.mark.parametrize("lens", Lens)
def test_a_filter_leaves_only_what_it_names(lens: Lens) -> None:
    wanted = shipped().requirements(lens, quick=True)
    shown = worksheet(blank(lens), quick(lens))
    rows = [text_of(row[0]) for row in questions(shown)]
    assert len(rows) == len(wanted)
    assert all(known.asks in said for known, said in zip(wanted, rows, strict=True))
    assert all(_grid(section).rows for section in shown.sections[1:-1])


def test_a_filter_that_names_nothing_leaves_head_and_limits() -> None:
    shown = worksheet(blank(), Options(requirements=frozenset({"not-there"})))
    assert [section.heading for section in shown.sections] == ["", "Method and limits"]


@pytest.mark.parametrize("lens", Lens)
def test_every_clause_is_named_before_its_first_question(lens: Lens) -> None:
    case = blank(lens)
    names = {clause.number: clause.name for clause in shipped().clauses(lens)}
    seen: set[str] = set()
    for requirement, row in zip(case.requirements, questions(worksheet(case)), strict=True):
        number = requirement.clause[lens]
        named = names[number] == text_of(row[0]).splitlines()[0]
        assert named == (number not in seen)
        seen.add(number)


def boxes_by_question(case: Case) -> dict[str, list[str]]:
    rows = questions(worksheet(case))
    return {known.id: list(boxes_of(row)) for known, row in zip(case.requirements, rows, strict=True)}


@pytest.mark.parametrize("lens", Lens)
def test_not_applicable_can_be_ticked_only_where_it_may_be_claimed(lens: Lens) -> None:
    case = blank(lens)
    with_claim = {id_ for id_, ticked in boxes_by_question(case).items() if "N/A" in ticked}
    assert case.decision.today.clause_8_3 is DesignClause.ASK  # so no claim about design can hold yet
    claimable = [known for known in case.requirements if known.applies is not Applies.NEVER]
    assert with_claim == {known.id for known in claimable if not is_design(known, lens)}


def test_what_the_profile_says_does_occur_has_no_box_to_leave_it_out() -> None:
    case = sampled()
    ticked = boxes_by_question(case)
    assert case.profile.conditions.customer_property is True
    assert "N/A" not in ticked["entrusted-property"]
    assert "N/A" in ticked["outside-people-able"]


def test_the_worksheet_asks_in_plain_english() -> None:
    said = "".join(text_of((line,)) for line in _opening_lines(worksheet(blank())))
    assert "ask to be shown it" in said
    assert "let yourself" not in said


def test_each_question_has_a_box_for_each_level_and_room_to_write() -> None:
    for section in worksheet(blank()).sections[1:-1]:
        grid = _grid(section)
        assert grid.room >= 20
        for row in grid.rows:
            assert list(boxes_of(row))[:5] == ["0", "1", "2", "3", "4"]
            assert list(boxes_of(row))[5:] in ([], ["N/A"])
            assert "Asked" in text_of(row[2])
            assert "Action, owner, due" in text_of(row[2])


def test_the_head_has_room_for_dates_and_names_and_says_what_a_box_means() -> None:
    head = worksheet(sampled()).sections[0]
    interviews = next(block for block in head.blocks if isinstance(block, Grid))
    assert [column.title for column in interviews.columns] == [
        *("Date, from and to", "Interviewed: name and role", "Clauses", "Interviewer")
    ]
    assert interviews.room >= 8
    assert text_of(interviews.rows[0][3]) == "A. Consultant"
    said = said_in(pdf_of(DocumentKind.WORKSHEET, sampled(), judged(sampled())).content)
    assert squeezed("3 conforming (in use, evidence seen)") in said


def test_a_rating_that_is_known_is_said_and_no_box_is_ticked() -> None:
    case = replace(blank(), answers={"calibration": Answer(rating=Rating.PARTIAL)})
    said = {
        known.id: text_of(row[0])
        for known, row in zip(case.requirements, questions(worksheet(case)), strict=True)
    }
    assert said["calibration"].endswith("So far: 2 partial")
    assert sum("So far" in text for text in said.values()) == 1


def test_what_is_not_applicable_so_far_can_still_be_asked() -> None:
    case = sampled()
    rows = questions(worksheet(case))
    design = [
        text_of(row[0])
        for known, row in zip(case.requirements, rows, strict=True)
        if known.clause[case.lens].startswith("8.3")
    ]
    assert design
    assert all(said.endswith("So far: not applicable") for said in design)


def test_it_never_says_that_something_was_assessed_on_a_day() -> None:
    shown = worksheet(blank(), Options(cover=True))
    assert shown.cover is not None
    every = len(shipped().requirements(Lens.ISO9001_2026))
    assert shown.cover.title.about == f"ISO 9001:2026 \u00b7 {every} questions"
    assert "assessed 18" not in "".join(
        pages_of(pdf_of(DocumentKind.WORKSHEET, blank(), judged(blank())).content)
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("lens", Lens)
def test_it_keeps_the_contract_and_saves_paper(lens: Lens, paper: Paper) -> None:
    case = blank(lens)
    rendered = pdf_of(DocumentKind.WORKSHEET, case, judged(case), Options(paper=paper))
    assert breaches(rendered.content) == []
    assert rendered.pages <= 2 + len(case.requirements) / 7
    short = pdf_of(DocumentKind.WORKSHEET, case, judged(case), replace(quick(lens), paper=paper))
    assert short.pages <= 7


def test_the_head_of_the_table_is_on_every_page() -> None:
    """Up to the last question: what limits the document may have a page of its own."""
    pages = pages_of(pdf_of(DocumentKind.WORKSHEET, blank(), judged(blank())).content)
    last = max(place for place, page in enumerate(pages) if "Small firm: " in page)
    assert last >= len(pages) - 2
    for page in pages[: last + 1]:
        assert "Rating and evidence" in page
