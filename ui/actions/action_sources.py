"""What the list of actions reads from and keeps in: the open assessment, or the store alone."""

import datetime
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from isoassess.assessment.actions import ActionCounts
from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Action, Answer, Finding
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.services.stored_case import stored_case
from isoassess.store import Store, StoredAction, Subject, answer_place, changed
from ui.actions.actions_model import ActionSource
from ui.session.clash_words import clash_sentence
from ui.session.keeping import Keeping
from ui.session.kept_answers import KeptAnswers, with_waiting
from ui.session.open_assessment import OpenAssessment


class ScreenSource(ActionSource, Protocol):
    """A source that also knows what the screen says beside the list."""

    @property
    def last_commit(self) -> datetime.datetime | None: ...

    @property
    def keeping(self) -> Keeping:
        """The way to the file, and what waits for it."""
        ...

    def counts(self) -> ActionCounts:
        """How many actions are open, overdue and to be checked."""
        ...

    def finding(self, planned: StoredAction) -> Finding | None:
        """The finding an action is about; None where the standard of its assessment does not ask."""
        ...


class OpenAssessmentSource:
    """The actions of the open organization; the verdict, undo and the other screens follow every change."""

    def __init__(self, opened: OpenAssessment) -> None:
        self._opened = opened

    @property
    def last_commit(self) -> datetime.datetime | None:
        return self._opened.last_commit

    def read(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]:
        found = self._opened.actions(search=search, closed=closed, limit=limit, offset=offset)
        return [_with_waiting(self.keeping, planned) for planned in found]

    @property
    def keeping(self) -> Keeping:
        return self._opened.keeping

    def keep(self, planned: StoredAction, seen: Action, action: Action) -> Answer:
        if planned.assessment_id != self._opened.id:
            raise ExpectedError(_("This action belongs to a newer assessment. Open that one to change it."))
        if not self._opened.change_action(planned.requirement_id, seen, action):
            raise ExpectedError(self._opened.failure)
        return self._opened.answer(planned.requirement_id)

    def counts(self) -> ActionCounts:
        return self._opened.action_counts

    def finding(self, planned: StoredAction) -> Finding | None:
        findings = self._opened.judgement.findings
        return next((found for found in findings if found.requirement == planned.requirement_id), None)


class StoreSource:
    """The actions of all organizations, none of which is open."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date],
        keeping: Keeping | None = None,
    ) -> None:
        """`keeping` is the window's, of the same store; one of its own where there is none."""
        self._store = store
        self._keeping = keeping or Keeping(store)
        self._catalogue = catalogue
        self._today = today
        self._judged: dict[str, dict[str, Finding]] = {}  # by assessment, since the list was read last

    @property
    def last_commit(self) -> datetime.datetime | None:
        return self._store.last_commit

    def read(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]:
        if not offset:
            self._judged.clear()
        found = self._store.actions(search=search, closed=closed, limit=limit, offset=offset)
        return [_with_waiting(self._keeping, planned) for planned in found]

    @property
    def keeping(self) -> Keeping:
        return self._keeping

    def keep(self, planned: StoredAction, seen: Action, action: Action) -> Answer:
        changes = changed(Answer(action=seen), Answer(action=action))
        answers = KeptAnswers(self._store, self._keeping, planned.assessment_id)
        clashes = answers.change(planned.requirement_id, changes)
        self._keeping.listen()
        if clashes:
            raise ExpectedError(clash_sentence(Subject.ANSWER, clashes[0]))
        return answers.get(planned.requirement_id)

    def counts(self) -> ActionCounts:
        return self._store.action_counts(self._today())

    def finding(self, planned: StoredAction) -> Finding | None:
        if planned.assessment_id not in self._judged:
            case = stored_case(self._store, self._catalogue(), planned.assessment_id, on=self._today())
            findings = judge_case(self._catalogue(), case).findings
            self._judged[planned.assessment_id] = {found.requirement: found for found in findings}
        return self._judged[planned.assessment_id].get(planned.requirement_id)


def _with_waiting(keeping: Keeping, planned: StoredAction) -> StoredAction:
    """An action as it is shown: what was changed and is not in the file yet is not taken back by reading."""
    place = answer_place(planned.assessment_id, planned.requirement_id)
    return replace(planned, answer=with_waiting(keeping, place, planned.answer))
