"""Issues a document: its record in the register and its file, both or neither."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.documents import Rendered, Written, save
from isoassess.documents.data_stamp import is_known, recipe_of, whole_stamp
from isoassess.domain.case import Case
from isoassess.errors import CannotWrite, ExpectedError
from isoassess.language.texts import _
from isoassess.store import Store


def issue(
    store: Store,
    assessment_id: str,
    document: IssuedDocument,
    rendered: Rendered,
    path: Path,
    *,
    over_protected: bool = False,
) -> tuple[IssuedDocument, Written]:
    """The record as it is kept and the file as it was written.

    Raises VersionTaken where another window was earlier, CannotWrite where there can be no file, and the
    store's errors: then nothing is recorded, and at `path` is what was there before.
    """
    written: list[Written] = []
    before = _content(path)

    def put() -> None:
        written.append(save(rendered, path, over_protected=over_protected))

    try:
        kept = store.issue(assessment_id, document, put=put)
    except ExpectedError as problem:
        if not written:
            raise
        _put_back(path, before)
        says = _("{name} was written but could not be recorded, and was taken back: {reason}")
        raise CannotWrite(says.format(name=path.name, reason=problem)) from problem
    return kept, written[0]


class DataNow:
    """The data of an assessment as they are now, to be held beside those of its documents."""

    def __init__(self, case: Case, *, completed: bool) -> None:
        """A completed assessment is of its own day; another one is looked at as of the day of a document."""
        self._case = case
        self._completed = completed
        self._stamps: dict[tuple[int, date], str] = {}

    def are_of(self, document: IssuedDocument) -> bool | None:
        """Whether a document was issued with them; None where nobody can tell."""
        recipe = recipe_of(document.stamp)
        if recipe is None or not is_known(recipe):
            return None
        return (
            self._stamp(recipe, self._case.date if self._completed else document.data_day) == document.stamp
        )

    def _stamp(self, recipe: int, day: date) -> str:
        if (recipe, day) not in self._stamps:
            self._stamps[recipe, day] = whole_stamp(replace(self._case, date=day), recipe)
        return self._stamps[recipe, day]


def _content(path: Path) -> bytes | None:
    with suppress(OSError, ValueError):  # what cannot be read cannot be written either, which is said then
        return path.read_bytes() if path.is_file() else None
    return None


def _put_back(path: Path, before: bytes | None) -> None:
    """CannotWrite names the file that stays without a record."""
    try:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
    except OSError as problem:
        says = _("{name} was written but could not be recorded, and could not be removed: delete it.")
        raise CannotWrite(says.format(name=path)) from problem
