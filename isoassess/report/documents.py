"""Which document is which: from a kind and its options to the blocks it is made of."""

from collections.abc import Callable

from isoassess.judgement import Case, Judgement
from isoassess.report.blocks import Document
from isoassess.report.options import DEFAULT, Kind, Options
from isoassess.report.summary import readiness_summary
from isoassess.texts import _

_WRITERS: dict[Kind, Callable[[Case, Judgement, Options], Document]] = {
    Kind.SUMMARY: readiness_summary,
}


def document(kind: Kind, case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The document of a kind about a case; nothing in it is computed here."""
    return _WRITERS[kind](case, judgement, options)


def available() -> tuple[Kind, ...]:
    """The documents that can be written, in the order they are offered."""
    return tuple(kind for kind in Kind if kind in _WRITERS)


def kind_words(kind: Kind) -> tuple[str, str]:
    """The name of a document, and whom or what it is for."""
    return {
        Kind.SUMMARY: (_("Readiness summary"), _("for the management")),
        Kind.FULL: (_("Full assessment report"), _("every requirement with its evidence")),
        Kind.ACTIONS: (_("Action plan"), _("who does what until when")),
        Kind.WORKSHEET: (_("Interview worksheet"), _("the questions on paper, to fill by hand")),
        Kind.SCOPE: (_("Scope and non-applicability"), _("the statement that clause 4.3 asks for")),
        Kind.COMPARISON: (_("ISO 9001 and ISO 9002 compared"), _("handout")),
    }[kind]
