"""The texts of an answer, each typed for one requirement and written to that one, as soon as it can be."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess import faults
from isoassess.model import Answer
from isoassess.store import not_saved_words
from isoassess.texts import _
from ui.open_assessment import OpenAssessment
from ui.widgets.saved_text import SavedText

STORED: dict[str, Callable[[Answer], str]] = {
    "reason": lambda answer: answer.reason,
    "evidence": lambda answer: answer.evidence,
    "interviewee": lambda answer: answer.interviewee,
    "note": lambda answer: answer.note,
    "internal": lambda answer: answer.internal,
    "regrade": lambda answer: answer.regrade.reason,
    "what": lambda answer: answer.action.what,
    "owner": lambda answer: answer.action.owner,
    "check": lambda answer: answer.action.check,
}


class AnswerTexts(QObject):
    """Texts that the store refused wait for their requirement and are written again with the next commit."""

    left = Signal()

    def __init__(self, opened: OpenAssessment, fields: dict[str, SavedText], parent: QObject) -> None:
        """`fields` by the names in STORED."""
        super().__init__(parent)
        self._opened = opened
        self._fields = fields
        self._id = ""
        self._waiting: dict[tuple[str, str], str] = {}
        for name, field in fields.items():
            writer = _Writer(name, field, self)
            writer.written.connect(self.write)
            field.left.connect(self.left)
        opened.committed.connect(self._write_waiting)

    def leave(self) -> None:
        """Save what is being typed for the requirement in view; what is refused waits for it."""
        self.flush()
        for name, field in self._fields.items():
            typed = field.take()
            if typed is not None:
                self._waiting[self._id, name] = typed

    def enter(self, requirement_id: str) -> None:
        """Another requirement is in view; `show` comes before `give_back`."""
        self._id = requirement_id

    def give_back(self) -> None:
        """Show again what waits for the requirement in view."""
        for name, field in self._fields.items():
            typed = self._waiting.pop((self._id, name), None)
            if typed is not None:
                reason = self._opened.failure
                field.give_back(typed, _("Not saved yet. {reason}").format(reason=reason).strip())

    def show(self, answer: Answer, *, locked: bool) -> None:
        """Show what is stored, without disturbing what is being typed; what is locked takes no more."""
        if locked:
            self.forget()
        for name, field in self._fields.items():
            field.show_text(STORED[name](answer))
            field.lock(locked)

    def flush(self) -> None:
        """Write everything that is typed and not saved yet."""
        for field in self._fields.values():
            field.flush()

    def finish(self) -> bool:
        """Write everything, also what waits for other requirements; whether nothing is left."""
        self.flush()
        self._write_waiting()
        return not self._waiting and not any(field.waiting for field in self._fields.values())

    def aside(self) -> list[str]:
        """The names of what waits for requirements that are not in view."""
        names = (self._fields[name].name for _id, name in self._waiting)
        return [_("{field} of another requirement").format(field=field) for field in names]

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._waiting.clear()
        for field in self._fields.values():
            field.take()

    def write(self, name: str, text: str) -> None:
        """Commit a text of the requirement in view; its field says why that was not possible."""
        refusal = self._put(self._id, name, text)
        if refusal:
            self._fields[name].refuse(refusal)

    def _put(self, requirement_id: str, name: str, text: str) -> str:
        """Commit one text of one requirement; why that was not possible, empty when it is done."""
        done = faults.survived(partial(self._committed, requirement_id, name, text), otherwise=None)
        return not_saved_words() if done is None else "" if done else self._opened.failure

    def _committed(self, requirement_id: str, name: str, text: str) -> bool | None:
        opened, answer = self._opened, self._opened.answer(requirement_id)
        if name == "regrade":
            return opened.regrade(requirement_id, replace(answer.regrade, reason=text))
        if name in ("what", "owner", "check"):
            return opened.plan_action(requirement_id, replace(answer.action, **{name: text}))
        write = {
            "reason": opened.give_reason,
            "evidence": opened.write_evidence,
            "interviewee": opened.name_interviewee,
            "note": opened.write_note,
            "internal": opened.write_internal,
        }[name]
        return write(requirement_id, text)

    def _write_waiting(self) -> None:
        for (requirement_id, name), typed in tuple(self._waiting.items()):
            if self._waiting.pop((requirement_id, name), None) is None:
                continue  # another commit on the way has written it
            if self._put(requirement_id, name, typed):
                self._waiting[requirement_id, name] = typed
                return


class _Writer(QObject):
    """Says which field wrote a text."""

    written = Signal(str, str)

    def __init__(self, name: str, field: SavedText, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        field.written.connect(self._say)

    def _say(self, text: str) -> None:
        self.written.emit(self._name, text)
