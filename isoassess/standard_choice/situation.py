"""What the facts of a profile come to before any explaining: the model of 1994 and whether 8.3 applies."""

from datetime import date

from msgspec import Struct

from isoassess.domain.decision import DesignClause, Model
from isoassess.domain.profile import Activity, Designer, Profile, Scheme
from isoassess.standard_choice.contract_standard import (
    MODELS,
    Named,
    NamedStandard,
    read_certificate,
    read_name,
)
from isoassess.standard_choice.design_test import (
    GIVEN,
    OURS,
    DesignFindings,
    DesignOutcome,
    examine_design,
)

INSPECTING = frozenset({Activity.INSPECTION, Activity.TESTING_CALIBRATION})
OUTSIDE = (Designer.NOBODY, *GIVEN)


class Situation(Struct, frozen=True, kw_only=True):
    """A profile on a day with its conclusions; `by_facts` is the model without regard to the contract.

    `named`: what the contract names; `held`: what the certificate is to today, without its history.
    """

    profile: Profile
    on: date
    design: DesignFindings
    named: NamedStandard
    held: NamedStandard
    by_facts: Model
    model: Model
    clause_8_3: DesignClause

    @property
    def activities(self) -> frozenset[Activity]:
        return self.profile.our_activities

    @property
    def designers(self) -> tuple[Designer, Designer]:
        return self.profile.design.product, self.profile.design.service

    @property
    def no_design(self) -> bool:
        return self.design.outcome is DesignOutcome.NONE

    @property
    def scheme(self) -> Scheme:
        return sector_rules(self.profile)

    @property
    def contract_decides(self) -> bool:
        """Whether the named standard fixes the model, or leaves it open."""
        return self.named.kind in MODELS or self.named.to_be_asked

    def does(self, *activities: Activity) -> bool:
        """Whether any of these activities is ours."""
        return not self.activities.isdisjoint(activities)

    def holds(self, *steps: str) -> bool:
        """Whether any of these steps of the design test holds."""
        return any(step in self.design.steps for step in steps)

    def in_sector(self, *codes: int) -> bool:
        return not set(codes).isdisjoint(self.profile.sector.codes)


def conclude(profile: Profile, on: date) -> Situation:
    """The core of the choice: no texts, cheap enough to be tried for every other value of every fact."""
    design = examine_design(profile)
    named = read_name(profile.named_standard)
    by_facts = _by_facts(profile, design)
    return Situation(
        profile=profile,
        on=on,
        design=design,
        named=named,
        held=read_certificate(profile.certificate.standard).present,
        by_facts=by_facts,
        model=_by_contract(named, by_facts),
        clause_8_3=_clause_8_3(profile, design),
    )


def sector_rules(profile: Profile) -> Scheme:
    """The sector whose own rules count: the one answered, or else that of what a contract names."""
    answered = profile.sector.scheme or Scheme.NONE
    return answered if answered is not Scheme.NONE else sector_of_contract(profile)


def sector_of_contract(profile: Profile) -> Scheme:
    """The sector that the first standard of a sector in the contract belongs to; NONE without one."""
    named = read_name(profile.named_standard)
    others = [one.other for one in (named, *named.beside) if one.other is not None]
    return next((other.scheme for other in others if other.scheme is not Scheme.NONE), Scheme.NONE)


def process_design_stays(profile: Profile) -> bool:
    """Automotive rules keep the design of the manufacturing process in, even without product design."""
    process_alone = not profile.activities and profile.design.only_process is True
    makes = Activity.PRODUCTION in profile.our_activities or process_alone
    return sector_rules(profile) is Scheme.AUTOMOTIVE and makes


def _by_facts(profile: Profile, design: DesignFindings) -> Model:
    if design.positive:
        return Model.ISO9001
    if design.outcome is DesignOutcome.UNKNOWN:
        return Model.ASK
    return Model.ISO9003 if _only_final_inspection(profile) else Model.ISO9002


def _by_contract(named: NamedStandard, by_facts: Model) -> Model:
    if named.kind is Named.AMBIGUOUS:
        return Model.ASK
    return Model(named.kind.value) if named.kind in MODELS else by_facts


def _clause_8_3(profile: Profile, design: DesignFindings) -> DesignClause:
    if design.outcome is DesignOutcome.NONE and process_design_stays(profile):
        return DesignClause.PARTLY
    return {
        DesignOutcome.DESIGN: DesignClause.APPLIES,
        DesignOutcome.PARTLY: DesignClause.PARTLY,
        DesignOutcome.NONE: DesignClause.NOT_APPLICABLE,
        DesignOutcome.UNKNOWN: DesignClause.ASK,
    }[design.outcome]


def _only_final_inspection(profile: Profile) -> bool:
    """Nothing but final inspection and test of what others are known to design, and not as a service."""
    work = profile.our_activities
    sides = {profile.design.product, profile.design.service} - {Designer.UNKNOWN}
    bodies = (Scheme.INSPECTION_BODY, Scheme.LABORATORY)
    inspecting = Activity.INSPECTION in work and work <= INSPECTING and sector_rules(profile) not in bodies
    return inspecting and bool(sides) and sides <= set(OUTSIDE) and sides.isdisjoint(OURS)
