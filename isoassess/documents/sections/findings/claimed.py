"""What is claimed and not shown: which requirements, and how they are counted."""

from isoassess.assessment.verdict.claimed import FULFILLED, Claimed, claimed, count_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import clause_words, paragraph
from isoassess.domain import Finding
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Prose, Section


def claimed_words(data: DocumentData) -> str:
    """How many, and of which clauses; empty where there is none."""
    found = claimed(data.judgement.findings)
    if not found.findings:
        return ""
    return _("{claims} Clauses: {clauses}.").format(
        claims=count_words(found), clauses=clause_words(found.clauses)
    )


def claimed_at_length(data: DocumentData) -> Section | None:
    """The same, with the statements that count as fulfilled; the others stand among the nonconformities."""
    found = claimed(data.judgement.findings)
    if not found.findings:
        return None
    blocks: list[Block] = [paragraph(count_words(found)), *_statements(data, found)]
    return Section(heading=_heading(), blocks=tuple(blocks))


def _heading() -> str:
    return _("Claimed, not shown")


def _statements(data: DocumentData, found: Claimed) -> tuple[Block, ...]:
    ids = [finding.requirement for finding in found.findings if _counts(finding)]
    if not ids:
        return ()
    about = _("Counted as likely fulfilled, and still to be shown:")
    return (paragraph(about), Prose(lines=data.statements(ids), small=True))


def _counts(finding: Finding) -> bool:
    return finding.grade in FULFILLED
