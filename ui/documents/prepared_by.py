"""Whose name stands on a document until another one is typed, and what else is chosen for all documents."""

from isoassess.assessment.document_control import Control, Preparer
from isoassess.documents import Options
from isoassess.services.stored_case import rated_days
from isoassess.settings.declared import FIRM
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered


def preparer_of(remembered: Remembered) -> Preparer:
    return Preparer(name=remembered.own_name, firm=remembered.get(FIRM))


def prepared_by(opened: OpenAssessment) -> str:
    """The name typed for the documents of this assessment, else as usual."""
    typed = opened.documents.prepared_by
    return usually_prepared_by(opened) if typed is None else typed


def usually_prepared_by(opened: OpenAssessment) -> str:
    """The assessor or oneself, as far as nobody typed another name."""
    return preparer_of(opened.remembered).words(opened.assessor)


def options_for_all(opened: OpenAssessment) -> Options:
    """Of a document of any kind, wherever it leaves from; how it looks is not said yet."""
    return Options(
        issued=opened.today,
        cover=opened.documents.cover,
        confidential=opened.documents.confidential,
        control=Control(prepared_by=prepared_by(opened).strip()),
        rated=rated_days(opened.keeping.store, opened.id, opened.case),
    )
