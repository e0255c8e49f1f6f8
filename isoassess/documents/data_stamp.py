"""The data stamp: the same inputs have the same stamp in every language, and any change gives another.

A stamp begins with the number of its recipe, as in `2-0f1e2d3c4b5a`. A recipe once used stays as it is, so
that a document can be compared for ever; another choice of what counts is another recipe.
"""

import datetime
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from isoassess.domain import NO_ANSWER, Answer
from isoassess.domain.case import Case

RECIPE = 2  # the one that is used now
_EARLIEST = 1  # bore no number, and hashed sentences with the inputs
_LENGTH = 12  # digits of the hash that a person can compare
_WHOLE = re.compile(r"(?:([1-9][0-9]{0,3})-)?([0-9a-f]{64})")


def stamp(case: Case) -> str:
    """As much of the whole stamp as a person can compare."""
    return short(whole_stamp(case))


def whole_stamp(case: Case, recipe: int = RECIPE) -> str:
    """The number of the recipe and the SHA-256 over the inputs in 64 hexadecimal digits."""
    return f"{recipe}-{hashlib.sha256(_canonical(_RECIPES[recipe](case))).hexdigest()}"


def short(whole: str) -> str:
    """A whole stamp, of whatever recipe, as it is printed."""
    number, dash, digits = whole.rpartition("-")
    return f"{number}{dash}{digits[:_LENGTH]}"


def recipe_of(whole: str) -> int | None:
    """The recipe by which a whole stamp was made, None where the text is none."""
    found = _WHOLE.fullmatch(whole)
    return None if found is None else int(found[1] or _EARLIEST)


def is_known(recipe: int) -> bool:
    """Whether this program can make a stamp by the recipe."""
    return recipe in _RECIPES


def _inputs(case: Case) -> dict[str, Any]:
    """Recipe 2: what was said, shown, decided and chosen, by whom, and the versions that judge it."""
    return {
        "profile": _plain(case.profile),
        "answers": dict(_answers(case)),
        "lens": case.lens.value,
        "own_decision": _plain(case.own_decision),
        "day": case.date.isoformat(),
        "assessor": case.assessor,
        "catalogue": case.catalogue_version,
        "own_catalogue": case.own_catalogue,
        "rules": case.decision.rules_version,
        **({"actions": _actions(case)} if case.actions else {}),
    }


_RECIPES: dict[int, Callable[[Case], dict[str, Any]]] = {2: _inputs}


def _actions(case: Case) -> list[Any]:
    """Those of no requirement, in the order of what they say: their ids differ from store to store."""
    return sorted((_plain(action) for action in case.actions.values()), key=_canonical)


def _answers(case: Case) -> Iterator[tuple[str, Any]]:
    """The answers to what is asked under the lens; those of other lenses are left alone."""
    for known in case.requirements:
        answer = case.answers.get(known.id, NO_ANSWER)
        if answer != NO_ANSWER:
            yield known.id, _said(answer) | {"attachments": [*_files(case, answer)]}


@lru_cache(maxsize=2_048)
def _said(answer: Answer) -> dict[str, Any]:
    """From one moment of an assessment to the next nearly all answers are the same."""
    said: dict[str, Any] = _plain(answer)
    return said


def _files(case: Case, answer: Answer) -> Iterator[Any]:
    """What the answer shows, by the hash of its content: the id differs from store to store."""
    for id_ in answer.attachments:
        file = case.attachments.get(id_)
        yield (
            {"id": id_}
            if file is None
            else {name: said for name, said in _plain(file).items() if name != "id"}
        )


def _plain(value: Any) -> Any:
    """The value for JSON without what is as by default, so that a field added later changes nothing."""
    match value:
        case Struct():
            parts = ((name, getattr(value, name), usual) for name, usual in _defaults(type(value)))
            return {name: _plain(part) for name, part, usual in parts if part != usual}
        case tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case datetime.date():
            return value.isoformat()
    return value


@cache
def _defaults(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    """The fields with what each is by default, NODEFAULT where it has to be given."""
    return tuple(
        (known.name, known.default if known.default_factory is NODEFAULT else known.default_factory())
        for known in fields(kind)
    )


def _canonical(inputs: dict[str, Any]) -> bytes:
    """One text for one case; escaped, since a broken paste can leave half of a surrogate pair."""
    return json.dumps(inputs, sort_keys=True, separators=(",", ":")).encode("ascii")
