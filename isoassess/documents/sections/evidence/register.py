"""The register of evidence: every file that an answer names, and the pictures among them."""

from collections.abc import Mapping

from isoassess.documents.document_data import DocumentData
from isoassess.documents.evidence_pictures import EvidencePicture, has_pictures, limits_words, used_files
from isoassess.documents.phrases import cell, clause_words, paragraph
from isoassess.documents.sections.findings.said import file_anchor
from isoassess.domain import Attachment
from isoassess.language.amounts import size_words
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Section, Span, Tone
from isoassess.pdf.picture_blocks import Picture, Pictures

Shown = Mapping[str, EvidencePicture]


def evidence_register(data: DocumentData, pictures: Shown | None) -> Section | None:
    """The files in the order of the requirements they are for, each with a number; None without a file.

    `pictures` by the id of their file; None where none is wanted.
    """
    numbered = data.file_numbers
    if not numbered:
        return None
    rows = tuple(_row(data, id_, number, pictures) for id_, number in numbered.items())
    columns = (
        Column(title=_("No."), share=0.08, small=True),
        Column(title=_("File"), share=0.42),
        Column(title=_("Of"), share=0.16),
        Column(title=_("Size"), share=0.1, figures=True),
        Column(title=_("For"), share=0.24),
    )
    shown = _pictures(data, numbered, pictures or {})
    return Section(
        heading=_("Register of evidence"),
        blocks=(paragraph(_about(data, pictures)), Grid(columns=columns, rows=rows, named=True)),
        sections=(Section(heading=_("Pictures"), blocks=(shown,)),) if shown.items else (),
        anchor="evidence",
    )


def _about(data: DocumentData, pictures: Shown | None) -> str:
    says = _("The files that were given as evidence. They are kept with the assessment.")
    if has_pictures(data.case) and pictures is None:
        return says + " " + _("Pictures are not shown in this report.")
    if any(picture.beyond_limits for picture in (pictures or {}).values()):
        return says + " " + limits_words()
    return says


def _row(data: DocumentData, id_: str, number: str, pictures: Shown | None) -> tuple[Cell, ...]:
    file = data.case.attachments[id_]
    picture = (pictures or {}).get(id_)
    link = _anchor(number) if picture is not None and picture.content else ""
    why = cell(picture.left_out, Tone.MUTED) if picture is not None and picture.left_out else ()
    return (
        ((Span(number, strong=True, link=link, anchor=file_anchor(number)),),),
        ((Span(file.name),), *_numbered_by_firm(file), *why),
        cell(_day(file)),
        cell(size_words(file.size)),
        ((Span(_clauses(data, id_)),),),
    )


def _numbered_by_firm(file: Attachment) -> Cell:
    number = file.number.strip()
    return cell(_("document no. {number}").format(number=number), Tone.MUTED) if number else ()


def _day(file: Attachment) -> str:
    return date_words(file.effective) if file.effective else _("no date")


def _clauses(data: DocumentData, id_: str) -> str:
    return clause_words(data.clause(requirement) for requirement in used_files(data.case)[id_])


def _pictures(data: DocumentData, numbered: Mapping[str, str], pictures: Shown) -> Pictures:
    shown = ((id_, number) for id_, number in numbered.items() if id_ in pictures and pictures[id_].content)
    return Pictures(items=tuple(_picture(data, id_, number, pictures[id_]) for id_, number in shown))


def _picture(data: DocumentData, id_: str, number: str, picture: EvidencePicture) -> Picture:
    file = data.case.attachments[id_]
    about = _("{file}, {day}, for {clauses}").format(
        file=file.name, day=_day(file), clauses=_clauses(data, id_)
    )
    alt = _("Picture {number}, attached as evidence: {about}").format(number=number, about=about)
    return Picture(
        content=picture.content,
        width=picture.width,
        height=picture.height,
        number=number,
        about=about,
        anchor=_anchor(number),
        alt=alt,
    )


def _anchor(number: str) -> str:
    return f"evidence {number}"
