"""The program tries itself, window and all: what an installed copy needs, told in a line each."""

import sys
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, qVersion
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QApplication

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.terminal import say
from isoassess.language.texts import _
from isoassess.self_test import SampleFiles, Trial, TrialFailed, core_trials, run_trials, trial_line
from isoassess.store import Store
from ui.documents.drawing_process import CannotDraw, TakesTooMuch, drawn_apart
from ui.pdf_viewer.pdf_file import PdfFile
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.theme import dress

FAILED = 1
PICTURES = ("png", "jpg", "svg")  # what may be given as a logo, and what our own icons are
PATIENCE = 10.0  # seconds in which the window is on the screen
LOOKED_AT = 300  # pixels across, of a page
_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#c00"/></svg>'
)


def main(platform: str = "") -> int:
    """Say how each trial ended: 0 where all passed, or 1. `platform` is Qt's word for the window system."""
    application = QApplication([*sys.argv[:1], *(["-platform", platform] if platform else [])])
    application.setApplicationName("IsoAssess")
    files, passed = SampleFiles(), True
    try:
        for tried in run_trials((*core_trials(files), *window_trials(files))):
            say(trial_line(tried))
            sys.stdout.flush()  # a plugin that ends the program leaves what was told before
            passed &= tried.passed
    finally:
        files.clear_away()
    return 0 if passed else FAILED


def window_trials(sample_files: SampleFiles) -> tuple[Trial, ...]:
    """In the order in which they are told; there is an application already."""
    return (
        Trial(_("Qt"), _qt),
        Trial(_("letters"), _letters),
        Trial(_("pictures"), _pictures),
        Trial(_("printing"), _printing),
        Trial(_("page"), partial(_page, sample_files)),
        Trial(_("drawing"), _drawing),
        Trial(_("window"), partial(_window, sample_files)),
    )


def _qt() -> str:
    return _("{version} on {platform}").format(version=qVersion(), platform=QGuiApplication.platformName())


def _letters() -> str:
    """The application is dressed here, so that a font that is not there is this trial's failure."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        dress(application)
    shown = QFontInfo(QFont("Inter", 10)).family()
    if shown != "Inter":
        raise TrialFailed(_("the font of the program is not used; {family} is").format(family=shown))
    return shown


def _pictures() -> str:
    known = {bytes(format.data()).decode("ascii") for format in QImageReader.supportedImageFormats()}
    if lacking := [format for format in PICTURES if format not in known]:
        raise TrialFailed(_("cannot be read: {formats}").format(formats=", ".join(lacking)))
    return ", ".join(PICTURES)


def _printing() -> str:
    from PySide6.QtPrintSupport import QPrinter  # as the dialog does, when it is wanted

    if not QPrinter().pageLayout().isValid():
        raise TrialFailed(_("the part of Qt that prints does not work"))
    return _("Qt can print")


def _page(sample_files: SampleFiles) -> str:
    """A page of a PDF as it is shown in the window."""
    pdf = PdfFile.read(sample_files.pdf.path.read_bytes())
    if _is_plain(pdf.picture(0, LOOKED_AT)):
        raise TrialFailed(_("a page of a PDF is shown empty"))
    return _("page 1 of {count} was drawn").format(count=pdf.pages)


def _drawing() -> str:
    """A second process of the program itself is started for it."""
    try:
        picture = QImage.fromData(drawn_apart(_DRAWING))
    except (CannotDraw, TakesTooMuch):
        raise TrialFailed(_("a drawing (SVG) cannot be turned into a picture")) from None
    if _is_plain(picture):
        raise TrialFailed(_("a drawing (SVG) comes out empty"))
    return _("a drawing (SVG) was turned into a picture")


def _window(sample_files: SampleFiles) -> str:
    """The main window, with the sample in it, is on the screen for a moment, and takes no key or click."""
    with Store.open(sample_files.store, who="self-test") as store:
        window = MainWindow(store, shipped, Remembered(sample_files.folder / "settings.json"))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setEnabled(False)
        window.show()
        window.open_organization(store.organizations()[0].id)
        shown = _comes_up(window)
        picture = window.grab().toImage()
        size = window.size()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not shown or _is_plain(picture):
        raise TrialFailed(_("the window does not come up"))
    return _size_words(size)


def _size_words(size: QSize) -> str:
    return _("shown, {width} x {height}").format(width=size.width(), height=size.height())


def _comes_up(window: MainWindow) -> bool:
    """Whether the window system says that it is seen; no application runs yet that would take the events."""
    handle = window.windowHandle()
    latest = time.monotonic() + PATIENCE
    while not handle.isExposed() and time.monotonic() < latest:
        QApplication.processEvents()
        time.sleep(0.01)
    QApplication.processEvents()
    return handle.isExposed()


def _is_plain(picture: QImage) -> bool:
    """Whether it has one color only, or nothing."""
    if picture.isNull():
        return True
    small = picture.scaled(QSize(64, 64)).convertToFormat(QImage.Format.Format_RGB32)
    return len({small.pixel(x, y) for x in range(64) for y in range(64)}) < 2
