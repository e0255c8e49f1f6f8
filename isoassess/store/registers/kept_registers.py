"""What is asked of the store about its registers: numbers of findings, and issued documents."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import EarlierNumbers, Register, Wanted
from isoassess.store.history.journal import Journal
from isoassess.store.registers import finding_numbers, issued_documents


class KeptRegisters(ABC):
    """A part of the store: the same file, the same short transactions, the same errors."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to look with."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Journal]:
        """One transaction with the write lock."""

    def finding_numbers(self, assessment_id: str) -> Register:
        """Which requirement each number of a finding was given to; those that are closed keep theirs."""
        with self._reading() as connection:
            return finding_numbers.register(connection, assessment_id)

    def earlier_numbers(self, assessment_id: str) -> EarlierNumbers:
        """What findings were called before their file was joined with another one."""
        with self._reading() as connection:
            return finding_numbers.earlier(connection, assessment_id)

    def number_findings(self, assessment_id: str, wanted: Iterable[Wanted]) -> Register:
        """Gives a number to each that has none; the register as it is then, with those of other windows."""
        with self._writing() as journal:
            return finding_numbers.give(journal, assessment_id, wanted)

    def issued_documents(
        self, *, assessment_id: str | None = None, organization_id: str | None = None
    ) -> list[IssuedDocument]:
        """Of an assessment, of an organization or of all, in the order in which they were recorded."""
        with self._reading() as connection:
            return issued_documents.listed(
                connection, assessment_id=assessment_id, organization_id=organization_id
            )

    def issue(
        self, assessment_id: str, document: IssuedDocument, *, put: Callable[[], object] | None = None
    ) -> IssuedDocument:
        """Records a version, and hands it over by `put` in the same transaction; the record as it is kept.

        Raises VersionTaken where another window was earlier, BadValue for a version that is not the next.
        Where `put` fails nothing is recorded; it is called only after the version was found to be free.
        """
        with self._writing() as journal:
            kept = issued_documents.record(journal, assessment_id, document)
            if put is not None:
                put()
            return kept
