"""The window program from start to end."""

import getpass
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from isoassess import __version__
from isoassess.errors import ExpectedError
from isoassess.store import Store, default_store
from isoassess.texts import _
from ui.alt_keys import AltKeys
from ui.errors import FaultReporter
from ui.garbage import Collector
from ui.main_window import MainWindow
from ui.remembered import Remembered
from ui.theme import dress
from ui.widgets.sidebar import mark_pixmap

if TYPE_CHECKING:
    from isoassess.catalogue import Catalogue

NOTHING_OPENED = 2


def main(store_path: Path | None = None) -> int:
    """Open the window and return when it is closed; 2 when no store could be opened."""
    application = QApplication(sys.argv[:1])
    Collector(application)
    AltKeys(application)
    _name(application)
    dress(application)
    _keep_log()
    faults = FaultReporter(application)
    faults.install()
    store = open_store(store_path or default_store(), who=person(), ask=ask_for_another)
    if store is None:
        return NOTHING_OPENED
    window = MainWindow(store, catalogue_in_use, Remembered(_settings_file()))
    window.show()
    code = application.exec()
    store.close()
    return code


def open_store(path: Path, *, who: str, ask: Callable[[str], Path | None]) -> Store | None:
    """The store at `path`; where it cannot be opened, `ask` is told why and may name another file."""
    wanted: Path | None = path
    while wanted is not None:
        try:
            return Store.open(wanted, who=who)
        except ExpectedError as error:
            wanted = ask(str(error))
    return None


def catalogue_in_use() -> "Catalogue":
    """The catalogue with what was loaded; its modules are not needed before an organization is opened."""
    from isoassess.own_catalogue import in_use

    return in_use()


def ask_for_another(reason: str) -> Path | None:
    """Show why nothing was opened; the file to open instead, or None to quit."""
    box = QMessageBox()
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("This file cannot be opened."))
    box.setInformativeText(reason)
    another = box.addButton(_("&Open another file..."), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("&Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(another)
    box.exec()
    if box.clickedButton() is not another:
        return None
    kinds = _("IsoAssess files (*.db);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(
        None, _("Open another file"), str(default_store().parent), kinds
    )
    return Path(chosen) if chosen else None


def person() -> str:
    """Who the history will name: the account of this computer."""
    try:
        return getpass.getuser()
    except OSError:
        return "me"


def _name(application: QApplication) -> None:
    application.setApplicationName("IsoAssess")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("isoassess")
    application.setWindowIcon(QIcon(mark_pixmap(QSize(256, 256))))


def _settings_file() -> Path:
    return user_config_path("IsoAssess", appauthor=False) / "window.ini"


def _keep_log() -> None:
    """Faults go to a file too; without one they still go to the terminal."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        folder = user_log_path("IsoAssess", appauthor=False, ensure_exists=True)
        handlers.append(logging.FileHandler(folder / "isoassess.log", encoding="utf-8", delay=True))
    except OSError:
        pass
    logging.basicConfig(level=logging.WARNING, handlers=handlers, format="%(asctime)s %(name)s %(message)s")
