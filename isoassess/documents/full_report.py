"""The full assessment report: everything that was asked, said, shown and concluded, with links between."""

from msgspec.structs import replace

from isoassess.documents.common_parts import framed, organization_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.full_report_opening import first_page, one_page
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph
from isoassess.documents.sections.evidence.register import evidence_register
from isoassess.documents.sections.findings.claimed import claimed_at_length
from isoassess.documents.sections.findings.documents_shown import documents_shown
from isoassess.documents.sections.findings.entries import every_requirement
from isoassess.documents.sections.findings.gaps import nonconformities, opportunities, own_grades
from isoassess.documents.sections.findings.left_open import contradictions, not_applicable, not_assessed
from isoassess.documents.sections.outlook.closing import method, sign_off
from isoassess.documents.sections.outlook.outlook import outlook
from isoassess.documents.sections.outlook.standards import which_standard
from isoassess.documents.sections.scope.assessed import assessed
from isoassess.documents.sections.verdict.before_stages import prerequisites
from isoassess.documents.sections.verdict.change import change
from isoassess.documents.sections.verdict.conformity import conformity
from isoassess.documents.sections.verdict.obstacles import blockers, shortest_way
from isoassess.documents.sections.verdict.profile_charts import maturity_profile, radar
from isoassess.documents.sections.verdict.strengths import strengths
from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document, Section


def full_report(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The report of a case, from its judgement; nothing in it is computed here."""
    data = DocumentData(case, judgement, options.issued)
    title = _("Full assessment report")
    return framed(
        case,
        options,
        title=title,
        running_title=_("full assessment report"),
        sections=(
            *first_page(data, options, title),
            *_basis(data, options),
            one_page(data),
            *_results(data),
            *_gaps(data),
            *_consequences(data, options),
            every_requirement(data),
            evidence_register(data, options.pictures),
            sign_off(case, options),
        ),
    )


def _basis(data: DocumentData, options: Options) -> tuple[Section, ...]:
    case = data.case
    purpose = _(
        "This report says how far {organization} fulfills {lens} on {day}: what is in place, what is missing "
        "and what comes next. It is written for those who run the organization and those who prepare it for "
        "a certificate or a contract."
    ).format(organization=organization_words(case), lens=case.lens.label, day=date_words(case.date))
    return (assessed(data, options), method(case, options, purpose))


def _results(data: DocumentData) -> tuple[Section | None, ...]:
    """What the figures say, what works, what is in the way."""
    judgement = data.judgement
    charts = (radar(data.case, judgement), maturity_profile(judgement))
    below = tuple(chart for chart in charts if chart is not None)
    return (
        replace(conformity(judgement), sections=below, fresh=True),
        strengths(data),
        blockers(data),
        shortest_way(data),
        which_standard(data.case),
        prerequisites(data),
    )


def _gaps(data: DocumentData) -> tuple[Section | None, ...]:
    found = (
        nonconformities(data),
        opportunities(data),
        own_grades(data),
        claimed_at_length(data),
    )
    below = tuple(section for section in found if section is not None)
    nothing = () if any(found[:3]) else (paragraph(_no_gap(data)),)
    return (
        Section(heading=_("Gap register"), blocks=nothing, sections=below),
        documents_shown(data),
        not_applicable(data),
        contradictions(data),
    )


def _consequences(data: DocumentData, options: Options) -> tuple[Section | None, ...]:
    earlier = options.earlier
    changed = change(earlier) if earlier is not None else None
    return (outlook(data), changed, not_assessed(data))


def _no_gap(data: DocumentData) -> str:
    if not data.judgement.share.assessed:
        return _("Nothing is assessed yet, so no gap is known.")
    return _("No gap is known: everything that is assessed is likely conforming.")


FULL_REPORT = KnownDocument(
    write=full_report,
    title=lambda: _("Full assessment report"),
    purpose=lambda: _("every requirement with its evidence"),
    file_name=lambda: _("{organization} full report {date}.pdf"),
    only=frozenset({"earlier", "pictures"}),
)
