"""Which requirements the tree shows: a choice among their states, and the words searched for."""

from enum import StrEnum

from isoassess.assessment.transition import AFTER, novelty
from isoassess.catalogue.requirement_search import RequirementIndex, requirement_entry
from isoassess.domain import Clause, Finding, Grade, Keep, Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import from_top
from isoassess.domain.searching import Entry
from isoassess.standard_choice.editions import running_2015


class RequirementFilter(StrEnum):
    """The requirements a person wants to see."""

    ALL = "all"
    QUICK = "quick"
    UNANSWERED = "unanswered"
    GAPS = "gaps"
    CLAIMED = "claimed"  # rated 3 or 4, and nothing shows it
    FLAGGED = "flagged"  # marked by a person to come back to
    GATES = "gates"
    DOCUMENTS_MISSING = "documents-missing"  # demanded, assessed, and not shown
    NEW = "new"  # brought or changed by the edition of the lens


GAPS = frozenset({Grade.MINOR, Grade.MAJOR})
_WHATEVER_IS_ANSWERED = frozenset(
    {RequirementFilter.ALL, RequirementFilter.QUICK, RequirementFilter.GATES, RequirementFilter.NEW}
)


class Selection:
    """The requirements of one lens, made ready for searching."""

    def __init__(self, case: Case, clauses: tuple[Clause, ...]) -> None:
        self._edition = case.lens.edition
        self._requirements = {requirement.id: requirement for requirement in case.requirements}
        self._steady: dict[RequirementFilter, int] = {}  # how many belong to what no answer changes
        titles = {clause.number: clause.title for clause in clauses}
        self._index = RequirementIndex(
            {
                requirement.id: _entry(requirement, requirement.clause[case.lens], titles)
                for requirement in case.requirements
            }
        )

    @property
    def choices(self) -> tuple[RequirementFilter, ...]:
        """Those that make sense in this lens: only where an edition brought something there is news."""
        new = any(self._is_new(requirement) for requirement in self._requirements.values())
        return tuple(choice for choice in RequirementFilter if new or choice is not RequirementFilter.NEW)

    def found(
        self, case: Case, judgement: Judgement, choice: RequirementFilter, search: str
    ) -> dict[str, tuple[str, ...]]:
        """The ids that belong to the choice and hold every word of the search, and where they hold it."""
        self._index.keep_up(case.answers, case.attachments)
        held = self._index.found(search)
        flagged = _flagged(case)
        return {
            finding.requirement: held[finding.requirement]
            for finding in judgement.findings
            if finding.requirement in held and self._belongs(finding, choice, flagged)
        }

    def nearest(self, case: Case, judgement: Judgement, choice: RequirementFilter, search: str) -> str:
        """Another spelling that finds something in the choice; empty where there is none."""
        other = self._index.nearest(search)
        return other if other and self.found(case, judgement, choice, other) else ""

    def counts(self, case: Case, judgement: Judgement) -> dict[RequirementFilter, int]:
        """How many of the findings, which are those of all requirements, belong to each choice."""
        flagged = _flagged(case)
        found = {
            choice: sum(self._belongs(finding, choice, flagged) for finding in judgement.findings)
            for choice in RequirementFilter
            if choice not in self._steady
        }
        self._steady |= {choice: found[choice] for choice in _WHATEVER_IS_ANSWERED & found.keys()}
        counted = self._steady | found
        return {choice: counted[choice] for choice in RequirementFilter}

    def _belongs(self, finding: Finding, choice: RequirementFilter, flagged: frozenset[str]) -> bool:
        if choice is RequirementFilter.FLAGGED:
            return finding.requirement in flagged
        if choice is RequirementFilter.UNANSWERED:
            return finding.grade is Grade.NOT_ASSESSED
        if choice is RequirementFilter.GAPS:
            return finding.grade in GAPS
        if choice is RequirementFilter.CLAIMED:
            return finding.claimed
        requirement = self._requirements[finding.requirement]
        if choice is RequirementFilter.QUICK:
            return requirement.quick
        if choice is RequirementFilter.GATES:
            return requirement.gate is not None
        if choice is RequirementFilter.DOCUMENTS_MISSING:
            missing = finding.grade in GAPS or finding.claimed
            return missing and requirement.documents.keep is not Keep.NONE
        return choice is RequirementFilter.ALL or self._is_new(requirement)

    def _is_new(self, requirement: Requirement) -> bool:
        return requirement.since == self._edition or (
            self._edition == AFTER.edition and novelty(requirement) is not None
        )


def first_choice(case: Case) -> RequirementFilter:
    """What is shown at first: only what is new, where a certificate moves on to the edition of the lens."""
    moves = case.lens is AFTER and running_2015(case.profile, case.date)
    return RequirementFilter.NEW if moves else RequirementFilter.ALL


def _flagged(case: Case) -> frozenset[str]:
    return frozenset(id_ for id_, answer in case.answers.items() if answer.flag)


def _entry(requirement: Requirement, number: str, titles: dict[str, str]) -> Entry:
    above = [titles.get(step, "") for step in from_top(number)]
    return requirement_entry(requirement, (number,), above)
