"""What a profile says of the organization and its work, held against itself."""

import re
from collections.abc import Iterator

from isoassess.assessment.verdict.checks.statements import Check, Statements
from isoassess.domain import Contradiction
from isoassess.domain.decision import DesignClause
from isoassess.domain.message import arguments
from isoassess.domain.profile import Activity, Designer, Performer, Responsibility, ScopeOf
from isoassess.standard_choice.design_test import outsourced_design_work, own_design_work

OTHERS_DESIGN = frozenset({Designer.CUSTOMER, Designer.PUBLIC_STANDARD, Designer.NOBODY})

_DESIGN = re.compile(r"\b(?:design|designing|development|developing)\b")
_NOT_OURS = re.compile(r"\b(?:no|not|without|excluding|except|customer)\b|['\u2019]")


def own_brand_but_customer_answers(said: Statements) -> Iterator[Contradiction]:
    design = said.profile.design
    if design.own_brand is True and design.responsibility is Responsibility.CUSTOMER:
        yield Contradiction(id="own-brand-customer-responsible", fact="design.responsibility")


def developing_but_not_designing(said: Statements) -> Iterator[Contradiction]:
    """What is carried out here is told apart from what somebody else does for the organization."""
    design = said.profile.design
    if own_design_work(said.profile) and design.product in OTHERS_DESIGN:
        yield Contradiction(id="developing-not-designing", fact="design.product")
    elif outsourced_design_work(said.profile) and design.product is Designer.NOBODY:
        yield Contradiction(id="developed-for-us-by-nobody", fact="design.product")


def may_change_customers_design(said: Statements) -> Iterator[Contradiction]:
    design = said.profile.design
    if design.may_change and design.product is Designer.CUSTOMER:
        yield Contradiction(id="may-change-customers-design", fact="design.may_change")


def scope_names_design(said: Statements) -> Iterator[Contradiction]:
    """Looks only at the work named before the first "of", as in "Design and manufacture of pumps"."""
    if said.case.decision.today.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return
    work = said.profile.offer.scope.lower().partition(" of ")[0]
    if _DESIGN.search(work) and not _NOT_OURS.search(work):
        yield Contradiction(id="scope-names-design", fact="offer.scope")


def performer_of_nothing(said: Statements) -> Iterator[Contradiction]:
    for activity in said.profile.performed_by:
        if activity not in said.profile.activities:
            yield Contradiction(
                id="performer-of-nothing", arguments=arguments(activity=activity.value), fact="activities"
            )


def outsourcing_without_purchasing(said: Statements) -> Iterator[Contradiction]:
    profile = said.profile
    outsourced = Performer.OUTSOURCED in profile.performed_by.values()
    if outsourced and profile.activities and Activity.PURCHASING not in profile.activities:
        yield Contradiction(id="outsourcing-without-purchasing", fact="activities")


def bought_design_without_purchasing(said: Statements) -> Iterator[Contradiction]:
    profile = said.profile
    bought = Designer.SUBCONTRACTOR in (profile.design.product, profile.design.service)
    if bought and profile.activities and Activity.PURCHASING not in profile.activities:
        yield Contradiction(id="bought-design-without-purchasing", fact="activities")


def nothing_left_to_do(said: Statements) -> Iterator[Contradiction]:
    profile = said.profile
    if profile.activities and not profile.our_activities:
        yield Contradiction(id="nothing-left-to-do", fact="activities")


def testing_without_equipment(said: Statements) -> Iterator[Contradiction]:
    profile = said.profile
    tests = profile.performed_by.get(Activity.TESTING_CALIBRATION) is Performer.WE
    if tests and profile.conditions.measuring_equipment is False:
        fact = "conditions.measuring_equipment"
        yield Contradiction(id="testing-without-equipment", fact=fact)


def nobody_does_the_work(said: Statements) -> Iterator[Contradiction]:
    if said.profile.people.effective_personnel == 0 and said.profile.our_activities:
        yield Contradiction(id="nobody-does-the-work", fact="people.effective_personnel")


def more_people_on_sites(said: Statements) -> Iterator[Contradiction]:
    people = said.profile.people
    on_sites = sum(site.personnel or 0 for site in people.sites)
    if people.effective_personnel is not None and on_sites > people.effective_personnel:
        yield Contradiction(
            id="more-people-on-sites",
            arguments=arguments(sites=on_sites, all=people.effective_personnel),
            fact="people.effective_personnel",
        )


def site_scope_without_site(said: Statements) -> Iterator[Contradiction]:
    profile = said.profile
    if profile.offer.scope_of is ScopeOf.SITE and not profile.people.sites:
        yield Contradiction(id="site-scope-without-site", fact="people.sites")


def no_central_site(said: Statements) -> Iterator[Contradiction]:
    sites = said.profile.people.sites
    if len(sites) > 1 and all(site.is_central is False for site in sites):
        yield Contradiction(id="no-central-site", fact="people.sites")


def several_central_sites(said: Statements) -> Iterator[Contradiction]:
    if sum(site.is_central is True for site in said.profile.people.sites) > 1:
        yield Contradiction(id="several-central-sites", fact="people.sites")


CHECKS: tuple[Check, ...] = (
    own_brand_but_customer_answers,
    developing_but_not_designing,
    may_change_customers_design,
    scope_names_design,
    performer_of_nothing,
    outsourcing_without_purchasing,
    bought_design_without_purchasing,
    nothing_left_to_do,
    testing_without_equipment,
    nobody_does_the_work,
    more_people_on_sites,
    site_scope_without_site,
    no_central_site,
    several_central_sites,
)
