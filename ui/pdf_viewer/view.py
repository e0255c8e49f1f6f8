"""Pages of a PDF to look at: to scroll, to zoom, with links to follow and found words marked."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from isoassess.domain.tones import palette
from isoassess.language.texts import _
from ui.pdf_viewer.page_desk import PageDesk
from ui.pdf_viewer.page_pictures import PagePictures
from ui.pdf_viewer.pdf_file import FoundOnPage, PageLink, PdfFile
from ui.widgets.theme import colors
from ui.widgets.tips import tip

PAPER = palette(dark=False)  # pages are white, whatever the window is
LEFT = Qt.MouseButton.LeftButton


ON_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PdfView(PageDesk):
    """The tab key goes through the links in sight before it leaves, and the enter key follows one.

    `address_wanted` carries where a link out of the document leads; `link_taken` says in words where the
    link leads that the keys have taken, and is empty where they have left it.
    """

    address_wanted = Signal(str)
    link_taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdfView")
        self.setAccessibleName(_("Pages of the document"))
        self._file: PdfFile | None = None
        self._pictures: PagePictures | None = None
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._hits: tuple[FoundOnPage, ...] = ()
        self._hit: FoundOnPage | None = None
        self._pressed: PageLink | None = None
        self._taken: tuple[int, PageLink] | None = None  # by the keys, with its page
        self.viewport().setMouseTracking(True)

    @property
    def file(self) -> PdfFile | None:
        return self._file

    def show_file(self, file: PdfFile, *, keep_place: bool) -> None:
        """Show a document; on request at the place where the one before was read."""
        self._file, self._pictures = file, PagePictures(file)
        self._links, self._hits, self._hit, self._pressed = {}, (), None, None
        self._take(None)
        self.show_sizes(file.sizes, keep_place=keep_place)

    def mark(self, hits: tuple[FoundOnPage, ...], current: FoundOnPage | None, *, reveal: bool) -> None:
        """Mark where words were found; on request the current hit is brought into sight."""
        self._hits, self._hit = hits, current
        if reveal and current is not None and current.boxes:
            self.reveal(self._layout.area(current.page, current.boxes[0]))
        self.viewport().update()

    def link_at(self, point: QPointF) -> PageLink | None:
        """The link under a point of the viewport."""
        if self._file is None:
            return None
        spot = point + self._offset()
        for page in self._layout.seen(spot.y(), spot.y()):
            for link in self._links_of(page):
                if self._layout.area(page, link.area).contains(spot):
                    return link
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colors().track))
        if self._pictures is None:
            return
        top = self.verticalScrollBar().value() + event.rect().top()
        for page in self._layout.seen(top, top + event.rect().height()):
            self._paint_page(painter, page, self._pictures)
        for hit in self._hits:
            self._paint_hit(painter, hit)
        if self._taken is not None and self.hasFocus():
            painter.setPen(QPen(QColor(PAPER.accent), 2))
            painter.drawRect(self._area_in_sight(*self._taken).adjusted(-3, -2, 3, 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        link = self.link_at(event.position())
        shape = Qt.CursorShape.ArrowCursor if link is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.link_at(event.position()) if event.button() is LEFT else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A link is followed where the button was pressed and released on it."""
        link, self._pressed = self._pressed, None
        if link is None or event.button() is not LEFT or self.link_at(event.position()) is not link:
            return
        self._follow(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._taken is not None and event.key() in ON_KEYS:
            self._follow(self._taken[1])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """To the next link in sight, or out of the document where there is none."""
        links = self._links_in_sight()
        place = links.index(self._taken) if self._taken in links else -1 if next else len(links)
        place += 1 if next else -1
        if 0 <= place < len(links):
            self._take(links[place])
            return True
        self._take(None)
        return super().focusNextPrevChild(next)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _links_of(self, page: int) -> tuple[PageLink, ...]:
        if page not in self._links and self._file is not None:
            self._links[page] = self._file.links(page)
        return self._links.get(page, ())

    def _links_in_sight(self) -> list[tuple[int, PageLink]]:
        """The links that are seen as a whole, each with its page."""
        top = self.verticalScrollBar().value()
        pages = self._layout.seen(top, top + self.viewport().height())
        room = QRectF(self.viewport().rect())
        found = [(page, link) for page in pages for link in self._links_of(page)]
        return [one for one in found if room.contains(self._area_in_sight(*one))]

    def _area_in_sight(self, page: int, link: PageLink) -> QRectF:
        """Where a link is on the viewport."""
        return self._layout.area(page, link.area).translated(-self._offset())

    def _take(self, link: tuple[int, PageLink] | None) -> None:
        if link != self._taken:
            self._taken = link
            self.link_taken.emit("" if link is None else _leads_to(link[1]))
            self.viewport().update()

    def _follow(self, link: PageLink) -> None:
        self._take(None)
        if link.target is not None:
            self.go_to(*link.target)
        else:
            self.address_wanted.emit(link.address)

    def _show_tip(self, point: QPoint, on_screen: QPoint) -> None:
        link = self.link_at(QPointF(point))
        words = "" if link is None else _leads_to(link)
        QToolTip.showText(on_screen, tip(words), self.viewport())

    def _paint_page(self, painter: QPainter, page: int, pictures: PagePictures) -> None:
        """The picture lies on whole pixels of the screen, so that it is as sharp as it can be."""
        box = self._layout.boxes[page].translated(-self._offset())
        ratio = self.devicePixelRatioF()
        image = pictures.picture(page, round(box.width() * ratio))
        corner = QPointF(round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = round(box.width() * ratio) / ratio
        target = QRectF(corner.x(), corner.y(), width, width * image.height() / image.width())
        painter.drawImage(target, image)
        painter.setPen(QPen(QColor(PAPER.control_line), 1))
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_hit(self, painter: QPainter, hit: FoundOnPage) -> None:
        """A ground behind the words; the current hit has a frame too."""
        for area in hit.boxes:
            box = self._layout.area(hit.page, area).translated(-self._offset()).adjusted(-1, -1, 1, 1)
            if not box.intersects(QRectF(self.viewport().rect())):
                continue
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(box, QColor(PAPER.minor_fill if hit is self._hit else PAPER.minor_tint))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if hit is self._hit:
                painter.setPen(QPen(QColor(PAPER.accent), 2))
                painter.drawRect(box.adjusted(-2, -2, 2, 2))


def _leads_to(link: PageLink) -> str:
    """The page or the address."""
    return _("Page {page}").format(page=link.target[0] + 1) if link.target else link.address
