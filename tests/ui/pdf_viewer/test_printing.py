"""Documents on a printer that writes PDF: every page, in its size, and a refusal is said."""

from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from isoassess.documents import Paper, render
from isoassess.errors import CannotWrite
from tests.unit.pdf.specimen import document
from ui.pdf_viewer.pdf_file import PdfFile
from ui.pdf_viewer.printing import print_pdf


@cache
def specimen() -> PdfFile:
    return PdfFile.read(render(document()).content)


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setResolution(150)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed(printer: QPrinter) -> PdfFile:
    return PdfFile.read(Path(printer.outputFileName()).read_bytes())


def differs(one: QImage, other: QImage) -> float:
    """How much two pictures of a page differ in the mean, of 255, looked at from afar."""
    assert one.size() == other.size()
    small = [
        image.scaled(60, 85, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        for image in (one, other)
    ]
    points = [(x, y) for x in range(60) for y in range(85)]
    gaps = [
        abs(small[0].pixelColor(x, y).lightness() - small[1].pixelColor(x, y).lightness()) for x, y in points
    ]
    return sum(gaps) / len(gaps)


def test_every_page_is_printed_as_it_is_seen(printer: QPrinter) -> None:
    assert print_pdf(specimen(), printer) == specimen().pages
    copy = printed(printer)
    assert copy.pages == specimen().pages
    for page in (0, 3, copy.pages - 1):
        assert abs(copy.sizes[page].width() - Paper.A4.width) < 1
        assert differs(copy.picture(page, 600), specimen().picture(page, 600)) < 4


def test_a_range_of_pages_can_be_printed(printer: QPrinter) -> None:
    printer.setFromTo(2, 3)
    assert print_pdf(specimen(), printer) == 2
    copy = printed(printer)
    assert copy.pages == 2
    assert differs(copy.picture(0, 600), specimen().picture(1, 600)) < 4


def test_the_last_page_can_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setFromTo(1, 2)
    print_pdf(specimen(), printer)
    assert differs(printed(printer).picture(0, 600), specimen().picture(1, 600)) < 4


def test_a_page_is_made_smaller_for_smaller_paper(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setFromTo(1, 1)
    print_pdf(specimen(), printer)
    copy = printed(printer)
    assert copy.sizes[0].width() < 430
    assert differs(copy.picture(0, 600), specimen().picture(0, 600).scaled(copy.pixels(0, 600))) < 4


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_cannot_be_written_is_said(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(CannotWrite, match="no such folder"):
        print_pdf(specimen(), printer)
