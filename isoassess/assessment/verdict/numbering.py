"""The numbers of the findings of a case: those that are registered, and the next ones for what is new."""

from collections.abc import Iterable

from msgspec.structs import replace

from isoassess.assessment.finding_register import FindingKind, Register, Wanted, extended, given
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Finding, Grade


def kind_of(grade: Grade) -> FindingKind | None:
    """None for what is nothing to follow up."""
    if grade in NONCONFORMING:
        return FindingKind.NONCONFORMITY
    return FindingKind.IMPROVEMENT if grade is Grade.OFI else None


def wanted_by(findings: Iterable[Finding]) -> tuple[Wanted, ...]:
    """What has to have a number, in the order of the findings."""
    kinds = ((kind_of(finding.grade), finding.requirement) for finding in findings)
    return tuple((kind, requirement) for kind, requirement in kinds if kind is not None)


def numbered(findings: tuple[Finding, ...], register: Register) -> tuple[Finding, ...]:
    """The findings with their numbers; one that is closed keeps the number that it had."""
    numbers = given(extended(register, wanted_by(findings)))
    return tuple(_numbered(finding, numbers) for finding in findings)


def _numbered(finding: Finding, numbers: dict[Wanted, str]) -> Finding:
    kind = kind_of(finding.grade)
    wanted = [(one, finding.requirement) for one in ((kind,) if kind else FindingKind)]
    number = next((numbers[one] for one in wanted if one in numbers), "")
    return replace(finding, number=number) if number else finding
