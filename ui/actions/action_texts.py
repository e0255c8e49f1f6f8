"""The texts of an action that are typed beside the list, each written to the action it was begun for."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from isoassess.domain.answer_fields import follow_up_keys
from isoassess.language.texts import _
from isoassess.store import StoredAction
from ui.actions.actions_model import Key, key_of
from ui.widgets.typing.named_text import NamedText
from ui.widgets.typing.saved_text import SavedText

HandOver = Callable[[StoredAction, str, object], str]  # why it is not kept, empty where it is


class ActionTexts(QObject):
    """What could not be saved waits for its action, and is in its field again when that comes into view."""

    def __init__(self, fields: dict[str, SavedText], hand_over: HandOver, parent: QObject) -> None:
        """`fields` by the names that an action has for them."""
        super().__init__(parent)
        self._fields = fields
        self._hand_over = hand_over
        self._planned: StoredAction | None = None
        self._seen: dict[str, StoredAction] = {}  # as it was before something was typed in a field
        self._writing = ""  # the field whose words are on their way to the file
        self._waiting: dict[tuple[Key, str], tuple[StoredAction, str, str]] = {}  # words not saved, and why
        self._refusals: dict[str, str] = {}
        for name, field in fields.items():
            NamedText(name, field, self).written.connect(self._write)

    def leave(self) -> None:
        """Another action comes into view: what is typed for this one is saved, or waits."""
        self.flush()
        for name, field in self._fields.items():
            typed = field.take()
            if typed is not None and (seen := self._seen.get(name)):
                self._waiting[key_of(seen), name] = (seen, typed, self._refusals.get(name, ""))
        self._planned = None

    def show(self, planned: StoredAction, *, afresh: bool) -> None:
        """What is stored; what others wrote meanwhile does not disturb what is being typed."""
        self._planned = planned
        for name, field in self._fields.items():
            if afresh or not field.waiting:
                self._seen[name] = planned
            if not field.waiting and name != self._writing:
                field.show_text(getattr(planned.answer.action, name), afresh=afresh)
            field.lock(planned.completed is not None and f"action.{name}" not in follow_up_keys())
            if afresh and (kept := self._waiting.pop((key_of(planned), name), None)):
                self._seen[name], typed, why = kept
                field.give_back(typed, why)

    def flush(self) -> None:
        for field in self._fields.values():
            field.flush()

    def finish(self) -> bool:
        """Write everything, also what waits for other actions; whether nothing is left."""
        self.flush()
        for (key, name), (planned, typed, _why) in tuple(self._waiting.items()):
            if not self._hand_over(planned, name, typed):
                del self._waiting[key, name]
        return not self._waiting and not any(field.waiting for field in self._fields.values())

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._waiting.clear()
        for name in self._fields:
            self._take_back(name)

    def settle(self, key: Key, name: str) -> None:
        """A person chose between two values of a field: what is typed there is not wanted any more."""
        self._waiting.pop((key, name), None)
        if name in self._fields and self._planned is not None and key_of(self._planned) == key:
            self._take_back(name)

    def not_saved(self) -> list[str]:
        """What waits for actions that are not in view."""
        says = _("{field} of another action")
        return [says.format(field=self._fields[name].name) for _key, name in self._waiting]

    def _take_back(self, name: str) -> None:
        self._fields[name].take()
        if self._planned is not None:
            self._seen[name] = self._planned

    def _write(self, name: str, text: str) -> None:
        seen = self._seen.get(name)
        if seen is None:
            return
        self._writing = name
        refusal = self._hand_over(seen, name, text)
        self._writing = ""
        self._refusals[name] = refusal
        if refusal:
            self._fields[name].refuse(refusal)
        elif self._planned is not None:
            self._seen[name] = self._planned
