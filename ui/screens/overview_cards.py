"""What must be in place before a certification body comes, and how long it will stay."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.effort import Effort, effort, in_half_days
from isoassess.judgement import Judgement
from isoassess.model import Prerequisite, State
from isoassess.profile import Profile
from isoassess.texts import _, ngettext
from isoassess.words import SHAPE_OF_STATE, stage_words, state_words
from ui.widgets.frames import Card
from ui.widgets.rows import Rows, beside
from ui.widgets.texts import Line, Text

TONE_OF_STATE = {
    State.IN_PLACE: "conforming",
    State.PARTLY: "minor",
    State.MISSING: "major",
    State.UNKNOWN: "neutral",
}
MARK_WIDTH = 14


class PrerequisitesCard(Card):
    """The points before each stage, each with a shape and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Before a certification body comes"), parent=parent)
        self._rows = Rows()
        self.body.addWidget(self._rows)

    def show_judgement(self, judgement: Judgement) -> None:
        self.setVisible(bool(judgement.prerequisites))
        self._rows.clear()
        stage = None
        for prerequisite in judgement.prerequisites:
            if prerequisite.stage is not stage:
                stage = prerequisite.stage
                self._rows.add(Line("overline", stage_words(stage)))
            self._rows.add(_point(prerequisite))


class EffortCard(Card):
    """The audit days to expect; away while the people are unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Certification effort"), parent=parent)
        self._days = Text("title")
        self._basis = Text("small")
        self.body.addWidget(self._days)
        self.body.addWidget(self._basis)

    def show_profile(self, profile: Profile) -> None:
        found = effort(profile)
        self.setVisible(found is not None)
        if found is not None:
            days = _number(found.initial)
            self._days.setText(
                _("1 audit day") if found.initial == 1 else _("{days} audit days").format(days=days)
            )
            self._basis.setText(_basis(found))


def _point(prerequisite: Prerequisite) -> QWidget:
    state = prerequisite.state
    mark = Line("mark", SHAPE_OF_STATE[state])
    mark.setFixedWidth(MARK_WIDTH)
    mark.set_tone(TONE_OF_STATE[state])
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Text("", prerequisite.what))
    detail = state_words(state)
    if prerequisite.detail and prerequisite.detail != detail:
        detail += ": " + prerequisite.detail
    column.addWidget(Text("small", detail))
    return beside(mark, words)


def _basis(found: Effort) -> str:
    people = ngettext("{count} person in the scope", "{count} people in the scope", found.effective_personnel)
    text = _(
        "Stages 1 and 2, {people}; at least {least} after every reduction; {surveillance} each year after."
    )
    return (
        text.format(
            people=people.format(count=found.effective_personnel),
            least=_number(in_half_days(found.least)),
            surveillance=_number(found.surveillance),
        )
        + " "
        + _("Source: {source}.").format(source=found.source)
    )


def _number(days: float) -> str:
    return f"{days:g}"
