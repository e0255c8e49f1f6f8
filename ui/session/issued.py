"""The documents of the open assessment: what is chosen for them, which were issued, what changed since."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from isoassess.assessment.document_control import IssuedDocument, latest, next_version, versions
from isoassess.domain.case import Case
from isoassess.store import HistoryEntry, Store

if TYPE_CHECKING:
    from isoassess.documents import Rendered, Written


class Current(Protocol):
    """What is needed of the assessment that is open."""

    @property
    def id(self) -> str:
        """Of the assessment."""

    @property
    def organization_id(self) -> str:
        """Whose documents they are."""

    @property
    def case(self) -> Case:
        """What the documents are about."""


@dataclass(slots=True)
class DocumentChoices:
    """What was chosen for all documents, as long as the assessment is open and wherever one leaves from.

    `prepared_by` is None as long as nobody typed a name.
    """

    cover: bool = False
    confidential: bool = True
    prepared_by: str | None = None


class Issued:
    """A part of the open assessment; the store's errors are raised."""

    def __init__(self, opened: Current, store: Store) -> None:
        self._opened = opened
        self._store = store

    def listed(self) -> list[IssuedDocument]:
        """All of this assessment, in the order in which they were recorded."""
        return self._store.issued_documents(assessment_id=self._opened.id)

    def latest(self) -> dict[str, IssuedDocument]:
        """The newest version of each kind."""
        return latest(self.listed(), self._opened.id)

    def versions(self, kind: str) -> tuple[IssuedDocument, ...]:
        """Those of a kind, oldest first."""
        return versions(self.listed(), kind, self._opened.id)

    def next_version(self, kind: str) -> int:
        return next_version(self.listed(), kind, self._opened.id)

    def of_organization(self) -> list[IssuedDocument]:
        """All of the organization, in the order in which they were recorded."""
        return self._store.issued_documents(organization_id=self._opened.organization_id)

    def history(self) -> list[HistoryEntry]:
        """What was changed of the organization, oldest first."""
        return self._store.history(organization_id=self._opened.organization_id)

    def issue(
        self, document: IssuedDocument, rendered: "Rendered", path: Path
    ) -> tuple[IssuedDocument, "Written"]:
        """The record and the file, both or neither."""
        from isoassess.services.issuing import issue  # with all documents, which the start does without

        return issue(self._store, self._opened.id, document, rendered, path)
