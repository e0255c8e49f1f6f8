"""The one door between the windows and the core: an open assessment and what a person can do with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, partial

from msgspec.structs import replace

from isoassess.assessment.actions import draft, is_planned
from isoassess.assessment.planned import own_id, to_describe_words
from isoassess.catalogue.crosswalk import confirmed
from isoassess.domain import Action, Answer, Rating, Regrade
from isoassess.domain.decision import OwnDecision
from isoassess.errors import ExpectedError
from isoassess.services.stored_case import standing_of
from isoassess.settings.last_folders import ClientFolder
from isoassess.store import Change, Clash, Place, Subject, changed, text_changed
from isoassess.store.arrival import Arrival
from ui.session.clash_words import choices_words, clash_sentence
from ui.session.issued import DocumentChoices, Issued
from ui.session.open_case import OpenCase


class OpenAssessment(OpenCase):
    """Every method is one thing a person does; it is committed before the method returns.

    A file that another program has locked takes it as soon as it can; until then it waits in `keeping`. What
    others write is taken over as soon as it is heard of. When the store refuses, `failed` says why in one
    sentence and nothing has changed, here or there.
    """

    in_view: str = ""
    """The requirement that a person went to last, where work goes on; empty before."""
    left_unnamed: bool = False
    """Whether a person was asked who assessed, and named nobody."""

    @cached_property
    def folder(self) -> ClientFolder:
        """Where the documents, tables and files of its organization go."""
        return self.remembered.folders.of_client(self.organization_id)

    @cached_property
    def documents(self) -> DocumentChoices:
        """What was chosen for its documents."""
        return DocumentChoices()

    @cached_property
    def issued(self) -> Issued:
        """The versions of its documents."""
        return Issued(self, self._store)

    def rate(self, requirement_id: str, rating: Rating | None) -> bool:
        """Rate a requirement, or take its rating back; whether it was committed."""
        return self._save(requirement_id, replace(self.answer(requirement_id), rating=rating))

    def write(self, requirement_id: str, key: str, text: str, *, seen: str) -> bool:
        """Write a text of an answer, such as `action.what`, from what was seen of it when that was begun.

        While a choice about it waits, it goes on waiting, with this text in place of the own one.
        """
        if self.choice_about(requirement_id, key) is not None:
            return self._go_on(requirement_id, partial(text_changed, key, "", text), key)
        return self._change_answer(requirement_id, partial(text_changed, key, seen, text))

    def choice_about(self, requirement_id: str, key: str) -> Clash | None:
        """The two values of a field between which a person has to choose; None where nothing waits."""
        clashes = self.keeping.waiting.clashes(self.answers.place(requirement_id))
        return next((clash for clash in clashes if clash.key == key), None)

    def plan_for(self, requirement_id: str, day: date | None, *, seen: date | None) -> bool:
        """Set the due date of an action, from the one that was seen; as `write` while a choice waits."""
        known = self.answer(requirement_id).action
        if self.choice_about(requirement_id, "action.due") is not None:
            wanted = Answer(action=replace(known, due=day))
            return self._go_on(
                requirement_id,
                partial(changed, Answer(action=replace(known, due=None)), wanted),
                "action.due",
            )
        return self.change_action(requirement_id, replace(known, due=seen), replace(known, due=day))

    def set_aside(self, requirement_id: str, key: str, text: str, *, seen: str) -> None:
        """Keep a text in sight that the file does not take any more."""
        with suppress(ExpectedError):
            for change in text_changed(key, seen, text):
                self.keeping.set_aside(self.answers.place(requirement_id), change)

    def set_aside_due(self, requirement_id: str, day: date | None) -> None:
        """Keep the due date of an action in sight that the file does not take any more."""
        seen = self.answer(requirement_id)
        wanted = replace(seen, action=replace(seen.action, due=day))
        for change in changed(seen, wanted):
            self.keeping.set_aside(self.answers.place(requirement_id), change)

    def flag(self, requirement_id: str, flagged: bool) -> bool:
        """Mark a requirement to come back to."""
        return self._save(requirement_id, replace(self.answer(requirement_id), flag=flagged))

    def regrade(self, requirement_id: str, regrade: Regrade) -> bool:
        """Grade a finding otherwise than the rules; it counts as soon as a reason is given."""
        return self._save(requirement_id, replace(self.answer(requirement_id), regrade=regrade))

    def mark_ofi(self, requirement_id: str, marked: bool) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), ofi=marked))

    def plan_action(self, requirement_id: str, action: Action) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), action=action))

    def change_action(self, requirement_id: str, seen: Action, action: Action) -> bool:
        """Change what differs between an action as it was seen and as it is to be."""
        before, after = Answer(action=seen), Answer(action=action)
        return self._change_answer(requirement_id, partial(changed, before, after))

    def begin_action(self, requirement_id: str) -> bool:
        """Begin an action from the finding, where none is planned; whether there is one now."""
        answer = self.answer(requirement_id)
        if is_planned(answer.action):
            return True
        begun = draft(self.requirement(requirement_id), self.finding(requirement_id))
        return self.plan_action(requirement_id, begun)

    def begin_own_action(self, covers: tuple[str, ...] = ()) -> str | None:
        """Begin an action of no requirement, to be described; its id, None where it was not committed.

        Of what it covers, it is a further action.
        """
        id_ = own_id()
        begun = Action(what=to_describe_words(), covers=covers)
        return id_ if self.change_action(id_, Action(), begun) else None

    def cover(self, action_id: str, covers: tuple[str, ...], *, seen: tuple[str, ...]) -> bool:
        """Say which further findings an action serves, from what was seen of it."""
        known = self.answer(action_id).action
        return self.change_action(action_id, replace(known, covers=seen), replace(known, covers=covers))

    def take_over(self, requirement_id: str) -> bool:
        """Answer a requirement as its proposal says; whether there was one and it was committed."""
        proposal = self.proposal(requirement_id)
        if proposal is None:
            return False
        return self._save(requirement_id, confirmed(self.answers.known, (proposal,))[requirement_id])

    def read_in(self, changes: Mapping[str, Sequence[Change]], arrival: Arrival | None = None) -> bool:
        """Change several answers as one step, all of them or none; whether it was committed.

        `arrival`: the file that they come from, for the history.
        """
        self.keeping.finish()  # behind what waits, nothing may come in between
        done = self._change(partial(self._store.change_answers, self.id, changes, arrival=arrival))
        if done and changes:
            self.answered.emit(next(iter(changes)))
        return done

    def put_back(self, place: Place, key: str, value: str | None) -> bool:
        """Give a field a value again that it had once, as JSON text; whether it was committed."""

        def change() -> list[Change]:
            return [Change(key, self._store.value_now(place, key), value)]

        if place.id == self.id:
            return self._change_answer(place.requirement_id, change)
        return self._change(lambda: self.keeping.change(place, change()))

    def undo(self) -> str | None:
        """Take the last answer back, also one given before a restart; the requirement it was about."""
        return self._step(self._store.undo)

    def redo(self) -> str | None:
        """Give the answer again that was taken back last; the requirement it was about."""
        return self._step(self._store.redo)

    def may_write(self) -> bool:
        """Whether anything can be saved now; where not, `failed` says why before somebody types in vain."""
        try:
            self.keeping.store.file.check_may_write()
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        return True

    def decide(self, own: OwnDecision | None) -> bool:
        """Decide otherwise than the rules, or follow them again; the lens follows the decision.

        Refused once where somebody else has decided meanwhile: that is said first.
        """
        lens = own.lens if own else self.decision.today.lens
        follows, seen = (self.id, lens), (self._own,)
        return self._change(
            partial(self._store.decide, self.organization_id, own, follows=follows, seen=seen)
        )

    @property
    def lacks_assessor(self) -> bool:
        """Whether nobody is named as the assessor, and somebody can be."""
        if self.assessor.strip() or self.completed is not None:
            return False
        try:
            self.keeping.store.file.check_may_write()
        except ExpectedError:
            return False
        return True

    def name_assessor(self, name: str) -> bool:
        return self._change(partial(self._store.name_assessor, self.id, name))

    def complete(self) -> bool:
        """Complete and lock the assessment as of today, with the profile it rests on."""
        self.settle_numbers()
        return self._change(partial(self._store.complete_assessment, self.id, self._today()))

    def reopen(self, reason: str) -> bool:
        """Unlock it; the reason stays in the history."""
        reopened = self._change(partial(self._store.reopen_assessment, self.id, reason))
        if reopened:
            self.keeping.finish()  # what the lock refused
        return reopened

    def keep_standing(self) -> None:
        """Leave behind for the list of organizations how this one stands; a list can do without."""
        self.settle_numbers()
        self.keeping.listen()  # it must not rest on what others have changed since
        with suppress(ExpectedError):
            newest = next(iter(self._store.assessments(self.organization_id)), None)
            if newest is not None and newest.id == self.id:
                self._store.save_standing(self.id, standing_of(self._case, self._judgement))

    def settle_numbers(self) -> None:
        """Give what was found its numbers in the file: for whatever is given out, and when it is left."""
        before = self._judgement.findings
        if self._judging.settle(self.id):
            self._judge()
            if self._judgement.findings != before:
                self.judged.emit()

    def _go_on(self, requirement_id: str, given: Callable[[], Iterable[Change]], key: str) -> bool:
        """Let the choice about a field wait with another own value, `given` as a change of none."""
        try:
            mine = next((change.after for change in given()), None)
        except ExpectedError as error:
            self._fail(error)
            return False
        self.keeping.go_on(self.answers.place(requirement_id), key, mine)
        clash = self.choice_about(requirement_id, key)
        self.failure = clash_sentence(Subject.ANSWER, clash) if clash else ""
        self.failed.emit(choices_words(self.keeping.waiting.clash_count))
        return clash is None

    def _change(self, change: Callable[[], object]) -> bool:
        """Change something of the assessment as a whole; whether it was committed."""
        try:
            change()
        except ExpectedError as error:
            self.keeping.listen()
            self._fail(error)
            return False
        self.reload()
        return True

    def _step(self, step: Callable[[str], object]) -> str | None:
        try:
            done = step(self.id)
        except ExpectedError as error:
            self.keeping.listen()
            self._fail(error)
            return None
        if done is None:
            return None
        self.answers.read()
        requirement_id: str = done.requirement_id  # type: ignore[attr-defined]
        self._tell(requirement_id)
        return requirement_id
