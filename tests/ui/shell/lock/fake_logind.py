"""A stand-in for logind on a bus of its own: gives out what holds sleep back, then says that sleep comes.

Writes `held` once it was asked to wait, `let go` once nothing holds it any more.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject

NAME, PATH, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
LOOK = 20  # milliseconds


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class Logind(QDBusVirtualObject):
    """Answers `Inhibit` alone."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._held = -1
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit" or message.arguments()[::3] != ["sleep", "delay"]:
            return False
        self._held, given = os.pipe()
        os.set_blocking(self._held, False)
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(given)])
        os.close(given)
        connection.send(reply)
        say("held")
        sleeps = QDBusMessage.createSignal(PATH, MANAGER, "PrepareForSleep")
        sleeps.setArguments([True])
        self._bus.send(sleeps)
        self._timer.start()
        return True

    def _look(self) -> None:
        try:
            if os.read(self._held, 1) == b"":
                say("let go")
                QCoreApplication.quit()
        except BlockingIOError:
            return


def main() -> int:
    application = QCoreApplication(sys.argv)
    bus = QDBusConnection.systemBus()
    logind = Logind(bus)
    assert bus.registerVirtualObject(PATH, logind)
    assert bus.registerService(NAME)
    say("ready")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
