"""Every id that an assessment gives has its sentence, and every sentence belongs to an id that is given."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import isoassess.assessment
from isoassess.assessment.labels import contradictions, messages
from isoassess.domain import Contradiction
from isoassess.domain.profile import InternalAudit, ManagementReview

ROOM = Path(isoassess.assessment.__file__).parent
NO_COUNT = Contradiction(id="")


def test_every_message_has_its_sentence_and_every_sentence_its_message() -> None:
    steps = {step.value for step in (*InternalAudit, *ManagementReview)}
    assert {*given("message", 0), *steps} == set(messages.sentences(count=1))


def test_every_contradiction_has_its_sentence_and_every_sentence_its_contradiction() -> None:
    named = {*given("Contradiction", "id"), *given("_asked_by_law", 1)}
    named |= {*given("_fulfilled_in", 2), *given("_absent_in", 2)}
    assert named == set(contradictions.sentences(NO_COUNT))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_a_sentence_is_filled_with_has_a_name(count: int) -> None:
    for sentence in messages.sentences(count=count).values():
        assert re.findall(r"\{[^a-z]*\}", sentence) == []


def given(function: str, where: int | str) -> Iterator[str]:
    """The ids that stand in the calls of a function anywhere in the room."""
    for path in ROOM.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == function:
                yield from _constants(call, where)


def _constants(call: ast.Call, where: int | str) -> Iterator[str]:
    if isinstance(where, int):
        values = call.args[where : where + 1]
    else:
        values = [keyword.value for keyword in call.keywords if keyword.arg == where]
    yield from (str(value.value) for value in values if isinstance(value, ast.Constant))
