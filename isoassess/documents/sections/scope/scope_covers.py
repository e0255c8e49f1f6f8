"""What the scope covers: sites, products, services, and each activity with who carries it out."""

from isoassess.documents.common_parts import organization_words
from isoassess.documents.document_data import grouped
from isoassess.documents.phrases import cell
from isoassess.documents.sections.verdict.opening import site_words
from isoassess.domain.case import Case
from isoassess.domain.fact_words import value_words
from isoassess.domain.naming import with_country, with_legal_form
from isoassess.domain.profile import Activity, Performer
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Facts, Grid, Section

BY_HAND = 30.0  # millimeters that a scope written by hand needs


def covers(case: Case) -> Section:
    """The boundaries as the organization states them; a scope that is not written yet has room for it."""
    organization, offer = case.profile.organization, case.profile.offer
    named = with_legal_form(organization_words(case), organization.legal_form)
    place = with_country(organization.address, organization.country)
    rows = (
        (_("Organization"), ", ".join(part for part in (named, place) if part)),
        (_("Scope"), offer.scope.strip()),
        (_("Covers"), value_words("offer.scope_of", offer.scope_of) if offer.scope_of else ""),
        (_("Products"), offer.products.strip()),
        (_("Services"), offer.services.strip()),
        (_("Sites"), site_words(case)),
    )
    blocks: tuple[Block, ...] = (Facts(rows=tuple((name, value) for name, value in rows if value)),)
    return Section(heading=_("Scope"), blocks=blocks if offer.scope.strip() else (*blocks, _to_be_written()))


def _to_be_written() -> Grid:
    title = _("Scope: products, services, sites, main activities")
    return Grid(columns=(Column(title=title, share=1),), rows=(((),),), room=BY_HAND)


def activities(case: Case) -> Section | None:
    """Who does what; what is given to others stays in the scope, and what is not said is left blank."""
    profile = case.profile
    if not profile.activities:
        return None
    columns = (
        Column(title=_("Activities"), share=0.45),
        Column(title=_("Carried out by"), share=0.2),
        Column(title=_("What follows for the scope"), share=0.35),
    )
    return Section(
        heading=_("Activities and who carries them out"), blocks=(Grid(columns=columns, rows=_rows(case)),)
    )


def _rows(case: Case) -> tuple[tuple[Cell, ...], ...]:
    """One row for all that the same carries out, and one for each activity of which nobody said it."""
    profile = case.profile
    known = [activity for activity in profile.activities if activity in profile.performed_by]
    groups = grouped(known, (profile.performed_by[activity] for activity in known))
    said = tuple(_row(case, group, profile.performed_by[group[0]]) for group in groups)
    unsaid = (activity for activity in profile.activities if activity not in profile.performed_by)
    return (*said, *((cell(value_words("activities", activity)), (), ()) for activity in unsaid))


def _row(case: Case, group: tuple[Activity, ...], performer: Performer) -> tuple[Cell, ...]:
    names = ", ".join(value_words("activities", activity) for activity in group)
    who = value_words(f"performed_by.{group[0]}", performer)
    return (cell(names), cell(who), cell(_follows(case, performer)))


def _follows(case: Case, performer: Performer) -> str:
    if performer is Performer.OUTSOURCED:
        clause = "8.4" if case.lens.certifiable else "4.6"
        return _("in the scope, controlled as bought-in work ({clause})").format(clause=clause)
    return {
        Performer.WE: _("in the scope"),
        Performer.CUSTOMER: _("outside the scope: the customer does it"),
    }[performer]
