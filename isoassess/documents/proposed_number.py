"""Which number is proposed for a document that is to be issued: that of its version before, or a new one."""

from collections.abc import Iterable
from datetime import date

from isoassess.assessment.document_control import IssuedDocument, latest
from isoassess.documents.registry import DocumentKind, kind_code
from isoassess.domain.case import Case
from isoassess.language.document_numbers import NumberParts, number_by, short_name


def proposed_number(
    pattern: str,
    kind: DocumentKind,
    case: Case,
    on: date,
    *,
    assessment_id: str,
    issued: Iterable[IssuedDocument],
) -> str:
    """The number by the pattern, counted on where another document of the organization has it (BadInput).

    `issued`: all issued documents of the organization.
    """
    known = tuple(issued)
    before = latest(known, assessment_id).get(kind.value)
    if before is not None and before.number:
        return before.number
    taken = {one.number for one in known}
    documents = {(one.kind, one.assessment_id) for one in known} - {(kind.value, assessment_id)}
    last = ""
    for count in range(len(documents) + 1, 2 * len(documents) + 3):
        number = number_by(pattern, _parts(kind, case, on, count))
        if number not in taken or number == last:  # a pattern without a count gives the same for ever
            return number
        last = number
    return last


def _parts(kind: DocumentKind, case: Case, on: date, count: int) -> NumberParts:
    name = " ".join(case.profile.organization.name.split())
    return NumberParts(
        kind=kind_code(kind), year=on.year, organization=name, short=short_name(name), count=count
    )
