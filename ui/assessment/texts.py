"""The texts of an answer, each typed for one requirement and written to that one, as soon as it can be."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from isoassess import faults
from isoassess.domain import Answer
from isoassess.domain.answer_fields import value_of
from isoassess.language.texts import _
from isoassess.store import Place, Subject, not_saved_words
from ui.session.clash_words import clash_sentence
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.focus import give_focus
from ui.widgets.typing.named_text import NamedText
from ui.widgets.typing.saved_text import SavedText


class AnswerTexts(QObject):
    """Texts that the store refused wait for their requirement and are written again with the next commit.

    A text is a change of what its field showed before the first letter, whatever others wrote meanwhile.
    """

    left = Signal()

    def __init__(self, opened: OpenAssessment, fields: dict[str, SavedText], parent: QObject) -> None:
        """`fields` by their keys in the table of an answer's fields."""
        super().__init__(parent)
        self._opened = opened
        self._fields = fields
        self._id = self._shown = ""  # the requirement in view, and the one whose texts the fields show
        self._seen: dict[str, str] = {}  # what each field showed when the last letter of it was saved
        self._written = ""  # the field whose text is on its way to the file
        self._waiting: dict[tuple[str, str], tuple[str, str]] = {}  # a text, and what was seen before it
        for name, field in fields.items():
            writer = NamedText(name, field, self)
            writer.written.connect(self.write)
            field.left.connect(self.left)
        opened.committed.connect(self._write_waiting)
        opened.keeping.settling.connect(self._settle)

    def leave(self) -> None:
        """Save what is being typed for the requirement in view; what is refused waits for it."""
        self.flush()
        for name, field in self._fields.items():
            typed = field.take()
            if typed is not None:
                self._waiting[self._id, name] = (typed, self._seen.get(name, ""))

    def enter(self, requirement_id: str) -> None:
        """Another requirement is in view; `show` comes before `give_back`."""
        self._id = requirement_id

    def give_back(self) -> None:
        """Show again what waits for the requirement in view."""
        for name, field in self._fields.items():
            waiting = self._waiting.pop((self._id, name), None)
            if waiting is not None:
                typed, self._seen[name] = waiting
                reason = self._opened.failure
                field.give_back(typed, _("Not saved yet. {reason}").format(reason=reason).strip())

    def show(self, answer: Answer, *, locked: bool) -> None:
        """Show what is stored, without disturbing what is being typed; what is locked takes no more."""
        if locked:
            self._set_aside()
        for name, field in self._fields.items():
            if not field.waiting and name != self._written:
                self._seen[name] = str(value_of(answer, name))
                choice = None if locked else self._opened.choice_about(self._id, name)
                if choice is None or self._shown != self._id:
                    field.show_text(self._seen[name], afresh=self._shown != self._id)
                if choice is not None:  # the own words, so that they are gone on with
                    mine = msgspec.json.decode(choice.mine) if choice.mine else ""
                    field.hold(mine, self._seen[name], clash_sentence(Subject.ANSWER, choice))
            field.lock(locked)
        self._shown = self._id

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
        self._written = name
        refusal = self._put(self._id, name, text, self._seen.get(name, ""))
        self._written = ""
        if refusal:
            self._fields[name].refuse(refusal)
            if self._opened.completed is not None:  # the lock came with the refusal
                self._keep_aside(name)
        else:
            self._seen[name] = str(value_of(self._opened.answer(self._id), name))
            self._fields[name].show_text(self._seen[name])

    def _put(self, requirement_id: str, name: str, text: str, seen: str) -> str:
        """Commit one text of one requirement; why that was not possible, empty when it is done."""
        commit = partial(self._opened.write, requirement_id, name, text, seen=seen)
        done = faults.survived(commit, otherwise=None)
        return not_saved_words() if done is None else "" if done else self._opened.failure

    def _settle(self, place: Place, key: str) -> None:
        """A person chooses for a field: what is typed there is not wanted any more."""
        for name, field in self._fields.items():
            if name == key and place == self._opened.answers.place(place.requirement_id):
                self._waiting.pop((place.requirement_id, name), None)
                if place.requirement_id == self._id:
                    field.take()
                    self._give_keys(field)

    def _give_keys(self, field: SavedText) -> None:
        """Before the buttons go: what is typed next goes on with the words, and rates nothing."""
        if field.isVisible():
            give_focus(field)
            field.go_to_end()

    def _set_aside(self) -> None:
        """Somebody has locked the assessment while a text was being typed: the words are kept beside it."""
        self.leave()
        waiting, self._waiting = self._waiting, {}
        for (requirement_id, name), (typed, seen) in waiting.items():
            if self._awaits_choice(requirement_id, name):
                continue  # they are kept with the choice
            self._opened.set_aside(requirement_id, name, typed, seen=seen)

    def _keep_aside(self, name: str) -> None:
        typed = self._fields[name].take()
        if typed is not None:
            self._opened.set_aside(self._id, name, typed, seen=self._seen.get(name, ""))

    def _write_waiting(self) -> None:
        for (requirement_id, name), waiting in tuple(self._waiting.items()):
            if self._waiting.pop((requirement_id, name), None) is None:
                continue  # another commit on the way has written it
            if self._awaits_choice(requirement_id, name) or self._put(requirement_id, name, *waiting):
                self._waiting[requirement_id, name] = waiting

    def _awaits_choice(self, requirement_id: str, name: str) -> bool:
        return self._opened.choice_about(requirement_id, name) is not None
