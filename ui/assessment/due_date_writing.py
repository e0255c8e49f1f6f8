"""The due dates on their way to the file; one that the store refused waits and is written again."""

import datetime
from functools import partial

import msgspec
from PySide6.QtCore import QObject

from isoassess import faults
from isoassess.store import Place, Subject, not_saved_words
from ui.assessment.due_date import DueDate
from ui.session.clash_words import clash_sentence
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.focus import give_focus
from ui.widgets.typing.save_pause import SavePause

KEY = "action.due"


class DueDates(QObject):
    """Writes what the field hands on; what was refused is tried again with the next commit, as texts are."""

    def __init__(self, opened: OpenAssessment, field: DueDate, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._field = field
        self._refused = opened.keeping.refused
        field.clause = self._clause
        self._pause = SavePause(self)
        self._pause.due.connect(self._remember)
        field.line.textEdited.connect(self._pause.begin)
        field.line.settled.connect(self._remember)
        field.chosen.connect(self._write)
        opened.committed.connect(self.write_waiting)
        opened.keeping.settling.connect(self._settle)
        self._refused.changed.connect(self._take_up_here)
        self._refused.dropped.connect(self._follow_dropped)

    def finish(self) -> bool:
        """Write everything, also what waits for other requirements; whether nothing is left."""
        self._field.flush()
        self.write_waiting()
        return not self._field.waits

    def take_up(self, requirement_id: str) -> None:
        """What was refused for a requirement before a restart, or in a list, waits in the field again."""
        typed = self._refused.get(self._opened.answers.place(requirement_id), KEY)
        if typed is not None and not self._field.holds(requirement_id):
            seen = self._opened.answer(requirement_id).action.due
            self._field.put_aside(requirement_id, typed, seen=seen)

    def is_refused(self, requirement_id: str) -> bool:
        """Whether what was typed for a requirement is no day."""
        return self._refused.get(self._opened.answers.place(requirement_id), KEY) is not None

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._field.forget()
        for one in self._refused.all():
            if one.place.id == self._opened.id and one.key == KEY:
                self._refused.drop(one.place, KEY)

    def set_aside(self) -> None:
        """Somebody has locked the assessment: the days that wait are kept beside it."""
        days = self._field.aside()
        if self._field.refused:
            days[self._field.requirement_id] = self._field.line.day()
        for requirement_id, day in days.items():
            if not self._awaits_choice(requirement_id):  # else it is kept with the choice
                self._opened.set_aside_due(requirement_id, day)
        self._field.forget()

    def write_waiting(self) -> None:
        """Write again what was refused; not where a person has to choose between two days."""
        for requirement_id, day in self._field.aside().items():
            if self._awaits_choice(requirement_id):
                continue
            waiting = self._field.drop(requirement_id)
            if waiting is not None and self._put(requirement_id, day, seen=waiting[1]):
                self._field.put_aside(requirement_id, waiting[0], seen=waiting[1])
        if self._field.refused and not self._awaits_choice(self._field.requirement_id):
            self._field.flush()

    def show_choice(self) -> None:
        """The own day stands in the field as long as a choice waits, so that it is gone on with."""
        clash = self._opened.choice_about(self._field.requirement_id, KEY)
        if clash is None or self._field.waiting:
            return
        mine = msgspec.json.decode(clash.mine) if clash.mine else ""
        self._field.give_back(mine, seen=self._field.seen)
        self._field.say(clash_sentence(Subject.ANSWER, clash))

    def _write(self, day: datetime.date | None) -> None:
        requirement_id = self._field.requirement_id
        self._refused.drop(self._opened.answers.place(requirement_id), KEY)
        refusal = self._put(requirement_id, day, seen=self._field.seen)
        if refusal:
            self._field.refuse(refusal, self._opened.answer(requirement_id).action.due)
            if self._opened.completed is not None:  # the lock came with the refusal
                self.set_aside()

    def _put(self, requirement_id: str, day: datetime.date | None, *, seen: datetime.date | None) -> str:
        """Commit the day of one action; why that was not possible, empty when it is done."""
        commit = partial(self._opened.plan_for, requirement_id, day, seen=seen)
        done = faults.survived(commit, otherwise=None)
        return not_saved_words() if done is None else "" if done else self._opened.failure

    def _clause(self, requirement_id: str) -> str:
        return self._opened.requirement_words(requirement_id).split(" ")[0]

    def _remember(self) -> None:
        """What is no day is kept beside the store, as soon as a text would be."""
        self._pause.stop()
        place = self._opened.answers.place(self._field.requirement_id)
        if self._field.waiting and self._field.error:
            self._refused.put(place, KEY, self._field.line.text())
        else:
            self._refused.drop(place, KEY)

    def _take_up_here(self) -> None:
        """It was left by a window that was ended, or typed in a list."""
        if self._field.requirement_id and not self._field.waiting:
            self.take_up(self._field.requirement_id)
            self._field.give_back_waiting()

    def _follow_dropped(self, place: Place, key: str) -> None:
        """It was corrected or given up in a list."""
        if key == KEY and place == self._opened.answers.place(place.requirement_id):
            self._field.drop(place.requirement_id)
            here = place.requirement_id == self._field.requirement_id
            if here and self._field.waiting and self._field.error:
                self._field.take()

    def _settle(self, place: Place, key: str) -> None:
        """A person chooses between two days: what is typed there is not wanted any more."""
        if key == KEY and place == self._opened.answers.place(place.requirement_id):
            self._field.drop(place.requirement_id)
            if place.requirement_id == self._field.requirement_id:
                self._field.take()
                if self._field.line.isVisible():
                    give_focus(self._field.line)  # as with texts: what is typed next rates nothing

    def _awaits_choice(self, requirement_id: str) -> bool:
        return self._opened.choice_about(requirement_id, KEY) is not None
