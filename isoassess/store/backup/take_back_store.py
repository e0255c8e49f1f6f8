"""What is asked of the store about a backup: to take organizations back from it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from isoassess.store.history.journal import newest, steps_since
from isoassess.store.open_store import OpenStore

if TYPE_CHECKING:
    from isoassess.store.backup.taking_back import TakenBack


class TakingBack(OpenStore):
    """A part of the store: the same file, the same short transactions, the same errors."""

    def take_back(self, there: Connection, organization_ids: Iterable[str], made: datetime) -> "TakenBack":
        """All of these or none, from an opened backup; `made`: when that was made, for the history."""
        # Here, because every start of the program would pay for it, and only few take anything back.
        from isoassess.store.backup.taking_back import TakenBack, take_back

        new: list[str] = []
        changed: list[str] = []
        with self._writing() as journal:
            before = newest(journal.connection)
            for id_ in organization_ids:
                is_new = take_back(journal, there, id_, made=made)
                (new if is_new else changed).append(id_)
            journal.steps = steps_since(journal.connection, before)
        return TakenBack(new=tuple(new), changed=tuple(changed))
