"""What must be in place before a certification body comes, and how long it will stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.stage_1 import concern_words, stage_points_words
from isoassess.domain import CertificationStage, Prerequisite, State
from isoassess.domain.case import Case, Judgement
from isoassess.domain.words import SHAPE_OF_STATE, state_words
from isoassess.language.dates import amount_words
from isoassess.language.texts import _, ngettext
from isoassess.timeline.audit_time import Effort, Sampling, effort
from ui.overview.words import how_effort, how_prerequisites
from ui.parts.jump import JumpButton
from ui.widgets.explained_text import ExplainedLine
from ui.widgets.layout.frames import Card, quiet
from ui.widgets.layout.rows import Rows, beside
from ui.widgets.layout.sizes import fix_width
from ui.widgets.texts import Line, Text

TONE_OF_STATE = {
    State.IN_PLACE: "conforming",
    State.PARTLY: "minor",
    State.MISSING: "major",
    State.UNKNOWN: "neutral",
}
MARK_WIDTH = 14
FIRST = 3  # open points of a stage shown before a person asks for all


class PrerequisitesCard(Card):
    """How far the points before each stage are, and the first open ones; all when asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Before a certification body comes"), explanation=how_prerequisites(), parent=parent
        )
        self._points: tuple[Prerequisite, ...] = ()
        self._concern = ""
        self._whole = False
        self._rows = Rows()
        self._all = quiet("")
        self.body.addWidget(self._rows)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self._all.clicked.connect(self._show_all)

    def show_judgement(self, judgement: Judgement) -> None:
        self._points, self._concern = judgement.prerequisites, concern_words(judgement)
        self.setVisible(bool(self._points))
        self._fill()

    def _show_all(self) -> None:
        self._whole = True
        self._fill()

    def _fill(self) -> None:
        self._rows.clear()
        left = 0
        for stage in CertificationStage:
            points = [point for point in self._points if point.stage is stage]
            shown = points if self._whole else _open(points)[:FIRST]
            left += len(points) - len(shown)
            if points:
                self._rows.add(ExplainedLine("overline", stage_points_words(stage, points)))
            if points and stage is CertificationStage.STAGE_1 and self._concern:
                self._rows.add(Text("small", self._concern))
            for point in shown:
                self._rows.add(_point(point))
        count = len(self._points)
        self._all.setText(ngettext("Show all {count}", "Show all {count}", count).format(count=count))
        self._all.setVisible(left > 0)


class EffortCard(Card):
    """The audit days to expect; where the people are unknown, the way to say how many."""

    profile_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Certification effort"), parent=parent)
        self._days = Text("title")
        self._basis = Text("small")
        self._jump = JumpButton(_("Profile"), "people.effective_personnel")
        self._jump.setAccessibleName(_("Go to effective personnel"))
        self.body.addWidget(self._days)
        self.body.addWidget(self._basis)
        self.body.addWidget(self._jump, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self._jump.wanted.connect(self.profile_wanted)

    def show_case(self, case: Case) -> None:
        self.setVisible(case.lens.certifiable)
        found = effort(case.profile)
        unknown = not case.profile.people.effective_personnel
        self._days.setVisible(found is not None)
        self._jump.setVisible(unknown)
        if found is not None:
            days = ngettext("{days} audit day", "{days} audit days", 1 if found.initial == 1 else 2)
            self._days.setText(days.format(days=amount_words(found.initial)))
            self._basis.setText(_basis(found))
            self.explain(how_effort(found))
            return
        self.explain("")
        if unknown:
            self._basis.setText(_("The audit days follow from the people in the scope, who are not stated."))
        else:
            self._basis.setText(_("More people than the published table knows: the body calculates."))


def _open(points: list[Prerequisite]) -> list[Prerequisite]:
    return [point for point in points if point.state is not State.IN_PLACE]


def _point(prerequisite: Prerequisite) -> QWidget:
    state = prerequisite.state
    mark = Line("mark", SHAPE_OF_STATE[state])
    fix_width(mark, MARK_WIDTH)
    mark.set_tone(TONE_OF_STATE[state])
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(Text("", message_words(prerequisite.what)))
    far, detail = state_words(state), message_words(prerequisite.detail)
    column.addWidget(Text("small", f"{far}: {detail}" if detail not in ("", far) else far))
    return beside(mark, words)


def _basis(found: Effort) -> str:
    count = found.effective_personnel
    people = ngettext("{count} person in the scope", "{count} people in the scope", 1 if count == 1 else 2)
    days = _(
        "Stages 1 and 2, {people}, before adjustment; at the least {least} after every reduction; "
        "{surveillance} each year after."
    ).format(
        people=people.format(count=amount_words(count)),
        least=amount_words(found.least),
        surveillance=amount_words(found.surveillance),
    )
    parts = [days]
    if found.sampling is not None:
        parts.append(_sampled(found.sampling))
    parts.append(_("Source: {source}.").format(source=found.source))
    return " ".join(parts)


def _sampled(sampling: Sampling) -> str:
    return _("Of {sites} sites that are alike, {initial} are visited at first, {later} each year.").format(
        sites=sampling.sites, initial=sampling.initial, later=sampling.surveillance
    )
