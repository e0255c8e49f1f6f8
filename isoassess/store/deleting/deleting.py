"""What is asked of the store when something is deleted for good."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from isoassess.store.deleting import record, rows
from isoassess.store.deleting.extent import extent
from isoassess.store.file.open_file import OpenFile
from isoassess.store.history.journal import Journal
from isoassess.store.history.listening import Listener
from isoassess.store.places import Place
from isoassess.store.records import Deletion, Extent, Subject
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.waiting.kept_waiting import drop_left


class Deleting(ABC):
    """A part of the store: the same file, the same short transactions, the same errors."""

    file: OpenFile
    _listener: Listener

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Journal]:
        """One transaction with the write lock."""

    def extent(self, subject: Subject, id_: str) -> Extent:
        """What goes with an organization, an assessment or a file when that is deleted for good."""
        with self._reading() as connection:
            return extent(connection, subject, id_)

    def delete_for_good(self, subject: Subject, id_: str) -> None:
        """Takes it out with all that belongs to it, its history too; no undo brings it back.

        What is left of it in room that the file does not use goes with `clean`.
        """
        with self._writing() as journal:
            self._listener.deletes(rows.delete_for_good(journal, subject, id_))

    def is_to_clean(self) -> bool:
        """Whether `clean` is still to be done after something was deleted."""
        with self._reading() as connection:
            return bool(rows.not_cleaned(connection))

    def clean(self) -> bool:
        """Writes the file anew, so that nothing of what was deleted is left in it or beside it.

        False where another program did not let us: then it is still to be done.
        """
        with self._reading() as connection:
            targets = rows.not_cleaned(connection)
            self._drop_left_texts(connection)
        if not self.file.write_anew():
            return False
        with self._writing() as journal:
            rows.note_cleaned(journal, targets)
        self.file.fold()
        return True

    def deletions(self) -> list[Deletion]:
        """That something was deleted for good, by whom and when, oldest first; never what."""
        with self._reading() as connection:
            return record.after(connection, 0)

    def heard_deletions(self) -> list[Deletion]:
        """Those since this was asked last, from here or elsewhere; cheap while there are none."""
        with self._reading() as connection:
            return self._listener.deletions(connection)

    def is_there(self, place: Place) -> bool:
        """Whether what a change is about is in the file, or is still to be added to it."""
        with self._reading() as connection:
            return rows.is_there(connection, place)

    def _drop_left_texts(self, connection: Connection) -> None:
        """What ended windows have left that is about it."""
        if self.file.identity is not None:
            drop_left(
                self.file.identity.id,
                lambda place: not rows.is_there(connection, place),
                key=KEYRING.of(self.file.path),
            )
