"""The scope and non-applicability statement: what is to be signed, and nothing that is still in doubt."""

from isoassess.documents.common_parts import assessor_words, edition_words, framed, head, preparer_words
from isoassess.documents.data_stamp import stamp
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import cell
from isoassess.documents.sections.control import change_in_short
from isoassess.documents.sections.scope.determined import determined
from isoassess.documents.sections.scope.scope_covers import activities, covers
from isoassess.documents.sections.scope.scope_model import contract_model
from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Column, Document, Grid, Prose, Section, SignOff, Span

BY_HAND = 7.5  # millimeters that a word written by hand needs


def scope_statement(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """What clause 4.3 asks to have documented; for a model of 1994, what the contract can be told."""
    data = DocumentData(case, judgement, options.issued)
    title, against = _("Scope and non-applicability statement"), _against(case)
    return framed(
        case,
        options,
        title=title,
        running_title=_("scope statement"),
        sections=(
            Section(blocks=(head(case, options, title, against), _control(data, options))),
            covers(case),
            activities(case),
            contract_model(case),
            determined(data),
            _approval(case, options),
        ),
        against=against,
    )


def _against(case: Case) -> str:
    if not case.lens.certifiable:
        return case.lens.label
    return _("{lens} \u00b7 documented scope (clause 4.3)").format(lens=case.lens.label)


def _control(data: DocumentData, options: Options) -> Grid:
    """By what the statement is told from others; what is not given is filled in by hand."""
    columns = (
        Column(title=_("Document number"), share=0.24),
        Column(title=_("Version"), share=0.14),
        Column(title=_("Date of issue"), share=0.22),
        Column(title=_("Distribution"), share=0.4),
    )
    control = options.control
    version, day = ("", "") if control.version is None else (str(control.version), date_words(data.issued))
    row = (control.number, version, day, control.distribution)
    return Grid(columns=columns, rows=(tuple(cell(text.strip()) for text in row),), room=BY_HAND)


def _approval(case: Case, options: Options) -> Section:
    parties = (
        (_("Prepared by"), preparer_words(case, options) or assessor_words(case)),
        (_("Approved, for the organization"), options.control.approved_by.strip()),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    return Section(heading=_("Approval"), blocks=(block, _in_force(case, options)))


def _in_force(case: Case, options: Options) -> Prose:
    """From when it counts, what it was made from, and what is new in it."""
    if case.lens.certifiable:
        counts = _("In force from its approval, until a later version takes its place.")
    else:
        counts = _("In force from its approval, and for the contract only.")
    basis = _("{edition}; data of {day}. Data stamp {stamp}.").format(
        edition=edition_words(case), day=date_words(case.date), stamp=stamp(case)
    )
    said = " ".join(filter(None, (counts, basis, change_in_short(options))))
    return Prose(lines=((Span(said),),), small=True)


SCOPE_STATEMENT = KnownDocument(
    write=scope_statement,
    code="SC",
    title=lambda: _("Scope and non-applicability"),
    purpose=lambda: _("the statement that clause 4.3 asks for"),
    file_name=lambda: _("{organization} scope statement {date}.pdf"),
)
