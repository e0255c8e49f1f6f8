"""The check of documented information: what is demanded, and whether it was shown."""

from isoassess.assessment.verdict.documented import (
    SHAPE_OF_SHOWN_STATE,
    DemandedDocument,
    DocumentedInformation,
    ShownState,
    documented,
    shown_words,
)
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, marked, paragraph
from isoassess.domain.words import keep_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Mark, Section, Span, Tone

_ORDER = (ShownState.NOT_SHOWN, ShownState.NOT_ASSESSED, ShownState.SHOWN, ShownState.NOT_APPLICABLE)
_TONE = {
    ShownState.SHOWN: Tone.CONFORMING,
    ShownState.NOT_SHOWN: Tone.MINOR,
    ShownState.NOT_ASSESSED: Tone.NEUTRAL,
    ShownState.NOT_APPLICABLE: Tone.NEUTRAL,
}


def documents_shown(data: DocumentData) -> Section | None:
    """What is missing first; None where the standard demands nothing."""
    found = documented(data.case, data.judgement.findings)
    if not found.documents:
        return None
    columns = (
        Column(title=_("State"), share=0.16),
        Column(title=_("Clause"), share=0.1),
        Column(title=_("Documented information"), share=0.56),
        Column(title=_("Kind"), share=0.18),
    )
    rows = tuple(_row(document) for state in _ORDER for document in found.having(state))
    heading = _("Documented information")
    return Section(heading=heading, blocks=(paragraph(_counts(found)), Grid(columns=columns, rows=rows)))


def _counts(found: DocumentedInformation) -> str:
    return _(
        "Demanded by the requirements that apply: {demanded}. Of these shown: {shown}; not shown: "
        "{not_shown}; not assessed: {not_assessed}. Of requirements that do not apply: {left}. A document is "
        "to be maintained, a record is to be retained; shown is what a likely fulfilled requirement demands."
    ).format(
        demanded=found.demanded,
        shown=found.shown,
        not_shown=found.not_shown,
        not_assessed=found.not_assessed,
        left=len(found.having(ShownState.NOT_APPLICABLE)),
    )


def _row(document: DemandedDocument) -> tuple[Cell, ...]:
    state = document.state
    mark = Mark(shape=SHAPE_OF_SHOWN_STATE[state], word=shown_words(state), tone=_TONE[state])
    clause = Span(document.clause, strong=True, link=document.requirement)
    return ((marked(mark),), ((clause,),), cell(document.what), cell(keep_words(document.keep), Tone.MUTED))
