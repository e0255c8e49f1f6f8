"""The interview worksheet: each question that applies, with room to answer it, in every edition."""

import ctypes
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from isoassess.assessment.applicability import is_design
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DEFAULT, Document, DocumentKind, Options, Paper, document, pdf_of
from isoassess.domain import Answer, Applies, Grade, Keep, Lens, Rating
from isoassess.domain.case import Case
from isoassess.domain.decision import DesignClause
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Cell, Grid, Line, Prose
from isoassess.pdf.fonts import Lettering
from isoassess.pdf.page import text_height, text_width
from isoassess.pdf.question_blocks import AskedQuestion
from isoassess.pdf.stylesheet import Stylesheet
from isoassess.pdf.tagging.structure import StructureElement, StructureType
from isoassess.pdf.typeset.place import BlockPlace
from isoassess.pdf.typeset.questions import asked_question
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import pages_of, said_in, squeezed


def worksheet(case: Case, options: Options = DEFAULT) -> Document:
    return document(DocumentKind.WORKSHEET, case, judged(case), options)


ALL = Options(all_requirements=True)


def quick(lens: Lens) -> Options:
    wanted = frozenset(known.id for known in shipped().requirements(lens, quick=True))
    return Options(requirements=wanted, all_requirements=True)


def questions(shown: Document) -> list[AskedQuestion]:
    blocks = (block for section in walk(shown.sections) for block in section.blocks)
    return [block for block in blocks if isinstance(block, AskedQuestion)]


def asked(case: Case, options: Options = ALL) -> dict[str, AskedQuestion]:
    """By the id of the requirement."""
    found = questions(worksheet(case, options))
    return {question.choice.name.removesuffix(".rating"): question for question in found}


def hints_of(question: AskedQuestion) -> str:
    return "\n".join(f"{label} {text}" for label, text in question.hints)


def boxes_of(question: AskedQuestion) -> list[str]:
    return [box.name.rpartition(".")[2] for row in question.rows for box in row]


def _opening_lines(shown: Document) -> Iterator[Line]:
    for block in shown.sections[0].blocks:
        if isinstance(block, Prose):
            yield from block.lines


def text_of(cell: Cell) -> str:
    return "\n".join("".join(span.text for span in line) for line in cell)


@pytest.mark.parametrize("lens", Lens)
def test_every_question_stands_once_in_the_order_of_the_clauses_with_its_number(lens: Lens) -> None:
    case = blank(lens)
    found = asked(case)
    assert list(found) == [known.id for known in case.requirements]
    assert [question.number for question in found.values()] == list(range(1, len(found) + 1))
    for requirement, question in zip(case.requirements, found.values(), strict=True):
        said = hints_of(question)
        assert question.question.startswith(requirement.asks)
        assert question.place == requirement.clause[lens]
        assert requirement.small_firm.rstrip(".") in said
        assert all(point in said for point in requirement.looks_for)
        assert (requirement.documents.keep is Keep.NONE) or requirement.documents.what.rstrip(".") in said


@pytest.mark.parametrize("lens", Lens)
def test_a_filter_leaves_only_what_it_names(lens: Lens) -> None:
    wanted = shipped().requirements(lens, quick=True)
    found = questions(worksheet(blank(lens), quick(lens)))
    assert [question.question.partition(" (rep")[0] for question in found] == [one.asks for one in wanted]
    assert [question.number for question in found] == list(range(1, len(wanted) + 1))


def test_a_filter_that_names_nothing_leaves_head_and_limits() -> None:
    shown = worksheet(blank(), Options(requirements=frozenset({"not-there"})))
    assert [section.heading for section in shown.sections] == ["", "Method and limits"]


@pytest.mark.parametrize("lens", Lens)
def test_every_clause_is_a_heading_over_its_questions(lens: Lens) -> None:
    names = {clause.number: clause.name for clause in shipped().clauses(lens)}
    headed = {
        question.number: section.heading
        for section in walk(worksheet(blank(lens), ALL).sections)
        for question in section.blocks
        if isinstance(question, AskedQuestion)
    }
    for number, question in enumerate(asked(blank(lens)).values(), start=1):
        assert headed[number] == names[question.place]


@pytest.mark.parametrize("lens", Lens)
def test_only_what_applies_is_asked_unless_all_is_wanted(lens: Lens) -> None:
    case = sampled(lens)
    applying = [one.requirement for one in judged(case).findings if one.grade is not Grade.NOT_APPLICABLE]
    assert list(asked(case, DEFAULT)) == applying
    assert list(asked(case)) == [known.id for known in case.requirements]


def test_a_firm_that_does_not_design_is_not_asked_about_design() -> None:
    case = sampled()
    assert case.decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE
    assert not [one.place for one in asked(case, DEFAULT).values() if one.place.startswith("8.3")]
    assert [one.place for one in asked(case).values() if one.place.startswith("8.3")]


@pytest.mark.parametrize(
    ("people", "told"), [(None, True), (9, True), (49, True), (50, False), (4200, False)]
)
def test_what_is_enough_in_a_small_firm_is_told_only_to_one(people: int | None, told: bool) -> None:
    case = sampled()
    of_people = replace(case.profile.people, effective_personnel=people)
    case = replace(case, profile=replace(case.profile, people=of_people))
    said = [hints_of(question) for question in asked(case, DEFAULT).values()]
    assert all(("Small firm:" in hints) is told for hints in said)


