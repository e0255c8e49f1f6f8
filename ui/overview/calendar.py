"""The calendar to a certificate: each milestone with its earliest date, and whether the target can be met."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from isoassess.domain.case import Case, Judgement
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from isoassess.timeline.durations import shipped, step_words
from isoassess.timeline.labels import calendar_sentence, calendar_words
from isoassess.timeline.schedule import Milestone, Schedule, Target, schedule
from isoassess.timeline.schedule_words import target_words
from ui.overview.words import how_calendar
from ui.parts.jump import JumpButton
from ui.widgets.layout.frames import Card, dividing_line
from ui.widgets.layout.rows import Rows, beside
from ui.widgets.layout.sizes import fix_width
from ui.widgets.texts import Line, Text
from ui.widgets.tips import tip

MARK_WIDTH = 14
DONE, OPEN, MISSED = "✓", "○", "✗"


class CalendarCard(Card):
    """The milestones in their order; away for a model that no body certifies."""

    profile_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Calendar"), parent=parent)
        self._rows = Rows()
        self._target = Rows()
        self._jump = JumpButton(_("Set a target date"), "target_date")
        self._cautions = Text("small")
        self._line = dividing_line()
        for widget in (self._rows, self._line, self._target):
            self.body.addWidget(widget)
        self.body.addWidget(self._jump, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._cautions)
        self.body.addStretch()
        self._jump.wanted.connect(self.profile_wanted)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        found = schedule(case, judgement, on=case.date)
        self.setVisible(found is not None)
        if found is None:
            return
        self._rows.clear()
        for milestone in found.milestones:
            self._rows.add(_MilestoneRow(milestone))
        self._rows.setVisible(bool(found.milestones))
        self._line.setVisible(bool(found.milestones))
        self._target.clear()
        self._target.setVisible(found.target is not None)
        self._jump.setVisible(case.profile.target_date is None)
        if found.target is not None:
            self._target.add(_target(found.target, found))
        decided = (found.decided_by,) if found.decided_by is not None else ()
        said = "\n".join(map(calendar_sentence, (*decided, *found.cautions)))
        self._cautions.setText(said)
        self._cautions.setVisible(bool(said))
        reasons = (f"{step_words(one.step)}: {calendar_words(one.because)}" for one in found.milestones)
        self.explain("\n".join((how_calendar(found, shipped()), *reasons)))


class _MilestoneRow(QWidget):
    """A milestone: whether it is done, its name, the day, and what that rests on."""

    def __init__(self, milestone: Milestone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(1)
        layout.setColumnStretch(1, 1)
        day = _("done") if milestone.earliest is None else short_date_words(milestone.earliest)
        mark = _mark(DONE, "conforming") if milestone.done else _mark(OPEN, "neutral")
        layout.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Text("", step_words(milestone.step)), 0, 1)
        layout.addWidget(Line("muted", day), 0, 2, Qt.AlignmentFlag.AlignTop)
        self.setToolTip(tip(calendar_words(milestone.because)))


def _target(target: Target, found: Schedule) -> QWidget:
    tone = "conforming" if target.at_any_pace else "minor" if target.reachable else "major"
    mark = _mark(DONE if target.reachable else MISSED, tone)
    return beside(mark, Text("", target_words(found, short_date_words)))


def _mark(shape: str, tone: str) -> Line:
    mark = Line("mark", shape)
    fix_width(mark, MARK_WIDTH)
    mark.set_tone(tone)
    return mark
