"""Every document that can be made: its kind, and the module that knows it, a line each."""

from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from isoassess import __version__
from isoassess.assessment.document_control import Control
from isoassess.documents.action_plan import ACTION_PLAN
from isoassess.documents.data_stamp import whole_stamp
from isoassess.documents.full_report import FULL_REPORT
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.readiness_summary import READINESS_SUMMARY
from isoassess.documents.scope.internal_notes import INTERNAL_NOTES
from isoassess.documents.scope.statement import SCOPE_STATEMENT
from isoassess.documents.standards_handout import STANDARDS_HANDOUT
from isoassess.documents.transition.plan import TRANSITION_PLAN
from isoassess.documents.worksheet.interview_worksheet import INTERVIEW_WORKSHEET
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Profile
from isoassess.pdf.blocks import Document
from isoassess.pdf.tagging.own_properties import Origin


class DocumentKind(StrEnum):
    """Every document there is, by the word for it on the command line and in the file itself."""

    SUMMARY = "summary"
    FULL = "full"
    ACTIONS = "actions"
    WORKSHEET = "worksheet"
    SCOPE = "scope"
    SCOPE_NOTES = "scope-notes"
    TRANSITION = "transition"
    COMPARISON = "comparison"


KNOWN = {
    DocumentKind.SUMMARY: READINESS_SUMMARY,
    DocumentKind.FULL: FULL_REPORT,
    DocumentKind.ACTIONS: ACTION_PLAN,
    DocumentKind.WORKSHEET: INTERVIEW_WORKSHEET,
    DocumentKind.SCOPE: SCOPE_STATEMENT,
    DocumentKind.SCOPE_NOTES: INTERNAL_NOTES,
    DocumentKind.TRANSITION: TRANSITION_PLAN,
    DocumentKind.COMPARISON: STANDARDS_HANDOUT,
}


def document(kind: DocumentKind, case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The document of a kind about a case, with its origin; nothing in it is computed here."""
    return replace(KNOWN[kind].write(case, judgement, options), origin=_origin(kind, case, options.control))


def _origin(kind: DocumentKind, case: Case, control: Control) -> Origin:
    return Origin(
        stamp=whole_stamp(case),
        day=case.date,
        document=kind.value,
        lens=case.lens.value,
        organization=case.profile.organization.name,
        catalogue=case.catalogue_version,
        program=__version__,
        number=control.number.strip(),
        version="" if control.version is None else str(control.version),
    )


def takes(kind: DocumentKind, option: str) -> bool:
    """Whether an option changes anything in a document; those that none has for itself are for all."""
    having = {other for other in DocumentKind if option in KNOWN[other].only}
    return not having or kind in having


def kind_words(kind: DocumentKind) -> tuple[str, str]:
    """The name of a document, and whom or what it is for."""
    known = KNOWN[kind]
    return known.title(), known.purpose()


def nothing_in(kind: DocumentKind, profile: Profile, on: date) -> str:
    """Why a document would have nothing to say to an organization on a day; empty where it has."""
    return KNOWN[kind].nothing_in_it(profile, on)


def kind_code(kind: DocumentKind) -> str:
    """The two capitals by which a document is known in document numbers."""
    return KNOWN[kind].code


def file_name_pattern(kind: DocumentKind) -> str:
    """What a document is called in a folder, with places for `organization` and `date`."""
    return KNOWN[kind].file_name()
