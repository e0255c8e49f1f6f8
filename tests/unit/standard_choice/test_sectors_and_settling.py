"""What a contract's sector brings with it, whose design a nobody's is, and what is to be settled first."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.domain.decision import Decision, DesignClause
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Corrector,
    Designer,
    NoProduct,
    Offer,
    Performer,
    Profile,
    Purpose,
    Responsibility,
    Scheme,
    Sector,
)
from isoassess.standard_choice import choose
from isoassess.standard_choice.labels import choice_words, justification_words, route_words
from isoassess.standard_choice.scope_words import own_work_told
from isoassess.standard_choice.what_if import what_ifs
from tests.examples import examples
from tests.unit.standard_choice.firms import OF_NOBODY, SERVED, firm
from tests.unit.strategies import profiles

TODAY = date(2026, 11, 27)
LAW = settings(max_examples=examples(60), deadline=None)


def told(decision: Decision) -> str:
    notes = " ".join(choice_words(note.says) for note in decision.warnings)
    return f"{route_words(decision.today)} {notes}"


def bound_to(text: str, scheme: Scheme | None = Scheme.NONE, **design: Any) -> Decision:
    profile = replace(firm(sector=Sector(scheme=scheme), **design), named_standard=text)
    return choose(profile, on=TODAY)


@pytest.mark.parametrize("text", ["IATF 16949:2016", "ISO/TS 16949", "ISO 9001 and IATF 16949"])
@pytest.mark.parametrize("only_process", [True, False, None])
def test_the_sector_of_a_contract_keeps_in_what_its_rules_keep(text: str, only_process: bool | None) -> None:
    decision = bound_to(text, only_process=only_process)
    assert decision.today.clause_8_3 is DesignClause.PARTLY
    assert decision.justification is None
    assert "no sector with rules of its own, and a contract that names the standard of one" in told(decision)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("AS9100", "AS9100 (IA9100)"),
        ("EN 9120", "AS9100 (IA9100)"),
        ("ISO 13485:2016", "ISO 13485:2016"),
        ("API Spec Q1", "API Spec Q1"),
        ("ISO/IEC 17025", "ISO/IEC 17025"),
        ("AQAP 2110", "AQAP 2110"),
    ],
)
def test_the_rules_of_the_contracts_sector_are_told_where_none_is_answered(text: str, scheme: str) -> None:
    assert scheme in told(bound_to(text))
    assert "Two answers contradict each other: no sector" in told(bound_to(text))
    not_answered = told(bound_to(text, scheme=None))
    assert "it is taken from the contract" in not_answered
    assert "contradict each other: no sector" not in not_answered


def test_the_sector_that_is_answered_stands_before_that_of_the_contract() -> None:
    decision = bound_to("IATF 16949:2016", scheme=Scheme.MEDICAL)
    assert "taken from the contract" not in told(decision)
    assert decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE


@pytest.mark.parametrize("text", ["IATF 16949:2016", "AS9100", "ISO 14001", "BRC, ISO 22000"])
def test_a_contract_for_another_certificate_heads_the_answer(text: str) -> None:
    answer = route_words(bound_to(text).today)
    assert answer.startswith("The contract wants a certificate to ")
    assert "a certificate to ISO 9001 alone does not fulfill it" in answer


@pytest.mark.parametrize("text", ["", "ISO 9001:2015", "CE marking", "ISO 9001 and IATF 16949", "XYZ 1234"])
def test_where_the_contract_names_iso_9001_or_no_certificate_none_other_is_wanted(text: str) -> None:
    assert "The contract wants" not in told(bound_to(text))


@LAW
@given(profiles())
def test_what_nobody_designs_is_never_said_to_be_the_customers(profile: Profile) -> None:
    design = replace(profile.design, product=Designer.NOBODY, service=Designer.NOBODY, standard_leaves=False)
    decision = choose(replace(profile, design=design), on=TODAY)
    draft = justification_words(decision)
    assert "by the customer;" not in draft
    assert "by the customer" not in choice_words(decision.design_because)
    if "whoever" in draft and "curriculum" not in draft:
        assert "PROVISIONAL" in draft
        assert "Ask who gives its characteristics" in told(decision)


@pytest.mark.parametrize("corrected_by", [Corrector.CUSTOMER, Corrector.GIVER])
def test_a_product_of_nobody_is_not_claimed_without_who_gives_it(corrected_by: Corrector) -> None:
    decision = choose(firm(of=OF_NOBODY, corrected_by=corrected_by), on=TODAY)
    assert "“Who designs the product”" in justification_words(decision)
    assert "Ask who gives its characteristics" in told(decision)


def test_nobody_designs_and_we_would_correct_it_is_a_contradiction_that_is_named() -> None:
    decision = choose(firm(of=OF_NOBODY, corrected_by=Corrector.US), on=TODAY)
    assert "Two answers contradict each other" in told(decision)
    assert "nobody here" in told(decision)


@pytest.mark.parametrize("own_brand", [False, NoProduct.NO_PRODUCT])
def test_selling_on_beside_a_given_service_is_no_design(own_brand: bool | NoProduct) -> None:
    work = (Activity.PURCHASING, Activity.SERVICE_PROVISION)
    for corrected_by in (Corrector.CUSTOMER, Corrector.GIVER, Corrector.UNCLEAR):
        facts: dict[str, Any] = {
            "product": Designer.NOBODY,
            "own_brand": own_brand,
            "corrected_by": corrected_by,
        }
        without = choose(firm(work, of=SERVED, **facts), on=TODAY)
        selling = choose(firm((*work, Activity.DISTRIBUTION), of=SERVED, **facts), on=TODAY)
        assert without.today.clause_8_3 is selling.today.clause_8_3
        assert not any(turn.fact == "activities.distribution" for turn in what_ifs(without))


def test_first_comes_who_can_settle_it_and_the_certification_body_last() -> None:
    empty = choose(Profile(), on=TODAY)
    assert "First answer what is still open: “Who designs the product”" in told(empty)
    assert "certification body" not in told(empty)
    clash = choose(firm(corrected_by=Corrector.US, responsibility=Responsibility.CUSTOMER), on=TODAY)
    assert clash.today.clause_8_3 is DesignClause.ASK
    assert "First change one of the answers that contradict each other" in told(clash)
    assert "certification body" not in told(clash)
    answered = replace(Profile(), answered=empty.unknown)
    assert "First ask your customer" in told(choose(answered, on=TODAY))


def contradictions(profile: Profile) -> set[str]:
    case = open_case(shipped(), profile=profile, answers={}, lens=Lens.ISO9001_2026, on=TODAY, assessor="")
    return {found.id for found in judge_case(shipped(), case).contradictions}


@pytest.mark.parametrize(
    ("own_brand", "named"), [(True, True), (False, False), (NoProduct.NO_PRODUCT, False)]
)
def test_only_who_sells_under_the_own_name_is_held_to_it(own_brand: object, *, named: bool) -> None:
    profile = firm(own_brand=own_brand, responsibility=Responsibility.CUSTOMER)
    assert ("own-brand-customer-responsible" in contradictions(profile)) is named


def test_work_that_others_do_is_not_called_ours() -> None:
    work = (Activity.PURCHASING, Activity.SOFTWARE_OPERATION, Activity.SOFTWARE_DEVELOPMENT)
    profile = firm(work, of=OF_NOBODY)
    ours = contradictions(profile)
    bought = contradictions(
        replace(profile, performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED})
    )
    assert "developing-not-designing" in ours - bought
    assert "developed-for-us-by-nobody" in bought - ours


@pytest.mark.parametrize(
    "text",
    [
        "Bread to our own recipes",
        "Furniture of our own design",
        "Brot nach eigenen Rezepten",
        "Maschinen aus eigener Konstruktion",
        "Pain selon nos propres recettes",
        "Meubles de conception propre",
        "Pan con recetas propias",
        "Mobili di progettazione propria",
        "Brood naar eigen recept",
        "Chleb według własnych receptur",
    ],
)
def test_a_text_that_tells_of_own_design_is_held_against_a_design_of_others(text: str) -> None:
    assert own_work_told(text)
    for offer in (Offer(products=text), Offer(services=text), Offer(scope=text)):
        decision = choose(firm(offer=offer), on=TODAY)
        assert decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE
        assert "tells of something worked out by you" in told(decision)


@pytest.mark.parametrize(
    "text",
    [
        "Bread to the customer's own recipes",
        "Parts to customers' drawings",
        "Own shops and bakeries",
        "Bread",
    ],
)
def test_a_text_about_the_design_of_others_is_held_against_nobody(text: str) -> None:
    assert own_work_told(text) == ""


def test_who_wants_to_move_a_certificate_names_it() -> None:
    moving = replace(firm(), purpose=Purpose.TRANSITION)
    says = "you want to move a certificate, and none is named"
    assert says in told(choose(moving, on=TODAY))
    held = replace(moving, certificate=Certificate(standard="ISO 9001:2015"))
    assert says not in told(choose(held, on=TODAY))
    assert says not in told(choose(replace(moving, purpose=Purpose.CERTIFY), on=TODAY))
