"""The organization of the sample as tests want it: with the days of its file, and counted as a client is."""

import datetime

from isoassess.assessment.case_builder import lens_for
from isoassess.catalogue.catalogue import Catalogue
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.services.sample.content import sample_file
from isoassess.store import Shelf, Store


def sample() -> AssessmentFile:
    """The organization with its answers."""
    return sample_file()


def put_sample(store: Store, catalogue: Catalogue) -> str:
    """The id of its assessment in the store; what is missing of it is stored now."""
    given = sample()
    assessment_id = _found(store, given) or _begun(store, catalogue, given)
    answered = store.answers(assessment_id)
    for requirement_id, answer in given.everything_said.items():
        if requirement_id not in answered:
            store.save_answer(assessment_id, requirement_id, answer)
    return assessment_id


def _found(store: Store, given: AssessmentFile) -> str | None:
    for id_, name, shelf in store.organization_names():
        if (name, shelf) == (given.organization.name, Shelf.ACTIVE) and (found := store.assessments(id_)):
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
