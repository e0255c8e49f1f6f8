"""What was said and shown of one requirement: every field of its answer that a report prints."""

from isoassess.documents.document_data import DocumentData
from isoassess.documents.sections.findings.finding_cells import labelled
from isoassess.domain import Answer, Finding, Grade, Rating
from isoassess.domain.answer_fields import answer_fields
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Line, Span, Tone


def said(data: DocumentData, finding: Finding) -> Cell:
    """A line for each field that says something; a file leads to its row in the register of evidence."""
    answer = data.answer(finding.requirement)
    told = {"reason": _refused_reason(finding, answer)}
    lines: list[Line] = []
    for field in answer_fields():
        if field.key == "attachments":
            lines += _files(data, answer, field.printed)
        elif field.printed and (text := told.get(field.key, str(field.of(answer)).strip())):
            lines.append(labelled(field.printed, text))
    return tuple(lines)


def file_anchor(number: str) -> str:
    """What links call the row of a file."""
    return f"file {number}"


def _files(data: DocumentData, answer: Answer, name: str) -> Cell:
    """Number and name of each file; what else is known of it stands in the register."""
    if not answer.attachments:
        return ()
    spans: list[Span] = []
    for id_ in answer.attachments:
        number, file = data.file_numbers.get(id_, ""), data.case.attachments.get(id_)
        spans.append(Span("; " if spans else name, Tone.TEXT if spans else Tone.MUTED))
        if file is None:
            spans.append(Span(_("a file that is no longer there")))
        else:
            spans.append(Span(f"{number} {file.name}", link=file_anchor(number)))
    return (tuple(spans),)


def _refused_reason(finding: Finding, answer: Answer) -> str:
    """What was said for a claim that does not hold; one that holds is the reason of the finding."""
    claimed = answer.rating is Rating.NOT_APPLICABLE and finding.grade is not Grade.NOT_APPLICABLE
    return answer.reason.strip() if claimed else ""
