"""The system ends the program: at a log-off, with its terminal, by Ctrl+C. What was typed is saved first."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

ENDS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")  # not every system has them all


class Ending(QObject):
    """`ending`: save what you have, nobody can be asked any more.

    Python answers a signal only when some Python runs, which Qt may not let it for hours: the signal itself
    writes into a socket that Qt watches.
    """

    ending = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._number = 0
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (getattr(signal, name) for name in ENDS if hasattr(signal, name)):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as by nohup
                signal.signal(number, self._note)
        application.commitDataRequest.connect(self._commit, Qt.ConnectionType.DirectConnection)

    @property
    def code(self) -> int:
        """The exit code of a program that a signal ended; 0 where none came."""
        return 128 + self._number if self._number else 0

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._number = number

    def _wake(self) -> None:
        self._heard.recv(64)
        if self._number:
            self.ending.emit()
            self._application.exit(self.code)

    def _commit(self, _session: QSessionManager) -> None:
        """The session ends, or may: whether it does is decided elsewhere."""
        self.ending.emit()
