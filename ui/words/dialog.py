"""All words that are explained, to be searched; those of the screen one comes from stand first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isoassess.language.texts import _
from isoassess.language.word_index import NamedEntry, WordIndex
from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.glossary import explained_term, glossary
from ui.widgets.explained_text import ExplainedText
from ui.widgets.layout.fitting import keep_on_screen, room_for
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import fix_width, scaled_size
from ui.widgets.texts import Text
from ui.widgets.typing.search_field import SearchField
from ui.widgets.word_note import SHOWS_WORDS
from ui.words.on_screen import terms_on_screen

SIZE, LIST_WIDTH = QSize(680, 440), 250
TERM = Qt.ItemDataRole.UserRole


class WordsDialog(QDialog):
    """The list at the left, what the chosen word means at the right."""

    def __init__(self, here: Sequence[ExplainedTerm], parent: QWidget | None = None) -> None:
        """`here`: the words of the screen that one comes from."""
        super().__init__(parent)
        self.setWindowTitle(_("Words"))
        self._here = tuple(here)
        self._index = WordIndex(word_entry(term) for term in glossary())
        self.search = SearchField(_("Search the words"), _("A word, such as gate"))
        self.search.in_closing = True
        self.list = QListWidget()
        self._name, self._says = Text("question"), ExplainedText("normal")
        self._stands = Text("small", _("It stands on the screen you come from."))
        self._lay_out()
        self._list_words()
        self.search.searched.connect(self._find)
        self.search.left.connect(self._leave_search)
        self.list.currentItemChanged.connect(self._tell)
        self._tell()
        follow = QAction(self)  # a word in the sentence of another
        follow.setProperty(SHOWS_WORDS, True)
        follow.triggered.connect(self._follow)
        self.addAction(follow)

    @property
    def term_id(self) -> str:
        """The word that is told; empty where none is found."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(TERM) or "") if row >= 0 else ""

    def go_to(self, term_id: str) -> None:
        """Show one word."""
        if self.search.text():
            self.search.clear()
            self._list_words()
        self._choose(term_id)
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_on_screen(self)

    def _list_words(self) -> None:
        self.list.clear()
        self.list.setAccessibleName(_("Words"))
        others = [term for term in glossary() if term not in self._here]
        if self._here:
            self._add_heading(_("On this screen"))
            self._add(sorted(self._here, key=glossary().index))
            self._add_heading(_("Other words"))
        self._add(others)
        self.list.setCurrentRow(1 if self._here else 0)

    def _find(self, typed: str) -> None:
        if not typed.strip():
            self._list_words()
            return
        self.list.clear()
        self.list.setAccessibleName(_("Words found"))
        self._add([explained_term(id_) for id_ in self._index.find(typed)])
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._add_heading(_("No such word is explained."))

    def _leave_search(self) -> None:
        if self.term_id:
            self.list.setFocus()

    def _choose(self, term_id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(TERM) == term_id:
                self.list.setCurrentRow(row)

    def _tell(self) -> None:
        term = explained_term(self.term_id) if self.term_id else None
        self._name.setText(term.name if term else "")
        self._says.setText(term.says if term else "")
        self._stands.setVisible(term in self._here)

    def _follow(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go_to(str(action.data()))

    def _add(self, terms: Sequence[ExplainedTerm]) -> None:
        for term in terms:
            item = QListWidgetItem(term.name, self.list)
            item.setData(TERM, term.id)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, term.says)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.list.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _lay_out(self) -> None:
        self.resize(scaled_size(SIZE).boundedTo(room_for(self)))
        self.list.setObjectName("wordList")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fix_width(self.list, LIST_WIDTH)
        card = Card()
        for part in (self._name, self._says, self._stands):
            card.body.addWidget(part)
        card.body.addStretch(1)
        parts = QHBoxLayout()
        parts.setSpacing(14)
        parts.addWidget(self.list)
        parts.addWidget(card, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addLayout(parts, 1)
        whole.addWidget(buttons)


def word_entry(term: ExplainedTerm) -> NamedEntry:
    """By what a word is found."""
    return NamedEntry(id=term.id, words=term.name, also=" ".join((*term.forms, term.also)))


def show_words(window: QWidget, term_id: str = "") -> None:
    """Over a window: the words that stand in it first, or one word."""
    dialog = WordsDialog(terms_on_screen(window), window)
    dialog.finished.connect(dialog.deleteLater)
    if term_id:
        dialog.go_to(term_id)
    else:
        dialog.search.take_focus()
    dialog.open()
