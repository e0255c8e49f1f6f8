"""An organization's profile while it is being filled in: each fact is committed as it is given."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from isoassess.domain.decision import Decision
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Profile
from isoassess.errors import ExpectedError
from isoassess.services.earlier_proposals import risk_was_proposed
from isoassess.standard_choice import choose
from isoassess.standard_choice.intake import with_answer, without_answer
from isoassess.store import (
    Change,
    Clash,
    HistoryEntry,
    Place,
    Store,
    Subject,
    applied,
    assemble,
    changed,
    check_profile,
    flatten,
    new_id,
    new_profile_place,
    profile_place,
)
from ui.session.clash_words import clash_sentence
from ui.session.keeping import Keeping

NOTHING_GIVEN = object()
AS_KNOWN = object()  # nothing else was seen than what is known now


class ProfileDraft(QObject):
    """The wizard's side of the store; an organization not stored yet is stored with its first fact.

    Until then it has no `organization_id`, also where its facts wait for a file that cannot take them now.
    What others write is taken over as soon as it is heard of.
    """

    changed = Signal()
    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        organization_id: str | None = None,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        keeping: Keeping | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`keeping` is the window's, of the same store; one of its own where there is none."""
        super().__init__(parent)
        self._store = store
        self._today = today
        self.keeping = keeping or Keeping(store, self)
        self.failure = ""  # why the last fact was not taken
        self._proposed: bool | None = None  # whether the risk was, None where nobody has looked yet
        self.organization_id = organization_id
        self._new = None if organization_id else new_profile_place(new_id())
        self._profile = self._known() if organization_id else Profile()
        self._decision = choose(self._profile, on=today())
        self.keeping.written.connect(self._follow_places)
        self.keeping.heard.connect(self._follow_others)

    @property
    def profile(self) -> Profile:
        return self._profile

    @property
    def decision(self) -> Decision:
        """The choice so far."""
        return self._decision

    @property
    def page(self) -> int | None:
        """The page the wizard was left on; None where it was finished or never begun."""
        return self._store.wizard_page(self.organization_id) if self.organization_id else None

    @property
    def place(self) -> Place | None:
        """What its changes are about; None before it is stored."""
        return profile_place(self.organization_id) if self.organization_id else None

    @property
    def risk_was_proposed(self) -> bool:
        """Whether the risk is one that an earlier version proposed and wrote by itself."""
        risk = self._profile.sector.risk
        if risk is None or self.organization_id is None:
            return False
        if self._proposed is None:
            try:
                self._proposed = risk_was_proposed(self._store, self.organization_id)
            except ExpectedError:
                return False
        return self._proposed

    @property
    def today(self) -> datetime.date:
        return self._today()

    def set_fact(self, key: str, value: object, *, seen: object = AS_KNOWN) -> bool:
        """Change one dotted key such as `design.product`; whether it was committed.

        `seen` is what was shown of it when the change was begun, where others may have written since.
        """
        before = self._profile if seen is AS_KNOWN else with_fact(self._profile, key, seen)
        return self._change(before, with_fact(before, key, value))

    def set_answer(self, key: str, value: object, *, seen: object = AS_KNOWN) -> bool:
        """Take one of the answers offered, be it "not known"; whether it was committed.

        `seen` as in `set_fact`. NOTHING_GIVEN is no answer: where none was shown, and to take one back.
        """
        before = self._profile
        if seen is not AS_KNOWN:
            before = _answering(before, key, seen)
        return self._change(before, _answering(before, key, value))

    def replace(self, profile: Profile) -> bool:
        """Change several facts at once; whether they were committed."""
        return self._change(self._profile, profile)

    def reread(self) -> None:
        """Take over what is in the file."""
        if self.organization_id is None:
            return
        try:
            self._take(self._known())
        except ExpectedError as error:
            self._fail(str(error))

    def _change(self, before: Profile, profile: Profile) -> bool:
        if profile == before:
            return True
        try:
            clashes = self._put(before, profile)
        except ExpectedError as error:
            self._fail(str(error))
            return False
        self.keeping.listen()
        if not self.keeping.waiting.late_count:  # what waits is not saved
            self.committed.emit(self._store.last_commit)
        if clashes:
            self._fail(clash_sentence(Subject.PROFILE, clashes[0]))
        return not clashes

    def _put(self, before: Profile, profile: Profile) -> tuple[Clash, ...]:
        place = self._new or self.place
        assert place is not None
        check_profile(profile)
        changes = changed(before, profile)
        clashes = self.keeping.change(place, changes)
        if self._new is not None and self._new not in self.keeping.waiting.unsaved_places():
            self.organization_id, self._new = self._new.id, None
        theirs = {clash.key: clash.theirs for clash in clashes}
        now = [Change(one.key, one.before, theirs.get(one.key, one.after)) for one in changes]
        self._take(assemble(applied(flatten(self._profile), now), Profile))
        return clashes

    def _known(self) -> Profile:
        """What is in the file, with what waits on top."""
        assert self.organization_id is not None
        stored = self._store.profile(self.organization_id)
        waiting = self.keeping.waiting.unsaved(profile_place(self.organization_id))
        return assemble(applied(flatten(stored), waiting), Profile)

    def _take(self, profile: Profile) -> None:
        if profile.sector.risk is not self._profile.sector.risk:
            self._proposed = None
        self._profile = profile
        self._decision = choose(profile, on=self._today())
        self.changed.emit()

    def _fail(self, sentence: str) -> None:
        self.failure = sentence
        self.failed.emit(sentence)

    def _follow_places(self, places: tuple[Place, ...]) -> None:
        """What waited here is in the file."""
        if self._new is not None and self._new in places:
            self._adopt(self._new)
        elif self.place in places:
            self.reread()
            self.committed.emit(self._store.last_commit)

    def _adopt(self, place: Place) -> None:
        """The new organization is in the file, unless a person gave it up."""
        try:
            profile = self._store.profile(place.id)
        except ExpectedError:
            return
        self.organization_id, self._new = place.id, None
        self._take(profile)
        self.committed.emit(self._store.last_commit)

    def _follow_others(self, news: list[HistoryEntry]) -> None:
        mine = (self.organization_id, Subject.PROFILE)
        if any((entry.organization_id, entry.subject) == mine for entry in news):
            self.reread()

    def leave_at(self, page: int | None) -> None:
        """Remember the page the wizard is on; None when it is finished."""
        if self.organization_id is None:
            return
        try:
            self._store.save_wizard_page(self.organization_id, page)
        except ExpectedError as error:
            self._fail(str(error))


def _answering(profile: Profile, key: str, value: object) -> Profile:
    return without_answer(profile, key) if value is NOTHING_GIVEN else with_answer(profile, key, value)
