"""The two cards that compare the standards, folded, for the end of a page that is about something else."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.standard.article_claims_card import ArticleClaimsCard
from ui.standard.elements_card import ElementsCard
from ui.widgets.layout.frames import Page


class SideBySideCards(QWidget):
    """Side by side, and the article's claims; a card that is unfolded comes to the top of the page."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._unfolded: QWidget = self
        self._later = QTimer(self, singleShot=True, interval=0)  # when the page has its new height
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self.elements = ElementsCard()
        self.claims = ArticleClaimsCard()
        for card in (self.elements, self.claims):
            layout.addWidget(card)
            card.unfolded.connect(self._bring_up)
        self._later.timeout.connect(self._scroll)

    def _bring_up(self, card: QWidget) -> None:
        self._unfolded = card
        self._later.start()

    def _scroll(self) -> None:
        self._page.scroll_to(self._unfolded)
