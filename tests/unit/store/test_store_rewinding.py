"""An assessment can be followed back through everything that ever happened to it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain import NO_ANSWER, Answer, Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Design, Designer, Organization, Profile
from isoassess.store import AssessmentCompleted, PastState, Store, past_states
from tests.examples import examples
from tests.unit.store.store_values import TEXTS, new_assessment, values

DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))
REQUIREMENTS = st.sampled_from(["calibration", "scope-statement", "internal-audit-done"])

Act = tuple[str, object]
ACTS = st.one_of(
    st.tuples(st.just("answer"), st.tuples(REQUIREMENTS, values(Answer))),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("profile"), st.sampled_from(Designer)),
    st.tuples(st.just("rename"), TEXTS),
    st.tuples(st.just("decide"), st.none() | values(OwnDecision)),
    st.tuples(st.just("lens"), st.sampled_from(Lens)),
    st.tuples(st.just("assessor"), TEXTS),
    st.tuples(st.just("complete"), DAYS),
    st.tuples(st.just("reopen"), TEXTS),
    st.tuples(st.just("attach"), st.binary(max_size=3)),
    st.tuples(st.just("describe"), TEXTS),
    st.tuples(st.just("archive"), st.none()),
)


def now(store: Store, assessment: str) -> PastState:
    record = store.assessment(assessment)
    profile, own = store.judged_on(assessment)
    return PastState(
        profile=profile,
        own_decision=own,
        answers=store.answers(assessment),
        attachments=store.attachments(record.organization_id),
        lens=record.lens,
        assessor=record.assessor,
        completed=record.completed,
    )


class Doer:
    """Does one thing after the other to an organization and its assessment."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.organization = store.add_organization(Profile(organization=Organization(name="Example")))
        self.assessment = new_assessment(store, self.organization)

    def do(self, act: Act) -> None:
        what, value = act
        done: Callable[[object], None] = getattr(self, f"_{what}")
        with suppress(AssessmentCompleted):
            done(value)

    def _answer(self, value: object) -> None:
        assert isinstance(value, tuple)
        self.store.save_answer(self.assessment, *value)

    def _undo(self, _value: object) -> None:
        self.store.undo(self.assessment)

    def _redo(self, _value: object) -> None:
        self.store.redo(self.assessment)

    def _profile(self, value: object) -> None:
        assert isinstance(value, Designer)
        profile = self.store.profile(self.organization)
        self.store.save_profile(self.organization, replace(profile, design=Design(product=value)))

    def _rename(self, value: object) -> None:
        profile = self.store.profile(self.organization)
        renamed = replace(profile, organization=replace(profile.organization, name=str(value)))
        self.store.save_profile(self.organization, renamed)

    def _decide(self, value: object) -> None:
        assert value is None or isinstance(value, OwnDecision)
        self.store.decide(self.organization, value)

    def _lens(self, value: object) -> None:
        assert isinstance(value, Lens)
        self.store.switch_lens(self.assessment, value)

    def _assessor(self, value: object) -> None:
        self.store.name_assessor(self.assessment, str(value))

    def _complete(self, value: object) -> None:
        assert isinstance(value, date)
        self.store.complete_assessment(self.assessment, value)

    def _reopen(self, value: object) -> None:
        self.store.reopen_assessment(self.assessment, str(value))

    def _attach(self, value: object) -> None:
        assert isinstance(value, bytes)
        self.store.add_attachment(self.organization, name="photo.jpg", content=value)

    def _describe(self, value: object) -> None:
        for known in list(self.store.attachments(self.organization).values())[:1]:
            self.store.describe_attachment(replace(known, note=str(value)))

    def _archive(self, _value: object) -> None:
        self.store.archive_organization(self.organization)


@settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ACTS, max_size=25))
def test_every_moment_comes_back_as_it_was(long_store: Store, acts: list[Act]) -> None:
    doer = Doer(long_store)
    seen = [now(long_store, doer.assessment)]
    for act in acts:
        doer.do(act)
        moment = now(long_store, doer.assessment)
        if moment != seen[-1]:
            seen.append(moment)
    live = (long_store.profile(doer.organization), long_store.own_decision(doer.organization))
    record = long_store.assessment(doer.assessment)
    past = long_store.history(organization_id=doer.organization)
    found = [seen[-1]]
    for moment, entries in past_states(seen[-1], record, live, past):
        assert entries
        if moment != found[-1]:
            found.append(moment)
    assert found == seen[::-1]


def test_another_assessment_of_the_organization_is_left_alone(store: Store, organization: str) -> None:
    first, second = new_assessment(store, organization), new_assessment(store, organization)
    store.save_answer(first, "calibration", Answer(note="first"))
    store.save_answer(second, "calibration", Answer(note="second"))
    live = (store.profile(organization), store.own_decision(organization))
    past = store.history(organization_id=organization)
    found = list(past_states(now(store, first), store.assessment(first), live, past))
    assert [moment.answers.get("calibration", NO_ANSWER).note for moment, _entries in found] == [""]


def test_a_profile_that_stays_is_the_same_object(store: Store, organization: str) -> None:
    assessment = new_assessment(store, organization)
    for note in ("one", "two", "three"):
        store.save_answer(assessment, "calibration", Answer(note=note))
    present = now(store, assessment)
    live = (store.profile(organization), store.own_decision(organization))
    past = store.history(organization_id=organization)
    found = list(past_states(present, store.assessment(assessment), live, past))
    assert len(found) == 3
    assert all(moment.profile is present.profile for moment, _entries in found)
