"""The readiness summary: what the owner must know, in which order, for a reader who was not in the room."""

from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Document
from isoassess.report.before_stages import prerequisites_in_brief
from isoassess.report.brief import nonconformities, not_assessed, opportunities
from isoassess.report.claims_made import claims_in_brief
from isoassess.report.closing import method, sign_off
from isoassess.report.conformity import conformity
from isoassess.report.frame import framed
from isoassess.report.gaps import own_grades
from isoassess.report.left_open import contradictions, not_applicable
from isoassess.report.material import Material
from isoassess.report.obstacles import blockers, shortest_way
from isoassess.report.opening import opening
from isoassess.report.options import DEFAULT, Options
from isoassess.report.standards import which_standard


def readiness_summary(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The summary of a case, from its judgement; nothing in it is computed here."""
    material = Material(case, judgement)
    title = _("Certificate readiness summary") if case.lens.certifiable else _("Contract readiness summary")
    return framed(
        case,
        options,
        title=title,
        running_title=_("readiness summary"),
        sections=(
            opening(material, options, title),
            conformity(judgement),
            blockers(material),
            shortest_way(material),
            which_standard(case),
            prerequisites_in_brief(material),
            nonconformities(material),
            opportunities(material),
            own_grades(material),
            claims_in_brief(material),
            not_applicable(material),
            contradictions(material),
            not_assessed(material),
            method(case),
            sign_off(case, options),
        ),
    )
