"""What is done to organizations as a whole: put on another shelf, duplicated."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess.domain.profile import Profile
from isoassess.errors import BadInput, ExpectedError
from isoassess.language.texts import _
from isoassess.store import Shelf, Store
from isoassess.store.places import profile_place
from isoassess.store.sample import SAMPLE, is_sample
from ui.parts.deleting.words import record_words

if TYPE_CHECKING:
    from isoassess.services.sample.putting import TakenSample


class OrganizationChanges(QObject):
    """Each is committed before it returns; `failed` says why one was not.

    The sample lies on no other shelf: it is taken out of the file, and can be put back as it was.
    """

    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._taken: TakenSample | None = None

    def move(self, organization_id: str, shelf: Shelf) -> bool:
        """Put an organization on a shelf, wherever it lies; whether it was committed."""
        try:
            if is_sample(organization_id):
                self._put_sample(shelf)
            else:
                self._put(organization_id, shelf)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self.committed.emit(self._store.last_commit)
        return True

    def move_several(self, ids: Sequence[str], shelf: Shelf) -> bool:
        """Put several on a shelf, all of them or none; whether it was committed."""
        try:
            self._store.put_organizations(ids, shelf)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        self.committed.emit(self._store.last_commit)
        return True

    def still_on(self, ids: Sequence[str], shelf: Shelf) -> list[str]:
        """Those that nobody has put elsewhere since; all of them where that cannot be read."""
        try:
            lying = set(self._store.organization_ids(shelf=shelf))
        except ExpectedError:
            return list(ids)
        return [id_ for id_ in ids if id_ in lying]

    def lies_on(self, organization_id: str, shelf: Shelf) -> bool:
        """Whether an organization is still where it was put; another window may have put it elsewhere."""
        try:
            if is_sample(organization_id) and shelf is Shelf.REMOVED:
                return not self._store.is_there(profile_place(SAMPLE))
            return organization_id in self._store.organization_ids(shelf=shelf)
        except ExpectedError:
            return True  # who undoes is told what is wrong

    def recorded(self) -> str:
        """What is kept of what was deleted for good."""
        try:
            return record_words(self._store.deletions())
        except ExpectedError as error:
            return str(error)

    def named(self, shelf: Shelf, only: Sequence[str] | None) -> list[tuple[str, str]]:
        """The ids and names of those on a shelf, or `only` of these; empty where they cannot be read."""
        try:
            found = self._store.organizations(shelf=shelf)
        except ExpectedError as error:
            self.failed.emit(str(error))
            return []
        return [(one.id, one.name) for one in found if _is_meant(one.id, only)]

    def duplicate(self, organization_id: str) -> str:
        """The id of a copy with the same profile and no assessment; empty where none was committed.

        A risk that nobody answered stays behind: in the copy it would be somebody's answer.
        """
        if is_sample(organization_id):  # a copy would be counted among the clients
            says = _("The sample is no client, so it cannot be duplicated. Begin a new organization instead.")
            self.failed.emit(says)
            return ""
        from isoassess.services.earlier_proposals import answered_profile  # nobody else waits for it

        copied = ""
        try:
            profile = answered_profile(self._store, organization_id)
            page = self._store.wizard_page(organization_id)
            copied = self._store.add_organization(renamed(profile))
            self._store.save_wizard_page(copied, page)  # a copy is as unfinished as what it was made of
        except ExpectedError as error:
            self.failed.emit(str(error))
        if copied:
            self.committed.emit(self._store.last_commit)
        return copied

    def _put_sample(self, shelf: Shelf) -> None:
        from isoassess.services.sample.putting import put_sample_back, take_sample_out

        if shelf is Shelf.ARCHIVED:
            raise BadInput(_("The sample is no client, so it cannot be archived. It can be removed."))
        if shelf is Shelf.REMOVED:
            self._taken = take_sample_out(self._store)
        elif self._taken is not None:
            put_sample_back(self._store, self._taken)

    def _put(self, organization_id: str, shelf: Shelf) -> None:
        if shelf is Shelf.REMOVED:
            self._store.remove_organization(organization_id)
            return
        self._store.restore_organization(organization_id)
        if shelf is Shelf.ARCHIVED:
            self._store.archive_organization(organization_id)
        else:
            self._store.unarchive_organization(organization_id)


def _is_meant(organization_id: str, only: Sequence[str] | None) -> bool:
    """Whether it is among them; the sample only where it is meant alone."""
    if is_sample(organization_id):
        return only is not None and list(only) == [organization_id]
    return only is None or organization_id in only


def renamed(profile: Profile) -> Profile:
    """The profile under the name of its copy; one without a name stays without."""
    organization = profile.organization
    if not organization.name:
        return profile
    name = _("{name} (copy)").format(name=organization.name)
    return replace(profile, organization=replace(organization, name=name))
