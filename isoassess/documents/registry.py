"""Every document that can be made, once: its kind, its names, its own options and what writes it."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from isoassess import __version__
from isoassess.documents.action_plan import action_plan
from isoassess.documents.data_stamp import whole_stamp
from isoassess.documents.full_report import full_report
from isoassess.documents.interview_worksheet import interview_worksheet
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.documents.scope_statement import scope_statement
from isoassess.documents.standards_handout import standards_handout
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Origin


class DocumentKind(StrEnum):
    """Every document there is, by the word for it on the command line and in the file itself."""

    SUMMARY = "summary"
    FULL = "full"
    ACTIONS = "actions"
    WORKSHEET = "worksheet"
    SCOPE = "scope"
    COMPARISON = "comparison"


class KnownDocument(Struct, frozen=True):
    """A document as it is offered.

    `title` is its name, `purpose` whom or what it is for, `file_name` what it is called in a folder, with
    places for the organization and the date. `only`: the options that no other document takes.
    """

    write: Callable[[Case, Judgement, Options], Document]
    title: str
    purpose: str
    file_name: str
    only: frozenset[str] = frozenset()


def known_document(kind: DocumentKind) -> KnownDocument:
    """All that sets one document apart from the others."""
    return {
        DocumentKind.SUMMARY: KnownDocument(
            readiness_summary,
            _("Readiness summary"),
            _("for the management"),
            _("{organization} readiness summary {date}.pdf"),
        ),
        DocumentKind.FULL: KnownDocument(
            full_report,
            _("Full assessment report"),
            _("every requirement with its evidence"),
            _("{organization} full report {date}.pdf"),
            frozenset({"earlier"}),
        ),
        DocumentKind.ACTIONS: KnownDocument(
            action_plan,
            _("Action plan"),
            _("who does what until when"),
            _("{organization} action plan {date}.pdf"),
            frozenset({"owner"}),
        ),
        DocumentKind.WORKSHEET: KnownDocument(
            interview_worksheet,
            _("Interview worksheet"),
            _("the questions on paper, to fill by hand"),
            _("{organization} interview worksheet {date}.pdf"),
            frozenset({"questions"}),
        ),
        DocumentKind.SCOPE: KnownDocument(
            scope_statement,
            _("Scope and non-applicability"),
            _("the statement that clause 4.3 asks for"),
            _("{organization} scope statement {date}.pdf"),
        ),
        DocumentKind.COMPARISON: KnownDocument(
            standards_handout,
            _("ISO 9001 and ISO 9002 compared"),
            _("handout"),
            _("{organization} ISO 9001 and ISO 9002 compared {date}.pdf"),
        ),
    }[kind]


def document(kind: DocumentKind, case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The document of a kind about a case, with its origin; nothing in it is computed here."""
    return replace(known_document(kind).write(case, judgement, options), origin=_origin(kind, case))


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


def takes(kind: DocumentKind, option: str) -> bool:
    """Whether an option changes anything in a document; those that none has for itself are for all."""
    having = {other for other in DocumentKind if option in known_document(other).only}
    return not having or kind in having


def kind_words(kind: DocumentKind) -> tuple[str, str]:
    """The name of a document, and whom or what it is for."""
    known = known_document(kind)
    return known.title, known.purpose
