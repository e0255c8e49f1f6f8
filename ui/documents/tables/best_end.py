"""Asks which number or letter of a checklist is the best, and says how they are read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.exchange.checklist.number_scale import NumberScale
from isoassess.language.texts import _
from isoassess.services.tables.scale_words import best_end_question, scale_told
from ui.widgets.choosing.segments import Segments
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

NOT_SAID = ""


class BestEndPart(QWidget):
    """`chosen` carries what a person says, NOT_SAID to take it back; hidden where nothing is asked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments: Segments | None = None
        self._asked: tuple[str, ...] = ()
        self._question, self._told = Text("heading", ""), Text("", "")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 8)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._question)
        self._layout.addWidget(self._told)

    @property
    def said(self) -> str:
        """The sentence of how they are read."""
        return self._told.text()

    def tells(self, sentence: str) -> bool:
        """Whether a sentence is told here, so that nobody has to tell it again."""
        return not self.isHidden() and breakable(sentence) == self.said

    def show_scale(self, scale: NumberScale | None) -> None:
        """None: it rates by words."""
        self.setVisible(scale is not None and bool(scale.choices))
        if scale is None or not scale.choices:
            return
        self._question.setText(best_end_question(scale))
        self._told.setText(breakable(scale_told(scale)))
        segments = self._asking(scale)
        segments.show_value(NOT_SAID if scale.best is None else scale.shown(scale.best))

    def _asking(self, scale: NumberScale) -> Segments:
        """The row stays where its choices are the same, so that the keys stay in it."""
        if self.segments is not None:
            if self._asked == scale.choices:
                return self.segments
            self._layout.removeWidget(self.segments)
            self.segments.hide()
            self.segments.deleteLater()
        self._asked = scale.choices
        choices: list[tuple[object, str]] = [(NOT_SAID, _("not said"))]
        choices += [(choice, choice) for choice in scale.choices]
        self.segments = Segments(best_end_question(scale), choices)
        self.segments.chosen.connect(self._say)
        self._layout.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        return self.segments

    def _say(self, choice: object) -> None:
        if isinstance(choice, str):
            self.chosen.emit(choice)
