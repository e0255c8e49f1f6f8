"""Another program with files to drag: `python -m tests.window.driving.drag_source LEFT TOP FILE...`."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

SIZE = 60


class Source(QLabel):
    """Whoever presses on it drags all the files."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("files")
        self._files = files
        self.setWindowFlags(Qt.WindowType.ToolTip)  # stays above, and takes no focus
        self.setFixedSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (as Qt calls it)
        super().paintEvent(event)
        print("ready", flush=True)  # noqa: T201 (to whom it is started by)

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 (as Qt calls it)
        given = QMimeData()
        given.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(given)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    application = QApplication(sys.argv[:1])
    left, top, *files = sys.argv[1:]
    source = Source(files)
    source.move(int(left), int(top))
    source.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
