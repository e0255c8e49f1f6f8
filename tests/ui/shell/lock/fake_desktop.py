"""A stand-in for the screen saver of a desktop: says again and again that it covers the screen."""

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

AGAIN = 50  # milliseconds


def main() -> int:
    application = QCoreApplication(sys.argv)
    desktop = sys.argv[1]

    def say() -> None:
        covers = QDBusMessage.createSignal(
            f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver", "ActiveChanged"
        )
        covers.setArguments([True])
        QDBusConnection.sessionBus().send(covers)

    timer = QTimer()
    timer.timeout.connect(say)
    timer.start(AGAIN)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
