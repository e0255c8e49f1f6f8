"""A page of the guide as it is read: its links, its pictures, and letters as large as everywhere."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from isoassess.guide.pages import GuidePage, anchor_of, guide_picture
from isoassess.language.texts import _
from ui.widgets.layout.sizes import scaled
from ui.widgets.theme import colors

EDGE = 24  # pixels around the page
LINE, BELOW, ABOVE = 130, 8, 16  # percent of the letters; pixels below what is said, above a heading
CELL = 5  # pixels around what a cell of a table says
PICTURES = "pictures/"
SMOOTH = Qt.TransformationMode.SmoothTransformation
IMAGE = QTextDocument.ResourceType.ImageResource.value


class GuideView(QTextBrowser):
    """`wanted` carries the topic of a link. The page is laid out anew with theme, letters and width."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guidePage")
        self.setAccessibleName(_("Page of the guide"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(EDGE)
        self._page: GuidePage | None = None
        self._part, self._part_at = "", 0  # the heading that was asked for, and how far down it was shown
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: GuidePage) -> None:
        """From its beginning."""
        self._page, self._part = page, ""
        self.setExtraSelections([])
        self._lay_out()
        self.setAccessibleDescription(page.title)

    def show_part(self, anchor: str) -> bool:
        """Bring a heading to the upper edge, and mark it; whether there is such a one."""
        block = next((one for one in self._blocks() if _is_part(one, anchor)), None)
        if block is None:
            return False
        self.setTextCursor(QTextCursor(block))
        self._part = anchor
        self._mark(block)
        self._scroll_to(block)
        return True

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """The pictures lie with the program; nothing else is read."""
        place = QUrl(name).toString()
        return self._picture(place) if place.startswith(PICTURES) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        stays = self.verticalScrollBar().value() == self._part_at
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_pictures()
        if stays:
            self._keep_part()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was chosen before has got its place only now."""
        super().showEvent(event)
        if self.verticalScrollBar().value() == self._part_at:
            self._keep_part()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme, or other letters."""
        super().changeEvent(event)
        changed = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changed and self._page is not None:
            place = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(place)
            self._keep_part(scrolls=place == self._part_at)

    def _keep_part(self, *, scrolls: bool = True) -> None:
        """The part that was asked for is still the one that is marked, and shown until one reads on."""
        block = next((one for one in self._blocks() if self._part and _is_part(one, self._part)), None)
        if block is not None:
            self._mark(block)
        if block is not None and scrolls:
            self._scroll_to(block)

    def _scroll_to(self, block: QTextBlock) -> None:
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - ABOVE)
        self._part_at = self.verticalScrollBar().value()

    def _mark(self, block: QTextBlock) -> None:
        """As the chosen line of a list: the last parts of a page cannot come to its upper edge."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(block)
        mark.format.setBackground(QColor(colors().accent_tint))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([mark])

    def _follow(self, url: QUrl) -> None:
        """A page of the guide by its name, or a heading of this one."""
        name, anchor = url.path().removesuffix(".md"), url.fragment()
        name = name or (self._page.name if self._page else "")
        self.wanted.emit(f"{name}#{anchor}" if anchor else name)

    def _lay_out(self) -> None:
        assert self._page is not None
        document = self.document()
        document.setDefaultFont(self.font())
        document.setMarkdown(self._page.text)
        for block in list(self._blocks()):
            _space(block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame)
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fit_pictures(self) -> None:
        """As large as the letters beside them, and no wider than the page.

        They are made so here, for the document itself would leave letters out.
        """
        room = self.viewport().width() - 2 * EDGE
        for block in list(self._blocks()):
            for start, length, shape in _pictures(block):
                picture = self._picture(shape.name())
                wide = min(scaled(picture.width()), room)
                if wide <= 0 or round(shape.width()) == wide:
                    continue
                small = picture.scaledToWidth(self._on_screen(wide), SMOOTH)
                small.setDevicePixelRatio(self.devicePixelRatioF())
                self.document().addResource(IMAGE, QUrl(shape.name()), small)
                shape.setWidth(wide)
                shape.setHeight(round(picture.height() * wide / picture.width()))
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(shape)

    def _on_screen(self, wide: int) -> int:
        return round(wide * self.devicePixelRatioF())

    def _picture(self, place: str) -> QImage:
        """Empty where there is none."""
        try:
            return QImage.fromData(guide_picture(place.removeprefix(PICTURES)))
        except FileNotFoundError:
            return QImage()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


def _is_part(block: QTextBlock, anchor: str) -> bool:
    return bool(block.blockFormat().headingLevel()) and anchor_of(block.text()) == anchor


def _pictures(block: QTextBlock) -> Iterator[tuple[int, int, QTextImageFormat]]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.charFormat().isImageFormat():
            yield fragment.position(), fragment.length(), fragment.charFormat().toImageFormat()
        place += 1


def _space(block: QTextBlock) -> None:
    shape = QTextBlockFormat(block.blockFormat())
    if not list(_pictures(block)):
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setBottomMargin(BELOW)
    if shape.headingLevel():
        shape.setTopMargin(ABOVE if shape.headingLevel() > 1 else 0)
    QTextCursor(block).setBlockFormat(shape)
    if not shape.headingLevel():
        return
    cursor, letters = QTextCursor(block), QTextCharFormat()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 3 - shape.headingLevel())
    cursor.mergeCharFormat(letters)


def _rule(table: QTextTable) -> None:
    """Thin lines, as wide as the page."""
    shape = QTextTableFormat(table.format().toTableFormat())
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(QColor(colors().line))
    shape.setCellPadding(CELL)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
