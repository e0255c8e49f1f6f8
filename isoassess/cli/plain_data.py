"""Values as plain data for a script, with their messages in words."""

from typing import Any

import msgspec
from msgspec import Struct

from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.domain import Contradiction
from isoassess.domain.decision import Decision
from isoassess.domain.message import Message
from isoassess.standard_choice.labels import (
    choice_words,
    edition_reason,
    justification_words,
    question_words,
    route_words,
)
from isoassess.standard_choice.what_if import what_ifs
from isoassess.timeline.labels import calendar_sentence, calendar_words
from isoassess.timeline.schedule import Schedule


def decision_data(decision: Decision) -> dict[str, Any]:
    """The decision as plain data, with its messages in words."""
    plain: dict[str, Any] = msgspec.to_builtins(decision)
    del plain["profile"]  # whoever asks has it
    plain["would_change"] = msgspec.to_builtins(what_ifs(decision))
    plain["because"] = choice_words(decision.because)
    plain["design_because"] = choice_words(decision.design_because)
    plain["today"]["because"] = route_words(decision.today)
    plain["warnings"] = [{"rule": note.rule, "says": choice_words(note.says)} for note in decision.warnings]
    plain["today"]["edition_because"] = edition_reason(decision.today)
    plain["today"]["to_ask"] = question_words(decision.today)
    plain["justification"] = justification_words(decision)
    return plain


def told(value: Struct) -> dict[str, Any]:
    """The value as plain data, with its messages in words."""
    plain: dict[str, Any] = msgspec.to_builtins(value)
    for name in value.__struct_fields__:
        if isinstance(said := getattr(value, name), Message):
            plain[name] = message_words(said)
    return plain


def calendar_data(found: Schedule | None) -> dict[str, Any] | None:
    """The calendar as plain data; None where there is none."""
    if found is None:
        return None
    plain: dict[str, Any] = msgspec.to_builtins(found)
    plain["decided_by"] = None if found.decided_by is None else calendar_sentence(found.decided_by)
    plain["cautions"] = [calendar_sentence(caution) for caution in found.cautions]
    for milestone, one in zip(plain["milestones"], found.milestones, strict=True):
        milestone["because"] = calendar_words(one.because)
    return plain


def contradiction_data(found: Contradiction) -> dict[str, Any]:
    """The contradiction as plain data, with its sentence."""
    return {
        "id": found.id,
        "says": contradiction_words(found),
        "requirement": found.requirement,
        "fact": found.fact,
    }
