"""The table of the fields that differ, and both values of the chosen one side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from isoassess.language.texts import _
from isoassess.store.joining.comparing import ContentSide, DifferenceKind
from ui.packages.differences_model import ABOUT, FIELD, HERE, TAKEN, THERE, DifferencesModel
from ui.widgets.layout.frames import Card
from ui.widgets.layout.sizes import fix_height, fix_rows, least_height, scaled
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

HEIGHT, ROW_HEIGHT, HEADER_HEIGHT = 280, 48, 34  # two lines in a row: questions begin alike
FIELD_WIDTH, TAKEN_WIDTH = 130, 116
WHAT_SHARE = 0.46  # of what these two columns leave
VALUES_HEIGHT = 130
_KEYS = {Qt.Key.Key_Left: ContentSide.HERE, Qt.Key.Key_Right: ContentSide.THERE}


class DifferencesTable(QTableView):
    """`side_wanted`: left takes what is here, right what is in the package or file, of the chosen row."""

    side_wanted = Signal(object)  # ContentSide

    def __init__(self, model: DifferencesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setAccessibleName(_("Fields that differ"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fix_height(self, min(HEIGHT, HEADER_HEIGHT + 4 + ROW_HEIGHT * max(2, model.rowCount())))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        fix_rows(rows, ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fix_height(columns, HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = _KEYS.get(Qt.Key(event.key()))
        if side is not None:
            self.side_wanted.emit(side)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        field, taken = scaled(FIELD_WIDTH), scaled(TAKEN_WIDTH)
        room = max(self.viewport().width() - field - taken, 100)
        what = int(room * WHAT_SHARE)
        value = (room - what) // 2
        sizes = {ABOUT: what, FIELD: field, HERE: value, THERE: room - what - value, TAKEN: taken}
        for column, size in sizes.items():
            self.horizontalHeader().resizeSection(column, size)


class ValuesCard(Card):
    """`side_chosen`: a person wants this one to stand."""

    side_chosen = Signal(object)  # ContentSide

    def __init__(self, side: str, parent: QWidget | None = None) -> None:
        """`side`: what the button of the other value is called."""
        super().__init__(kind="noteCard", parent=parent)
        self._about = Text("strong")
        self.here, self.there = QRadioButton(_("H&ere")), QRadioButton(side)
        self._authors = Text("muted"), Text("muted")
        self._values = Text("normal"), Text("normal")
        self._sides = QButtonGroup(self)
        self._sides.setExclusive(True)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.addWidget(self._about)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        for button, author, value in zip((self.here, self.there), self._authors, self._values, strict=True):
            self._sides.addButton(button)
            column = QVBoxLayout()
            for widget in (button, author, value):
                column.addWidget(widget)
            column.addStretch()
            beside.addLayout(column, 1)
        self.body.addLayout(beside)
        least_height(self, VALUES_HEIGHT)
        self._sides.buttonClicked.connect(self._choose)

    @property
    def words(self) -> tuple[str, str]:
        """The two values as they are shown."""
        return self._values[0].text(), self._values[1].text()

    def show_row(self, model: DifferencesModel, row: int) -> None:
        about, field, *values, _taken = model.words(row)
        self._about.setText(breakable(f"{field}: {about}"))
        side, kind = model.side(row), model.rows[row].difference.kind
        self._sides.setExclusive(False)
        together = kind is DifferenceKind.BOTH and not model.is_held(row)
        self.here.setChecked(side is ContentSide.HERE and not together)
        self.there.setChecked(side is ContentSide.THERE and not together)
        self._sides.setExclusive(True)
        for text, words in zip(self._values, values, strict=True):
            text.setText(breakable(words))
        for text, words in zip(self._authors, model.authors(row), strict=True):
            text.setText(breakable(words))
        for button, words in zip((self.here, self.there), values, strict=True):
            button.setEnabled(kind is not DifferenceKind.BOTH and not model.is_held(row))
            button.setAccessibleName(f"{button.text().replace('&', '')}: {words}")

    def _choose(self) -> None:
        self.side_chosen.emit(ContentSide.THERE if self.there.isChecked() else ContentSide.HERE)
