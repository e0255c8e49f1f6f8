"""What the scope covers: sites, products, services, and each activity with who carries it out."""

from isoassess.documents.common_parts import organization_words
from isoassess.documents.phrases import cell, paragraph
from isoassess.documents.sections.verdict.opening import site_words
from isoassess.domain.case import Case
from isoassess.domain.fact_words import value_words
from isoassess.domain.profile import Activity, Performer, Profile
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Facts, Grid, Section


def covers(case: Case) -> Section:
    """The boundaries as the organization states them."""
    offer, unknown = case.profile.offer, _("not stated")
    scope = offer.scope.strip() or _("not written yet: name products, services, sites and main activities")
    rows = (
        (_("Organization"), organization_words(case)),
        (_("Scope"), scope),
        (_("Covers"), value_words("offer.scope_of", offer.scope_of) if offer.scope_of else unknown),
        (_("Products"), offer.products.strip() or unknown),
        (_("Services"), offer.services.strip() or unknown),
        (_("Sites"), site_words(case) or unknown),
    )
    return Section(heading=_("Scope"), blocks=(Facts(rows=rows),))


def activities(case: Case) -> Section:
    """Who does what; what is given to others stays in the scope."""
    profile, heading = case.profile, _("Activities and who carries them out")
    if not profile.activities:
        return Section(heading=heading, blocks=(paragraph(_("The activities are not stated.")),))
    columns = (
        Column(title=_("Activity"), share=0.3),
        Column(title=_("Carried out by"), share=0.2),
        Column(title=_("What follows for the scope"), share=0.5),
    )
    rows = tuple(_row(case, activity, profile.performed_by.get(activity)) for activity in profile.activities)
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows), *_not_answered(profile)))


def _not_answered(profile: Profile) -> tuple[Block, ...]:
    names = [value_words("activities", activity) for activity in profile.unanswered_stages]
    words = _("Not answered, and treated as not done: {stages}.")
    return (paragraph(words.format(stages=", ".join(names))),) if names else ()


def _row(case: Case, activity: Activity, performer: Performer | None) -> tuple[Cell, ...]:
    who = _("not stated") if performer is None else value_words(f"performed_by.{activity}", performer)
    return (cell(value_words("activities", activity)), cell(who), cell(_follows(case, performer)))


def _follows(case: Case, performer: Performer | None) -> str:
    if performer is Performer.OUTSOURCED:
        clause = "8.4" if case.lens.certifiable else "4.6"
        return _("outsourced: in the scope, controlled as what is bought ({clause})").format(clause=clause)
    return {
        Performer.WE: _("in the scope"),
        Performer.CUSTOMER: _("outside the scope: the customer does it"),
        None: _("say who carries it out"),
    }[performer]
