"""How the program begins: with words it works without a window; without any, or with a file, it opens it."""

import builtins
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from isoassess.cli.streams import fill_closed_streams
from isoassess.language.texts import _
from isoassess.own_process import READ_CELLS, READ_FORM, give_back_libraries
from isoassess.stopping import stoppable
from ui.documents.drawing_process import WORD
from ui.shell.system_libraries import missing_words

WRONG_USE = 2
SELF_TEST = "--selftest"


def start() -> int:
    """The exit code; Qt is imported only on the way to the window."""
    give_back_libraries()
    arguments = sys.argv[1:]
    if arguments == [WORD]:
        from ui.documents.drawing_process import main as draw

        return draw()
    if arguments == [READ_FORM]:
        from isoassess.exchange.form_process import main as read_form

        return read_form()
    if arguments == [READ_CELLS]:
        from isoassess.exchange.cells.cell_process import main as read_cells

        return read_cells()
    if arguments[:1] == [SELF_TEST] and (platform := _platform(arguments[1:])) is not None:
        return _try_itself(platform)
    given = _file_alone(arguments)
    store = _store_alone(arguments) if given is None else given
    if arguments and store is None:
        from isoassess.cli.commands import main as work

        return stoppable(partial(work, arguments))
    if not _has_display():
        from isoassess.cli.terminal import complain

        without = _("no display here; isoassess --help lists what works without.")
        if given is not None and _comes_in(given):
            return complain(_never_opened(given) or f"{given.name}: {without}")
        return complain(_why_not(given) or without)
    fill_closed_streams()
    if missing := missing_words():
        return _say_missing(missing)
    import_qt()
    with nothing_collected():
        from ui.app import main as open_window
    if given is not None and _comes_in(given):
        return open_window(given=given)
    return open_window(store, must_exist=given is not None)


def _comes_in(path: Path) -> bool:
    """What is no file to work in is looked into from one's own, or is told there what it is."""
    from isoassess.errors import BadInput
    from isoassess.exchange.file_kinds import FileKind, kind_of

    worked_in = (FileKind.STORE, FileKind.CLOSED, FileKind.EMPTY, FileKind.OTHER)  # a damaged one is of any
    try:
        return kind_of(path) not in worked_in
    except BadInput:
        return False


def _never_opened(path: Path) -> str:
    """What a file is that no window takes either; empty where one would."""
    from isoassess.exchange.file_kinds import FileKind, kind_of, refused

    kind = kind_of(path)
    taken = (FileKind.PACKAGE, FileKind.ASSESSMENT, FileKind.TABLES, FileKind.PDF)
    return "" if kind in taken else str(refused(path, kind))


def _try_itself(platform: str) -> int:
    """The self-test; without a display it shows its window to nobody."""
    platform = platform or ("" if _has_display() else "offscreen")
    if platform:
        os.environ["QT_QPA_PLATFORM"] = platform
    if not fill_closed_streams():
        return WRONG_USE
    if missing := missing_words():
        return _say_missing(missing)
    from isoassess.cli.terminal import speak_utf8
    from ui.self_test import main as try_all

    speak_utf8()
    return stoppable(partial(try_all, platform))


def _say_missing(missing: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(missing + "\n")
    return WRONG_USE


def import_qt() -> None:
    """Qt, and after it Python's own way to import again.

    PySide6 puts one of its own in place, which reads the source of every module that is imported from then on
    in search of `from __feature__ import`. Nothing here uses that, and it takes a tenth of the start.
    """
    own = builtins.__import__
    import PySide6.QtCore  # noqa: F401 (to be there is all)

    builtins.__import__ = own


@contextmanager
def nothing_collected() -> Iterator[None]:
    """What is imported stays: to look for garbage among it takes a tenth of the start, and time later on."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _store_alone(arguments: list[str]) -> Path | None:
    """The file of `--store FILE` where that is all that was said."""
    if len(arguments) == 1 and arguments[0].startswith("--store="):
        arguments = ["--store", arguments[0].removeprefix("--store=")]
    alone = len(arguments) == 2 and arguments[0] == "--store"
    return Path(arguments[1]) if alone and _is_a_name(arguments[1]) else None


def _platform(rest: list[str]) -> str | None:
    """Qt's word after `--selftest`, empty where none is said; None where something else is."""
    match rest:
        case []:
            return ""
        case ["-platform" | "--platform", name] if _is_a_name(name):
            return name
    return None


def _file_alone(arguments: list[str]) -> Path | None:
    """The file that a double click names: one that is there, or a path; a command has neither."""
    if len(arguments) != 1 or not _is_a_name(arguments[0]):
        return None
    path = Path(arguments[0])
    is_path = any(sign in arguments[0] for sign in (os.sep, os.altsep) if sign)
    return path if is_path or (_names_a_file(path) and not _is_command(arguments[0])) else None


def _why_not(given: Path | None) -> str:
    """Why a file that was given can be opened nowhere; empty where a window could."""
    if given is None or _comes_in(given):
        return ""
    from isoassess.errors import ExpectedError
    from isoassess.store import check_existing

    try:
        check_existing(given)
    except ExpectedError as error:
        return str(error)
    return ""


def _names_a_file(path: Path) -> bool:
    """Also one that is not there: no command has an ending."""
    try:
        return bool(path.suffix) or path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _is_command(name: str) -> bool:
    from isoassess.cli.commands import cli

    return name in cli.commands


def _is_a_name(text: str) -> bool:
    """An option is no file, nor is nothing."""
    return bool(text.strip()) and not text.startswith("-")


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
