"""One answer for all requirements of a clause: what it would change, what not, and why; nothing is stored."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.applicability import applicability
from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, Answer, Finding, Rating, Requirement
from isoassess.domain.case import Case
from isoassess.domain.message import Message, message


class ClauseAnswer(Struct, frozen=True, kw_only=True):
    """What is said of each requirement: a rating, with the reason where it is not applicable, or a flag.

    `flag` is None where the flags are left alone. `also_rated`: also of those that are rated already.
    """

    rating: Rating | None = None
    reason: str = ""
    flag: bool | None = None
    also_rated: bool = False


class AnswerChange(Struct, frozen=True, kw_only=True):
    """The answer to one requirement, before and after."""

    requirement: str
    before: Answer
    after: Answer


class RefusedAnswer(Struct, frozen=True, kw_only=True):
    """A requirement that takes no such answer, and why."""

    requirement: str
    because: Message


class ClausePlan(Struct, frozen=True, kw_only=True):
    """What becomes of each requirement; each of them is in one of these, in its order.

    `rated`: left alone because they are rated already. `same`: they say so already.
    """

    changes: tuple[AnswerChange, ...] = ()
    refused: tuple[RefusedAnswer, ...] = ()
    rated: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, Answer]:
        """As they would be, by requirement."""
        return {change.requirement: change.after for change in self.changes}


def plan_clause(case: Case, requirements: Iterable[str], said: ClauseAnswer) -> ClausePlan:
    """What it would mean for these requirements of the case; those that it does not ask are left out."""
    wanted = frozenset(requirements)
    changes, refused, rated, same = [], [], [], []
    for requirement in case.requirements:
        if requirement.id not in wanted:
            continue
        before = case.answers.get(requirement.id, NO_ANSWER)
        after = _after(before, said)
        because = _refusal(case, requirement, after) if said.flag is None else None
        if after == before:
            same.append(requirement.id)
        elif because is not None:
            refused.append(RefusedAnswer(requirement=requirement.id, because=because))
        elif said.flag is None and before.rating is not None and not said.also_rated:
            rated.append(requirement.id)
        else:
            changes.append(AnswerChange(requirement=requirement.id, before=before, after=after))
    return ClausePlan(changes=tuple(changes), refused=tuple(refused), rated=tuple(rated), same=tuple(same))


def findings_after(catalogue: Catalogue, case: Case, plan: ClausePlan) -> dict[str, Finding]:
    """How the case would be judged, by requirement; without numbers for what would be found anew."""
    answers = {id_: answer for id_, answer in (case.answers | plan.answers).items() if answer != NO_ANSWER}
    judged = judge_case(catalogue, replace(case, answers=answers))
    return {finding.requirement: finding for finding in judged.findings}


def _after(before: Answer, said: ClauseAnswer) -> Answer:
    if said.flag is not None:
        return replace(before, flag=said.flag)
    if said.rating is Rating.NOT_APPLICABLE:
        return replace(before, rating=said.rating, reason=said.reason)
    return replace(before, rating=said.rating)


def _refusal(case: Case, requirement: Requirement, after: Answer) -> Message | None:
    """Why a requirement takes no such rating; to take a rating back is never refused."""
    if after.rating is None:
        return None
    if not requirement.graded:
        return message("not-graded")
    standing = applicability(requirement, case.lens, after, case.profile, case.decision)
    claimed = after.rating is Rating.NOT_APPLICABLE
    return standing.because if standing.applies is claimed else None
