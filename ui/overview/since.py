"""What has changed since the newest earlier assessment, in one figure and its base."""

from PySide6.QtWidgets import QWidget

from isoassess.assessment.comparison import Comparison
from isoassess.assessment.comparison_words import change_words, majors_words, points_words
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from ui.parts.assessment_labels import since_words
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import Card
from ui.widgets.texts import Text


class SinceCard(Card):
    """Away where there is no earlier assessment."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._open = opened
        self._month = Text("heading")
        self._points = Text("figure")
        self._says = Text("small")
        for widget in (self._month, self._points, self._says):
            self.body.addWidget(widget)
        self.body.addStretch()
        self.hide()

    def refresh(self) -> None:
        """Show what is judged now beside what was judged then."""
        earlier = self._open.assessments.earlier()
        self.setVisible(earlier is not None)
        if earlier is None:
            return
        month = since_words(earlier, self._open.case.date)
        self._month.setText(_("Since {month}").format(month=month))
        try:
            self._show(self._open.assessments.compare(earlier.id, self._open.id))
        except ExpectedError as error:
            self._points.hide()
            self._says.setText(str(error))

    def _show(self, comparison: Comparison) -> None:
        self._points.setText(points_words(comparison))
        self._points.setVisible(comparison.points is not None)
        self._points.set_tone(tone_of(comparison.points or 0))
        words = [change_words(comparison), majors_words(comparison)]
        if comparison.before.lens is not comparison.after.lens:
            text = _("The standard changed from {before} to {after}.")
            before, after = comparison.before.lens.label, comparison.after.lens.label
            words.append(text.format(before=before, after=after))
        self._says.setText(" ".join(words))


def tone_of(points: int) -> str:
    """The color of a change in points; its sign says the same."""
    return "conforming" if points > 0 else "major" if points < 0 else "neutral"
