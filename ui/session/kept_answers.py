"""The answers of one assessment as this window knows them: what is in the file, with what waits on top."""

from collections.abc import Iterable

from isoassess.assessment.planned import is_own
from isoassess.domain import NO_ANSWER, Answer
from isoassess.store import (
    Change,
    Clash,
    Place,
    Store,
    Subject,
    answer_place,
    applied,
    assemble,
    flatten,
)
from ui.session.keeping import Keeping


class KeptAnswers:
    """Every method may raise a StoreError; then nothing has changed."""

    def __init__(self, store: Store, keeping: Keeping, assessment_id: str) -> None:
        self._store = store
        self._keeping = keeping
        self._id = assessment_id
        self._known: dict[str, Answer] = {}
        self.read()

    @property
    def known(self) -> dict[str, Answer]:
        """By requirement; a copy."""
        return {id_: answer for id_, answer in self._known.items() if not is_own(id_)}

    @property
    def with_own_actions(self) -> dict[str, Answer]:
        """The same, and the actions of no requirement by their ids; a copy."""
        return dict(self._known)

    def get(self, requirement_id: str) -> Answer:
        return self._known.get(requirement_id, NO_ANSWER)

    def place(self, requirement_id: str) -> Place:
        """What a change of the answer is about."""
        return answer_place(self._id, requirement_id)

    def read(self) -> None:
        """Take over what is in the file."""
        known = self._store.answers(self._id)
        for place in self._keeping.waiting.unsaved_places():
            if place.subject is Subject.ANSWER and place.id == self._id:
                stored = known.get(place.requirement_id, NO_ANSWER)
                known[place.requirement_id] = with_waiting(self._keeping, place, stored)
        self._known = known

    def change(self, requirement_id: str, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Change these fields; those that somebody else has changed too stay, and wait for a choice."""
        wanted = tuple(changes)
        if not wanted:
            return ()
        clashes = self._keeping.change(self.place(requirement_id), wanted)
        theirs = {clash.key: clash.theirs for clash in clashes}
        now = [Change(one.key, one.before, theirs.get(one.key, one.after)) for one in wanted]
        self._known[requirement_id] = assemble(applied(flatten(self.get(requirement_id)), now), Answer)
        return clashes


def with_waiting(keeping: Keeping, place: Place, stored: Answer) -> Answer:
    """An answer of the file with what waits for it on top."""
    changes = keeping.waiting.unsaved(place)
    return assemble(applied(flatten(stored), changes), Answer) if changes else stored
