"""An organization's profile while it is being filled in: each fact is committed as it is given."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from isoassess.decision import Decision
from isoassess.errors import ExpectedError
from isoassess.profile import Profile, with_fact
from isoassess.rules import choose
from isoassess.store import Store


class ProfileDraft(QObject):
    """The wizard's side of the store; an organization not stored yet is stored with its first fact."""

    changed = Signal()
    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        organization_id: str | None = None,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self.organization_id = organization_id
        self._profile = store.profile(organization_id) if organization_id else Profile()
        self._decision = choose(self._profile, on=today())

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

    def set_fact(self, key: str, value: object) -> bool:
        """Change one dotted key such as `design.product`; whether it was committed."""
        return self.replace(with_fact(self._profile, key, value))

    def replace(self, profile: Profile) -> bool:
        """Change several facts at once; whether they were committed."""
        if profile == self._profile:
            return True
        try:
            if self.organization_id is None:
                self.organization_id = self._store.add_organization(profile)
            else:
                self._store.save_profile(self.organization_id, profile)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self._profile = profile
        self._decision = choose(profile, on=self._today())
        self.changed.emit()
        self.committed.emit(self._store.last_commit)
        return True

    def leave_at(self, page: int | None) -> None:
        """Remember the page the wizard is on; None when it is finished."""
        if self.organization_id is None:
            return
        try:
            self._store.save_wizard_page(self.organization_id, page)
        except ExpectedError as error:
            self.failed.emit(str(error))
