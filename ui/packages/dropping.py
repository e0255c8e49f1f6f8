"""A package that is dropped on the window, wherever nothing else takes files, is looked into."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.given_files import paths_of

SUFFIX = ".isoassess"


class PackageDrop(QObject):
    """`dropped` carries the path; watches a window for as long as that lives."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent, QDropEvent)) and (found := _package(event)):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(found)
            return True
        return super().eventFilter(watched, event)


def _package(event: QDropEvent) -> Path | None:
    """The one package among what is dropped."""
    found = [path for path in paths_of(event.mimeData()) if path.suffix.lower() == SUFFIX]
    return found[0] if len(found) == 1 else None
