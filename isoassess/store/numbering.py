"""What is asked of the store about the numbers of findings."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from isoassess.assessment.finding_register import Register, Wanted
from isoassess.store import finding_numbers
from isoassess.store.history.journal import Journal


class Numbering(ABC):
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

    def number_findings(self, assessment_id: str, wanted: Iterable[Wanted]) -> Register:
        """Gives a number to each that has none; the register as it is then, with those of other windows."""
        with self._writing() as journal:
            return finding_numbers.give(journal, assessment_id, wanted)
