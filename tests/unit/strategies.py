"""Generated profiles: any values that a wizard, a file or a store can hold."""

from datetime import date

from hypothesis import strategies as st

from isoassess.domain.profile import (
    Activity,
    Certificate,
    Conditions,
    Corrector,
    Design,
    Designer,
    InternalAudit,
    ManagementReview,
    NoProduct,
    Offer,
    Organization,
    People,
    Performer,
    Profile,
    Purpose,
    Responsibility,
    Risk,
    Scheme,
    ScopeOf,
    Sector,
    Site,
    Specification,
    System,
)

DAYS = st.dates(min_value=date(2003, 1, 1), max_value=date(2035, 12, 31))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
YES_NO = st.none() | st.booleans()
COUNTS = st.none() | st.integers(min_value=0, max_value=100_000)
NAMES = st.sampled_from(
    (
        "",
        "ISO 9001:2015",
        "ISO 9001:2026",
        "ISO 9002:1994",
        "ISO 9002",
        "ISO/TS 9002:2016",
        "GB/T 19002-2018",
        "ISO 9003:1994",
        "AS9100",
    )
)


def designs() -> st.SearchStrategy[Design]:
    """Any design facts."""
    return st.builds(
        Design,
        product=st.sampled_from(Designer),
        service=st.sampled_from(Designer),
        corrected_by=st.sampled_from(Corrector),
        responsibility=st.sampled_from(Responsibility),
        specification=st.sampled_from(Specification),
        standard_leaves=YES_NO,
        may_change=YES_NO,
        own_brand=YES_NO | st.just(NoProduct.NO_PRODUCT),
        only_process=YES_NO,
        example=TEXTS,
    )


def profiles(named: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Profile]:
    """Any profile; `named` says which wordings the contract may have."""
    activities = st.lists(st.sampled_from(Activity), unique=True, max_size=4).map(tuple)
    return st.builds(
        Profile,
        organization=st.builds(Organization, name=TEXTS, country=TEXTS),
        people=_people(),
        sector=_sectors(),
        offer=st.builds(Offer, scope=TEXTS, scope_of=st.none() | st.sampled_from(ScopeOf)),
        purpose=st.none() | st.sampled_from(Purpose),
        design=designs(),
        activities=activities,
        performed_by=st.dictionaries(st.sampled_from(Activity), st.sampled_from(Performer), max_size=3),
        conditions=st.builds(Conditions, measuring_equipment=YES_NO, special_processes=YES_NO),
        named_standard=NAMES if named is None else named,
        certificate=st.builds(
            Certificate, standard=NAMES, body=TEXTS, accredited=YES_NO, expires=st.none() | DAYS
        ),
        target_date=st.none() | DAYS,
        system=systems(),
    )


def systems() -> st.SearchStrategy[System]:
    """Any state of the management system."""
    return st.builds(
        System,
        internal_audit=st.none() | st.sampled_from(InternalAudit),
        management_review=st.none() | st.sampled_from(ManagementReview),
        corrective_action_cases=COUNTS,
        months_of_records=COUNTS,
    )


def _people() -> st.SearchStrategy[People]:
    sites = st.lists(st.builds(Site, name=TEXTS, personnel=COUNTS, is_central=YES_NO), max_size=2)
    return st.builds(People, effective_personnel=COUNTS, shifts=COUNTS, sites=sites.map(tuple))


def _sectors() -> st.SearchStrategy[Sector]:
    codes = st.lists(st.integers(min_value=1, max_value=39), unique=True, max_size=2)
    return st.builds(
        Sector,
        codes=codes.map(tuple),
        scheme=st.none() | st.sampled_from(Scheme),
        risk=st.none() | st.sampled_from(Risk),
    )
