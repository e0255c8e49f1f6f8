"""Two laptops: what each knows comes together the same way from either side, and nothing said is lost."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.finding_register import FindingKind, extended
from isoassess.domain import NO_ANSWER, Action, Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.store.arrival import EARLIER_NUMBER
from isoassess.store.history.changes import differences, flatten, replay
from isoassess.store.joining.comparing import ComparedContent, ContentSide, DifferenceKind, compare
from isoassess.store.joining.content import (
    AssessmentContent,
    ContentEntry,
    GivenNumber,
    OrganizationContent,
    fields_of,
    with_fields,
)
from isoassess.store.joining.joined import JoinRule, joined, sides
from isoassess.store.joining.numbers import need_of
from isoassess.store.joining.order import each_once, in_order
from isoassess.store.joining.thinning import thinned
from isoassess.store.records import HistoryEntry, Subject
from tests.examples import examples

EXAMPLES = examples(130)
START = datetime(2026, 11, 1, 8, tzinfo=UTC)
ORGANIZATION, ASSESSMENT = str(UUID(int=1)), str(UUID(int=2))
REQUIREMENTS = ("quality-policy", "scope-statement", "calibration")
WORDS = st.sampled_from(["", "a", "b", "c"])

ANSWERS = st.builds(
    Answer,
    rating=st.none() | st.sampled_from(Rating),
    evidence=WORDS,
    attachments=st.lists(st.sampled_from(["x", "y", "z"]), unique=True, max_size=2).map(tuple),
    action=st.builds(
        Action, what=WORDS, covers=st.lists(st.sampled_from(REQUIREMENTS), unique=True, max_size=2).map(tuple)
    ),
)
PROFILES = st.builds(
    Profile, organization=st.builds(Organization, name=st.just("Example Ltd"), country=WORDS)
)
DECISIONS = st.none() | st.builds(
    OwnDecision, lens=st.sampled_from(Lens), reason=WORDS, name=st.just("A. C.")
)
NEEDS = st.tuples(st.sampled_from(FindingKind), st.sampled_from(REQUIREMENTS))
DEEDS = st.one_of(
    st.tuples(st.sampled_from(REQUIREMENTS), ANSWERS),
    st.tuples(st.just("profile"), PROFILES),
    st.tuples(st.just("decision"), DECISIONS),
    st.tuples(st.just("numbers"), st.lists(NEEDS, unique=True, min_size=1, max_size=4)),
)
WORK = st.lists(DEEDS, max_size=6)
Deeds = list[tuple[str, Any]]


class Laptop:
    """One person's copy, changed as a store changes it; each change a second after the last.

    `rows`: the history as it came into the file, which only grows.
    """

    def __init__(self, content: OrganizationContent, who: str, late: float) -> None:
        self.content = content
        self.rows = list(content.history)
        self.who = who
        self._now = START + timedelta(hours=late)

    def work(self, deeds: Deeds) -> "Laptop":
        for name, value in deeds:
            self._now += timedelta(seconds=1)
            if name == "profile":
                self._put(Subject.PROFILE, self.content.profile, value, replace(self.content, profile=value))
            elif name == "decision":
                after = replace(self.content, own_decision=value)
                self._put(Subject.DECISION, self.content.own_decision, value, after)
            elif name == "numbers":
                self._number(value)
            else:
                self._answer(name, value)
        return self

    def join(
        self, other: "Laptop", rule: JoinRule = JoinRule.NEWER, *, history: bool = True
    ) -> ComparedContent:
        self._now += timedelta(seconds=1)
        found = compare(thinned(other.content, history=history), self.content)
        kept = joined(found, sides(found, rule), who=self.who, at=self._now)
        self._keep(kept.history[len(self.content.history) :])
        self.content = replace(kept, history=in_order(self.rows))
        return found

    def _keep(self, new: Sequence[ContentEntry]) -> None:
        """With the steps of the file, as a store writes them."""
        known = zip(self.content.history, each_once(self.rows), strict=True)
        steps = {entry.step: row.step for entry, row in known}
        for entry in new:
            step = steps.setdefault(entry.step, max(row.step for row in self.rows) + 1)
            self.rows.append(replace(entry, step=step, of_step=None))

    def _answer(self, requirement: str, value: Any) -> None:
        (one,) = self.content.assessments
        before = one.answers.get(requirement, NO_ANSWER)
        answers = {**one.answers, requirement: value}
        kept = {id_: answer for id_, answer in sorted(answers.items()) if answer != NO_ANSWER}
        after = replace(self.content, assessments=(replace(one, answers=kept),))
        self._put(Subject.ANSWER, before, value, after, requirement)

    def _number(self, wanted: list[tuple[FindingKind, str]]) -> None:
        (one,) = self.content.assessments
        known = {each.number: each for each in one.numbers}
        now = extended({each.number: each.requirement for each in one.numbers}, wanted)
        numbers = [
            known.get(number) or GivenNumber(number=number, requirement=id_, given_at=self._now)
            for number, id_ in now.items()
        ]
        self.content = replace(self.content, assessments=(replace(one, numbers=tuple(numbers)),))

    def _put(
        self,
        subject: Subject,
        before: Any,
        value: Any,
        after: OrganizationContent,
        requirement: str = "",
    ) -> None:
        step = max(entry.step for entry in self.rows) + 1
        entries = [
            ContentEntry(
                step=step,
                at=self._now,
                who=self.who,
                subject=subject,
                assessment=ASSESSMENT if requirement else "",
                requirement=requirement,
                key=one.key,
                before=one.before,
                after=one.after,
            )
            for one in differences(before, value)
        ]
        self.rows += entries
        self.content = replace(after, history=in_order(self.rows))


def fresh() -> OrganizationContent:
    profile = Profile(organization=Organization(name="Example Ltd"))
    entries = [
        ContentEntry(step=1, at=START, who="A", subject=Subject.PROFILE, key=key, after=text)
        for key, text in flatten(profile).items()
    ]
    one = AssessmentContent(id=ASSESSMENT, lens=Lens.ISO9001_2026, started=date(2026, 11, 1), added_at=START)
    return OrganizationContent(id=ORGANIZATION, profile=profile, assessments=(one,), history=tuple(entries))


def two(common: Deeds, first: Deeds, second: Deeds) -> tuple[Laptop, Laptop]:
    begun = Laptop(fresh(), "A", 1).work(common).content
    return Laptop(begun, "A", 2).work(first), Laptop(begun, "B", 2.0001).work(second)


def three(common: Deeds, *works: Deeds) -> list[Laptop]:
    begun = Laptop(fresh(), "A", 1).work(common).content
    laptops = zip("ABC", works, strict=True)
    return [Laptop(begun, who, 2 + place / 10_000).work(deeds) for place, (who, deeds) in enumerate(laptops)]


def said(laptop: Laptop) -> object:
    return fields_of(laptop.content)


def told(laptop: Laptop) -> Counter[object]:
    return Counter(
        msgspec.json.encode(replace(one, step=0, of_step=None, before=None)) for one in laptop.content.history
    )


def check_history(laptop: Laptop) -> None:
    """The answers are what the history of the file comes to, as a check of the file demands."""
    content = laptop.content
    entries = [
        HistoryEntry(
            step=one.step,
            kind=one.kind,
            at=one.at,
            who=one.who,
            subject=one.subject,
            organization_id=content.id,
            assessment_id=one.assessment,
            requirement_id=one.requirement,
            key=one.key,
            before=one.before,
            after=one.after,
        )
        for one in laptop.rows
    ]
    last: dict[tuple[str | None, str], str | None] = {}
    for one in entries:
        if one.subject is Subject.ANSWER:
            assert one.before == last.get((one.requirement_id, one.key))
            last[one.requirement_id, one.key] = one.after
    replayed = {id_: answer for id_, answer in replay(entries).items() if answer != NO_ANSWER}
    assert replayed == content.assessments[0].answers


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK)
def test_two_laptops_that_take_each_other_in_are_the_same_in_all(
    common: Deeds, first: Deeds, second: Deeds
) -> None:
    mine, yours = two(common, first, second)
    before = Laptop(mine.content, "A", 3)
    mine.join(yours)
    yours.join(before)
    assert mine.content == yours.content
    check_history(mine)
    check_history(yours)


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK, WORK, st.permutations(range(3)), st.permutations(range(3)))
def test_three_laptops_come_to_the_same_in_whatever_order_they_meet(
    common: Deeds, first: Deeds, second: Deeds, third: Deeds, order: list[int], other: list[int]
) -> None:
    """Where one number was given to two findings, the order says which other number one of them gets."""
    found = []
    for places in (order, other):
        laptops = three(common, first, second, third)
        given = {
            (one.id, number.number, need_of(number))
            for laptop in laptops
            for one in laptop.content.assessments
            for number in one.numbers
        }
        clash = len({(assessment, number) for assessment, number, _need in given}) < len(given)
        begun, *others = (laptops[place] for place in places)
        kinds = {one.kind for laptop in others for one in begun.join(laptop).differences}
        for laptop in others:
            laptop.join(begun)
            assert laptop.content == begun.content
            check_history(laptop)
        found.append((begun, kinds))
    (one, kinds), (another, more) = found
    if not clash and not {DifferenceKind.CONFLICT, DifferenceKind.BOTH} & (kinds | more):
        assert one.content == another.content


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK, st.sampled_from(JoinRule), st.booleans())
def test_taking_in_once_more_changes_nothing(
    common: Deeds,
    first: Deeds,
    second: Deeds,
    rule: JoinRule,
    history: bool,
) -> None:
    mine, yours = two(common, first, second)
    mine.join(yours, rule, history=history)
    once, rows = mine.content, list(mine.rows)
    found = mine.join(yours, rule, history=history)
    assert found.brings_nothing
    assert mine.content == once
    assert mine.rows == rows
    check_history(mine)


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK, st.sampled_from(JoinRule))
def test_what_went_there_and_back_is_the_same_on_both(
    common: Deeds,
    first: Deeds,
    second: Deeds,
    rule: JoinRule,
) -> None:
    mine, yours = two(common, first, second)
    mine.join(yours, rule)
    yours.join(mine, rule)
    assert said(mine) == said(yours)
    assert mine.content.assessments == yours.content.assessments
    assert mine.join(yours, rule).brings_nothing


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK, st.sampled_from(JoinRule))
def test_nothing_that_was_said_is_lost(
    common: Deeds,
    first: Deeds,
    second: Deeds,
    rule: JoinRule,
) -> None:
    mine, yours = two(common, first, second)
    wanted = told(mine) | told(yours)
    mine.join(yours, rule)
    assert not wanted - told(mine)


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK)
def test_a_rule_decides_only_what_both_changed(common: Deeds, first: Deeds, second: Deeds) -> None:
    mine, yours = two(common, first, second)
    found = compare(yours.content, mine.content)
    picked = sides(found, JoinRule.MINE), sides(found, JoinRule.THEIRS)
    for one in found.differences:
        here, there = (side[one.place] for side in picked)
        assert (here is there) == (one.kind is not DifferenceKind.CONFLICT)
        assert here is ContentSide.HERE or one.kind in (
            DifferenceKind.NEW,
            DifferenceKind.THERE,
            DifferenceKind.BOTH,
        )


@settings(max_examples=EXAMPLES)
@given(WORK)
def test_fields_make_the_organization_again(deeds: Deeds) -> None:
    content = Laptop(fresh(), "A", 1).work(deeds).content
    assert with_fields(content, fields_of(content)) == content


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK)
def test_a_number_stays_with_the_earlier_finding_and_the_other_takes_one_that_is_free_in_both(
    common: Deeds, first: Deeds, second: Deeds
) -> None:
    mine, yours = two(common, first, second)
    before = [{one.number: one for one in numbers_of(laptop)} for laptop in (mine, yours)]
    mine.join(yours)
    after = {one.number: one for one in numbers_of(mine)}
    needs = {need_of(one) for known in before for one in known.values()}
    assert {need_of(one) for one in after.values()} == needs
    for number, one in after.items():
        gave = [known[number] for known in before if number in known]
        earliest = min(gave, key=lambda each: (each.given_at, each.requirement), default=one)
        assert one == earliest


@settings(max_examples=EXAMPLES)
@given(WORK, WORK, WORK, st.sampled_from(JoinRule), st.booleans())
def test_what_a_finding_was_called_on_either_side_is_known_afterwards(
    common: Deeds,
    first: Deeds,
    second: Deeds,
    rule: JoinRule,
    history: bool,
) -> None:
    mine, yours = two(common, first, second)
    named = {(one.number, one.requirement) for laptop in (mine, yours) for one in numbers_of(laptop)}
    mine.join(yours, rule, history=history)
    told = {(one.number, one.requirement) for one in numbers_of(mine)}
    earlier = [one for one in mine.content.history if one.key == EARLIER_NUMBER]
    before = {(json.loads(one.after or ""), one.requirement) for one in earlier}
    assert named == (told | before) & named
    assert before == named - told
    assert len(earlier) == len(before)


def numbers_of(laptop: Laptop) -> tuple[GivenNumber, ...]:
    return laptop.content.assessments[0].numbers
