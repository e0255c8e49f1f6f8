"""From ratings to likely findings, and their count with its base.

Grading is not additive (ISO/IEC 17021-1 practice): what is absent weighs more on a gate requirement,
and a clause with nothing in place at all is a likely major. What is done by habit is a minor, but where it
is a document, an audit or a review that is asked for. What by the profile has not taken place is never
fulfilled, however it is rated. Of a whole clause nothing is said before all of
it that applies is assessed. Not assessed is never counted as a failure.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from isoassess.assessment.applicability import Applicability, applicability
from isoassess.assessment.verdict.claimed import FULFILLED, is_claimed, is_shown
from isoassess.assessment.verdict.not_taken_place import denied_by, is_of_audit_or_review
from isoassess.assessment.verdict.since_1994 import beyond_contract
from isoassess.domain import (
    NO_ANSWER,
    Answer,
    Clause,
    ClauseResult,
    Finding,
    Grade,
    Keep,
    Lens,
    Rating,
    Requirement,
    Share,
)
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import from_top, group
from isoassess.domain.message import Message, message

SYSTEMIC_MINORS = 3
BEGUN_LEVEL = 2  # from this rating on something is defined, though with gaps
# Looked up once: of each there are hundreds of uses in one judgement.
_NONE, _EFFECTIVE, _CONFORMING = Keep.NONE, Rating.EFFECTIVE, Grade.CONFORMING
_OFI, _MINOR, _MAJOR, _NOT_APPLICABLE = Grade.OFI, Grade.MINOR, Grade.MAJOR, Grade.NOT_APPLICABLE
ASSESSED = frozenset({Grade.CONFORMING, Grade.OFI, Grade.MINOR, Grade.MAJOR})
NONCONFORMING = frozenset({Grade.MINOR, Grade.MAJOR})


class _RatedRequirement(Struct, frozen=True):
    """`level`: the rating that counts, 0 to 4; None where there is none or the requirement does not apply.

    `claimed`: rated 3 or 4, and neither words nor a file that is really there show it, or the profile says
    that it has not taken place: `denied` is the fact that says so. `beyond`: it is missing, and
    the contract's edition does not ask for it.
    """

    lens: Lens

    requirement: Requirement
    answer: Answer
    standing: Applicability
    clause: str
    level: int | None
    claimed: bool
    denied: str | None
    beyond: bool


def findings_of(case: Case) -> tuple[Finding, ...]:
    """One likely finding for each requirement of the case, in its order."""
    rows = [_rated_requirement(case, requirement) for requirement in case.requirements]
    levels = defaultdict(set)
    for row in rows:
        if row.standing.applies:
            levels[row.clause].add(row.level)  # None where one is still open
    return tuple(_finding(row, nothing_in_clause=levels[row.clause] == {0}) for row in rows)


def share_of(findings: Sequence[Finding]) -> Share:
    """How many of the findings are assessed, and how they split by likely grade."""
    grades = [
        finding.grade for finding in findings
    ]  # a Counter of a few takes longer than to go through them
    conforming, ofi = grades.count(_CONFORMING), grades.count(_OFI)
    minor, major = grades.count(_MINOR), grades.count(_MAJOR)
    return Share(
        applicable=len(findings) - grades.count(_NOT_APPLICABLE),
        assessed=conforming + ofi + minor + major,
        conforming=conforming,
        ofi=ofi,
        minor=minor,
        major=major,
        claimed=len([finding for finding in findings if finding.claimed and finding.grade in FULFILLED]),
    )


def clause_results(clauses: tuple[Clause, ...], findings: tuple[Finding, ...]) -> tuple[ClauseResult, ...]:
    """The share of every clause that holds requirements, parents with all that is below them."""
    below: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for number in from_top(finding.clause):
            below[number].append(finding)
    shares = {number: share_of(members) for number, members in below.items()}
    return tuple(
        ClauseResult(
            clause=clause,
            share=shares[clause.number],
            not_applicable=_graded(below[clause.number]) - shares[clause.number].applicable,
        )
        for clause in clauses
        if clause.number in below
    )


def _graded(findings: list[Finding]) -> int:
    return len([finding for finding in findings if finding.graded])


def systemic_groups(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Clause groups (such as 8.4) with three or more likely minors and no major: they can become one."""
    minors = Counter([group(f.clause) for f in findings if f.grade is _MINOR])
    majors = {group(f.clause) for f in findings if f.grade is _MAJOR}
    return tuple(
        number for number, count in minors.items() if count >= SYSTEMIC_MINORS and number not in majors
    )


