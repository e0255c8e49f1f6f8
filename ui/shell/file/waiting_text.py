"""What is typed and in no file yet as plain text, for when the store cannot be saved any more."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from isoassess.domain.answer_fields import text_keys
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store import Held, Place, Subject
from ui.session.clash_words import field_words, said
from ui.session.keeping import Keeping
from ui.shell.file.store_care import StoreCare

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class TextRescue(QObject):
    """Saves what waits as text when a person wants that."""

    def __init__(
        self, care: StoreCare, keeping: Keeping, catalogue: Callable[[], "Catalogue"], window: QWidget
    ) -> None:
        super().__init__(window)
        self._care, self._keeping, self._catalogue = care, keeping, catalogue
        care.text_wanted.connect(self._save)

    def _save(self) -> None:
        self._care.usable.emit()  # so that what is in the fields is known
        self._care.save_text(waiting_text(self._keeping.held(), self._requirement_words))

    def _requirement_words(self, requirement_id: str) -> str:
        try:
            asked = self._catalogue().requirement(requirement_id)
        except BadInput:  # its question was merged into another one since
            return requirement_id
        return f"{next(iter(asked.clause.values()), '')} {asked.asks}".strip()


def waiting_text(held: Held, requirement_words: Callable[[str], str]) -> str:
    """Each with its requirement, its field and the value; `requirement_words`: clause and question."""
    values = [(place, one.change.key, one.change.after) for place, one in held.unsaved]
    values += [(place, clash.key, clash.mine) for place, clash in held.clashes]
    parts = [
        f"{_heading(place, key, requirement_words)}\n{_value(place, key, value)}"
        for place, key, value in values
    ]
    return "\n\n".join([_("Typed in IsoAssess and not saved in its file"), *parts]) + "\n"


def _heading(place: Place, key: str, requirement_words: Callable[[str], str]) -> str:
    field = field_words(place.subject, key)
    return f"{requirement_words(place.requirement_id)}\n{field}:" if place.requirement_id else f"{field}:"


def _value(place: Place, key: str, value: str | None) -> str:
    """Whole: a long text is not cut as it is in a line of a window."""
    decoded = None if value is None else msgspec.json.decode(value)
    if isinstance(decoded, str) and (place.subject is not Subject.ANSWER or key in text_keys()):
        return decoded
    return said(place.subject, key, value)
