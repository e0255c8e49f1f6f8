"""The change between two assessments: in one headline, and movement by movement down to the requirement."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.comparison import ComparedRequirement, Comparison, Movement, Side
from isoassess.assessment.comparison_words import (
    change_words,
    majors_words,
    meaning_words,
    minors_words,
    movement_in_sentence,
    movement_words,
    points_words,
)
from isoassess.domain import Grade
from isoassess.domain.words import SHAPE_OF_GRADE, SHAPE_OF_VERDICT, grade_short, verdict_words
from isoassess.language.texts import _, ngettext
from ui.overview.since import tone_of
from ui.parts.linked_lines import LinkedLine, LinkedLinesCard
from ui.widgets.figures import Figures
from ui.widgets.layout.frames import Card
from ui.widgets.texts import Text

TONE_OF_MOVEMENT = {
    Movement.NEW: "major",
    Movement.WORSE: "minor",
    Movement.UNCHANGED: "neutral",
    Movement.CLOSED: "conforming",
    Movement.BETTER: "conforming",
}
COUNTED = tuple(TONE_OF_MOVEMENT)
LISTED = (
    *COUNTED,
    Movement.FIRST_ASSESSED,
    Movement.NO_LONGER_ASSESSED,
    Movement.APPLIES_NOW,
    Movement.FELL_AWAY,
    Movement.ENTERED,
    Movement.LEFT,
)
FROM_WORST = (
    Grade.MAJOR,
    Grade.MINOR,
    Grade.OFI,
    Grade.CONFORMING,
    Grade.NOT_ASSESSED,
    Grade.NOT_APPLICABLE,
    None,
)


class HeadlineCard(Card):
    """Points with their bases, the verdicts, and how many requirements made which movement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._points = Text("figure")
        self._change = Text("normal")
        self._verdicts = Text("normal")
        self._standards = Text("muted")
        self._majors = Text("muted")
        self._minors = Text("muted")
        self._figures = Figures(
            [(tone, movement_in_sentence(kind)) for kind, tone in TONE_OF_MOVEMENT.items()]
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (
            self._points,
            self._change,
            self._verdicts,
            self._standards,
            self._majors,
            self._minors,
        ):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(words, 1)
        row.addWidget(self._figures, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_comparison(self, comparison: Comparison) -> None:
        before, after = comparison.before, comparison.after
        self._points.setText(points_words(comparison))
        self._points.setVisible(comparison.points is not None)
        self._points.set_tone(tone_of(comparison.points or 0))
        self._change.setText(change_words(comparison))
        verdicts = _("Likely verdict: {before}  →  {after}")
        self._verdicts.setText(verdicts.format(before=_verdict(before), after=_verdict(after)))
        self._standards.setVisible(before.lens is not after.lens)
        standards = _(
            "{before} and {after} ask different questions: the two percentages have different bases."
        )
        self._standards.setText(standards.format(before=before.lens.label, after=after.lens.label))
        self._majors.setText(majors_words(comparison))
        self._minors.setText(minors_words(comparison))
        self._figures.show_counts([comparison.counts[movement] for movement in COUNTED])


class MovementCard(LinkedLinesCard):
    """The requirements that made one movement, the worst first; away where none did."""

    def __init__(self, movement: Movement, parent: QWidget | None = None) -> None:
        super().__init__(movement_words(movement), parent=parent)
        self.movement = movement

    def show_comparison(self, comparison: Comparison, here: frozenset[str]) -> None:
        """`here` are the requirements of the open assessment, which can be gone to."""
        rows = sorted(comparison.of(self.movement), key=_worst_first)
        self.setVisible(bool(rows))
        count = ngettext("{count} requirement.", "{count} requirements.", len(rows)).format(count=len(rows))
        self.show_lines(f"{count} {meaning_words(self.movement)}", [_spot(row, here) for row in rows])


def rest_words(comparison: Comparison) -> str:
    """What is listed nowhere, so that every requirement is accounted for."""
    rest = [movement for movement in Movement if movement not in LISTED and comparison.counts[movement]]
    parts = [
        _("{words}: {count}").format(words=movement_words(movement), count=comparison.counts[movement])
        for movement in rest
    ]
    total = len(comparison.rows)
    parts.append(ngettext("{count} requirement in all", "{count} requirements in all", total))
    return " · ".join(parts).format(count=total)


def _spot(row: ComparedRequirement, here: frozenset[str]) -> LinkedLine:
    return LinkedLine(
        pill=row.clause,
        tone=TONE_OF_MOVEMENT.get(row.movement, "neutral"),
        text=row.statement,
        detail=f"{_grade(row.before)}  →  {_grade(row.after)}",
        requirement=row.requirement if row.requirement in here else None,
    )


def _worst_first(row: ComparedRequirement) -> tuple[int, int]:
    first, second = sorted((FROM_WORST.index(row.before), FROM_WORST.index(row.after)))
    return first, second


def _grade(grade: Grade | None) -> str:
    return _("not asked") if grade is None else f"{SHAPE_OF_GRADE[grade]} {grade_short(grade)}"


def _verdict(side: Side) -> str:
    return f"{SHAPE_OF_VERDICT[side.verdict]} {verdict_words(side.verdict)}"
