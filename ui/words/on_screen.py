"""What stands on a screen, as far as it can be read."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.glossary import terms_of
from ui.widgets.within import within

MOST_ROWS = 60  # of a list that are read: more are not in sight


def terms_on_screen(window: QWidget) -> tuple[ExplainedTerm, ...]:
    """The words of a window that are explained, each once."""
    return terms_of(_texts(window))


def _texts(window: QWidget) -> Iterator[str]:
    for part in within(window, QWidget):
        if not part.isVisible() or part.window() is not window:
            continue
        if isinstance(part, (QLabel, QAbstractButton)):
            yield part.text().replace("&", "")
        elif isinstance(part, QAbstractItemView):
            yield from _cells(part)
        yield part.accessibleName()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """The headings of a list, and its first rows."""
    model = view.model()
    is_list = isinstance(model, QAbstractListModel)  # which does not tell how many columns it has
    for column in range(1 if is_list else model.columnCount(view.rootIndex())):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(view.rootIndex()), MOST_ROWS)):
            yield str(model.index(row, column, view.rootIndex()).data() or "")
