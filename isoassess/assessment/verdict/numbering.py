"""The numbers of the findings of a case: those that are registered, and what still has to get one."""

from collections.abc import Iterable

from msgspec.structs import replace

from isoassess.assessment.finding_register import EarlierNumbers, FindingKind, Register, Wanted, given
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Finding, Grade
from isoassess.language.texts import _


def kind_of(grade: Grade) -> FindingKind | None:
    """None for what is nothing to follow up."""
    if grade in NONCONFORMING:
        return FindingKind.NONCONFORMITY
    return FindingKind.IMPROVEMENT if grade is Grade.OFI else None


def wanted_by(findings: Iterable[Finding]) -> tuple[Wanted, ...]:
    """What has to have a number, in the order of the findings."""
    kinds = ((kind_of(finding.grade), finding.requirement) for finding in findings)
    return tuple((kind, requirement) for kind, requirement in kinds if kind is not None)


def number_words(finding: Finding) -> str:
    """The number of a finding, empty where it has none; of one that stands no more it is said how it is.

    What is not assessed any more, or does not apply any more, is not counted as closed.
    """
    if not finding.number or kind_of(finding.grade):
        return finding.number
    closed = finding.grade not in (Grade.NOT_ASSESSED, Grade.NOT_APPLICABLE)
    says = _("{number}, closed") if closed else _("before: {number}")
    return says.format(number=finding.number)


def earlier_numbers(finding: Finding, register: Register, before: EarlierNumbers) -> tuple[str, ...]:
    """By which documents may name it that were made before two files came together: what it was called
    `before`, and what the register calls it besides.
    """
    return _earlier(finding.number, finding.requirement, register, before)


def _earlier(number: str, requirement: str, register: Register, before: EarlierNumbers) -> tuple[str, ...]:
    kind = number.partition("-")[0]
    of = {one for one, given_to in {*register.items(), *before} if given_to == requirement}
    return tuple(sorted(one for one in of - {number} if one.startswith(f"{kind}-")))


def with_earlier(number: str, register: Register, before: EarlierNumbers) -> str:
    """A number, and behind it those by which documents may name the same finding that were made earlier."""
    requirement = register.get(number)
    names = _earlier(number, requirement, register, before) if requirement else ()
    return " ".join(filter(None, (number, earlier_words(names))))


def earlier_words(names: Iterable[str]) -> str:
    """What stands behind a number; empty where it is the only one."""
    named = ", ".join(names)
    return _("(earlier {numbers})").format(numbers=named) if named else ""


def unnumbered(findings: Iterable[Finding], register: Register) -> tuple[Wanted, ...]:
    """What has to have a number and is given none by the register."""
    known = given(register)
    return tuple(one for one in wanted_by(findings) if one not in known)


def numbered(findings: tuple[Finding, ...], register: Register) -> tuple[Finding, ...]:
    """The findings with the numbers that are registered; one that is closed keeps the number that it had.

    What is not registered has none: a number that was only counted could be another finding's tomorrow.
    """
    numbers = given(register)
    known = {requirement for _kind, requirement in numbers}
    return tuple(
        _numbered(finding, numbers) if finding.number or finding.requirement in known else finding
        for finding in findings
    )


def _numbered(finding: Finding, numbers: dict[Wanted, str]) -> Finding:
    kind = kind_of(finding.grade)
    wanted = [(one, finding.requirement) for one in ((kind,) if kind else FindingKind)]
    number = next((numbers[one] for one in wanted if one in numbers), "")
    return replace(finding, number=number) if number != finding.number else finding
