"""The documented information that an assessment demands, and how much of it is shown."""

from collections import Counter
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.verdict.claimed import is_shown
from isoassess.assessment.verdict.findings import ASSESSED, BEGUN_LEVEL
from isoassess.domain import Finding, Grade, Keep, Requirement
from isoassess.domain.case import Case
from isoassess.language.texts import _

# Looked up once: each is asked of hundreds of findings.
_NONE = Keep.NONE


class ShownState(StrEnum):
    """Whether demanded documented information has been seen."""

    SHOWN = "shown"
    NOT_SHOWN = "not-shown"
    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"


SHAPE_OF_SHOWN_STATE = {
    ShownState.SHOWN: "✓",
    ShownState.NOT_SHOWN: "▲",
    ShownState.NOT_ASSESSED: "○",
    ShownState.NOT_APPLICABLE: "–",
}


class DemandedDocument(Struct, frozen=True, kw_only=True):
    """What one requirement wants maintained, retained or both."""

    requirement: str
    clause: str
    keep: Keep
    what: str
    state: ShownState

    @property
    def maintained(self) -> bool:
        """Whether it is, at least in part, a document to keep up to date; a record alone is not."""
        return self.keep in (Keep.MAINTAIN, Keep.BOTH)


class DocumentedInformation(Struct, frozen=True, kw_only=True):
    """All that is demanded, in the order of the case; `demanded` counts what applies."""

    documents: tuple[DemandedDocument, ...]
    demanded: int
    shown: int
    not_shown: int
    not_assessed: int

    def having(self, state: ShownState) -> tuple[DemandedDocument, ...]:
        return tuple(document for document in self.documents if document.state is state)


_STATE_OF_GRADE = {
    Grade.CONFORMING: ShownState.SHOWN,
    Grade.OFI: ShownState.SHOWN,
    Grade.MINOR: ShownState.NOT_SHOWN,
    Grade.MAJOR: ShownState.NOT_SHOWN,
    Grade.NOT_ASSESSED: ShownState.NOT_ASSESSED,
    Grade.NOT_APPLICABLE: ShownState.NOT_APPLICABLE,
}


def documented(case: Case, findings: tuple[Finding, ...]) -> DocumentedInformation:
    """Shown is what a likely fulfilled requirement demands, unless it is merely claimed.

    Without evidence only the assessor's own grade makes it fulfilled, and that shows no document.
    """
    requirements = {requirement.id: requirement for requirement in case.requirements}
    documents = []
    for finding in findings:
        demand = requirements[finding.requirement].documents
        if demand.keep is not _NONE:
            document = DemandedDocument(
                requirement=finding.requirement,
                clause=finding.clause,
                keep=demand.keep,
                what=demand.what,
                state=ShownState.NOT_SHOWN if finding.claimed else _STATE_OF_GRADE[finding.grade],
            )
            documents.append(document)
    count = Counter(document.state for document in documents)
    return DocumentedInformation(
        documents=tuple(documents),
        demanded=len(documents) - count[ShownState.NOT_APPLICABLE],
        shown=count[ShownState.SHOWN],
        not_shown=count[ShownState.NOT_SHOWN],
        not_assessed=count[ShownState.NOT_ASSESSED],
    )


def nothing_on_paper(case: Case, findings: tuple[Finding, ...]) -> bool:
    """Whether some of what is demanded is assessed, and none of it is shown or there with gaps and seen."""
    assessed = False
    for requirement, finding in zip(case.requirements, findings, strict=True):
        if finding.grade in ASSESSED and is_demanded(requirement):
            if _is_on_paper(case, finding):
                return False
            assessed = True
    return assessed


def _is_on_paper(case: Case, finding: Finding) -> bool:
    if _STATE_OF_GRADE[finding.grade] is ShownState.SHOWN and not finding.claimed:
        return True
    level = finding.rating.level if finding.rating is not None else None
    if level is None or level < BEGUN_LEVEL:
        return False
    return is_shown(case.answers[finding.requirement], case.attachments)


def is_demanded(requirement: Requirement) -> bool:
    """Whether the requirement wants documented information."""
    return requirement.documents.keep is not _NONE


def shown_words(state: ShownState) -> str:
    """Whether it has been seen."""
    return {
        ShownState.SHOWN: _("shown"),
        ShownState.NOT_SHOWN: _("not shown"),
        ShownState.NOT_ASSESSED: _("not assessed"),
        ShownState.NOT_APPLICABLE: _("not applicable"),
    }[state]
