"""The documents to choose from, as cards of which one is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from isoassess.documents import DocumentKind, kind_words
from isoassess.language.texts import _
from ui.documents.outcome import pages_words
from ui.widgets.choosing.segments import STEPS
from ui.widgets.texts import Text


class DocumentList(QWidget):
    """`chosen` carries a Kind; the arrow keys move the choice."""

    chosen = Signal(object)

    def __init__(self, kinds: Sequence[DocumentKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Documents"))
        self._cards = [DocumentCard(kind) for kind in kinds]
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for card in self._cards:
            self._group.addButton(card)
            layout.addWidget(card)
        self._cards[0].setChecked(True)
        self._set_tab_stop()
        self._group.buttonClicked.connect(self._say)

    @property
    def kind(self) -> DocumentKind:
        """The document chosen."""
        return next(card.kind for card in self._cards if card.isChecked())

    def choose(self, kind: DocumentKind) -> None:
        """Take a document as if its card was clicked."""
        next(card for card in self._cards if card.kind is kind).click()

    def show_pages(self, kind: DocumentKind, pages: int) -> None:
        """How many pages a document has now; the others are not known to have as many as they had."""
        for card in self._cards:
            card.show_pages(pages if card.kind is kind else 0)

    def show_issued(self, words: Mapping[DocumentKind, str]) -> None:
        """What there is to say of the versions of each."""
        for card in self._cards:
            card.show_issued(words.get(card.kind, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = next(place for place, card in enumerate(self._cards) if card.isChecked())
        card = self._cards[(place + step) % len(self._cards)]
        card.setFocus()
        card.click()

    def _set_tab_stop(self) -> None:
        for card in self._cards:
            policy = Qt.FocusPolicy.StrongFocus if card.isChecked() else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)
            if card.isChecked():
                self.setFocusProxy(card)

    def _say(self) -> None:
        self._set_tab_stop()
        self.chosen.emit(self.kind)


class DocumentCard(QPushButton):
    """The name of a document, and what it is for."""

    def __init__(self, kind: DocumentKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._told = ""
        self._name, self._purpose = kind_words(kind)
        self._about = Text("small")
        self._issued = Text("small")
        self._issued.set_tone("accent")
        self._issued.hide()
        self.setObjectName("documentCard")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # spoken as what it is, one of several
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(13, 9, 13, 9)
        layout.setSpacing(2)
        for label in (Text("strong", self._name), self._about, self._issued):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        self.show_pages(0)

    def show_pages(self, pages: int) -> None:
        """How many pages it has, where there is room to say it; 0 where that is not known."""
        words = self._purpose
        if pages:
            words = _("{pages}, {purpose}").format(pages=pages_words(pages), purpose=self._purpose)
        fits = self._about.fontMetrics().horizontalAdvance(words) <= self._about.width()
        self._about.setText(words if fits else self._purpose)
        self._told = words
        self._name_aloud()

    def show_issued(self, words: str) -> None:
        """Its version, where there is one."""
        self._issued.setText(words)
        self._issued.setVisible(bool(words))
        self._name_aloud()

    def _name_aloud(self) -> None:
        self.setAccessibleName(", ".join(filter(None, (self._name, self._told, self._issued.text()))))

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys belong to the list: Qt alone would move the focus and choose nothing."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)
