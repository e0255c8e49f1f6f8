"""The files of the open organization: attached to requirements, described, taken out again."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from isoassess.domain import Answer, Attachment
from isoassess.errors import ExpectedError
from isoassess.files.evidence_file import checked, read_evidence
from isoassess.store import (
    Store,
    Subject,
    applied,
    assemble,
    attachment_place,
    changed,
    content_apart,
    flatten,
)
from ui.session.keeping import Keeping


class Answering(Protocol):
    """What the files need of the assessment they belong to."""

    failure: str

    @property
    def organization_id(self) -> str:
        """Whose files they are."""

    def answer(self, requirement_id: str) -> Answer:
        """The answer as it stands."""

    def show_files(self, requirement_id: str, attachments: tuple[str, ...]) -> bool:
        """Say which files show a requirement; whether it was committed."""

    def reload(self) -> None:
        """Take over what changed in the store."""

    @property
    def keeping(self) -> Keeping:
        """The way to the file."""


class AttachedFiles:
    """A part of the open assessment; what it does to an answer goes through that, and can be undone."""

    def __init__(self, opened: Answering, store: Store) -> None:
        self._opened = opened
        self._store = store
        self.known: dict[str, Attachment] = {}
        self.read()

    def of(self, requirement_id: str) -> tuple[Attachment, ...]:
        """Those that show something about a requirement, in the order they were attached."""
        named = self._opened.answer(requirement_id).attachments
        return tuple(self.known[id_] for id_ in named if id_ in self.known)

    def attach(self, requirement_id: str, paths: Iterable[Path]) -> list[str]:
        """Attach files; a sentence for each that was refused, the others are attached."""
        added: list[str] = []
        refused: list[str] = []
        for path in paths:
            try:
                name, content = read_evidence(path)
                added.append(self._keep(name, content))
            except ExpectedError as error:
                refused.append(str(error))
        return refused + self._show(requirement_id, added)

    def paste(self, requirement_id: str, name: str, content: bytes) -> list[str]:
        """Attach what was copied elsewhere, such as a screenshot; why not, else nothing."""
        try:
            added = [self._keep(name, checked(name, content))]
        except ExpectedError as error:
            return [str(error)]
        return self._show(requirement_id, added)

    def show_also(self, requirement_id: str, attachment_id: str) -> list[str]:
        """Let a file that is there already speak for another requirement too."""
        return self._show(requirement_id, [attachment_id])

    def detach(self, requirement_id: str, attachment_id: str) -> bool:
        """Take a file away from a requirement; it stays in the store, and undo brings it back."""
        named = self._opened.answer(requirement_id).attachments
        return self._opened.show_files(requirement_id, tuple(id_ for id_ in named if id_ != attachment_id))

    def describe(self, described: Attachment, *, seen: Attachment) -> str:
        """Save what differs from what was seen of a file; why not, else nothing.

        What somebody else has changed too waits for a choice.
        """
        try:
            self._opened.keeping.change(attachment_place(described.id), changed(seen, described))
        except ExpectedError as error:
            return str(error)
        self._opened.reload()
        return ""

    def content(self, attachment_id: str) -> bytes:
        """Raises a StoreError."""
        return self._store.attachment_content(attachment_id)

    def content_apart(self, attached: Attachment) -> bytes:
        """The same, for any thread. Raises a StoreError."""
        return content_apart(self._store.path, attached)

    def _keep(self, name: str, content: bytes) -> str:
        attachment_id = self._store.add_attachment(self._opened.organization_id, name=name, content=content)
        self.read()
        return attachment_id

    def _show(self, requirement_id: str, added: list[str]) -> list[str]:
        """All in one step, so that one undo takes them away together."""
        named = self._opened.answer(requirement_id).attachments
        all_ = tuple(dict.fromkeys((*named, *added)))
        if all_ != named and not self._opened.show_files(requirement_id, all_):
            return [self._opened.failure]
        return []

    def read(self) -> None:
        """Take over what is in the file, with what waits for it on top."""
        known = self._store.attachments(self._opened.organization_id)
        waiting = self._opened.keeping.waiting
        for place in waiting.unsaved_places():
            if place.subject is Subject.ATTACHMENT and place.id in known:
                changes = waiting.unsaved(place)
                known[place.id] = assemble(applied(flatten(known[place.id]), changes), Attachment)
        self.known = known
