"""The sample organization through the whole job: store made, standard chosen, verdict, PDF written."""

import datetime
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from isoassess.assessment.case_builder import judge_case, lens_for
from isoassess.catalogue.catalogue import Catalogue, shipped
from isoassess.cli import judgement_words, printed_results
from isoassess.documents import DocumentKind, write
from isoassess.documents.replacing import check_replaceable
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.files.yaml_reader import read_text
from isoassess.language.texts import _
from isoassess.services.stored_case import stored_case
from isoassess.shown import shown_lines
from isoassess.store import Store

SAMPLE = "sample/example-fabrications.yaml"
STORE_NAME = "sample.db"
PDF_NAME = "readiness-summary.pdf"


@cache
def sample() -> AssessmentFile:
    """The sample organization with its answers; clearly not a real firm."""
    return read_text(files("resources").joinpath(SAMPLE).read_bytes(), AssessmentFile, name=SAMPLE)


def run_demo(folder: Path) -> Iterator[str]:
    """Do the whole job in `folder`, saying after each step what was done; running it again is harmless."""
    catalogue = shipped()
    check_replaceable(folder / PDF_NAME)
    with Store.open(folder / STORE_NAME, who="sample") as store:
        assessment_id = put_sample(store, catalogue)
        case = stored_case(store, catalogue, assessment_id)
    yield shown_lines([_("File: {path}").format(path=folder / STORE_NAME)])
    yield printed_results.decision_text(case.decision)
    judgement = judge_case(catalogue, case)
    yield judgement_words.judgement_text(case, judgement)
    written = write(DocumentKind.SUMMARY, case, judgement, folder / PDF_NAME)
    yield printed_results.written_text(written)


def put_sample(store: Store, catalogue: Catalogue) -> str:
    """The id of the sample's assessment in the store; what is missing of it is stored now."""
    given = sample()
    assessment_id = _found(store, given) or _begun(store, catalogue, given)
    answered = store.answers(assessment_id)
    for requirement_id, answer in given.everything_said.items():
        if requirement_id not in answered:
            store.save_answer(assessment_id, requirement_id, answer)
    return assessment_id


def _found(store: Store, given: AssessmentFile) -> str | None:
    for organization in store.organizations(search=given.organization.name):
        if organization.name == given.organization.name and (found := store.assessments(organization.id)):
            return found[0].id
    return None


def _begun(store: Store, catalogue: Catalogue, given: AssessmentFile) -> str:
    header = given.assessment
    started = header.date or datetime.date.today()
    organization_id = store.add_organization(given.profile)
    return store.add_assessment(
        organization_id,
        lens=header.lens or lens_for(given.profile, None, started),
        started=started,
        assessor=header.assessor,
        catalogue_version=catalogue.version,
    )
