"""The sample organization asked about its scope, in the statement and in the notes to it."""

from msgspec.structs import replace

from isoassess.assessment.case_builder import open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DEFAULT, Options
from isoassess.documents.scope.internal_notes import internal_notes
from isoassess.documents.scope.statement import scope_statement
from isoassess.domain import Answer, Lens
from isoassess.domain.case import Case
from isoassess.domain.profile import Profile
from isoassess.pdf.blocks import Document
from tests.sample_organization import sample
from tests.unit.documents import cases
from tests.unit.documents.real_cases import judged
from tests.unit.pdf.reading_back import words_of

NOT_APPLICABLE = "Determined as not applicable"
QUESTIONED = "Refused, or likely to be questioned"
BEFORE = "Before the statement is signed"


def statement_of(
    lens: Lens = Lens.ISO9001_2026,
    profile: Profile | None = None,
    options: Options = DEFAULT,
    **answers: Answer,
) -> Document:
    case = sample_case(lens, profile, **answers)
    return scope_statement(case, judged(case), options)


def notes_to(
    lens: Lens = Lens.ISO9001_2026,
    profile: Profile | None = None,
    options: Options = DEFAULT,
    **answers: Answer,
) -> Document:
    case = sample_case(lens, profile, **answers)
    return internal_notes(case, judged(case), options)


def sample_case(lens: Lens, profile: Profile | None, **answers: Answer) -> Case:
    given = sample()
    named = {id_.replace("_", "-"): answer for id_, answer in answers.items()}
    return open_case(
        shipped(),
        profile=profile or given.profile,
        answers=given.answers | named,
        lens=lens,
        on=cases.DAY,
        assessor="A. Consultant",
    )


def part(document: Document, heading: str) -> str:
    """What stands under a heading; nothing where there is none such."""
    return words_of(replace(document, sections=tuple(s for s in document.sections if s.heading == heading)))
