"""What a scope statement says of what does not apply: claims by clause, what fell away, what is refused."""

from collections import defaultdict
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.labels import message_words
from isoassess.catalogue.elements_1994 import covering
from isoassess.domain import Applies, Contradiction, Finding, Grade, Rating, Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import group as clause_group
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.fact_keys import occurs
from isoassess.domain.message import Message, message
from isoassess.language.texts import _

# By the fact that takes the requirements away, or that a claim of them needs.
_USUAL = {
    "conditions.measuring_equipment": message("challenge-measuring"),
    "conditions.trusted_readings": message("challenge-readings"),
    "conditions.special_processes": message("challenge-special-processes"),
    "conditions.traceability_required": message("challenge-traceability"),
    "conditions.customer_property": message("challenge-property"),
    "conditions.post_delivery": message("challenge-post-delivery"),
}


class NotApplicableBy(StrEnum):
    """Why requirements do not apply, which decides whether a scope statement has to name them."""

    CLAUSE = "clause"  # the whole clause is claimed, with a reason
    REQUIREMENT = "requirement"  # claimed alone, while other requirements of its clause apply
    FACT = "fact"  # it fell away by a fact of the profile; no claim is needed


class LeftOut(Struct, frozen=True, kw_only=True):
    """Requirements that do not apply for one reason.

    `clauses`: where they are; for whole clauses the fewest numbers that stand for exactly them. `besides`:
    what the organization itself said of parts of a clause that is justified as a whole.
    """

    ground: NotApplicableBy
    because: Message
    clauses: tuple[str, ...]
    requirements: tuple[str, ...]
    besides: tuple[str, ...] = ()


def left_out(case: Case, judgement: Judgement) -> tuple[LeftOut, ...]:
    """All that does not apply, what shares ground and reason together, in the order of the case.

    What is never graded, and what waits for its first case, is not left out of anything.
    """
    requirements = {requirement.id: requirement for requirement in case.requirements}
    whole = _whole_clauses(judgement.findings)
    groups: dict[tuple[NotApplicableBy, str], list[Finding]] = defaultdict(list)
    draft, design = _justified_as_a_whole(judgement.findings)
    for finding in judgement.findings:
        if finding.grade is Grade.NOT_APPLICABLE and _is_left_out(requirements[finding.requirement]):
            ground = _ground(requirements[finding.requirement], case, whole=finding.clause in whole)
            as_a_whole = ground is NotApplicableBy.CLAUSE and is_within(finding.clause, design)
            because = draft if draft is not None and as_a_whole else finding.because
            groups[ground, message_words(because)].append(finding)
    return tuple(
        LeftOut(
            ground=ground,
            because=next((one.because for one in members if one.because == draft), members[0].because),
            clauses=_clauses(ground, members, judgement),
            requirements=tuple(finding.requirement for finding in members),
            besides=_besides(words, members),
        )
        for (ground, words), members in groups.items()
    )


def reason_words(group: LeftOut) -> tuple[str, ...]:
    """Why the requirements do not apply, then what the organization itself said of parts of them."""
    own = _("In the organization's own words: {own}")
    return (message_words(group.because), *(own.format(own=text) for text in group.besides))


def refused(judgement: Judgement) -> tuple[Finding, ...]:
    """The claims of non-applicability that do not hold; the finding says why."""
    return tuple(
        finding
        for finding in judgement.findings
        if finding.rating is Rating.NOT_APPLICABLE and finding.grade is not Grade.NOT_APPLICABLE
    )


def in_doubt(judgement: Judgement) -> tuple[Contradiction, ...]:
    """The contradictions about what is held not applicable, without the claims that are refused anyway."""
    without = {finding.requirement for finding in refused(judgement)}
    claimed = {f.requirement for f in judgement.findings if f.grade is Grade.NOT_APPLICABLE}
    return tuple(c for c in judgement.contradictions if c.requirement in claimed - without)


def usual_challenges(case: Case, judgement: Judgement) -> tuple[Message, ...]:
    """What an auditor usually holds against what does not apply, unless a contradiction says it."""
    away = {finding.requirement for finding in judgement.findings if finding.grade is Grade.NOT_APPLICABLE}
    facts = {requirement.when for requirement in case.requirements if requirement.id in away}
    said = {found.fact for found in judgement.contradictions}
    return tuple(says for fact, says in _USUAL.items() if fact in facts - said)


def scope_questions(case: Case) -> tuple[Requirement, ...]:
    """The requirements that ask for the scope: clause 4.3, in the models of 1994 the quality manual."""
    clause = "4.3" if case.lens.certifiable else "4.2.1"
    return tuple(requirement for requirement in case.requirements if requirement.clause[case.lens] == clause)


def _justified_as_a_whole(findings: tuple[Finding, ...]) -> tuple[Message | None, str]:
    """The drafted justification and the clause it is for: one claim, however many were asked about."""
    found = next((one for one in findings if one.because.id == "design-not-applicable"), None)
    return (None, "") if found is None else (found.because, clause_group(found.clause))


def _besides(words: str, members: list[Finding]) -> tuple[str, ...]:
    said = dict.fromkeys(message_words(finding.because) for finding in members)
    return tuple(text for text in said if text != words)


def _is_left_out(requirement: Requirement) -> bool:
    return requirement.graded and requirement.applies is not Applies.CASE


def _whole_clauses(findings: tuple[Finding, ...]) -> set[str]:
    """The clauses of which nothing applies."""
    applying = {finding.clause for finding in findings if finding.grade is not Grade.NOT_APPLICABLE}
    return {finding.clause for finding in findings} - applying


def _ground(requirement: Requirement, case: Case, *, whole: bool) -> NotApplicableBy:
    conditional = requirement.applies is Applies.CONDITIONAL and requirement.when is not None
    if conditional and occurs(case.profile, requirement.when or "") is False:
        return NotApplicableBy.FACT
    return (
        NotApplicableBy.CLAUSE
        if whole and requirement.applies is Applies.CLAIM
        else NotApplicableBy.REQUIREMENT
    )


def _clauses(ground: NotApplicableBy, members: list[Finding], judgement: Judgement) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(finding.clause for finding in members))
    if ground is not NotApplicableBy.CLAUSE:
        return numbers
    return covering(numbers, (result.clause for result in judgement.clauses)) or numbers
