"""A name for a drop-down where Qt tells a screen reader its value in the place of its name, as on Linux."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


def keep_labelled(field: QComboBox) -> None:
    """Give it a label beside it that nobody sees, unless it has one that is seen."""
    beside = field.parentWidget()
    name = field.accessibleName()
    if beside is None or not name:
        return
    for label in beside.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if label.buddy() is field:
            if isinstance(label, _OnlySpoken):
                label.setText(name)
            return
    _OnlySpoken(name, beside).setBuddy(field)


class _OnlySpoken(QLabel):
    def __init__(self, name: str, beside: QWidget) -> None:
        super().__init__(beside)
        self.setText(name)
        self.hide()
