"""All sectors at once, by group, to browse when no word comes to mind."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.reference.sectors import SectorGroup, sector, sector_table
from ui.widgets.layout.sizes import scaled, scaled_size
from ui.widgets.texts import Text

ROWS = 21  # of a column; a group is never torn apart
ROW = QSize(252, 21)
EXAMPLES = 10
SCROLL_BAR = 16
CODE = Qt.ItemDataRole.UserRole


class SectorList(QFrame):
    """A popup; `taken` carries the code that was clicked or entered, `left` says that it closed."""

    taken = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.list = _Columns()
        self._about = Text("small")
        self._about.setFixedHeight(3 * self._about.fontMetrics().lineSpacing())
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(self._about)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemClicked.connect(self._take)
        self.list.entered_here.connect(self._take)

    def open_below(self, widget: QWidget, chosen: tuple[int, ...]) -> None:
        """Show all sectors under a widget, as far as the screen allows; the chosen ones are marked."""
        self.list.show_sectors(chosen)
        room = widget.screen().availableGeometry()
        around = QSize(24, self._about.height() + 24)
        self.list.fit(room.size() - around)
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        x = max(room.left(), min(place.x(), room.right() + 1 - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() + 1 - self.height()))
        self.move(x, y)
        self.show()
        self.list.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _take(self, item: QListWidgetItem) -> None:
        code = item.data(CODE)
        if code is not None:
            self.close()
            self.taken.emit(code)

    def _tell(self, item: QListWidgetItem | None) -> None:
        code = item.data(CODE) if item is not None else None
        if code is not None:
            words = _("{sector}: {examples}")
            examples = ", ".join(sector(code).words[:EXAMPLES])
            self._about.setText(words.format(sector=sector(code).title, examples=examples))


class _Columns(QListWidget):
    """The sectors under the headings of their groups, in columns; arrows go from one to the next."""

    entered_here = Signal(QListWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("columns")
        self.setAccessibleName(_("All sectors"))
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setGridSize(scaled_size(ROW))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemEntered.connect(self._point_at)

    def show_sectors(self, chosen: tuple[int, ...]) -> None:
        """Fill the columns; the first chosen one, or else the first of all, is where the keys begin."""
        self.clear()
        columns, size = _columns(), scaled_size(ROW)
        self.setGridSize(size)
        for column in columns:
            for group in column:
                self._add_group(group, chosen, first=group is column[0])
            self._fill_up()
        self.setFixedSize(len(columns) * size.width() + 2, ROWS * size.height() + 2)
        at = min(chosen, default=1)
        self.setCurrentItem(next(item for item in self._all() if item.data(CODE) == at))

    def fit(self, room: QSize) -> None:
        """Where the screen has no room for the columns, one column that scrolls."""
        whole = self.size()
        fits = whole.width() <= room.width() and whole.height() <= room.height()
        self.setWrapping(fits)
        if not fits:
            wide, high = scaled(ROW.width()) + SCROLL_BAR, whole.height()
            self.setFixedSize(QSize(wide, high).boundedTo(room))
            self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self.entered_here.emit(item)
        else:
            super().keyPressEvent(event)

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _add_group(self, group: SectorGroup, chosen: tuple[int, ...], *, first: bool) -> None:
        if not first:
            self._add_dead("")
        self._add_dead(group.name.upper())
        for code in group.codes:
            mark = "✓" if code in chosen else "\u2003"
            item = QListWidgetItem(f"{mark} {code}  {sector(code).short}", self)
            item.setData(CODE, code)
            said = _("{sector}, chosen") if code in chosen else "{sector}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said.format(sector=sector(code).title))

    def _add_dead(self, words: str) -> None:
        QListWidgetItem(words, self).setFlags(Qt.ItemFlag.NoItemFlags)

    def _fill_up(self) -> None:
        while self.count() % ROWS:
            self._add_dead("")

    def _point_at(self, item: QListWidgetItem) -> None:
        if item.data(CODE) is not None:
            self.setCurrentItem(item)


def _columns() -> list[list[SectorGroup]]:
    """The groups, as many to a column as it holds with a blank row between two."""
    columns: list[list[SectorGroup]] = []
    used = ROWS
    for group in sector_table().groups:
        rows = len(group.codes) + 1
        if used + 1 + rows > ROWS:
            columns.append([])
            used = -1
        columns[-1].append(group)
        used += 1 + rows
    return columns
