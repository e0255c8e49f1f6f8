"""What the words of a checklist mean as ratings, for a person to say otherwise."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from isoassess.domain import Rating
from isoassess.language.texts import _
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

MOST_WORDS = 12  # that are shown before a person asks for all of them
Meanings = Mapping[str, Rating | None]


class WordMeanings(QWidget):
    """`changed` after a person gave a word another meaning; hidden where there is no word.

    Those whose meaning is not known come first.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments: dict[str, Segments] = {}
        self._meanings: dict[str, Rating | None] = {}
        self._rows: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(Text("heading", _("What its words mean")))
        self._below = Text("", "")
        self._layout.addWidget(self._below)
        self._shown: list[str] = []
        self._most: int | None = MOST_WORDS
        self.all_words = AtOnceButton("")
        self.all_words.setAutoDefault(False)
        self.all_words.clicked.connect(self.show_all)

    @property
    def meanings(self) -> Meanings:
        return self._meanings

    def tells(self, sentence: str) -> bool:
        """Whether a sentence is told here, so that nobody has to tell it again."""
        return not self._below.isHidden() and breakable(sentence) == self._below.text()

    def show_meanings(self, meanings: Meanings, below: str = "") -> None:
        """Of these words; the rows stay where the words are the same ones. `below`: what is to be said of
        them first, because of what stands above them in the file.
        """
        self._below.setText(breakable(below))
        self._below.setVisible(bool(below))
        if {*meanings} != {*self._shown}:
            self._shown = sorted(meanings, key=lambda word: meanings[word] is not None)
            self._most = MOST_WORDS
        self._meanings = dict(meanings)
        self._show()

    def show_all(self) -> None:
        """Every word, however many there are."""
        self._most = None
        self._show()

    def _show(self) -> None:
        words = self._shown[: self._most]
        if words != [*self.segments]:
            self._lay_out(words)
        for word, segments in self.segments.items():
            segments.show_value(self._meanings[word])
        self.all_words.setText(_("Show all {count} &words").format(count=len(self._shown)))
        self.all_words.setVisible(len(words) < len(self._shown))
        self.setVisible(bool(self._meanings))

    def _lay_out(self, words: list[str]) -> None:
        if self._rows is not None:
            self._layout.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        self.segments = {}
        for number, word in enumerate(words):
            segments = Segments(_("Meaning of {word}").format(word=word), _choices())
            segments.chosen.connect(partial(self._mean, word))
            grid.addWidget(Text("", breakable(word)), number, 0)
            grid.addWidget(segments, number, 1)
            self.segments[word] = segments
        self._layout.addWidget(self._rows)
        self._layout.addWidget(self.all_words, 0, Qt.AlignmentFlag.AlignLeft)

    def _mean(self, word: str, rating: object) -> None:
        self._meanings[word] = rating if isinstance(rating, Rating) else None
        self.changed.emit()


def _choices() -> list[tuple[object, str]]:
    rated = [(rating, _("N/A") if rating.level is None else rating.value) for rating in Rating]
    return [(None, _("none")), *rated]
