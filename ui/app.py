"""The window program from start to end."""

import gc
import getpass
import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from isoassess import __version__
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.settings import settings_path
from isoassess.store import (
    ForeignCompanion,
    NewestMissing,
    PasswordNeeded,
    Presence,
    Store,
    StoreDamaged,
    check_existing,
    real_place,
)
from ui.help.desk import help_desk
from ui.later import catalogue_in_use, load_screens
from ui.session.remembered import Remembered
from ui.settings.dressing import dress_as_set
from ui.shell.alt_keys import AltKeys
from ui.shell.ending import Ending
from ui.shell.fault_dialog import FaultReporter, PlainLog, PrivateFile
from ui.shell.file.damaged_store import KnownDamage, after_closing, ask_about_damage
from ui.shell.file.missing_store import instead_of
from ui.shell.file.passing import PASSING, ask_to_try_again
from ui.shell.file.replaced_program import ReplacedProgram, bundled_program, replaced_since_now
from ui.shell.garbage import GarbageCollector
from ui.shell.lock.going_on import GoingOn
from ui.shell.lock.left_place import begin_where_left, keep_place
from ui.shell.main_window import MainWindow
from ui.shell.places.product import mark_pixmap
from ui.widgets.keys.typed_ahead import TypedAhead
from ui.widgets.other_scripts import PATIENCE as PATIENCE_FOR_FONTS
from ui.widgets.other_scripts import lend_fonts
from ui.widgets.spoken.parts import speak_of_parts

if TYPE_CHECKING:
    pass

NOTHING_OPENED = 2
BUSY = 5.0  # seconds that opening waits for it, before a person is asked
PATIENCE = 0.12  # seconds the window waits for a file that another program writes to


def main(store_path: Path | None = None, *, must_exist: bool = False, given: Path | None = None) -> int:
    """Open the window and return when it is closed; 2 when no store could be opened.

    `must_exist`: the file was given to be opened, so it is a store already and none is made of it.
    `given`: is opened from it once the window is there, whatever it is.
    """
    application = QApplication(sys.argv[:1])
    GarbageCollector(application)
    AltKeys(application)
    speak_of_parts()
    _name(application)
    _keep_log()
    FaultReporter(application, replaced=replaced_since_now()).install()
    help_desk()  # for dialogs before the first window
    ReplacedProgram(application, program=bundled_program())
    ending = Ending(application)
    remembered = Remembered(settings_path())
    dress_as_set(application, remembered)
    wanted: Path | None = store_path or remembered.start
    if wanted is not None and must_exist:
        wanted = existing_or_another(wanted, ask=ask_for_another)
    code, going_on = NOTHING_OPENED, GoingOn()
    while wanted is not None:
        missed = real_place(wanted)
        wanted = instead_of(missed, was_known=remembered.knows(missed), ask=choose_file)
        if wanted is None:
            return ending.code or code
        store = open_store(wanted, who=person(), ask=ask_for_another, is_locked=going_on.is_locked)
        if store is None:
            return ending.code or code
        if wanted != missed and store.path == real_place(wanted):  # it could be opened
            remembered.go_on_in(wanted, instead_of=missed)
        code, wanted = work_with(store, application, ending, going_on, given)
        given = None  # it was shown
    return ending.code or code


def work_with(
    store: Store,
    application: QApplication,
    ending: Ending | None = None,
    going_on: GoingOn | None = None,
    given: Path | None = None,
) -> tuple[int, Path | None]:
    """A window until it is closed: the exit code, and the file to open in its place."""
    another: list[Path | KnownDamage] = []
    going_on = going_on or GoingOn()
    remembered = _remembered_for(store)
    window = MainWindow(store, catalogue_in_use, remembered)
    window.another_wanted.connect(another.append)
    window.another_wanted.connect(window.close)
    if ending is not None:
        ending.ending.connect(window.put_by)
    window.show()
    TypedAhead(window)
    QTimer.singleShot(PATIENCE_FOR_FONTS, window, lend_fonts)
    QTimer.singleShot(PATIENCE_FOR_FONTS, window, partial(load_screens, window))
    presence = Presence(store.path, who=person(), found=store.found)
    window.others.watch(presence)
    goes_on = going_on.begin(window, store.path, remembered)
    begin_where_left(window, remembered, store, goes_on=goes_on)
    if given is not None:
        QTimer.singleShot(0, window, partial(window.packages.open, given))
    code = application.exec()
    keep_place(window, remembered, store)
    going_on.end()
    if ending is not None and ending.code:
        window.put_by()  # what was typed since the signal
    window.others.leave()
    presence.close()
    remembered.copies.close()
    _take_away(window)
    is_ours = store.file.writer is None  # else the other computer backs it up
    store.close()
    if ending is not None and ending.code:  # the system waits for nobody
        return code, None
    goes_on = going_on.settle(store.path, who=store.who)
    remembered.follow_key(store.path)
    if goes_on:
        return code, store.path
    wanted = another[-1] if another else None
    return code, after_closing(store.path, remembered, wanted, choose_file, is_ours=is_ours)


