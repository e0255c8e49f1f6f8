"""On a narrow page of the wizard, what stands side by side stands below each other."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout

from ui.widgets.layout.columns import has_room
from ui.wizard.questions.fields import Field


def fit(fields: Iterable[Field], rows: Iterable[QBoxLayout], room: int) -> None:
    """Into so many pixels: first the questions, then the rows of what stands side by side."""
    for field in fields:
        field.fit(room)
    for row in rows:
        wide = QBoxLayout.Direction.LeftToRight
        row.setDirection(wide if has_room(row, room) else QBoxLayout.Direction.TopToBottom)
