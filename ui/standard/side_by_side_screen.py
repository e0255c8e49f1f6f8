"""ISO 9001 and ISO 9002 compared, and the article's claims with the facts of today; needs no organization."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.standard.article_claims_card import ArticleClaimsCard
from ui.standard.elements_card import ElementsCard
from ui.widgets.layout.frames import Page


class SideBySideScreen(QWidget):
    """One page to be read; the buttons of the top bar lead to its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = _SideBySideHeader()
        self._page = Page()
        self._page.setObjectName("readingPage")
        self._page.setAccessibleName(_("Standards compared"))
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keys can scroll it
        self._elements = ElementsCard()
        self._claims = ArticleClaimsCard()
        for card in (self._elements, self._claims):
            card.unfold_for_good()
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.setFocusProxy(self._page)
        self._header.elements_wanted.connect(self.show_elements)
        self._header.claims_wanted.connect(self.show_claims)

    @property
    def header(self) -> QWidget:
        """The buttons of the top bar."""
        return self._header

    def show_elements(self) -> None:
        self._read(self._elements)

    def show_claims(self) -> None:
        self._read(self._claims)

    def _read(self, card: QWidget) -> None:
        """Bring a card to the top, and let the keys go on from there."""
        self._page.scroll_to(card)
        self._page.setFocus()


class _SideBySideHeader(QWidget):
    """The ways to the parts of the page."""

    elements_wanted = Signal()
    claims_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        elements = QPushButton(_("Side by side"))
        claims = QPushButton(_("Common claims"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for button in (elements, claims):
            button.setAutoDefault(True)
            layout.addWidget(button)
        elements.clicked.connect(self.elements_wanted)
        claims.clicked.connect(self.claims_wanted)
