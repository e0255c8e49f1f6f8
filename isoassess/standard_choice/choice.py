"""The choice itself: which standard fits a profile on a day, with every reason for it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from isoassess.domain.decision import Decision, Fact, Note, Today
from isoassess.domain.profile import Profile, fact
from isoassess.standard_choice.decision_table import holding
from isoassess.standard_choice.editions import EditionChoice, choose_edition
from isoassess.standard_choice.justification import doubts, draft
from isoassess.standard_choice.route import route
from isoassess.standard_choice.rule import Row
from isoassess.standard_choice.schemes import scheme_of
from isoassess.standard_choice.situation import Situation, conclude
from isoassess.standard_choice.what_if import turns

RULES_VERSION = "2026.3"


def choose(profile: Profile, *, on: date) -> Decision:
    """The model of 1994 and what it means on the day `on`; every profile gets exactly one answer."""
    situation = conclude(profile, on)
    rows = holding(situation)
    edition = choose_edition(profile, on)
    return Decision(
        model=situation.model,
        today=_today(situation, rows, edition),
        rules=(*dict.fromkeys(row.id for row in rows), *situation.design.steps),
        because=rows[0].because(situation),
        facts=_facts(situation, rows[0]),
        would_change=turns(situation),
        unknown=_unknown(situation),
        warnings=(*_notes(situation, rows), *doubts(situation)),
        justification=draft(situation),
        sources=_sources(situation, rows, edition),
        as_of=on,
        rules_version=RULES_VERSION,
    )


def _today(situation: Situation, rows: Iterable[Row], edition: EditionChoice) -> Today:
    withdrawn = tuple(row.because(situation) for row in rows if row.id == "R01")
    return Today(
        edition=edition.lens.edition,
        clause_8_3=situation.clause_8_3,
        because=(*withdrawn, route(situation.clause_8_3, edition)),
        edition_because=edition.because,
        to_ask=edition.to_ask,
    )


def _notes(situation: Situation, rows: Iterable[Row]) -> tuple[Note, ...]:
    """The warnings of all rows that hold, R01 first, each said once."""
    ordered = sorted(rows, key=lambda row: row.id != "R01")
    notes = {says: Note(rule=row.id, says=says) for row in ordered for says in row.warnings(situation)}
    return tuple(notes.values())


def _unknown(situation: Situation) -> tuple[str, ...]:
    """What is not known; answers that contradict each other are known, and a warning tells of them."""
    design = situation.design
    return (
        *(("named_standard",) if situation.named.to_be_asked else ()),
        *(key for key in design.unknown if key not in design.clash),
    )


def _facts(situation: Situation, deciding: Row) -> tuple[Fact, ...]:
    keys = dict.fromkeys((*deciding.facts, *situation.design.facts))
    return tuple(Fact(fact=key, value=_slug(fact(situation.profile, key))) for key in keys)


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


def _sources(situation: Situation, rows: Iterable[Row], edition: EditionChoice) -> tuple[str, ...]:
    """Keys of the source register; `article:S18` is a sentence of the article behind a row."""
    keys: list[str] = []
    for row in rows:
        keys += (*row.sources, *(f"article:{sentence}" for sentence in row.article))
    scheme = scheme_of(situation)
    if scheme:
        keys += scheme.sources
    return tuple(dict.fromkeys((*keys, *situation.named.sources, *edition.sources)))
