"""The internal notes to the scope: what to settle before the statement is signed, and what will be asked."""

from isoassess.documents.common_parts import framed, head
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph
from isoassess.documents.sections.control import controlled
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.scope.before_signing import before_signing
from isoassess.documents.sections.scope.questioned import questioned, questions, to_be_shown
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Document, Items, NoteBox, Section, Span, Tone
from isoassess.standard_choice.what_if_words import what_if_sentences


def internal_notes(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """All that the statement is better without: advice, doubts, contradictions, open points."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Internal notes to the scope")
    return framed(
        case,
        options,
        title=title,
        running_title=_("internal notes to the scope"),
        sections=(
            Section(blocks=(head(case, options, title), _stays_inside())),
            before_signing(data, options),
            questioned(data),
            to_be_shown(data),
            which_standard(case, warned=False),
            _would_change(case),
            questions(data),
            limits(case, options),
            controlled(case, options),
        ),
    )


def _stays_inside() -> NoteBox:
    says = _(
        "These notes belong to the scope statement and are no part of it: they are neither signed nor handed "
        "out with it."
    )
    return NoteBox(label=_("Internal"), lines=((Span(says),),), tone=Tone.MINOR)


def _would_change(case: Case) -> Section:
    """Each fact that alone would change the answer."""
    heading = _("What would change it")
    sentences = what_if_sentences(case.decision)
    if not sentences:
        return Section(heading=heading, blocks=(paragraph(_("No single fact alone would change it.")),))
    about = paragraph(_("One other answer would be enough:"))
    blocks: tuple[Block, ...] = (about, Items(lines=tuple((Span(text),) for text in sentences)))
    return Section(heading=heading, blocks=blocks)


INTERNAL_NOTES = KnownDocument(
    write=internal_notes,
    code="SN",
    title=lambda: _("Internal notes to the scope"),
    purpose=lambda: _("what to settle before it is signed"),
    file_name=lambda: _("{organization} internal notes to the scope {date}.pdf"),
)
