"""What is typed and in no file yet as plain text, for when the store cannot be saved any more."""

from collections.abc import Callable

import msgspec

from isoassess.store import Held, Place, Subject
from isoassess.texts import _
from ui.clash_words import WRITTEN, field_words, said


def waiting_text(held: Held, spot: Callable[[str], str]) -> str:
    """Each with its requirement, its field and the value; `spot`: clause and question of a requirement."""
    values = [(place, one.change.key, one.change.after) for place, one in held.unsaved]
    values += [(place, clash.key, clash.mine) for place, clash in held.clashes]
    parts = [f"{_heading(place, key, spot)}\n{_value(place, key, value)}" for place, key, value in values]
    return "\n\n".join([_("Typed in IsoAssess and not saved in its file"), *parts]) + "\n"


def _heading(place: Place, key: str, spot: Callable[[str], str]) -> str:
    field = field_words(place.subject, key)
    return f"{spot(place.requirement_id)}\n{field}:" if place.requirement_id else f"{field}:"


def _value(place: Place, key: str, value: str | None) -> str:
    """Whole: a long text is not cut as it is in a line of a window."""
    decoded = None if value is None else msgspec.json.decode(value)
    if isinstance(decoded, str) and (place.subject is not Subject.ANSWER or key in WRITTEN):
        return decoded
    return said(place.subject, key, value)
