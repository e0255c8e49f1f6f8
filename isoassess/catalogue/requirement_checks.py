"""What one requirement of a catalogue must keep to: each rule is one small function that yields breaches."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import get_type_hints

from isoassess.domain import Applies, Confidence, Keep, Requirement
from isoassess.domain.profile import Profile
from isoassess.language.texts import _

LONGEST_QUESTION = 200
LONGEST_STATEMENT = 140
FEWEST_POINTS, MOST_POINTS = 2, 5

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SOURCE = re.compile(r"iso9001 \d+(\.\d+)+( \((2026|\d+(, \d+)*)\))?|iso9002 4\.\d+(-\d+)?")
_DEMAND = re.compile(r"\b(?:should|must|shall|ought)\b", re.IGNORECASE)
_BRITISH = re.compile(
    r"\b(?:\w+isations?|organis\w+|behaviours?|colours?|fulfils?|programmes?|enquir\w+|judgements?)\b",
    re.IGNORECASE,
)


@cache
def yes_no_facts() -> frozenset[str]:
    """The dotted keys of the profile whose value is yes, no or unknown."""
    parts = {name: hint for name, hint in get_type_hints(Profile).items() if isinstance(hint, type)}
    return frozenset(
        f"{part}.{name}"
        for part, words in parts.items()
        if hasattr(words, "__struct_fields__")
        for name, hint in get_type_hints(words).items()
        if hint == bool | None
    )


def _id_form(known: Requirement) -> Iterator[str]:
    if not _ID.fullmatch(known.id):
        yield _("the id is not lower-case words joined by hyphens")


def _some_clause(known: Requirement) -> Iterator[str]:
    if not known.clause:
        yield _("it belongs to no clause")


def _question(known: Requirement) -> Iterator[str]:
    if len(known.asks) > LONGEST_QUESTION:
        yield _("the question is longer than {most} characters").format(most=LONGEST_QUESTION)
    if not known.asks.endswith("?") or known.asks.count("?") != 1:
        yield _("the question is not one question that ends with ?")
    if "and/or" in known.asks:
        yield _("the question joins ideas with and/or")


def _statement(known: Requirement) -> Iterator[str]:
    """Where there is one: a catalogue of somebody else is told by its questions without it."""
    if not known.states:
        return
    if len(known.states) > LONGEST_STATEMENT:
        yield _("the statement is longer than {most} characters").format(most=LONGEST_STATEMENT)
    if "?" in known.states:
        yield _("the statement asks; it says what is so where the requirement is fulfilled")
    elif not known.states.endswith("."):
        yield _("the statement does not end with a full stop")
    if len(known.states.splitlines()) > 1 or known.states != known.states.strip():
        yield _("the statement is not one line")


def _stated(known: Requirement) -> Iterator[str]:
    if not known.states.strip():
        yield _("it has no statement to tell a finding by")
    for word in _DEMAND.findall(known.states):
        yield _("the statement demands with {word}; it says what is so").format(word=word)


def _points(known: Requirement) -> Iterator[str]:
    if not FEWEST_POINTS <= len(known.looks_for) <= MOST_POINTS:
        yield _("looks_for must have {least} to {most} points").format(least=FEWEST_POINTS, most=MOST_POINTS)
    if len(set(known.looks_for)) != len(known.looks_for):
        yield _("a point of looks_for stands twice")


def _no_empty_text(known: Requirement) -> Iterator[str]:
    texts = {"asks": (known.asks,), "looks_for": known.looks_for, "small_firm": (known.small_firm,)}
    for key, entries in texts.items():
        if not all(text.strip() for text in entries):
            yield _("{key} is empty").format(key=key)


def _american(known: Requirement) -> Iterator[str]:
    for text in (known.asks, known.states, *known.looks_for, known.small_firm, known.documents.what):
        for word in _BRITISH.findall(text):
            yield _("{word} is not the American spelling").format(word=word)


def _condition(known: Requirement) -> Iterator[str]:
    if known.applies is Applies.NEVER and known.when is not None:
        yield _("when belongs to requirements that can fall away")
    elif known.applies is Applies.CASE and known.when is not None:
        yield _("when belongs to requirements that a fact lets fall away")
    elif known.applies is Applies.CONDITIONAL and known.when is None:
        yield _("a conditional requirement needs when")
    elif known.when is not None and known.when not in yes_no_facts():
        yield _("when: {key} is no yes-or-no key of the profile").format(key=known.when)


def _documents(known: Requirement) -> Iterator[str]:
    if (known.documents.keep is Keep.NONE) != (not known.documents.what.strip()):
        yield _("documents must say both what is kept and how")


def _gate_is_quick(known: Requirement) -> Iterator[str]:
    if known.gate is not None and not known.quick:
        yield _("a gate must be in the quick scan")


def _source(known: Requirement) -> Iterator[str]:
    if not known.source or not all(source.strip() for source in known.source):
        yield _("it has no source")


def _source_form(known: Requirement) -> Iterator[str]:
    for source in known.source:
        if not _SOURCE.fullmatch(source):
            yield _("source {source} is not a clause and its points").format(source=source)


def _replaces(known: Requirement) -> Iterator[str]:
    if known.id in known.replaces:
        yield _("it replaces itself")


def _graded(known: Requirement) -> Iterator[str]:
    if known.graded and known.confidence is Confidence.LOW:
        yield _("what only one doubtful source reports is not graded")
    if not known.graded and (known.gate is not None or known.quick):
        yield _("what is not graded is no gate and not in the quick scan")


def _changed(known: Requirement) -> Iterator[str]:
    if known.changed is not None and (known.since is not None or len(known.clause) < 2):
        yield _("only what two editions ask can have changed")


def _cause(known: Requirement) -> Iterator[str]:
    if known.cause is None:
        yield _("it has no cause to be grouped under")


RequirementCheck = Callable[[Requirement], Iterator[str]]
REQUIREMENT_CHECKS: tuple[RequirementCheck, ...] = (
    *(_id_form, _some_clause, _question, _statement, _points, _no_empty_text),
    *(_condition, _documents, _gate_is_quick, _source, _replaces, _changed),
)
HOUSE_CHECKS: tuple[RequirementCheck, ...] = (_stated, _american, _source_form, _cause, _graded)
