"""The scope and non-applicability statement: a draft to be approved, and what will be asked about it."""

from isoassess.documents.common_parts import assessor_words, framed, head, preparer_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.scope.non_applicability import (
    determined,
    fallen_away,
    questioned,
    questions,
)
from isoassess.documents.sections.scope.scope_covers import activities, covers
from isoassess.documents.sections.scope.scope_model import contract_model
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Document, Items, NoteBox, Section, SignOff, Span
from isoassess.standard_choice.what_if_words import what_if_sentences


def scope_statement(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """What clause 4.3 asks to have documented; for a model of 1994, what the contract can be told."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Scope and non-applicability statement")
    return framed(
        case,
        options,
        title=title,
        running_title=_("scope statement"),
        sections=(
            Section(blocks=(head(case, options, title), _draft(case))),
            covers(case),
            activities(case),
            contract_model(case),
            which_standard(case, warned=False),
            determined(data),
            fallen_away(data),
            questioned(data),
            _would_change(case),
            questions(data),
            limits(case, options),
            _signatures(case, options),
        ),
    )


def _draft(case: Case) -> NoteBox:
    if case.lens.certifiable:
        says = _(
            "Clause 4.3 wants the scope to be available and maintained as documented information, with a "
            "justification for each requirement that is determined as not applicable. This draft follows "
            "from what the organization has said; it counts once the organization has checked and approved "
            "it."
        )
    else:
        says = _(
            "What this statement says follows from what the organization has said. It counts once the "
            "organization has checked and approved it, and for the contract only."
        )
    return NoteBox(label=_("Draft, to be approved"), lines=((Span(says),),))


def _would_change(case: Case) -> Section:
    """Each fact that alone would change the answer."""
    heading = _("What would change it")
    sentences = what_if_sentences(case.decision)
    if not sentences:
        return Section(heading=heading, blocks=(paragraph(_("No single fact alone would change it.")),))
    about = paragraph(_("One other answer would be enough:"))
    blocks: tuple[Block, ...] = (about, Items(lines=tuple((Span(text),) for text in sentences)))
    return Section(heading=heading, blocks=blocks)


def _signatures(case: Case, options: Options) -> Section:
    parties = (
        (_("Approved, for the organization"), case.profile.organization.contact),
        (_("Prepared by"), preparer_words(case, options) or assessor_words(case)),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    return Section(heading=_("Approval"), blocks=(block,))


SCOPE_STATEMENT = KnownDocument(
    write=scope_statement,
    title=lambda: _("Scope and non-applicability"),
    purpose=lambda: _("the statement that clause 4.3 asks for"),
    file_name=lambda: _("{organization} scope statement {date}.pdf"),
)
