"""Every row of the decision table, and the cases that are easily got wrong."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Corrector,
    Design,
    Designer,
    Offer,
    Organization,
    Performer,
    Profile,
    Purpose,
    Responsibility,
    Scheme,
    ScopeOf,
    Sector,
    Specification,
)
from isoassess.domain.words import model_words
from isoassess.standard_choice import choose
from isoassess.standard_choice.decision_table import TABLE
from isoassess.standard_choice.labels import choice_words, edition_reason, justification_words, route_words
from isoassess.standard_choice.situation import conclude
from isoassess.standard_choice.what_if import what_ifs
from isoassess.standard_choice.what_if_words import what_if_sentences
from tests.unit.standard_choice import firms

TODAY = date(2026, 11, 23)
APPLIES, PARTLY = DesignClause.APPLIES, DesignClause.PARTLY
NOT_APPLICABLE, ASK = DesignClause.NOT_APPLICABLE, DesignClause.ASK


def firm(*activities: Activity, **facts: Any) -> Profile:
    """A firm that works to complete orders of its customer, but for the facts given."""
    return firms.firm(activities, **facts) if activities else firms.firm(**facts)


def named(text: str, **design: Any) -> Profile:
    return replace(firm(**design), named_standard=text)


def in_sector(code: int) -> Sector:
    return Sector(codes=(code,))


def under(scheme: Scheme) -> Sector:
    return Sector(scheme=scheme)


def decided(profile: Profile) -> Decision:
    return choose(profile, on=TODAY)


def says(decision: Decision, rule: str) -> str:
    return " ".join(choice_words(note.says) for note in decision.warnings if note.rule == rule)


WE, US = Designer.WE, Responsibility.US
SITE, WHOLE = Offer(scope_of=ScopeOf.SITE), Offer(scope_of=ScopeOf.ORGANIZATION)
VERDICTS = [
    ("R03", named("ISO 9002:1994"), Model.ISO9002, NOT_APPLICABLE),
    ("R04", named("ISO 9002"), Model.ASK, NOT_APPLICABLE),
    ("R05", named("ISO 9001:2015"), Model.ISO9001, NOT_APPLICABLE),
    ("R06", named("ISO 9003:1994"), Model.ISO9003, NOT_APPLICABLE),
    ("R06", named("AQAP-130", product=WE), Model.ISO9003, APPLIES),
    ("R10", firm(product=WE), Model.ISO9001, APPLIES),
    ("R11", firm(Activity.PRODUCTION, product=Designer.NOBODY, service=WE), Model.ISO9001, APPLIES),
    ("R12", firm(product=Designer.SUBCONTRACTOR, responsibility=US), Model.ISO9001, APPLIES),
    ("R13", firm(specification=Specification.INCOMPLETE), Model.ISO9001, APPLIES),
    ("R14", firm(may_change=True), Model.ISO9001, PARTLY),
    ("R15", firm(), Model.ISO9002, NOT_APPLICABLE),
    ("R16", firm(Activity.INSTALLATION), Model.ISO9002, NOT_APPLICABLE),
    ("R17", firm(Activity.SERVICING, Activity.REPAIR), Model.ISO9002, NOT_APPLICABLE),
    ("R18", firm(Activity.REPAIR, product=WE), Model.ISO9001, APPLIES),
    ("R19", firm(Activity.PURCHASING, Activity.DISTRIBUTION), Model.ISO9002, NOT_APPLICABLE),
    (
        "R20",
        firm(Activity.DISTRIBUTION, product=Designer.SUBCONTRACTOR, own_brand=True, responsibility=US),
        Model.ISO9001,
        APPLIES,
    ),
    (
        "R20",
        firm(product=Designer.MAKER, service=Designer.UNKNOWN, own_brand=True, corrected_by=Corrector.US),
        Model.ISO9001,
        APPLIES,
    ),
    (
        "R44",
        firm(product=Designer.LICENSOR, service=Designer.UNKNOWN, own_brand=True, responsibility=US),
        Model.ISO9002,
        NOT_APPLICABLE,
    ),
    ("R21", firm(Activity.SERVICE_PROVISION), Model.ISO9002, NOT_APPLICABLE),
    ("R22", firm(Activity.SERVICE_PROVISION, product=Designer.NOBODY, service=WE), Model.ISO9001, APPLIES),
    ("R23", firm(Activity.TRAINING, product=Designer.NOBODY, service=WE), Model.ISO9001, APPLIES),
    ("R23", firm(Activity.TRAINING), Model.ISO9002, NOT_APPLICABLE),
    ("R24", firm(Activity.SOFTWARE_DEVELOPMENT), Model.ISO9001, APPLIES),
    ("R25", firm(Activity.SOFTWARE_OPERATION), Model.ISO9002, NOT_APPLICABLE),
    ("R26", firm(Activity.TESTING_CALIBRATION), Model.ISO9002, NOT_APPLICABLE),
    ("R27", firm(Activity.INSPECTION, sector=under(Scheme.INSPECTION_BODY)), Model.ISO9002, NOT_APPLICABLE),
    ("R28", firm(Activity.INSPECTION), Model.ISO9003, NOT_APPLICABLE),
    ("R29", firm(product=Designer.PUBLIC_STANDARD, sector=in_sector(16)), Model.ISO9002, NOT_APPLICABLE),
    ("R30", firm(product=WE, sector=in_sector(3)), Model.ISO9001, APPLIES),
    ("R33", firm(sector=in_sector(28)), Model.ISO9002, NOT_APPLICABLE),
    ("R33", firm(product=WE, sector=in_sector(28)), Model.ISO9001, APPLIES),
    ("R33", firm(Activity.SERVICE_PROVISION, service=WE, sector=in_sector(34)), Model.ISO9001, APPLIES),
    ("R34", firm(only_process=True), Model.ISO9002, NOT_APPLICABLE),
    ("R34", firm(only_process=True, sector=under(Scheme.AUTOMOTIVE)), Model.ISO9002, PARTLY),
    ("R35", firm(product=WE, only_process=True), Model.ISO9001, APPLIES),
    ("R36", firm(product=Designer.GROUP_SITE, offer=SITE), Model.ISO9002, NOT_APPLICABLE),
    ("R37", firm(product=Designer.GROUP_SITE, offer=WHOLE), Model.ISO9001, APPLIES),
    ("R38", firm(Activity.PRODUCTION, service=WE), Model.ISO9001, APPLIES),
    ("R39", firm(Activity.RESEARCH, product=Designer.NOBODY), Model.ISO9001, APPLIES),
    ("R40", firm(Activity.SERVICE_PROVISION, sector=in_sector(38)), Model.ISO9002, NOT_APPLICABLE),
    ("R40", firm(Activity.SERVICE_PROVISION, service=WE, sector=in_sector(38)), Model.ISO9001, APPLIES),
    ("R41", firm(Activity.SERVICE_PROVISION, sector=in_sector(36)), Model.ISO9002, NOT_APPLICABLE),
    ("R42", firm(Activity.SERVICE_PROVISION, sector=in_sector(31)), Model.ISO9002, NOT_APPLICABLE),
    ("R43", firm(sector=under(Scheme.MEDICAL)), Model.ISO9002, NOT_APPLICABLE),
    ("R43", firm(product=WE, sector=under(Scheme.MEDICAL)), Model.ISO9001, APPLIES),
    ("R44", firm(product=Designer.LICENSOR, own_brand=True), Model.ISO9002, NOT_APPLICABLE),
    ("R45", firm(specification=Specification.GAPS, may_change=True), Model.ISO9001, APPLIES),
    ("R53", firm(product=Designer.NOBODY, corrected_by=Corrector.US), Model.ISO9001, APPLIES),
    ("R54", firm(product=Designer.PUBLIC_STANDARD, standard_leaves=True), Model.ISO9001, APPLIES),
    ("R55", firm(product=Designer.PARENT, offer=WHOLE), Model.ISO9002, NOT_APPLICABLE),
    ("R48", Profile(), Model.ASK, ASK),
    ("R48", firm(may_change=None), Model.ASK, ASK),
    ("R48", firm(product=Designer.SUBCONTRACTOR), Model.ASK, ASK),
]


@pytest.mark.parametrize(("rule", "profile", "model", "clause_8_3"), VERDICTS)
def test_each_row_decides_its_own_case(
    rule: str, profile: Profile, model: Model, clause_8_3: DesignClause
) -> None:
    decision = decided(profile)
    assert decision.rules[0] == rule
    assert decision.model is model
    assert decision.today.clause_8_3 is clause_8_3


ADDED = [
    ("R01", firm()),
    ("R02", replace(firm(), purpose=Purpose.LEARN)),
    ("R07", firm(sector=under(Scheme.OIL_GAS))),
    ("R08", replace(firm(), certificate=Certificate(standard="ISO 9002:1994"))),
    ("R09", replace(firm(), certificate=Certificate(standard="ISO 9001:2015", expires=date(2028, 1, 1)))),
    ("R31", firm(only_process=True)),
    ("R32", firm(product=Designer.LICENSOR, specification=Specification.GAPS)),
    ("R46", replace(firm(), purpose=Purpose.LEARN)),
    ("R47", named("ISO 9002:1994", product=WE)),
    ("R51", replace(firm(), answered=("performed_by.production",))),
    ("R56", firm(product=WE, corrected_by=Corrector.CUSTOMER)),
    ("R49", named("AS9100D")),
    ("R50", named("our own rules")),
    ("R52", replace(firm(), certificate=Certificate(standard="our own rules"))),
]


@pytest.mark.parametrize(("rule", "profile"), ADDED)
def test_rows_that_never_decide_warn(rule: str, profile: Profile) -> None:
    decision = decided(profile)
    assert decision.rules[0] != rule
    assert rule in decision.rules
    assert says(decision, rule)


@pytest.mark.parametrize("designer", Designer)
@pytest.mark.parametrize("sector", [Sector(), in_sector(3), in_sector(17)])
def test_of_modules_only_who_takes_them_from_a_catalog_of_others_is_told(
    designer: Designer, sector: Sector
) -> None:
    """Neither a drawing of the customer nor a recipe is put together from modules."""
    profile = firm(product=designer, specification=Specification.GAPS, sector=sector)
    others_catalog = (Designer.MAKER, Designer.LICENSOR, Designer.PARENT, Designer.GROUP_SITE)
    assert ("R32" in decided(profile).rules) is (designer in others_catalog and sector.codes != (3,))


def test_the_table_has_its_56_rows_and_each_is_tried_here() -> None:
    rows = [f"R{number:02}" for number in range(1, 57)]
    assert sorted({row.id for row in TABLE}) == rows
    assert sorted({row[0] for row in VERDICTS} | {row[0] for row in ADDED}) == rows


def test_every_row_has_a_sentence_and_a_source() -> None:
    situation = conclude(Profile(), TODAY)
    for row in TABLE:
        assert choice_words(row.because(situation)).endswith((".", "?")), row.id
        assert row.sources, row.id


# --- the cases that are easily got wrong -----------------------------------------------------------


@pytest.mark.parametrize("responsibility", Responsibility)
def test_outsourced_design_never_yields_iso9002(responsibility: Responsibility) -> None:
    profile = firm(product=Designer.SUBCONTRACTOR, responsibility=responsibility)
    assert decided(profile).model in (Model.ISO9001, Model.ASK)


def test_a_subcontractor_under_an_unclear_responsibility_leads_to_the_question() -> None:
    decision = decided(firm(product=Designer.SUBCONTRACTOR, responsibility=Responsibility.UNCLEAR))
    assert (decision.model, decision.unknown) == (Model.ASK, ("design.corrected_by",))


def test_a_subcontractor_whose_design_the_customer_answers_for_is_to_be_settled() -> None:
    decision = decided(firm(product=Designer.SUBCONTRACTOR, may_change=False))
    assert (decision.model, decision.unknown) == (Model.ASK, ())
    assert "have that settled in writing" in choice_words(decision.because)
    advice = says(decision, "R48")
    assert "a subcontractor designs for you, and the customer answers" in advice
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert "If you answer for it, alone or with the customer, say so" in advice
    assert turns["design.responsibility", "us"] is Model.ISO9001 is turns["design.responsibility", "shared"]
    assert "say that the customer designs" in advice
    assert turns["design.product", "customer"] is Model.ISO9002


def test_outsourced_software_the_customer_answers_for_is_to_be_settled() -> None:
    profile = firm(Activity.PRODUCTION, Activity.SOFTWARE_DEVELOPMENT)
    outsourced = {Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED}
    decision = decided(replace(profile, performed_by=outsourced))
    assert (decision.model, decision.unknown) == (Model.ASK, ())
    assert "Design work is outsourced by you" in choice_words(decision.because)
    advice = says(decision, "R48")
    assert "outsourced by you, and the customer answers" in advice
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert turns["design.responsibility", "us"] is Model.ISO9001
    assert "say that the customer carries it out" in advice
    assert turns["performed_by.software-development", "customer"] is Model.ISO9002


def test_who_only_buys_is_told_that_something_must_be_bought_for() -> None:
    decision = decided(firm(Activity.PURCHASING))
    assert (decision.model, decision.unknown) == (Model.ASK, ())
    assert "only purchasing is said to be yours" in choice_words(decision.because)
    assert "Say which of the other stages of the work is yours" in says(decision, "R48")
    assert ("activities.production", "yes") in {(turn.fact, turn.value) for turn in what_ifs(decision)}


def test_where_the_customer_does_all_of_it_no_work_is_left_to_choose_for() -> None:
    profile = replace(firm(Activity.PRODUCTION), performed_by={Activity.PRODUCTION: Performer.CUSTOMER})
    decision = decided(profile)
    assert "no work of your own" in choice_words(decision.because)
    assert "Say which work you do" in says(decision, "R48")


def test_the_facts_of_d7_decide_and_what_else_is_not_known_can_only_turn_the_answer() -> None:
    """Who designs, how complete the order is and who may change it are enough for no design."""
    enough = Design(product=Designer.CUSTOMER, specification=Specification.COMPLETE, may_change=False)
    decision = decided(Profile(activities=(Activity.PRODUCTION,), design=enough))
    assert (decision.model, decision.rules[0]) == (Model.ISO9002, "R15")
    assert decision.unknown == ("design.corrected_by",)
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert turns["design.corrected_by", "us"] is Model.ASK
    assert "design.responsibility" not in {turn.fact for turn in what_ifs(decision)}


TAKEN_AWAY = [
    (named("ISO 9002:1994", product=WE), Model.ISO9001),
    (named("ISO 9001"), Model.ISO9002),
    (named("ISO 9003:1994"), Model.ISO9002),
    (named("ISO 9002"), Model.ISO9002),
]


@pytest.mark.parametrize(("profile", "model"), TAKEN_AWAY)
def test_where_the_contract_decides_it_is_said_what_holds_without_it(profile: Profile, model: Model) -> None:
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decided(profile))}
    assert turns["named_standard", "none"] is model


def test_where_the_sector_decides_it_is_said_what_holds_in_another() -> None:
    process = decided(firm(only_process=True))
    assert {(turn.fact, turn.value): turn.clause_8_3 for turn in what_ifs(process)}[
        "sector.scheme", "automotive"
    ] is PARTLY
    inspection = decided(firm(Activity.INSPECTION))
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(inspection)}
    assert turns["sector.scheme", "laboratory"] is Model.ISO9002
    assert turns["sector.scheme", "inspection-body"] is Model.ISO9002


def test_who_does_the_design_work_is_said_to_turn_the_answer() -> None:
    decision = decided(firm(Activity.PRODUCTION, Activity.SOFTWARE_DEVELOPMENT))
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert turns["performed_by.software-development", "customer"] is Model.ISO9002
    assert turns["performed_by.software-development", "outsourced"] is Model.ASK


def test_a_service_that_is_only_named_asks_who_designs_it() -> None:
    nobody_knows = Designer.UNKNOWN
    decision = decided(firm(offer=Offer(services="Advice on materials"), service=nobody_knows))
    assert (decision.model, decision.unknown) == (Model.ASK, ("design.service",))
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert turns["offer.services", "none"] is Model.ISO9002
    pumps = Offer(services="Servicing of pumps")
    care = decided(firm(Activity.SERVICING, offer=pumps, service=nobody_knows))
    assert (care.model, care.rules[0]) == (Model.ISO9002, "R17")
    assert decided(firm(service=nobody_knows)).model is Model.ISO9002


def test_nothing_known_is_asked_with_iso9001_as_the_safe_assumption() -> None:
    decision = decided(Profile())
    assert decision.unknown[0] == "design.product"
    assert "safe assumption" in says(decision, "R48")
    assert decision.justification is None


def test_an_old_own_design_without_a_design_department_keeps_its_changes_in() -> None:
    assert "at least to changes" in says(decided(firm(may_change=True)), "R14")


def test_a_private_label_is_own_design_but_plain_stockholding_is_not() -> None:
    trade = (Activity.PURCHASING, Activity.DISTRIBUTION)
    label = firm(*trade, product=Designer.NOBODY, own_brand=True, corrected_by=Corrector.US)
    plain = firm(*trade, product=Designer.NOBODY)
    assert decided(label).rules[0] == "R20"
    assert decided(plain).rules[0] == "R19"


def test_a_contract_maker_with_process_technology_is_told_when_to_ask_again() -> None:
    assert "process technology" in says(decided(firm(only_process=True)), "R31")


def test_what_applies_in_part_by_the_scheme_names_the_scheme() -> None:
    for firm_of in (
        firm(only_process=True),
        replace(firm(only_process=True), activities=(Activity.PRODUCTION,)),
    ):
        decision = decided(replace(firm_of, sector=under(Scheme.AUTOMOTIVE)))
        assert decision.today.clause_8_3 is PARTLY
        assert "IATF 16949" in choice_words(decision.because)
        assert "not product design" not in choice_words(decision.because)
        other = decided(replace(firm_of, sector=under(Scheme.NONE)))
        assert "IATF" not in choice_words(other.because)


@pytest.mark.parametrize("code", [3, 12])
def test_the_words_for_what_is_worked_out_fit_every_kind_of_process_work(code: int) -> None:
    for specification in (Specification.COMPLETE, Specification.GAPS):
        decision = decided(firm(product=WE, sector=in_sector(code), specification=specification))
        assert "what your product is made of" in choice_words(decision.because)
        words = " ".join(choice_words(note.says) for note in decision.warnings)
        assert not any(word in choice_words(decision.because) + words for word in ("grade", "module"))


def test_automotive_process_design_stays_in() -> None:
    decision = decided(firm(only_process=True, sector=under(Scheme.AUTOMOTIVE)))
    assert "manufacturing process stays in" in says(decision, "R07")
    assert decision.today.clause_8_3 is PARTLY
    assert decision.justification is None


def test_process_design_elsewhere_is_flagged() -> None:
    assert "opinions differ" in says(decided(firm(only_process=True)), "R34")


def test_a_laboratory_is_told_what_the_market_asks_for() -> None:
    assert "17025" in says(decided(firm(Activity.TESTING_CALIBRATION)), "R26")


def test_inspection_alone_with_unknown_designers_is_not_concluded() -> None:
    assert decided(Profile(activities=(Activity.INSPECTION,))).model is Model.ASK


def test_inspection_with_own_design_is_iso9001() -> None:
    assert decided(firm(Activity.INSPECTION, product=WE)).model is Model.ISO9001


def test_a_contract_without_a_year_is_asked_about_and_the_facts_are_shown_beside_it() -> None:
    decision = decided(named("ISO 9002", product=WE))
    assert decision.model is Model.ASK
    assert decision.unknown == ("named_standard",)
    assert "your own facts point to ISO 9001" in says(decision, "R04")
    turns = {(turn.fact, turn.value): turn.model for turn in what_ifs(decision)}
    assert turns["named_standard", "ISO 9002:1994"] is Model.ISO9002


@pytest.mark.parametrize("text", ["GB/T 19002-2018", "ISO/TS 9002:2016"])
def test_guidance_in_a_contract_fixes_no_model(text: str) -> None:
    assert decided(named(text, product=WE)).model is Model.ISO9001
    decision = decided(replace(Profile(), named_standard=text))
    assert decision.model is Model.ASK
    assert "R03" not in decision.rules
    assert "guidance" in says(decision, "R04")


def test_a_contract_for_iso9002_with_own_design_shows_both_answers() -> None:
    decision = decided(named("ISO 9002:1994", product=WE))
    assert (decision.model, decision.today.clause_8_3) == (Model.ISO9002, APPLIES)
    assert "your own facts point to ISO 9001" in says(decision, "R03")
    assert says(decision, "R47")


def test_a_contract_for_iso9001_without_design_allows_the_claim() -> None:
    decision = decided(named("ISO 9001"))
    assert "Tell the customer" in says(decision, "R05")
    assert "fulfills this contract" in says(decision, "R05")
    told = " ".join(choice_words(note.says) for note in decision.warnings)
    assert "9002" not in f"{told} {choice_words(decision.because)}"  # of which nobody spoke
    assert not any("9002" in sentence for sentence in what_if_sentences(decision))


def test_an_old_edition_in_the_contract_is_named_as_old() -> None:
    assert "old edition" in says(decided(named("ISO 9001:1994")), "R05")


@pytest.mark.parametrize("text", ["ISO 9002:1994", "ISO 9002", "ISO/TS 9002:2016"])
def test_a_certificate_to_iso9002_proves_nothing_today(text: str) -> None:
    decision = decided(replace(firm(), certificate=Certificate(standard=text)))
    assert says(decision, "R08")
    assert "R03" not in decision.rules


def test_a_contract_for_another_standard_says_what_it_asks_beyond() -> None:
    decision = decided(named("AS9100D"))
    assert decision.model is Model.ISO9002
    assert "counterfeit parts" in says(decision, "R49")
    assert decision.unknown == ()


@pytest.mark.parametrize("text", ["our own rules", "IS0 9002:1994", "Order no. 9002"])
def test_a_contract_that_was_not_recognized_is_asked_about(text: str) -> None:
    decision = decided(named(text))
    assert says(decision, "R50")
    assert "named_standard" in decision.unknown
    assert ("named_standard", "ISO 9001") in {(turn.fact, turn.value) for turn in what_ifs(decision)}


@pytest.mark.parametrize("text", ["none", "n/a", "tbd"])
def test_a_word_for_nothing_decides_as_silence_does(text: str) -> None:
    assert decided(named(text)).warnings == decided(firm()).warnings


def test_what_is_open_by_the_contract_alone_is_said_to_wait_for_its_wording() -> None:
    decision = decided(named("ISO 9002"))
    assert "wording of the contract" in model_words(decision.model, decision.unknown)
    assert "design facts" in model_words(decided(Profile()).model, decided(Profile()).unknown)


def test_a_certificate_with_a_history_is_the_one_of_today() -> None:
    held = Certificate(standard="ISO 9002 since 1996, now ISO 9001:2015", expires=date(2028, 5, 1))
    decision = decided(replace(firm(), certificate=held))
    assert "has to move to ISO 9001:2026" in says(decision, "R09")
    assert "R08" not in decision.rules


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        (date(2028, 5, 31), "runs out on 31 May 2028; by then it has to move"),
        (date(2030, 5, 31), "has to move to ISO 9001:2026 by 30 September 2029 (reported)."),
    ],
)
def test_the_earlier_of_two_last_days_binds(expires: date, said: str) -> None:
    profile = Profile(certificate=Certificate(standard="ISO 9001:2015", expires=expires))
    decision = choose(profile, on=date(2026, 11, 27))
    assert said in says(decision, "R09")
    assert "must move to ISO 9001:2026 by 30 September 2029" not in edition_reason(decision.today)


def test_a_certificate_to_an_ended_edition_cannot_run() -> None:
    held = Certificate(standard="ISO 9001:2008", expires=date(2028, 5, 1))
    decision = decided(replace(firm(), certificate=held))
    assert "September 2018" in says(decision, "R08")
    assert "R09" not in decision.rules


def test_a_certificate_alone_does_not_make_the_model() -> None:
    held = replace(Profile(), certificate=Certificate(standard="ISO 9002:1994"))
    assert decided(held).model is Model.ASK


def test_work_the_customer_does_is_not_ours() -> None:
    profile = firm(Activity.PRODUCTION, Activity.RESEARCH)
    theirs = replace(profile, performed_by={Activity.RESEARCH: Performer.CUSTOMER})
    assert decided(profile).model is Model.ISO9001
    assert decided(theirs).model is Model.ISO9002


def test_the_truth_about_iso9002_stands_in_both_places() -> None:
    decision = decided(firm())
    truth = (
        "ISO 9002 was merged into ISO 9001 in December 2000, and the last certificates to it ended in "
        "December 2003"
    )
    assert truth in says(decision, "R01")
    assert truth in route_words(decision.today)
    assert "ISO 9001:2026 with clause 8.3 justified as not applicable" in route_words(decision.today)


def test_the_justification_names_definer_proof_missing_authority_and_effect() -> None:
    profile = replace(
        firm(offer=Offer(scope="Turned parts to drawing.")),
        organization=Organization(name="Example {0} & <Sons>"),
    )
    text = justification_words(decided(profile))
    assert "Example {0} & <Sons>" in text
    assert "Turned parts to drawing." in text
    assert "defined by the customer" in text
    assert "drawings, specifications and orders" in text
    assert "no authority to change" in text
    assert "does not affect" in text
    assert "customer satisfaction" in text


def test_the_justification_tells_product_and_service_apart() -> None:
    work = (Activity.PRODUCTION, Activity.SERVICE_PROVISION)
    text = justification_words(decided(firm(*work, service=Designer.LICENSOR)))
    assert "products are defined by the customer" in text
    assert "services are defined by the licensor" in text


def test_a_scope_that_says_design_is_questioned() -> None:
    decision = decided(firm(offer=Offer(scope="Design and production of brackets")))
    assert "must not" in says(decision, "D7")


def test_a_service_without_design_is_told_to_expect_questions() -> None:
    decision = decided(firm(Activity.SERVICE_PROVISION))
    assert "Expect questions" in says(decision, "R21")
    assert "last three years" in says(decision, "D7")


def test_the_facts_behind_the_answer_are_shown_as_words() -> None:
    facts = {fact.fact: fact.value for fact in decided(firm()).facts}
    assert facts["design.product"] == "customer"
    assert facts["design.may_change"] == "no"
    assert facts["activities"] == "purchasing, production"
    empty = decided(Profile())
    assert {fact.value for fact in empty.facts} == {"not-answered"}
    answered = decided(replace(Profile(), answered=tuple(fact.fact for fact in empty.facts)))
    assert {fact.value for fact in answered.facts} == {"unknown"}
