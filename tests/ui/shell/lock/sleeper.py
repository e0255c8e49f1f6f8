"""Waits for sleep as the window does: writes `coming` when it comes, and lets it come."""

import sys

from PySide6.QtCore import QCoreApplication

from ui.shell.lock.sleep import SystemSleep


def main() -> int:
    application = QCoreApplication(sys.argv)
    sleep = SystemSleep(0)

    def put_away() -> None:
        sys.stdout.write("coming\n")
        sys.stdout.flush()
        sleep.close()
        application.quit()

    sleep.coming.connect(put_away)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
