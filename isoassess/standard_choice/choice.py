"""The choice itself: which standard fits a profile on a day, with every reason for it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from isoassess.domain.decision import NAMED_STANDARD, NOT_ANSWERED, Decision, DecisionWarning, Fact, Today
from isoassess.domain.fact_keys import fact
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Profile
from isoassess.standard_choice.contract_standard import Named
from isoassess.standard_choice.decision_table import about_design, holding
from isoassess.standard_choice.editions import EditionChoice, choose_edition
from isoassess.standard_choice.intake import is_known
from isoassess.standard_choice.justification import doubts, draft
from isoassess.standard_choice.route import route
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.schemes import scheme_of
from isoassess.standard_choice.situation import Situation, conclude

RULES_VERSION = "2026.6"


def choose(profile: Profile, *, on: date) -> Decision:
    """The model of 1994 and what it means on the day `on`; every profile gets exactly one answer."""
    situation = conclude(profile, on)
    holding_rules = holding(situation)
    edition = choose_edition(profile, on)
    return Decision(
        model=situation.model,
        today=_today(situation, holding_rules, edition),
        profile=profile,
        rules=(*dict.fromkeys(rule.id for rule in holding_rules), *situation.design.steps),
        because=holding_rules[0].because(situation),
        design_because=about_design(situation).because(situation),
        facts=_facts(situation, holding_rules[0]),
        unknown=_unknown(situation),
        warnings=(*_notes(situation, holding_rules), *doubts(situation)),
        justification=draft(situation),
        sources=_sources(situation, holding_rules, edition),
        as_of=on,
        rules_version=RULES_VERSION,
        to_settle=situation.design.clash,
    )


def _today(situation: Situation, holding_rules: Iterable[Rule], edition: EditionChoice) -> Today:
    withdrawn = tuple(rule.because(situation) for rule in holding_rules if rule.id == "R01")
    return Today(
        edition=edition.lens.edition,
        clause_8_3=situation.clause_8_3,
        because=(*_another_certificate(situation), *withdrawn, route(situation.clause_8_3, edition)),
        edition_because=edition.because,
        to_ask=edition.to_ask,
    )


def _another_certificate(situation: Situation) -> tuple[Message, ...]:
    """That the contract wants another certificate than the one the route leads to."""
    named = situation.named
    if named.kind is not Named.OTHER or named.other is None or named.other.ended:
        return ()
    wanted = named.other.contains in ("all", "most", "some", "nothing")
    return (message("contract-wants-another", name=named.title),) if wanted else ()


def _notes(situation: Situation, holding_rules: Iterable[Rule]) -> tuple[DecisionWarning, ...]:
    """The warnings of all rules that hold, R01 first, each said once."""
    ordered = sorted(holding_rules, key=lambda rule: rule.id != "R01")
    notes = {
        says: DecisionWarning(rule=rule.id, says=says)
        for rule in ordered
        for says in rule.warnings(situation)
    }
    return tuple(notes.values())


def _unknown(situation: Situation) -> tuple[str, ...]:
    """What is not known; answers that contradict each other are known, and a warning tells of them."""
    design = situation.design
    return (
        *((NAMED_STANDARD,) if situation.named.to_be_asked else ()),
        *(key for key in design.unknown if key not in design.clash),
    )


def _facts(situation: Situation, deciding: Rule) -> tuple[Fact, ...]:
    keys = dict.fromkeys((*deciding.facts, *situation.design.facts))
    return tuple(Fact(fact=key, value=_told(situation.profile, key)) for key in keys)


def _told(profile: Profile, key: str) -> str:
    """The answer as a slug; that nobody answered is not the same as "not known"."""
    asked = key in profile.answered or is_known(fact(profile, key))
    stages = key == "activities" and any(told.startswith("performed_by.") for told in profile.answered)
    return _slug(fact(profile, key)) if asked or stages else NOT_ANSWERED


def _slug(value: object) -> str:
    """A fact's value as a word of the profile file; what is not known is `unknown`."""
    if value is None or value in ("", (), {}):
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return ", ".join(_slug(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{_slug(key)}: {_slug(item)}" for key, item in value.items())
    return str(value)


def _sources(situation: Situation, holding_rules: Iterable[Rule], edition: EditionChoice) -> tuple[str, ...]:
    """Keys of the source register; `article:S18` is a sentence of the article behind a rule."""
    keys: list[str] = []
    for rule in holding_rules:
        keys += (*rule.sources, *(f"article:{sentence}" for sentence in rule.article))
    scheme = scheme_of(situation)
    if scheme:
        keys += scheme.sources
    return tuple(dict.fromkeys((*keys, *situation.named.sources, *edition.sources)))
