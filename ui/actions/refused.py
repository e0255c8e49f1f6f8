"""What was typed in a cell of the list of actions and could not be saved, and how that is said."""

import datetime
from contextlib import suppress

from msgspec import Struct

from isoassess.errors import BadInput
from isoassess.language.days import read_day
from isoassess.language.texts import _
from isoassess.store import Place, StoredAction, answer_place
from ui.actions.actions_model import DUE, OWNER, Key, key_of
from ui.session.unsaved import shortened
from ui.widgets.days.day_writing import system_writing


class RefusedCell(Struct, frozen=True):
    """`seen`: the action as it was when the cell was opened."""

    seen: StoredAction
    column: int
    typed: str
    reason: str = ""
    clause: str = ""

    @property
    def spot(self) -> tuple[Key, int]:
        return key_of(self.seen), self.column

    @property
    def value(self) -> str | datetime.date | None:
        """What may be written once more; None where it is no day."""
        if self.column != DUE:
            return self.typed
        with suppress(BadInput):
            return read_day(self.typed, system_writing())
        return None

    @property
    def name(self) -> str:
        """What the field is called in a line about it, with its clause."""
        return _("{field} of {clause}").format(field=column_words(self.column), clause=self.clause)

    @property
    def place(self) -> Place:
        return answer_place(self.seen.assessment_id, self.seen.requirement_id)

    @property
    def words(self) -> str:
        """The column, what was typed, the action it is for, and why it is not saved."""
        typed, action = shortened(self.typed), shortened(self.seen.answer.action.what)
        return f"{_says(self.column).format(typed=typed, action=action)} {self.reason}".strip()


def why_no_day(typed: str) -> str:
    """What is wrong with a day as it was typed; empty where it is one."""
    try:
        read_day(typed, system_writing())
    except BadInput as error:
        return str(error)
    return ""


def column_words(column: int) -> str:
    """What the field of a column is called in the assessment."""
    if column == DUE:
        return _("Action: due date")
    return _("Action: owner") if column == OWNER else _("Action: what is to be done")


def _says(column: int) -> str:
    if column == DUE:
        return _('The due date "{typed}" of the action "{action}" is not saved.')
    if column == OWNER:
        return _('The owner "{typed}" of the action "{action}" is not saved.')
    return _('The text "{typed}" of the action "{action}" is not saved.')
