"""The documents, against the same texts and tables in bare ReportLab and bare python-docx."""

from functools import partial

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, pdf_of
from isoassess.documents.registry import document
from isoassess.domain import Lens
from isoassess.domain.case import Case, Judgement
from isoassess.pdf.fonts import coverage
from isoassess.pdf.paper import Paper
from isoassess.word.rendering import word_file
from tests.bench.bare_documents import bare, bare_word, flat
from tests.bench.measuring import Bench, By, Counted, Effort, Measured, Results, Row, in_turns
from tests.sample_organization import sample

FLOOR = "the same texts in bare "
CASE = """
from isoassess.documents import DocumentKind, pdf_of
from isoassess.documents.registry import document
from tests.bench.bare_documents import bare, flat
from tests.bench.bench_documents import sample_case
case, judgement = sample_case()
for kind in (DocumentKind.SUMMARY, DocumentKind.FULL):
    story = flat(document(kind, case, judgement))
pdf_of(DocumentKind.SUMMARY, case, judgement)
"""


def sample_case() -> tuple[Case, Judgement]:
    """The sample organization, judged."""
    catalogue, given = shipped(), sample()
    day = given.assessment.date
    assert day is not None
    lens = given.assessment.lens or Lens.ISO9001_2026
    case = open_case(catalogue, profile=given.profile, answers=given.answers, lens=lens, on=day)
    return case, judge_case(catalogue, case)


def measure(effort: Effort) -> Results:
    case, judgement = sample_case()
    coverage()  # registers the fonts, which both use
    results = {}
    for row, kind, rounds in (("summary", DocumentKind.SUMMARY, 15), ("full", DocumentKind.FULL, 7)):
        story = flat(document(kind, case, judgement))
        floor, ours = in_turns(
            effort.rounds(rounds), partial(bare, story), partial(pdf_of, kind, case, judgement)
        )
        pages = pdf_of(kind, case, judgement).pages
        results[row] = Measured(ours=ours, floor=floor, note=f"{pages} pages")
    story = flat(document(DocumentKind.FULL, case, judgement))
    floor, ours = in_turns(effort.rounds(7), partial(bare_word, story), partial(_word, case, judgement))
    return results | {"word": Measured(ours=ours, floor=floor)}


def _word(case: Case, judgement: Judgement) -> None:
    """From the case on, as the PDF is."""
    word_file(document(DocumentKind.FULL, case, judgement), Paper.A4)


def _counted(kind: DocumentKind) -> Counted:
    chosen = f"kind = DocumentKind.{kind.name}\n"
    return Counted(
        ours=f"{CASE}{chosen}pdf_of(kind, case, judgement)",
        floor=f"{CASE}{chosen}bare(flat(document(kind, case, judgement)))",
        less=CASE,
    )


BENCH = Bench(
    rows=(
        Row(
            name="summary",
            work="readiness summary",
            floor=f"{FLOOR}ReportLab",
            budget=0.9,
            by=By.PROCESSOR,
            counted=_counted(DocumentKind.SUMMARY),
        ),
        Row(
            name="full",
            work="full report",
            floor=f"{FLOOR}ReportLab",
            budget=1.0,
            by=By.PROCESSOR,
            counted=_counted(DocumentKind.FULL),
        ),
        Row(
            name="word",
            work="full report for Word",
            floor=f"{FLOOR}python-docx",
            budget=1.2,
            by=By.PROCESSOR,
        ),
    ),
    measure=measure,
)