def _rated_requirement(case: Case, requirement: Requirement) -> _RatedRequirement:
    lens, answer = case.lens, case.answers.get(requirement.id, NO_ANSWER)
    standing = applicability(requirement, lens, answer, case.profile, case.decision)
    level = answer.rating.level if standing.applies and answer.rating else None
    is_missing = level is not None and level < BEGUN_LEVEL
    denied = denied_by(requirement, lens, case.profile)
    claimed = is_claimed(level) and (denied is not None or not is_shown(answer, case.attachments))
    return _RatedRequirement(
        lens=lens,
        requirement=requirement,
        answer=answer,
        standing=standing,
        clause=requirement.clause[lens],
        level=level,
        claimed=claimed,
        denied=denied,
        beyond=is_missing and beyond_contract(requirement, lens, case.profile),
    )


def _finding(row: _RatedRequirement, *, nothing_in_clause: bool) -> Finding:
    grade, because = _grade(row, nothing_in_clause=nothing_in_clause)
    if row.claimed and not row.denied and row.requirement.documents.keep is not _NONE:
        grade, because = _MINOR, message("documents-not-shown")
    own = _own_grade(row.answer, grade)
    return Finding(
        requirement=row.requirement.id,
        clause=row.clause,
        grade=own or grade,
        rating=row.answer.rating,
        because=message("own-words", text=row.answer.regrade.reason.strip()) if own else because,
        claimed=row.claimed,
        predicted=grade if own else None,
        graded=row.requirement.graded,
    )


def _own_grade(answer: Answer, predicted: Grade) -> Grade | None:
    """The assessor's grade, where it differs from the predicted one and has a reason."""
    regrade = answer.regrade
    accepted = predicted in ASSESSED and regrade.grade in ASSESSED and regrade.reason.strip()
    return regrade.grade if accepted and regrade.grade is not predicted else None


def _grade(row: _RatedRequirement, *, nothing_in_clause: bool) -> tuple[Grade, Message]:
    if row.level is None:
        unrated = Grade.NOT_ASSESSED if row.standing.applies else Grade.NOT_APPLICABLE
        return unrated, row.standing.because or message("not-assessed")
    if row.denied and row.level >= BEGUN_LEVEL:
        gate = row.requirement.gate is not None
        return Grade.MAJOR if gate else Grade.MINOR, message("denied-by-profile", fact=row.denied)
    if row.level >= 3:
        return _fulfilled(row)
    if row.level >= BEGUN_LEVEL:
        return _MINOR, message("has-gaps")
    if row.beyond:
        return Grade.MINOR, message("only-1994-asks")
    if row.requirement.gate is not None:
        return _closed_gate(row)
    if nothing_in_clause:
        return Grade.MAJOR, message("clause-absent")
    return Grade.MINOR, message("one-absent")


def _closed_gate(row: _RatedRequirement) -> tuple[Grade, Message]:
    """Nothing at all is major; a habit is something, but no document and no audit or review."""
    if row.level == Rating.ABSENT.level:
        return Grade.MAJOR, message("gate-absent") if row.lens.certifiable else message("model-asks")
    if row.requirement.documents.keep in (Keep.MAINTAIN, Keep.BOTH):
        return Grade.MAJOR, message("gate-not-written")
    if is_of_audit_or_review(row.clause, row.lens):
        return Grade.MAJOR, message("gate-not-planned")
    return Grade.MINOR, message("gate-by-habit")


def _fulfilled(row: _RatedRequirement) -> tuple[Grade, Message]:
    if row.claimed:
        marked = row.answer.ofi and row.answer.rating is Rating.CONFORMING
        return Grade.OFI if marked else Grade.CONFORMING, message("evidence-missing")
    if row.answer.rating is _EFFECTIVE:
        return _CONFORMING, message("effective")
    if row.answer.ofi:
        return _OFI, message("marked-ofi")
    return _CONFORMING, message("evidence-seen")
