"""A page of the intake: its questions follow the draft, and each answer goes to the draft at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget, QWizardPage

from isoassess.domain.fact_keys import fact
from isoassess.language.texts import _
from isoassess.standard_choice.intake import IntakePage, is_answered, page_of, problems
from isoassess.standard_choice.intake_hints import hints
from isoassess.store import Place
from ui.session.choosing import Choosing
from ui.session.profile_draft import AS_KNOWN, NOTHING_GIVEN, ProfileDraft
from ui.widgets.explained_text import ExplainedText
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.frames import Page, dividing_line
from ui.widgets.texts import Text
from ui.widgets.typing.both_values import BothValues
from ui.wizard.narrow import fit
from ui.wizard.questions.choice_fields import NOT_ANSWERED
from ui.wizard.questions.fields import Field
from ui.wizard.so_far import SoFar


class QuestionPage(QWizardPage):
    """Add fields in the order in which they are asked, then call `begin` once."""

    complained = Signal()  # what is wrong with a field is said, or no longer
    asked = Signal(str)  # the profile key of a question that somebody wants to answer, on any page

    def __init__(self, page: IntakePage, draft: ProfileDraft, *, heading: str, lead: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = page
        self.draft = draft
        self.fields: list[Field] = []
        self._seen: dict[str, object] = {}  # what each field showed before something was typed in it
        self._both = BothValues()
        self._rows: list[QBoxLayout] = []  # what stands side by side
        self._scroll = Page()
        self._scroll.resized.connect(self._fit)
        self.body = self._scroll.body
        self.body.setContentsMargins(26, 24, 26, 24)
        self.body.setSpacing(14)
        self.body.addLayout(_titled(ExplainedText("question", heading), ExplainedText("muted", lead)))
        self.body.addWidget(self._both)
        self._choosing = Choosing(draft.keeping, self._both, today=lambda: draft.today, parent=self)
        draft.keeping.settling.connect(self._settle)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._scroll, 1)
        self._so_far: SoFar | None = None
        self.setAccessibleName(heading)
        step = _("Step {number} of {count}: {words}")
        self.spoken_name = step.format(number=page + 1, count=len(IntakePage), words=heading)

    def add(self, field: Field) -> Field:
        """A question in a line of its own."""
        self.body.addWidget(self.ask(field))
        return field

    def add_row(self, field: Field) -> Field:
        """A question with its answers at the right and a thin line below."""
        self.add(field)
        self.body.addWidget(dividing_line())
        return field

    def add_pair(self, left: Field, right: Field) -> None:
        """Two short questions side by side."""
        row = self.add_beside(self.ask(left), self.ask(right))
        for field in (left, right):
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)

    def add_beside(self, *parts: QWidget) -> QBoxLayout:
        """Things side by side with the same share of the width, where there is room for that."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        for part in parts:
            row.addWidget(part, 1)
        self._rows.append(row)
        self.body.addLayout(row)
        return row

    def add_heading(self, words: str, lead: str = "") -> None:
        texts = [ExplainedText("heading", words), *([ExplainedText("small", lead)] if lead else [])]
        self.body.addSpacing(10)
        self.body.addLayout(_titled(*texts))

    def ask(self, field: Field) -> Field:
        """Take part in a field's life without placing it."""
        self.fields.append(field)
        field.edited.connect(self._edited)
        field.refused.connect(self._keep_refused)
        field.mended.connect(self._drop_refused)
        field.rested.connect(self._follow)
        field.complained.connect(self.complained)
        return field

    def begin(self, *, so_far: bool = True) -> None:
        """Close the list of questions and show what is known."""
        self.body.addStretch(1)
        if so_far:
            self._so_far = SoFar(self.draft)
            self._so_far.asked.connect(self.asked)
            self._layout.addWidget(self._so_far)
        self.draft.changed.connect(self._follow)
        self.refresh()

    def shrink(self, *, alone: bool) -> None:
        """In a narrow window: whether the choice so far goes."""
        if self._so_far is not None:
            self._so_far.setVisible(not alone)

    def read(self, key: str) -> object:
        """The stored value that a field shows; where answers are offered, none until one is given."""
        if self._offers(key) and not is_answered(self.draft.profile, key):
            return NOT_ANSWERED
        return fact(self.draft.profile, key)

    def write(self, key: str, value: object) -> bool:
        """Commit a field's value; whether that worked."""
        seen = self._seen.get(key, AS_KNOWN)
        if self._offers(key):
            given = NOTHING_GIVEN if value is NOT_ANSWERED else value
            return self.draft.set_answer(key, given, seen=NOTHING_GIVEN if seen is NOT_ANSWERED else seen)
        return self.draft.set_fact(key, value, seen=seen)

    def refresh(self) -> None:
        """Show what is stored, and what looks odd about it."""
        doubts = hints(self.page, self.draft.profile, on=self.draft.decision.as_of)
        for field in self.fields:
            if not field.busy:
                self._seen[field.key] = self.read(field.key)
                field.show_value(self._seen[field.key])
                self._give_back(field)
            field.doubt(doubts.get(field.key, ""))
        self._choosing.show_place(self.draft.place, self._asks)

    def answers_fact(self, field: Field, key: str) -> bool:
        """Whether a field asks about a profile key or about a part of it."""
        return field.key == key or field.key.startswith(f"{key}.")

    @property
    def wrong(self) -> bool:
        """Whether something stands in a field that is wrong and not saved."""
        return any(field.wrong for field in self.fields)

    def flush(self) -> bool:
        """Commit what was typed and not saved yet; whether all of it is saved."""
        flushed = [field.flush() for field in self.fields]
        return all(flushed)

    def focus_key(self, key: str) -> None:
        """Bring the question about a profile key into view and into use."""
        for field in self.fields:
            if self.answers_fact(field, key):
                self._scroll.ensureWidgetVisible(field)
                field.focus()
                return

    def take_focus(self) -> bool:
        """Bring the first question that takes the keys into view and into use; whether there is one."""
        for field in self.fields:
            if give_focus(field.target()):
                self._scroll.ensureWidgetVisible(field)
                return True
        return False

    def turn(self, event: QKeyEvent) -> None:
        """A key that turns pages scrolls, wherever the keys are in the wizard."""
        self._scroll.keyPressEvent(event)

    def go_on(self) -> None:
        """To the next question, or from the last one to what follows the page, and bring it into view."""
        self._scroll.focusNextPrevChild(True)

    def validatePage(self) -> bool:
        """Whether one may go on; what is wrong is said beside its field, and the first one is shown."""
        self.flush()
        wrong = problems(self.page, self.draft.profile)
        refused = [field.key for field in self.fields if not self._right(field, wrong.get(field.key, ""))]
        for key in refused[:1]:
            self.focus_key(key)
        return not refused

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _asks(self, key: str) -> bool:
        """Whether a key is asked about on this page."""
        return page_of(key) is self.page

    def _settle(self, place: Place, key: str) -> None:
        """A person chooses between two values: what stands in the field is not wanted any more."""
        if place == self.draft.place:
            for field in self.fields:
                if self.answers_fact(field, key):
                    field.saved()
                    self.draft.keeping.refused.drop(place, field.key)
                    if field.isVisible():
                        field.focus()

    def _keep_refused(self, key: str, typed: str) -> None:
        """Beside the store; of an organization that is not stored yet there is nothing to keep it by."""
        if self.draft.place is not None:
            self.draft.keeping.refused.put(self.draft.place, key, typed)

    def _drop_refused(self, key: str) -> None:
        if self.draft.place is not None:
            self.draft.keeping.refused.drop(self.draft.place, key)

    def _give_back(self, field: Field) -> None:
        """What was refused before a restart."""
        place = self.draft.place
        typed = None if place is None else self.draft.keeping.refused.get(place, field.key)
        if typed is not None:
            field.give_back(typed)

    def _offers(self, key: str) -> bool:
        return any(field.offers for field in self.fields if field.key == key)

    def _right(self, field: Field, problem: str) -> bool:
        """A field may stay unsaved because the store refused it; only what cannot be read holds one up."""
        if problem:
            field.complain(problem)
        return not problem and field.readable

    def _edited(self, key: str, value: object) -> None:
        if self.write(key, value):
            for field in self.fields:
                if field.key == key:
                    field.saved()
                    self._show_written(field, value)
            self._take_back(key)
            if not any(field.wrong for field in self.fields if field.key == key):
                self._drop_refused(key)

    def _show_written(self, field: Field, value: object) -> None:
        """What others put into the same list is shown with it, or when nothing is typed there any more."""
        if field.busy:
            self._seen[field.key] = value
        else:
            self._seen[field.key] = self.read(field.key)
            field.show_value(self._seen[field.key])

    def _take_back(self, key: str) -> None:
        """A problem that the new value has mended is no longer said."""
        if key not in problems(self.page, self.draft.profile):
            for field in self.fields:
                if field.key == key:
                    field.complain("")

    def _fit(self) -> None:
        fit(self.fields, self._rows, self._scroll.room)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()


def _titled(*texts: Text) -> QVBoxLayout:
    """A heading close to the words that belong to it."""
    column = QVBoxLayout()
    column.setSpacing(5)
    for text in texts:
        column.addWidget(text)
    column.setContentsMargins(0, 0, 0, 6)
    return column
