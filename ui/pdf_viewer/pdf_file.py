"""A PDF in memory as its viewer asks about it: page sizes, pictures of pages, links, where words stand.

PDFium serves one thread at a time, so every question waits for its turn, and opens the file anew. That
takes a millisecond for fifty pages, and leaves nothing open that some thread would have to close.
"""

import ctypes
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage

from isoassess.pdf.pixels.turn import PDFIUM

LinkTarget = tuple[int, float]
"""A page and how far down on it, in points."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """An area of a page, in points from its upper left corner, that leads to a page or to an address."""

    area: QRectF
    target: LinkTarget | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class FoundOnPage:
    """Where words were found: the page, and one box for each line they are on, in points."""

    page: int
    boxes: tuple[QRectF, ...]


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The content of a PDF and the sizes of its pages in points."""

    content: bytes
    sizes: tuple[QSizeF, ...]

    @classmethod
    def read(cls, content: bytes) -> "PdfFile":
        with _opened(content) as pdf:
            return cls(content, tuple(QSizeF(*pdf.get_page_size(page)) for page in range(len(pdf))))

    @property
    def pages(self) -> int:
        return len(self.sizes)

    def pixels(self, page: int, width: int) -> QSize:
        """How large the picture of a page is that is so many pixels wide."""
        size = self.sizes[page]
        return QSize(width, max(round(width * size.height() / size.width()), 1))

    def picture(self, page: int, width: int) -> QImage:
        """A page, so many pixels wide."""
        whole = self.pixels(page, width)
        return self.part(page, whole, QRect(0, 0, whole.width(), whole.height()))

    def part(self, page: int, whole: QSize, part: QRect) -> QImage:
        """A part of a page that as a whole would have so many pixels."""
        import pypdfium2.raw as pdfium
        from pypdfium2 import PdfBitmap

        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        layout = {"format": pdfium.FPDFBitmap_BGRx, "buffer": pixels, "stride": image.bytesPerLine()}
        with (
            _page(self.content, page) as (_pdf, drawn),
            closing(PdfBitmap.new_native(image.width(), image.height(), **layout)) as bitmap,
        ):
            placed = (-part.left(), -part.top(), whole.width(), whole.height())
            pdfium.FPDF_RenderPageBitmap(bitmap, drawn, *placed, 0, pdfium.FPDF_ANNOT)
        return image

    def links(self, page: int) -> tuple[PageLink, ...]:
        with _page(self.content, page) as (pdf, asked):
            return tuple(link for raw in _raw_links(asked) if (link := self._link(pdf, page, raw)))

    def find(self, words: str) -> tuple[FoundOnPage, ...]:
        """Every place of the words, in reading order, capital letters or not."""
        wanted = " ".join(words.replace("\0", " ").split())
        if not wanted:
            return ()
        hits: list[FoundOnPage] = []
        for page in range(self.pages):  # others get their turn between two pages
            with _page(self.content, page) as (_pdf, asked), closing(asked.get_textpage()) as text:
                hits += (
                    FoundOnPage(page, self._boxes(text, page, *place)) for place in _places(text, wanted)
                )
        return tuple(hits)

    def _boxes(self, text: Any, page: int, start: int, count: int) -> tuple[QRectF, ...]:
        found = range(text.count_rects(start, count))
        return tuple(self._from_top(page, *text.get_rect(number)) for number in found)

    def _link(self, pdf: Any, page: int, raw: Any) -> PageLink | None:
        import pypdfium2.raw as pdfium

        box = pdfium.FS_RECTF()
        if not pdfium.FPDFLink_GetAnnotRect(raw, box):
            return None
        area = self._from_top(page, box.left, box.bottom, box.right, box.top)
        destination = pdfium.FPDFLink_GetDest(pdf, raw)
        if not destination:
            address = _address(pdf, pdfium.FPDFLink_GetAction(raw))
            return PageLink(area, address=address) if address else None
        target = pdfium.FPDFDest_GetDestPageIndex(pdf, destination)
        if not 0 <= target < self.pages:
            return None
        return PageLink(area, target=(target, max(self.sizes[target].height() - _height(destination), 0.0)))

    def _from_top(self, page: int, left: float, bottom: float, right: float, top: float) -> QRectF:
        height = self.sizes[page].height()
        return QRectF(QPointF(left, height - top), QPointF(right, height - bottom)).normalized()


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument  # a library of its own that not every start needs

    with PDFIUM, closing(PdfDocument(content)) as pdf:
        yield pdf


@contextmanager
def _page(content: bytes, number: int) -> Iterator[tuple[Any, Any]]:
    with _opened(content) as pdf, closing(pdf[number]) as page:
        yield pdf, page


def _places(text: Any, words: str) -> Iterator[tuple[int, int]]:
    """The first character and the number of characters of each hit."""
    with closing(text.search(words)) as search:
        while (place := search.get_next()) is not None:
            yield place


def _raw_links(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        yield link


def _address(pdf: Any, action: Any) -> str:
    import pypdfium2.raw as pdfium

    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(pdf, action, None, 0)
    text = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(pdf, action, text, length)
    return text.value.decode("utf-8", "replace")


def _height(destination: Any) -> float:
    """How far above the lower edge a link leads; far above the page where it does not say."""
    import pypdfium2.raw as pdfium

    given = [ctypes.c_int() for _value in range(3)]
    values = [ctypes.c_float() for _value in range(3)]
    known = pdfium.FPDFDest_GetLocationInPage(destination, *given, *values)
    return values[1].value if known and given[1].value else float("inf")
