"""A document to look at: its pages, and above them what one needs to find and to see something in them."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.pdf_viewer.find_bar import FindBar
from ui.pdf_viewer.pdf_file import FoundOnPage, PdfFile
from ui.pdf_viewer.view import PdfView
from ui.widgets.layout.columns import has_room
from ui.widgets.layout.frames import tool
from ui.widgets.tasks import Task
from ui.widgets.texts import Line

ADDRESSES = ("https", "mailto")  # what a document may open outside of the program
ACROSS, STRIP_SIDES = QBoxLayout.Direction.LeftToRight, 12


class PdfPreview(QWidget):
    """Keeps place, zoom and search when the document is made anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PdfView()
        self.finder = FindBar()
        self._task = Task(self)
        self._hits: tuple[FoundOnPage, ...] = ()
        self._place = -1  # of the current hit among them
        self._jump = False  # whether the next hits were asked for by a person
        self._page = Line("small")
        self._percent = Line("small")
        self._smaller = tool("−", _("Smaller"))
        self._larger = tool("+", _("Larger"))
        self._fit = tool(_("Fit"), _("Fit the width"))
        self._lay_out()
        self.setFocusProxy(self.view)
        self._smaller.clicked.connect(self.view.zoom_out)
        self._larger.clicked.connect(self.view.zoom_in)
        self._fit.clicked.connect(self.view.fit)
        self.view.moved.connect(self._say_place)
        self.view.address_wanted.connect(open_address)
        self.view.link_taken.connect(self._say_link)
        self.finder.changed.connect(self._search)
        self.finder.onward.connect(self.go_on)
        self.finder.left.connect(self.view.setFocus)
        self._task.finished.connect(self._show_hits)

    @property
    def said(self) -> str:
        """Which pages are in sight, of how many."""
        return self._page.text()

    @property
    def searching(self) -> bool:
        """Whether places of the words are still looked for."""
        return self._task.busy

    def show_file(self, file: PdfFile, *, keep_place: bool) -> None:
        """Show a document; on request at the place where the one before was read."""
        self.view.show_file(file, keep_place=keep_place)
        self._hits, self._jump = (), False
        self._look_up()

    def go_on(self, step: int) -> None:
        """To the next place where the words stand, and from the last one to the first again."""
        if self._hits:
            self._place = (self._place + step) % len(self._hits)
            self._mark(reveal=True)

    def event(self, event: QEvent) -> bool:
        """Ctrl+0 fits the pages while one is in here, whatever it means to the window."""
        if event.type() is QEvent.Type.LayoutRequest:  # what was found takes room, too
            self._stand()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_fit(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def minimumSizeHint(self) -> QSize:
        parts = [item for place in range(self._strip.count()) if (item := self._strip.itemAt(place))]
        widest = max(part.minimumSize().width() for part in parts)
        return QSize(widest + 2 * STRIP_SIDES, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_fit(event):
            self.view.fit()
        else:
            super().keyPressEvent(event)

    def _stand(self) -> None:
        """In a narrow window its strip has two lines."""
        across = has_room(self._strip, self.width() - 2 * STRIP_SIDES)
        self._strip.setDirection(ACROSS if across else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        strip = QFrame()
        strip.setObjectName("previewBar")
        self._strip = QBoxLayout(ACROSS, strip)
        self._strip.setContentsMargins(STRIP_SIDES, 6, STRIP_SIDES, 6)
        self._strip.setSpacing(6)
        self._strip.addWidget(self.finder, 1, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._page)
        row.addSpacing(6)
        for widget in (self._smaller, self._percent, self._larger, self._fit):
            row.addWidget(widget)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("400 %") + 2)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._strip.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.view, 1)

    def _search(self) -> None:
        self._jump = True
        self._look_up()

    def _look_up(self) -> None:
        """Ask for the places anew; what is marked stays until they are there."""
        file, words = self.view.file, self.finder.words
        if file is None or not words.strip():
            self._task.cancel()
            self._show_hits(())
        else:
            self._task.run(partial(file.find, words))

    def _show_hits(self, hits: tuple[FoundOnPage, ...]) -> None:
        """A search begins at the page in sight; a document made anew keeps the number of the place."""
        self._hits = hits
        if self._jump or self._place < 0:
            first = self.view.in_sight[0] - 1
            self._place = next((number for number, hit in enumerate(hits) if hit.page >= first), 0)
        self._place = min(self._place, len(hits) - 1)
        self._mark(reveal=self._jump)
        self._jump = False

    def _mark(self, *, reveal: bool) -> None:
        current = self._hits[self._place] if self._hits else None
        self.view.mark(self._hits, current, reveal=reveal)
        self.finder.show_count(self._place, len(self._hits))

    def _say_place(self) -> None:
        (first, last), count = self.view.in_sight, self.view.file.pages if self.view.file else 0
        words = _("Page {page} of {count}").format(page=first, count=count)
        if last > first:
            words = _("Pages {first}-{last} of {count}").format(first=first, last=last, count=count)
        self._page.setText(words if count else "")
        self._percent.setText(_("{percent} %").format(percent=self.view.percent) if count else "")
        self.view.setAccessibleDescription(self._page.text())

    def _say_link(self, leads_to: str) -> None:
        """A link that the keys have taken is said where the page is said, also to who does not see it."""
        if not leads_to:
            self._say_place()
            return
        self._page.setText(_("Enter: {place}").format(place=leads_to))
        self.view.setAccessibleDescription(self._page.text())


def open_address(address: str) -> None:
    """Hand an address over to the program of this computer that opens it."""
    url = QUrl(address)
    if url.scheme() in ADDRESSES:
        QDesktopServices.openUrl(url)


def _is_fit(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_0 and event.modifiers() == Qt.KeyboardModifier.ControlModifier
