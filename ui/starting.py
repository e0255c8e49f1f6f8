"""How the program begins: with words it works without a window, without any it opens the window."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from isoassess.cli.streams import fill_closed_streams
from isoassess.language.texts import _
from isoassess.stopping import stoppable
from ui.documents.drawing_process import WORD
from ui.shell.system_libraries import missing_words

WRONG_USE = 2


def start() -> int:
    """The exit code; Qt is imported only on the way to the window."""
    arguments = sys.argv[1:]
    if arguments == [WORD]:
        from ui.documents.drawing_process import main as draw

        return draw()
    store = _store_alone(arguments)
    if arguments and store is None:
        from isoassess.cli.commands import main as work

        return stoppable(partial(work, arguments))
    if not _has_display():
        from isoassess.cli.terminal import complain

        return complain(_("no display here; isoassess --help lists what works without."))
    fill_closed_streams()
    if missing := missing_words():
        if sys.stderr is not None:
            sys.stderr.write(missing + "\n")
        return WRONG_USE
    with nothing_collected():
        from ui.app import main as open_window
    return open_window(store)


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


def _is_a_name(text: str) -> bool:
    """An option is no file, nor is nothing."""
    return bool(text.strip()) and not text.startswith("-")


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
