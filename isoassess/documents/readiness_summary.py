"""The readiness summary: what the owner must know, in which order, for a reader who was not in the room."""

from isoassess.documents.common_parts import framed
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.sections.findings.gaps import own_grades
from isoassess.documents.sections.findings.left_open import not_applicable
from isoassess.documents.sections.outlook.closing import limits, sign_off
from isoassess.documents.sections.outlook.in_brief import in_brief
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.verdict.before_stages import prerequisites_in_brief
from isoassess.documents.sections.verdict.brief import besides, in_small, nonconformities
from isoassess.documents.sections.verdict.conformity import conformity
from isoassess.documents.sections.verdict.first_page import causes_in_brief, steps_ahead
from isoassess.documents.sections.verdict.opening import (
    cover_banner,
    identified,
    more_contradictions,
    opening,
)
from isoassess.documents.sections.verdict.sketch import is_sketch, still_open
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Section

CONTRADICTIONS = 10  # told at length


def readiness_summary(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The summary of a case, from its judgement; nothing in it is computed here."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Certificate readiness summary") if case.lens.certifiable else _("Contract readiness summary")
    return framed(
        case,
        options,
        title=title,
        banner=cover_banner(data, options),
        running_title=_("readiness summary"),
        sections=(
            opening(data, options, title),
            causes_in_brief(data),
            steps_ahead(data),
            in_brief(data, options.earlier),
            identified(data, options),
            *(_of_little(data) if is_sketch(judgement) else _at_length(data)),
            limits(case, options),
            sign_off(case, options),
        ),
    )


def _at_length(data: DocumentData) -> tuple[Section | None, ...]:
    return (
        conformity(data.judgement),
        in_small(which_standard(data.case)),
        prerequisites_in_brief(data),
        nonconformities(data),
        own_grades(data),
        in_small(not_applicable(data)),
        besides(data),
        more_contradictions(data, CONTRADICTIONS),
    )


def _of_little(data: DocumentData) -> tuple[Section | None, ...]:
    """No chart and no check of what nobody has looked at."""
    return (
        nonconformities(data),
        own_grades(data),
        in_small(which_standard(data.case)),
        in_small(not_applicable(data)),
        still_open(data),
        more_contradictions(data, CONTRADICTIONS),
    )


READINESS_SUMMARY = KnownDocument(
    write=readiness_summary,
    code="RS",
    title=lambda: _("Readiness summary"),
    purpose=lambda: _("for the management"),
    file_name=lambda: _("{organization} readiness summary {date}.pdf"),
    only=frozenset({"earlier"}),
)
