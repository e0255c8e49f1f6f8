"""Pages of a PDF on a printer, drawn as finely as it prints, strip by strip, so that memory stays small."""

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from isoassess.errors import CannotWrite
from isoassess.language.texts import _
from ui.pdf_viewer.pdf_file import PdfFile

FINEST = 600  # dots in an inch; finer is not seen, only slow
STRIP = 300  # rows drawn at a time, so that the window gets its turn
POINTS = 72


def print_pdf(file: PdfFile, printer: QPrinter) -> int:
    """Print the pages a person chose in their true size, smaller where the paper is; how many they are.

    CannotWrite where the printer refuses.
    """
    printer.setFullPage(True)
    pages = _chosen(file, printer) * _copies(printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite(_refusal(printer))
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                raise CannotWrite(_refusal(printer))
            _print_page(painter, printer, file, page)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() is QPrinter.PrinterState.Error:
        raise CannotWrite(_refusal(printer))
    return len(pages)


def _chosen(file: PdfFile, printer: QPrinter) -> list[int]:
    """The pages of the range, all where there is none, in the order wanted."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or file.pages, file.pages)
    pages = list(range(first - 1, last))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def _copies(printer: QPrinter) -> int:
    """How often the pages are to be sent; most printers copy by themselves."""
    return 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)


def _print_page(painter: QPainter, printer: QPrinter, file: PdfFile, page: int) -> None:
    target = _target(file.sizes[page], printer)
    dots = min(printer.resolution(), FINEST) / printer.resolution()
    whole = file.pixels(page, max(round(target.width() * dots), 1))
    row = target.height() / whole.height()
    for top in range(0, whole.height(), STRIP):
        part = QRect(0, top, whole.width(), min(STRIP, whole.height() - top))
        box = QRectF(target.left(), target.top() + top * row, target.width(), part.height() * row)
        painter.drawImage(box, file.part(page, whole, part))


def _target(size: QSizeF, printer: QPrinter) -> QRectF:
    """Where a page lies on the paper, in dots of the printer: in the middle, in its true size if it fits."""
    paper = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
    true = size * (printer.resolution() / POINTS)
    fitting = min(paper.width() / true.width(), paper.height() / true.height(), 1.0)
    shown = true * fitting
    return QRectF((paper.width() - shown.width()) / 2, (paper.height() - shown.height()) / 2, *_sides(shown))


def _sides(size: QSizeF) -> tuple[float, float]:
    return size.width(), size.height()


def _refusal(printer: QPrinter) -> str:
    if printer.outputFileName():
        return _("{file} could not be written. Choose another place.").format(file=printer.outputFileName())
    name = printer.printerName() or _("The printer")
    return _("{printer} does not take the document. Is it switched on and connected?").format(printer=name)
