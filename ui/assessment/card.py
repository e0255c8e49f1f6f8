"""The card beside a requirement: what an auditor looks for, and what is enough in a small firm."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.domain import Confidence, Lens, Requirement
from isoassess.language.texts import _
from ui.assessment.words import counterpart_words, documents_words
from ui.widgets.explained_text import ExplainedText
from ui.widgets.layout.frames import Card
from ui.widgets.texts import Line, Text
from ui.widgets.tips import tip


class AuditorCard(Card):
    """Shows one requirement at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What an auditor looks for"), kind="noteCard", parent=parent)
        self._points = _Points()
        self._enough_heading = Text("heading", _("Enough in a firm of ten"))
        self._enough = Text("normal")
        self._documents = ExplainedText("small")
        self._counterpart = Text("small")
        self._counterpart.set_tone("accent")
        self._counterpart.setCursor(Qt.CursorShape.WhatsThisCursor)  # it leads nowhere, it tells more
        self._counterpart.hide()
        self._reported = Text(
            "small", _("Reported: not yet checked against the published text of the standard.")
        )
        for widget in (self._points, self._enough_heading, self._enough):
            self.body.addWidget(widget)
        for widget in (self._documents, self._counterpart, self._reported):
            self.body.addWidget(widget)
        for widget in (self._enough_heading, self._documents):
            widget.setContentsMargins(0, 8, 0, 0)
        self.body.addStretch(1)

    def show_requirement(self, requirement: Requirement) -> None:
        self._points.show_points(requirement.looks_for)
        self._enough.setText(requirement.small_firm)
        self._enough_heading.setVisible(bool(requirement.small_firm))
        documents = documents_words(requirement)
        self._documents.setText(documents)
        self._documents.setVisible(bool(documents))
        self._reported.setVisible(requirement.confidence is not Confidence.HIGH)

    def show_counterparts(self, counterparts: Sequence[Requirement], lens: Lens) -> None:
        """Say where the other standard asks the same; the tooltip says what it asks there."""
        words, questions = counterpart_words(counterparts, lens)
        self._counterpart.setText(words)
        self._counterpart.setToolTip("".join(map(tip, questions)))
        self._counterpart.setAccessibleDescription("\n".join(questions))
        self._counterpart.setVisible(bool(words))


class _Points(QWidget):
    """Points with a dot each; the rows are used again, because showing a requirement must be quick."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._rows: list[_AuditorPoint] = []

    def show_points(self, points: tuple[str, ...]) -> None:
        while len(self._rows) < len(points):
            self._rows.append(_AuditorPoint())
            self._layout.addWidget(self._rows[-1])
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(points))
            row.words.setText(points[number] if number < len(points) else "")


class _AuditorPoint(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = Text("normal")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Line("normal", "•"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