def _take_away(window: MainWindow) -> None:
    """Whole, before Python looks for garbage, and before the file it may save into."""
    gc.unfreeze()  # `load_screens` has left it out of that
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _remembered_for(store: Store) -> Remembered:
    remembered = Remembered(settings_path())
    remembered.copies.clear_left()
    remembered.keep_secret(store)
    remembered.remember_store(store.path)
    return remembered


def open_store(
    path: Path,
    *,
    who: str,
    ask: Callable[[str], Path | None],
    ask_anyway: Callable[[ExpectedError], bool] | None = None,
    busy_timeout: float = BUSY,
    is_locked: bool = False,
) -> Store | None:
    """The store at `path`; where it cannot be opened, `ask` is told why and may name another file.

    Where it has a password, that is asked for; `is_locked`: it was open just now.
    Where the reason can pass, the person is asked whether to try again, and it is tried once it has passed.
    `ask_anyway` is told what is missing beside a file; whether it shall be opened all the same.
    """
    wanted: Path | None = path
    while wanted is not None:
        try:
            return _opened(wanted, who=who, ask_anyway=ask_anyway or open_anyway, busy_timeout=busy_timeout)
        except PasswordNeeded:
            from ui.password.ask_dialog import ask_to_unlock  # nobody else waits for it

            wanted = ask_to_unlock(wanted, choose_file, is_locked=is_locked)
        except PASSING as error:
            still = partial(_why_not_yet, wanted, who)
            wanted = ask_to_try_again(wanted, str(error), still, choose_file)
        except ExpectedError as error:
            damaged = isinstance(error, StoreDamaged)
            wanted = ask_about_damage(wanted, str(error), choose_file) if damaged else ask(str(error))
    return None


def existing_or_another(path: Path, *, ask: Callable[[str], Path | None]) -> Path | None:
    """A file that was given to be opened; where it is no store, `ask` is told why and may name another."""
    path = path.absolute()  # who double-clicks knows no folder that it could be relative to
    try:
        check_existing(path)
    except ExpectedError as error:
        return path if isinstance(error, StoreDamaged) else ask(str(error))
    return path


def _opened(
    path: Path, *, who: str, ask_anyway: Callable[[ExpectedError], bool], busy_timeout: float
) -> Store:
    try:
        return Store.open(path, who=who, busy_timeout=busy_timeout, patience=PATIENCE)
    except (NewestMissing, ForeignCompanion) as error:
        if not ask_anyway(error):
            raise
        return Store.open(path, who=who, busy_timeout=busy_timeout, anyway=True, patience=PATIENCE)


def _why_not_yet(path: Path, who: str) -> str:
    """Why a file cannot be opened even now; empty once it can, or for a reason that does not pass."""
    try:
        Store.open(path, who=who, busy_timeout=PATIENCE).close()
    except PASSING as error:
        return str(error)
    except ExpectedError:
        return ""
    return ""


def ask_for_another(reason: str) -> Path | None:
    """Show why nothing was opened; the file to open instead, or None to quit."""
    lend_fonts()
    box = QMessageBox()
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(_("This file cannot be opened."))
    box.setInformativeText(reason)
    another = box.addButton(_("&Open another file..."), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("&Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(another)
    box.exec()
    return choose_file() if box.clickedButton() is another else None


def choose_file() -> Path | None:
    """Any file, named by the person; None where they changed their mind."""
    from ui.parts.another_file import choose_store  # only where something is wrong

    return choose_store()


def open_anyway(reason: ExpectedError) -> bool:
    """Show what is missing beside a file; whether to open what there is."""
    lend_fonts()
    box = QMessageBox()
    box.setWindowTitle("IsoAssess")
    box.setIcon(QMessageBox.Icon.Warning)
    missing = isinstance(reason, NewestMissing)
    box.setText(
        _("The newest entries may be missing in this file.")
        if missing
        else _("This file and the one beside it do not belong together.")
    )
    box.setInformativeText(str(reason))
    anyway = box.addButton(_("Open it &anyway"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_("Do &not open it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is anyway


def person() -> str:
    """Who the history will name: the account of this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return "me"


def _name(application: QApplication) -> None:
    application.setApplicationName("IsoAssess")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.isoassess.IsoAssess")
    application.setWindowIcon(QIcon(mark_pixmap(QSize(256, 256))))


def _keep_log() -> None:
    """Faults go to a file too; without one they still go to the terminal. Nothing typed goes to either."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    try:
        folder = user_log_path("IsoAssess", appauthor=False, ensure_exists=True)
        handlers.append(PrivateFile(folder / "isoassess.log", delay=True))
    except OSError:
        pass
    for handler in handlers:
        handler.setFormatter(PlainLog())
    logging.basicConfig(level=logging.WARNING, handlers=handlers)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # what a handler would complain about, it would repeat
