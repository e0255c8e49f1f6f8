"""Pages of a PDF to look at: to scroll, to zoom, with links to follow and found words marked."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from isoassess.colors import palette
from isoassess.texts import _
from ui.theme import colors
from ui.widgets.page_desk import PageDesk
from ui.widgets.page_pictures import PagePictures
from ui.widgets.pdf_file import Hit, Link, PdfFile
from ui.widgets.tips import tip

PAPER = palette(dark=False)  # pages are white, whatever the window is
LEFT = Qt.MouseButton.LeftButton


class PdfView(PageDesk):
    """`address_wanted` carries where a link out of the document leads."""

    address_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdfView")
        self.setAccessibleName(_("Pages of the document"))
        self._file: PdfFile | None = None
        self._pictures: PagePictures | None = None
        self._links: dict[int, tuple[Link, ...]] = {}
        self._hits: tuple[Hit, ...] = ()
        self._hit: Hit | None = None
        self._pressed: Link | None = None
        self.viewport().setMouseTracking(True)

    @property
    def file(self) -> PdfFile | None:
        return self._file

    def show_file(self, file: PdfFile, *, keep_place: bool) -> None:
        """Show a document; on request at the place where the one before was read."""
        self._file, self._pictures = file, PagePictures(file)
        self._links, self._hits, self._hit, self._pressed = {}, (), None, None
        self.show_sizes(file.sizes, keep_place=keep_place)

    def mark(self, hits: tuple[Hit, ...], current: Hit | None, *, reveal: bool) -> None:
        """Mark where words were found; on request the current hit is brought into sight."""
        self._hits, self._hit = hits, current
        if reveal and current is not None and current.boxes:
            self.reveal(self._layout.area(current.page, current.boxes[0]))
        self.viewport().update()

    def link_at(self, point: QPointF) -> Link | None:
        """The link under a point of the viewport."""
        if self._file is None:
            return None
        spot = point + self._offset()
        for page in self._layout.seen(spot.y(), spot.y()):
            if page not in self._links:
                self._links[page] = self._file.links(page)
            for link in self._links[page]:
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
        if link.spot is not None:
            self.go_to(*link.spot)
        else:
            self.address_wanted.emit(link.address)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_tip(self, point: QPoint, on_screen: QPoint) -> None:
        link = self.link_at(QPointF(point))
        words = ""
        if link is not None:
            page = _("Page {page}").format(page=link.spot[0] + 1) if link.spot else ""
            words = page or link.address
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

    def _paint_hit(self, painter: QPainter, hit: Hit) -> None:
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
