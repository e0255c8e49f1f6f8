"""What else is planned for a requirement: each further action with the way to it, and to another one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.actions import is_planned, state_of
from isoassess.assessment.planned import PlannedAction, serving
from isoassess.domain.words import SHAPE_OF_ACTION, action_state_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_actions import ANOTHER_ACTION
from ui.parts.jump import JumpButton
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import keep_place, quiet
from ui.widgets.texts import Text

LONGEST = 160  # letters of what is to be done


class FurtherActions(QWidget):
    """`wanted` carries the id of the action to go to; `begun`, of one that is to be described."""

    wanted = Signal(str)
    begun = Signal(str)
    failed = Signal(str)
    told_first = Signal(bool)  # whether there is a first one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._heading = Text("small", _("Also planned for this requirement"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.another = quiet(ANOTHER_ACTION.words)
        bind(self.another, ANOTHER_ACTION)
        keep_place(self.another)
        keep_place(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addLayout(self._lines)
        layout.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.another.clicked.connect(self._begin)
        self._opened: OpenAssessment | None = None
        self._requirement_id = ""

    def show_for(self, opened: OpenAssessment, requirement_id: str) -> None:
        """Another one can be begun where there is a first one."""
        self._opened, self._requirement_id = opened, requirement_id
        others = [one for one in serving(opened.case).get(requirement_id, ()) if one.id != requirement_id]
        planned = bool(others) or is_planned(opened.answer(requirement_id).action)
        self._heading.setVisible(bool(others))
        self.another.setVisible(planned and opened.completed is None)
        self.setVisible(planned)
        self.told_first.emit(planned)
        shown = tuple((one.id, self._words(opened, one)) for one in others)
        if shown != self._shown:
            self._shown = shown
            self._show_lines()

    def _show_lines(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for id_, words in self._shown:
            way = JumpButton(_("Show"), id_)
            way.setAccessibleName(_("Show the action: {words}").format(words=words))
            way.wanted.connect(self.wanted)
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(Text("normal", words), 1)
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(line)

    def _words(self, opened: OpenAssessment, planned: PlannedAction) -> str:
        action = planned.action
        state = state_of(action, opened.today)
        what = " ".join((action.what.strip() or action.correction.strip() or _("Not described yet")).split())
        due = short_date_words(action.due) if action.due else ""
        parts = (f"{SHAPE_OF_ACTION[state]} {what[:LONGEST]}", action.owner, due, action_state_words(state))
        return " · ".join(part for part in parts if part)

    def _begin(self) -> None:
        """Kept as an action of its own that serves this requirement."""
        if self._opened is None:
            return
        id_ = self._opened.begin_own_action(covers=(self._requirement_id,))
        if id_ is None:
            self.failed.emit(self._opened.failure)
        else:
            self.begun.emit(id_)


class FirstByKey(QShortcut):
    """The key of another action begins the first one where there is none: what is typed next is its words."""

    def __init__(self, further: FurtherActions, screen: QWidget, begin: Callable[[], object]) -> None:
        super().__init__(screen)
        bind(self, ANOTHER_ACTION)
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAutoRepeat(False)
        self.setEnabled(False)
        self._around, self._begin = further.parentWidget(), begin
        self.activated.connect(self._press)
        further.told_first.connect(self._follow)

    def _press(self) -> None:
        """Not of a question that is out of sight."""
        if self._around is not None and self._around.isVisible():
            self._begin()

    def _follow(self, there: bool) -> None:
        self.setEnabled(not there)