def boxes_by_question(case: Case) -> dict[str, list[str]]:
    return {id_: [value for value, _says in one.choice.values] for id_, one in asked(case).items()}


@pytest.mark.parametrize("lens", Lens)
def test_not_applicable_can_be_ticked_only_where_it_may_be_claimed(lens: Lens) -> None:
    case = blank(lens)
    with_claim = {id_ for id_, ticked in boxes_by_question(case).items() if "na" in ticked}
    assert case.decision.today.clause_8_3 is DesignClause.ASK  # so no claim about design can hold yet
    claimable = [known for known in case.requirements if known.applies is not Applies.NEVER]
    assert with_claim == {known.id for known in claimable if not is_design(known, lens)}
    for id_, question in asked(case).items():
        assert ("reason" in boxes_of(question)) == (id_ in with_claim)


def test_what_the_profile_says_does_occur_has_no_box_to_leave_it_out() -> None:
    case = sampled()
    ticked = boxes_by_question(case)
    assert case.profile.conditions.customer_property is True
    assert "na" not in ticked["entrusted-property"]
    assert "na" in ticked["outside-people-able"]


def test_the_worksheet_asks_in_plain_english() -> None:
    said = "".join(text_of((line,)) for line in _opening_lines(worksheet(blank())))
    assert "ask to be shown it" in said
    assert "let yourself" not in said


def test_each_question_has_a_box_for_each_level_and_room_to_write() -> None:
    for question in asked(blank()).values():
        labels = [says for _value, says in question.choice.values]
        assert labels[:5] == ["0 absent", "1 informal", "2 partial", "3 conforming", "4 effective"]
        assert labels[5:] in ([], ["N/A"])
        assert boxes_of(question)[:3] == ["evidence", "interviewee", "note"]
        assert question.rows[0][0].lines == 3
        assert "action, owner, due" in question.rows[1][1].label


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


def test_a_rating_that_is_known_is_said_only_where_that_is_wanted() -> None:
    case = replace(blank(), answers={"calibration": Answer(rating=Rating.PARTIAL)})
    wanted = replace(ALL, earlier_ratings=True)
    said = {id_: hints_of(question) for id_, question in asked(case, wanted).items()}
    assert said["calibration"].endswith("So far: 2 partial")
    assert sum("So far" in text for text in said.values()) == 1
    assert "So far" not in said_in(pdf_of(DocumentKind.WORKSHEET, case, judged(case), ALL).content)


def test_what_is_not_applicable_so_far_can_still_be_asked() -> None:
    found = asked(sampled(), replace(ALL, earlier_ratings=True)).values()
    design = [hints_of(one) for one in found if one.place.startswith("8.3")]
    assert design
    assert all(said.endswith("So far: not applicable") for said in design)


def test_it_never_says_that_something_was_assessed_on_a_day() -> None:
    shown = worksheet(blank(), replace(ALL, cover=True))
    assert shown.cover is not None
    every = len(shipped().requirements(Lens.ISO9001_2026))
    assert shown.cover.title.about == f"ISO 9001:2026 \u00b7 {every} questions"
    assert "assessed 18" not in "".join(
        pages_of(pdf_of(DocumentKind.WORKSHEET, blank(), judged(blank())).content)
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("lens", Lens)
def test_it_keeps_the_contract_and_has_room_on_few_pages(lens: Lens, paper: Paper) -> None:
    case = blank(lens)
    rendered = pdf_of(DocumentKind.WORKSHEET, case, judged(case), replace(ALL, paper=paper))
    assert breaches(rendered.content) == []
    assert rendered.pages <= 3 + len(case.requirements) / 3.3
    short = pdf_of(DocumentKind.WORKSHEET, case, judged(case), replace(quick(lens), paper=paper))
    assert short.pages <= 17


def test_nothing_that_helps_to_ask_is_in_small_or_grey_letters() -> None:
    """It is read at arm's length, between two people."""
    pdf = pypdfium2.PdfDocument(pdf_of(DocumentKind.WORKSHEET, sampled(), judged(sampled())).content)
    hint = next(iter(asked(sampled(), DEFAULT).values())).hints[0][1].split(" \u00b7 ")[0]
    with closing(pdf[0].get_textpage()) as text:
        place = text.search(hint[:30]).get_next()
        assert place is not None
        assert pdfium.FPDFText_GetFontSize(text, place[0]) >= 9.5
        parts = [ctypes.c_uint() for _part in range(4)]
        assert pdfium.FPDFText_GetFillColor(text, place[0], *parts)
        assert max(part.value for part in parts[:3]) < 80
    pdf.close()


@pytest.mark.parametrize("lens", Lens)
def test_no_question_of_ours_is_cut(lens: Lens) -> None:
    """What was found: the words of a long question had a gap beside the end of its boxes."""
    paper, root = Paper.LETTER, StructureElement(StructureType.DOCUMENT)
    place = BlockPlace(Stylesheet(Lettering()), text_width(paper), text_height(paper), root, (), {})
    for question in asked(blank(lens)).values():
        (strip,) = asked_question(question, place)
        assert strip.height < text_height(paper) / 2
