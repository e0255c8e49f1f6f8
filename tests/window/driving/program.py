"""The program as it is, which also answers where things are: `python -m tests.window.driving.program FILE`.

It is driven through the window system only; what is asked here changes nothing.
"""

import argparse
import datetime
import platform
import socket
import sys
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.longer_language import plain, speak_longer
from tests.offline import stay_offline
from tests.window.driving import answers
from tests.window.driving.answers import SocketAnswers
from tests.window.driving.seen import names_of
from ui import __main__ as program
from ui import app
from ui.shell.main_window import MainWindow
from ui.widgets.keys import moved_clicks


def main() -> int:
    """As `python -m ui --store FILE`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--answers", type=int, help="a connected socket")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="the day it takes for today")
    parser.add_argument("--fault", action="store_true", help="meet with a fault of its own after the start")
    parser.add_argument("--reaction", type=int, help="milliseconds a hand needs, where tests are slower")
    parser.add_argument("--computer", help="the name it takes for that of its computer")
    parser.add_argument("--longer", action="store_true", help="say everything in longer words")
    given = parser.parse_args()
    stay_offline()
    if given.longer:
        speak_longer()
        vars(answers)["names_of"] = lambda widget: {plain(name) for name in names_of(widget)}

    class AnsweringApplication(QApplication):
        """The application, with an ear for questions."""

        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            if given.answers is not None:
                ear, read = socket.socket(fileno=given.answers), plain if given.longer else str
                self._answers = SocketAnswers(ear, self, read=read)
            if given.fault:
                QTimer.singleShot(0, _fail)

    vars(app)["QApplication"] = AnsweringApplication
    if given.computer is not None:
        vars(platform)["node"] = lambda: given.computer
    if given.reaction is not None:
        moved_clicks.REACTION = given.reaction
    if given.today is not None:
        vars(app)["MainWindow"] = partial(MainWindow, today=lambda: given.today)
    sys.argv = ["isoassess", "--store", given.file]
    return program.main()


def _fail() -> None:
    raise ValueError("a sample of a fault")


if __name__ == "__main__":
    sys.exit(main())
