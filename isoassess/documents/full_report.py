"""The full assessment report: everything that was asked, said, shown and concluded, with links between."""

from msgspec.structs import replace

from isoassess.documents.entry_material import Material
from isoassess.documents.frame import framed, organization_words
from isoassess.documents.full_report_opening import first_page, one_page
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import paragraph
from isoassess.documents.sections.findings.claimed import claims_made
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
    material = Material(case, judgement)
    title = _("Full assessment report")
    return framed(
        case,
        options,
        title=title,
        running_title=_("full assessment report"),
        sections=(
            *first_page(material, options, title),
            *_basis(material, options),
            one_page(material),
            *_results(material),
            *_gaps(material),
            *_consequences(material, options),
            every_requirement(material),
            sign_off(case, options),
        ),
    )


def _basis(material: Material, options: Options) -> tuple[Section, ...]:
    case = material.case
    purpose = _(
        "This report says how far {organization} fulfills {lens} on {day}: what is in place, what is missing "
        "and what comes next. It is written for those who run the organization and those who prepare it for "
        "a certificate or a contract."
    ).format(organization=organization_words(case), lens=case.lens.label, day=date_words(case.date))
    return (assessed(material, options), method(case, purpose))


def _results(material: Material) -> tuple[Section | None, ...]:
    """What the figures say, what works, what is in the way."""
    judgement = material.judgement
    charts = (radar(material.case, judgement), maturity_profile(judgement))
    below = tuple(chart for chart in charts if chart is not None)
    return (
        replace(conformity(judgement), sections=below, fresh=True),
        strengths(material),
        blockers(material),
        shortest_way(material),
        which_standard(material.case),
        prerequisites(material),
    )


def _gaps(material: Material) -> tuple[Section | None, ...]:
    found = (
        nonconformities(material),
        opportunities(material),
        own_grades(material),
        claims_made(material),
    )
    below = tuple(section for section in found if section is not None)
    nothing = () if any(found[:3]) else (paragraph(_no_gap(material)),)
    return (
        Section(heading=_("Gap register"), blocks=nothing, sections=below),
        documents_shown(material),
        not_applicable(material),
        contradictions(material),
    )


def _consequences(material: Material, options: Options) -> tuple[Section | None, ...]:
    earlier = options.earlier
    changed = change(earlier) if earlier is not None else None
    return (outlook(material), changed, not_assessed(material))


def _no_gap(material: Material) -> str:
    if not material.judgement.share.assessed:
        return _("Nothing is assessed yet, so no gap is known.")
    return _("No gap is known: everything that is assessed is likely conforming.")
