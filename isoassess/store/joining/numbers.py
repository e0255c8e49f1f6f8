"""The numbers of findings that two files gave in the same assessment, as one register."""

from collections.abc import Iterable
from datetime import datetime

from isoassess.assessment.finding_register import FindingKind, number_parts, number_words
from isoassess.store.joining.content import AssessmentContent, GivenNumber, OrganizationContent

Need = tuple[FindingKind, str]  # the requirement that has a number of this kind


def joined_numbers(here: Iterable[GivenNumber], there: Iterable[GivenNumber]) -> tuple[GivenNumber, ...]:
    """Those of both, the same from whichever side.

    A number that both gave stays with the finding it was given to earlier, by the requirement where both
    were given at once. A finding that keeps none by it takes the next one that is free in both.
    """
    every = (*here, *there)
    known: dict[str, GivenNumber] = {}
    for one in every:
        ours = known.get(one.number)
        if ours is None or (one.given_at, one.requirement) < (ours.given_at, ours.requirement):
            known[one.number] = one
    for one in _renumbered(every, known):
        known[one.number] = one
    return tuple(sorted(known.values(), key=lambda one: one.number))


def _renumbered(every: Iterable[GivenNumber], known: dict[str, GivenNumber]) -> list[GivenNumber]:
    """What has lost its number, in the order in which it was numbered first."""
    has = {need_of(one) for one in known.values()}
    first: dict[Need, datetime] = {}
    for one in every:
        need = need_of(one)
        if need not in has:
            first[need] = min(one.given_at, first.get(need, one.given_at))
    last = dict.fromkeys(FindingKind, 0)
    for kind, place in filter(None, map(number_parts, known)):
        last[kind] = max(last[kind], place)
    found = []
    for (kind, requirement), at in sorted(first.items(), key=lambda one: (one[1], one[0])):
        last[kind] += 1
        number = number_words(kind, last[kind])
        found.append(GivenNumber(number=number, requirement=requirement, given_at=at))
    return found


def need_of(one: GivenNumber) -> Need:
    return FindingKind(one.number.partition("-")[0]), one.requirement


def of_both(
    there: OrganizationContent, here: OrganizationContent
) -> Iterable[tuple[AssessmentContent, AssessmentContent]]:
    """The assessments that both have, there and here."""
    ours = {one.id: one for one in here.assessments}
    return [(one, ours[one.id]) for one in there.assessments if one.id in ours]


def registered(there: AssessmentContent, here: AssessmentContent) -> int:
    """How many numbers and issued documents come, or were given earlier there."""
    numbers = set(joined_numbers(here.numbers, there.numbers)) - set(here.numbers)
    return len(numbers) + len(_new_documents(there, here))


def numbered(there: AssessmentContent, here: AssessmentContent) -> tuple[str, ...]:
    """The numbers that come, without those that only were given earlier there, and those that neither has."""
    joined, theirs, ours = (
        {(one.number, one.requirement) for one in numbers}
        for numbers in (joined_numbers(here.numbers, there.numbers), there.numbers, here.numbers)
    )
    came = sorted(number for number, _requirement in joined & theirs - ours)
    return (*came, *_new_documents(there, here))


def _new_documents(there: AssessmentContent, here: AssessmentContent) -> tuple[str, ...]:
    versions = {(one.kind, one.version) for one in here.issued}
    return tuple(
        f"{one.kind} {one.version}" for one in there.issued if (one.kind, one.version) not in versions
    )
