"""Which requirements the tree shows: a choice among their states, and the words searched for."""

from enum import StrEnum

from isoassess.judgement import Case, Judgement
from isoassess.model import Clause, Finding, Grade, Requirement


class Choice(StrEnum):
    """The requirements a person wants to see."""

    ALL = "all"
    UNANSWERED = "unanswered"
    GAPS = "gaps"
    GATES = "gates"


GAPS = frozenset({Grade.MINOR, Grade.MAJOR})


class Selection:
    """The requirements of one lens, made ready for searching."""

    def __init__(self, case: Case, clauses: tuple[Clause, ...]) -> None:
        self._requirements = {requirement.id: requirement for requirement in case.requirements}
        titles = {clause.number: clause.title for clause in clauses}
        self._words = {
            requirement.id: _searched(requirement, requirement.clause[case.lens], titles)
            for requirement in case.requirements
        }

    def found(self, judgement: Judgement, choice: Choice, search: str) -> frozenset[str]:
        """The ids that belong to the choice and hold every word of the search."""
        words = search.casefold().split()
        return frozenset(
            finding.requirement
            for finding in judgement.findings
            if self._belongs(finding, choice)
            and all(word in self._words[finding.requirement] for word in words)
        )

    def counts(self, judgement: Judgement) -> dict[Choice, int]:
        return {
            choice: sum(self._belongs(finding, choice) for finding in judgement.findings) for choice in Choice
        }

    def _belongs(self, finding: Finding, choice: Choice) -> bool:
        if choice is Choice.UNANSWERED:
            return finding.grade is Grade.NOT_ASSESSED
        if choice is Choice.GAPS:
            return finding.grade in GAPS
        return choice is Choice.ALL or self._requirements[finding.requirement].gate is not None


def _searched(requirement: Requirement, number: str, titles: dict[str, str]) -> str:
    parts = number.split(".")
    above = [titles.get(".".join(parts[:depth]), "") for depth in range(1, len(parts) + 1)]
    texts = (number, *above, requirement.asks, *requirement.looks_for, requirement.documents.what)
    return "\n".join(texts).casefold()
