"""Which document is which: from a kind and its options to the blocks it is made of."""

from collections.abc import Callable

from msgspec.structs import replace

from isoassess import __version__
from isoassess.documents.action_plan import action_plan
from isoassess.documents.data_stamp import whole_stamp
from isoassess.documents.full_report import full_report
from isoassess.documents.interview_worksheet import interview_worksheet
from isoassess.documents.options import DEFAULT, DocumentKind, Options
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.documents.scope_statement import scope_statement
from isoassess.documents.standards_handout import standards_handout
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Origin

_WRITERS: dict[DocumentKind, Callable[[Case, Judgement, Options], Document]] = {
    DocumentKind.SUMMARY: readiness_summary,
    DocumentKind.FULL: full_report,
    DocumentKind.ACTIONS: action_plan,
    DocumentKind.SCOPE: scope_statement,
    DocumentKind.WORKSHEET: interview_worksheet,
    DocumentKind.COMPARISON: standards_handout,
}


def document(kind: DocumentKind, case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The document of a kind about a case, with its origin; nothing in it is computed here."""
    return replace(_WRITERS[kind](case, judgement, options), origin=_origin(kind, case))


def _origin(kind: DocumentKind, case: Case) -> Origin:
    return Origin(
        stamp=whole_stamp(case),
        day=case.date,
        document=kind.value,
        lens=case.lens.value,
        organization=case.profile.organization.name,
        catalogue=case.catalogue_version,
        program=__version__,
    )


def kind_words(kind: DocumentKind) -> tuple[str, str]:
    """The name of a document, and whom or what it is for."""
    return {
        DocumentKind.SUMMARY: (_("Readiness summary"), _("for the management")),
        DocumentKind.FULL: (_("Full assessment report"), _("every requirement with its evidence")),
        DocumentKind.ACTIONS: (_("Action plan"), _("who does what until when")),
        DocumentKind.WORKSHEET: (_("Interview worksheet"), _("the questions on paper, to fill by hand")),
        DocumentKind.SCOPE: (_("Scope and non-applicability"), _("the statement that clause 4.3 asks for")),
        DocumentKind.COMPARISON: (_("ISO 9001 and ISO 9002 compared"), _("handout")),
    }[kind]
