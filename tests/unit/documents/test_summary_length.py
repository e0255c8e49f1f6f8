"""The summary is read in one sitting: two to four pages whatever the case, and it says what it leaves out."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.assessment.labels import message_words
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Logo, Options, Paper, pdf_of
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.documents.sections.verdict.brief import in_small
from isoassess.domain import Action, Answer, Attachment, Grade, Lens, Rating, Regrade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Organization, Site
from isoassess.pdf.blocks import Grid, Items, Prose, Section, Span
from isoassess.pdf.fonts import Lettering
from isoassess.pdf.stylesheet import Stylesheet
from isoassess.pdf.tagging.structure import StructureElement, StructureType
from isoassess.pdf.typeset.place import BlockPlace
from isoassess.pdf.typeset.prose import items, prose
from isoassess.services.assessment_files.reading import read_case
from tests.unit.documents import cases, real_cases
from tests.unit.pdf import specimen
from tests.unit.pdf.reading_back import pages_of, squeezed, words_of
from tests.unit.reckoning import reckon

FILES = sorted((Path(__file__).parents[2] / "data" / "assessments").glob("*.yaml"))
LONG = "Written at length by somebody who had an afternoon for it. " * 60
FIRST_PAGE = ("VERDICT", "What stands in the way", "Next steps", "Earliest certificate", "could be better.")


def pages(case: Case, judgement: Judgement, options: Options | None = None) -> list[str]:
    return pages_of(pdf_of(DocumentKind.SUMMARY, case, judgement, options or Options()).content)


def from_file(path: Path) -> tuple[Case, Judgement]:
    case = read_case(path, shipped())
    return case, real_cases.judged(case)


def crowded(text: str, *, lens: Lens = Lens.ISO9001_2026) -> Case:
    """Nothing in place, and everything that can be told is told at this length."""
    case = real_cases.sampled(lens)
    ratings = (Rating.ABSENT, Rating.PARTIAL, Rating.INFORMAL, Rating.CONFORMING, Rating.NOT_APPLICABLE)
    answers = {
        known.id: Answer(
            rating=ratings[place % len(ratings)],
            evidence=text,
            note=text,
            reason=f"{place} {text}",
            action=Action(what=f"{place} {text}", owner=text, due=cases.DAY),
            regrade=Regrade(grade=Grade.CONFORMING, reason=text) if place % 7 == 0 else Regrade(),
            attachments=("f",),
        )
        for place, known in enumerate(case.requirements)
    }
    profile = replace(
        case.profile,
        organization=Organization(name=text, address=text, country=text, contact=text),
        offer=replace(case.profile.offer, scope=text, products=text, services=text),
        people=replace(
            case.profile.people, sites=tuple(Site(name=f"{n} {text}", address=text) for n in range(30))
        ),
        design=replace(case.profile.design, example=text),
        certificate=replace(case.profile.certificate, standard=text, body=text),
    )
    file = Attachment(id="f", name=text, sha256="", size=1, number=text)
    return replace(case, profile=profile, answers=answers, assessor=text, attachments={"f": file})


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_assessment_of_the_field_has_two_to_four_pages(path: Path, paper: Paper) -> None:
    assert 2 <= len(pages(*from_file(path), Options(paper=paper, issued=cases.DAY))) <= 4


@pytest.mark.parametrize(
    ("text", "lens", "paper"),
    [
        ("", Lens.ISO9001_2026, Paper.A4),
        (LONG, Lens.ISO9002_1994, Paper.A4),
        ("W" * 3000, Lens.ISO9001_2026, Paper.LETTER),
        ("長" * 900, Lens.ISO9002_1994, Paper.LETTER),
        ("line\n" * 200, Lens.ISO9001_2026, Paper.A4),
    ],
)
def test_long_texts_everywhere_give_four_pages_all_the_same(text: str, lens: Lens, paper: Paper) -> None:
    case = crowded(text, lens=lens)
    control = Control(prepared_by=text, approved_by=text, distribution=text, changes=text, number=text)
    options = Options(paper=paper, control=control, cover=paper is Paper.A4)
    shown = pages(case, real_cases.judged(case), options)
    assert 2 <= len(shown) - options.cover <= 4
    assert "Sign-off" in shown[-1]


@settings(max_examples=3, deadline=None)
@given(st.text(max_size=600), st.integers(1, 5))
def test_no_text_whatever_makes_it_longer(text: str, times: int) -> None:
    case = crowded(text * times)
    assert 2 <= len(pages(case, real_cases.judged(case))) <= 4


@pytest.mark.parametrize(
    ("make", "logos"),
    [
        (real_cases.sampled, True),
        (cases.huge, False),
        (lambda: from_file(FILES[0])[0], True),
        (lambda: crowded(LONG[:600]), True),
    ],
)
def test_the_first_page_answers_everything_that_is_asked_first(
    make: Callable[[], Case], *, logos: bool
) -> None:
    case = make()
    judgement = cases.judged(case) if make is cases.huge else real_cases.judged(case)
    logo = Logo(content=specimen.png(), alt="Logo: Example")
    first, second, *others = pages(case, judgement, Options(logos=(logo, logo) if logos else ()))
    assert [words for words in FIRST_PAGE[:3] if words not in " ".join(first.split())] == []
    assert [words for words in FIRST_PAGE[3:] if words not in " ".join((first + second).split())] == []
    assert [words for words in (*FIRST_PAGE[:2], FIRST_PAGE[3]) if words in " ".join(others)] == []


def judged(case: Case) -> Judgement:
    return cases.judged(case) if case.requirements[0].id.startswith(("h-", "r-")) else real_cases.judged(case)


def in_its_way(case: Case) -> Case:
    """Everything absent, so that as much as can stands in the way."""
    return replace(case, answers={known.id: Answer(rating=Rating.ABSENT) for known in case.requirements})


@pytest.mark.parametrize(
    ("kind", "paper"), [(DocumentKind.SUMMARY, Paper.LETTER), (DocumentKind.FULL, Paper.A4)]
)
@pytest.mark.parametrize(
    "make",
    [
        cases.huge,
        lambda: in_its_way(real_cases.sampled()),
        lambda: in_its_way(real_cases.sampled(Lens.ISO9002_1994)),
        lambda: crowded(LONG[:600]),
        lambda: from_file(FILES[0])[0],
    ],
)
def test_verdict_and_what_stands_in_the_way_are_whole_and_each_cause_has_its_step_or_its_place(
    make: Callable[[], Case], paper: Paper, kind: DocumentKind
) -> None:
    case = make()
    judgement = judged(case)
    logo = Logo(content=specimen.png(), alt="Logo: Example")
    pdf = pdf_of(kind, case, judgement, Options(logos=(logo, logo), paper=paper))
    told = squeezed(" ".join(pages_of(pdf.content)[:4]))
    assert squeezed(message_words(judgement.because)) in told
    in_the_way = told.partition("Whatstandsintheway")[2].partition("Nextsteps")[0]
    assert "…" not in in_the_way
    steps = told.partition("Nextsteps")[2]
    missing = [one for one in judgement.causes if squeezed(one.label) not in in_the_way]
    assert missing == []
    doubts = told.partition("Toclearup,fortheverdictrestsonit")[2].partition("Whatstandsintheway")[0]
    assert "…" not in doubts
    clauses = {id_.requirement: id_.clause for id_ in judgement.findings}
    for one in judgement.obstacles:
        if one.certain and one.cause is not None:
            own = [clauses[b.requirement] if b.requirement else b.clause for b in one.blockers if not b.fact]
            assert squeezed(one.cause.label) in steps or any(clause in steps for clause in own)


def test_what_has_no_room_is_counted_and_the_majors_come_first() -> None:
    case, judgement = cases.huge(), cases.judged(cases.huge())
    document = readiness_summary(case, judgement)
    text, counts = words_of(document), reckon(case).counts
    section = next(one for one in document.sections if one.heading == "Likely nonconformities")
    rows = next(block.rows for block in section.blocks if isinstance(block, Grid))
    grades = ["Likely major" if "Likely major" in words(row) else "Likely minor" for row in rows]
    told = re.search(r"Too many to list here: (\d+) likely minors, told in the full", text)
    assert told is not None
    assert grades.count("Likely major") == counts["major"]
    assert grades.count("Likely minor") + int(told[1]) == counts["minor"]
    assert grades == sorted(grades)
    listed = text.partition("full assessment report. Clauses: ")[2].partition(".\n")[0]
    assert sum(int(one.partition(" (")[2].rstrip(")") or 1) for one in listed.split(", ")) == int(told[1])


def words(row: tuple[tuple[tuple[object, ...], ...], ...]) -> str:
    return " ".join(str(span) for cell in row for line in cell for span in line)


def test_what_is_cut_says_where_all_of_it_is() -> None:
    case = cases.huge()
    long = replace(case, profile=replace(case.profile, offer=replace(case.profile.offer, scope=LONG)))
    text = " ".join(pages(long, cases.judged(long)))
    assert squeezed(LONG) not in squeezed(text)
    assert "the full assessment report has all of it" in text
    full = " ".join(pages_of(pdf_of(DocumentKind.FULL, long, cases.judged(long)).content))
    assert squeezed(LONG[:2000]) in squeezed(full)


def test_nothing_is_cut_where_there_is_room() -> None:
    text = words_of(readiness_summary(real_cases.sampled(), real_cases.judged(real_cases.sampled())))
    assert "Too many to list" not in text
    assert "the full assessment report has all of it" not in text


def test_the_same_case_gives_the_same_bytes() -> None:
    case = crowded("twice the same")
    made = [pdf_of(DocumentKind.SUMMARY, case, real_cases.judged(case)).content for _time in range(2)]
    assert made[0] == made[1]
    with pikepdf.open(BytesIO(made[0])) as pdf:
        assert len(pdf.pages) == 4


def test_a_list_is_set_as_small_as_the_paragraphs_around_it() -> None:
    line = ((Span("Something to be careful about."),),)
    section = in_small(Section(heading="Why", blocks=(Prose(lines=line), Items(lines=line))))
    assert section is not None
    prose_block, list_block = section.blocks
    assert isinstance(prose_block, Prose)
    assert isinstance(list_block, Items)
    place = BlockPlace(Stylesheet(Lettering()), 400, 600, StructureElement(StructureType.DOCUMENT), (), {})
    heights = {strip.height for strip in (*prose(prose_block, place), *items(list_block, place))}
    assert len(heights) == 1
