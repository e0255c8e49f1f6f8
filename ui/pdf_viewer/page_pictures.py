"""The pictures of the pages in sight, drawn when they are wanted; only a few of them are kept."""

from collections import OrderedDict

from PySide6.QtGui import QImage

from ui.pdf_viewer.pdf_file import PdfFile

KEPT = 96_000_000  # bytes
MOST_PIXELS = 16_000_000  # of one picture; what is larger on the screen is stretched


class PagePictures:
    """Pictures by page and width in pixels, those not looked at for the longest time given up first."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    @property
    def kept_bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._kept.values())

    def picture(self, page: int, width: int) -> QImage:
        """A page, so many pixels wide, or as wide as there may be."""
        key = page, self._allowed(page, width)
        if key not in self._kept:
            self._kept[key] = self._file.picture(*key)
        self._kept.move_to_end(key)
        while len(self._kept) > 1 and self.kept_bytes > KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def _allowed(self, page: int, width: int) -> int:
        size = self._file.pixels(page, max(width, 1))
        pixels = size.width() * size.height()
        return size.width() if pixels <= MOST_PIXELS else int(size.width() * (MOST_PIXELS / pixels) ** 0.5)
