"""The cards of the overview below the fold, made once what is above it has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.assessment.selection import RequirementFilter
from ui.overview.calendar import CalendarCard
from ui.overview.cards import EffortCard
from ui.overview.charts import ChartsCard
from ui.overview.claimed import ClaimedCard
from ui.overview.lists import ActionsCard, DocumentsCard
from ui.overview.since import SinceCard
from ui.overview.transition import TransitionCard
from ui.overview.way import ContradictionsCard, ObstaclesCard, WayCard
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.abreast import Abreast
from ui.widgets.layout.columns import Columns
from ui.widgets.layout.settled import lay_out_now


class FurtherCards(QWidget):
    """Three rows of cards, one made with every turn of the event loop after `above` was first painted.

    They take longer than all that is above them, and when the overview opens nobody sees them. What would
    be in sight is made before the first picture, so that nothing in it comes later.
    """

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)
    choice_wanted = Signal(object)  # the RequirementFilter to be gone through

    def __init__(self, opened: OpenAssessment, above: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._to_make: list[Callable[[], _Row]] = [self._make_reasons, self._make_dates, self._make_charts]
        self._made: list[_Row] = []
        self._painted = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._make_while_seen)
        above.installEventFilter(self)

    @property
    def is_whole(self) -> bool:
        """Whether all rows are made."""
        return not self._to_make

    def refresh(self) -> None:
        """Show what is judged now in the rows that are made; each other one will show it from the start."""
        for row in self._made:
            row.refresh()

    def make_those_in_sight(self, room: QWidget) -> None:
        """Make now what can be seen in `room`, which shows a part of the page that holds the cards."""
        lay_out_now()
        while self._to_make and self._end_in(room) < room.height():
            self._make_next()
            lay_out_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._painted = True
            self._soon.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._painted:
            self._soon.start()  # to go on where another screen had come in front

    def _end_in(self, room: QWidget) -> int:
        """Where the next row will begin."""
        return self.mapTo(room, QPoint(0, self.height() if self._made else 0)).y()

    def _make_while_seen(self) -> None:
        if self._to_make and self.isVisible():
            self._make_next()
            lay_out_now()  # else what stands above is squeezed for a moment
            self._soon.start()

    def _make_next(self) -> None:
        row = self._to_make.pop(0)()
        row.refresh()
        self._made.append(row)
        self._layout.addWidget(row)
        row.show()  # Qt alone shows one turn later what is added to a page in view

    def _make_dates(self) -> "_DatesRow":
        row = _DatesRow(self._open)
        row.requirement_wanted.connect(self.requirement_wanted)
        row.profile_wanted.connect(self.profile_wanted)
        return row

    def _make_reasons(self) -> "_ReasonsRow":
        row = _ReasonsRow(self._open)
        row.requirement_wanted.connect(self.requirement_wanted)
        row.profile_wanted.connect(self.profile_wanted)
        row.choice_wanted.connect(self.choice_wanted)
        return row

    def _make_charts(self) -> "_ChartsRow":
        return _ChartsRow(self._open)


class _DatesRow(Abreast):
    """What comes when, and how the organization stood before."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)

    def __init__(self, opened: OpenAssessment) -> None:
        calendar, actions, effort, since = CalendarCard(), ActionsCard(), EffortCard(), SinceCard(opened)
        super().__init__((calendar, actions, effort, since))
        self._open = opened
        self._calendar, self._actions, self._effort, self._since = calendar, actions, effort, since
        actions.requirement_wanted.connect(self.requirement_wanted)
        for leading in (calendar, effort):
            leading.profile_wanted.connect(self.profile_wanted)

    def refresh(self) -> None:
        case, judgement = self._open.case, self._open.judgement
        self._calendar.show_judgement(case, judgement)
        self._actions.show_judgement(case, judgement)
        self._effort.show_case(case)
        self._since.refresh()


class _ReasonsRow(Columns):
    """What stands in the way and the way past it; beside them what each answer still lacks."""

    requirement_wanted = Signal(str)
    profile_wanted = Signal(str)
    choice_wanted = Signal(object)

    def __init__(self, opened: OpenAssessment) -> None:
        obstacles, way, contradictions = ObstaclesCard(), WayCard(), ContradictionsCard()
        transition, claimed, documents = TransitionCard(opened), ClaimedCard(), DocumentsCard()
        super().__init__((obstacles, way), (transition, claimed, documents, contradictions))
        self._open = opened
        self._transition = transition
        self._judged = (obstacles, way, claimed, documents, contradictions)
        for card in (transition, *self._judged):
            card.requirement_wanted.connect(self.requirement_wanted)
        for leading in (obstacles, way, contradictions):
            leading.profile_wanted.connect(self.profile_wanted)
        claimed.all_wanted.connect(self._want_claimed)
        transition.all_wanted.connect(self._want_new)

    def refresh(self) -> None:
        for card in self._judged:
            card.show_judgement(self._open.case, self._open.judgement)
        self._transition.refresh()

    def _want_claimed(self) -> None:
        self.choice_wanted.emit(RequirementFilter.CLAIMED)

    def _want_new(self) -> None:
        self.choice_wanted.emit(RequirementFilter.NEW)


class _ChartsRow(Abreast):
    """The charts, folded."""

    def __init__(self, opened: OpenAssessment) -> None:
        charts = ChartsCard()
        super().__init__((charts,))
        self._open = opened
        self._charts = charts

    def refresh(self) -> None:
        self._charts.show_judgement(self._open.case, self._open.judgement)


_Row = _DatesRow | _ReasonsRow | _ChartsRow
