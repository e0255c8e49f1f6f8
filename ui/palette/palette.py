"""The field over the window in which a few letters find everything, and Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from isoassess.guide.other_words import LITTLE
from isoassess.language.texts import _
from isoassess.language.word_index import find_in, words_in
from ui.palette.offers import Indexed, PaletteOffer
from ui.palette.offers_model import OfferRow, OffersModel, offer_words
from ui.widgets.keys.focus import can_take_keys
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import Line

WIDE, LEAST_BESIDE, ABOVE, BELOW = 660, 40, 56, 40  # pixels: the field, and around it
MOST_ROWS = 11
SHADE = 90  # of 255: how dark the window behind is
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
DOING = frozenset({"change", "make", "set", "switch", "turn"})  # what is done to a setting
Indexes = Sequence[Indexed]


class FindPalette(QWidget):
    """Covers its window while it is open; `taken` carries what was chosen, after the keys are back.

    It is no window of its own: nothing that was typed elsewhere is left otherwise than by any other field.
    """

    taken = Signal(object)  # PaletteOffer

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None  # what had the keys
        self._indexes: Indexes = ()
        self._offers: dict[str, PaletteOffer] = {}
        self._first: tuple[str, ...] = ()
        self.field = _Field()
        self.rows = QListView()
        self._model = OffersModel()
        self._says = Line("small")
        self.panel = QFrame()
        self.hide()
        self._lay_out()
        self.field.textEdited.connect(self._find)
        self.field.left.connect(self.close_palette)
        self.rows.clicked.connect(self._take)
        self.rows.selectionModel().currentRowChanged.connect(self._tell_row)
        window.installEventFilter(self)

    @property
    def says(self) -> str:
        """What stands below the rows."""
        return self._says.text()

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of all that can be found."""
        return tuple(self._offers)

    def open_palette(self, indexes: Indexes, *, first: Sequence[str]) -> None:
        """Empty, with `first` on top; the keys go to its field."""
        focused = QApplication.focusWidget()
        self._before = focused if focused is not None and focused.window() is self.window() else None
        self._first = tuple(first)
        self.field.clear()
        self.resize(self.window().size())
        self.show()
        self.raise_()
        self.offer(indexes)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, indexes: Indexes) -> None:
        """What is found from now on, also by what is typed already."""
        self._indexes = indexes
        self._offers = {offer.id: offer for offers, _index in indexes for offer in offers}
        self._find(self.field.text())

    def close_palette(self) -> None:
        """Back to what had the keys, or to what holds it where that is gone."""
        if self.isHidden():
            return
        back, self._before = self._before, None
        while back is not None and not (isValid(back) and can_take_keys(back)):
            back = back.parentWidget() if isValid(back) else None
        if self.field.hasFocus() and back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)  # before: Qt would give them to whatever is next
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window behind changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.resize(self.window().size())
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(0, 0, 0, SHADE))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Beside the field."""
        self.close_palette()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field leaves over."""
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif step is not None:
            last = self._model.rowCount() - 1
            row = self.rows.currentIndex().row() + step
            self._choose(max(0, min(row, last)) if abs(step) > 1 else row % (last + 1) if last >= 0 else -1)
        elif event.key() in ENTER and not event.isAutoRepeat():
            self._take(self.rows.currentIndex())
        event.accept()  # no other key goes to what lies behind

    def _lay_out(self) -> None:
        self.panel.setParent(self)
        self.panel.setObjectName("palette")
        self.setAccessibleName(_("Find anything"))
        self.rows.setObjectName("offers")
        self.rows.setAccessibleName(_("Found"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(OfferRow(self.rows))
        self._column = layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        for widget in (self.field, self.rows, self._says):
            layout.addWidget(widget)

    def _find(self, typed: str) -> None:
        found = self._found(typed)
        offers = [self._offers[id_] for id_ in found]
        if not typed.strip():
            offers = [offer for offer in offers if not offer.why_not]
        self._model.show_offers(offers)
        self._fit()
        self._choose(0 if offers else -1)
        if not offers:
            self._say(self._nothing(), wrong=False)

    def _found(self, typed: str) -> tuple[str, ...]:
        """The ids; where nothing has every word that was typed, little ones do not count."""
        indexes = [index for _offers, index in self._indexes]
        counting = [word for word in words_in(typed) if word not in LITTLE | DOING]
        return find_in(indexes, typed, first=self._first) or (
            find_in(indexes, " ".join(counting), first=self._first) if counting else ()
        )

    def _nothing(self) -> str:
        return _("Nothing was found for {typed}. Try another word.").format(typed=self.field.text().strip())

    def _choose(self, row: int) -> None:
        index = self._model.index(row)
        self.rows.setCurrentIndex(index)
        self.rows.scrollTo(index)

    def _take(self, index: QModelIndex) -> None:
        offer = self._model.offer(index.row())
        if offer is None:
            return
        if offer.why_not:
            self._say(offer.why_not, wrong=True)
            return
        self.close_palette()
        self.taken.emit(offer)

    def _tell_row(self, index: QModelIndex) -> None:
        offer = self._model.offer(index.row())
        found = offer_words(offer) if offer else self._nothing()
        told = self.field.accessibleDescription()
        self.field.setAccessibleDescription(found)
        if self.field.hasFocus() and told != found:  # else it is read with the field
            announce(self.field, found)
        self._say(_("Enter opens it, the arrow keys lead to another one, Esc closes."), wrong=False)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._says.setObjectName("fieldError" if wrong else "small")
        self._says.setText(sentence)
        self._says.style().polish(self._says)

    def _fit(self) -> None:
        """As high as its rows, where the window has room for them."""
        room = self.size() - QSize(2 * LEAST_BESIDE, ABOVE + BELOW)
        wide = min(WIDE, room.width())
        margins, others = self._column.contentsMargins(), (self.field, self._says)
        around = margins.top() + margins.bottom() + len(others) * self._column.spacing()
        around += sum(widget.sizeHint().height() for widget in others)
        row = max(self.rows.sizeHintForRow(0), 1)
        most = max(1, min(MOST_ROWS, (room.height() - around) // row))
        high = max(1, min(self._model.rowCount(), most)) * row
        self.rows.setFixedHeight(high)
        self.panel.resize(wide, around + high)
        self.panel.move((self.width() - wide) // 2, ABOVE)


class _Field(QLineEdit):
    """`left`: something else has the keys."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Find anything"))
        self.setPlaceholderText(_("A command, a place, an organization, a clause, a question..."))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        own = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in own:
            self.left.emit()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab leads nowhere: what lies behind is covered."""
        return True
