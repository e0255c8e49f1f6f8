"""Names for what Qt names otherwise: a drop-down by its value, as on Linux, and rows by all their signs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QWidget

from ui.widgets.spoken.words import spoken


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


def speak_rows(rows: QListWidget) -> None:
    """Say each row without the signs that are for the eye."""
    for place in range(rows.count()):
        item = rows.item(place)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(item.text()))


class _OnlySpoken(QLabel):
    def __init__(self, name: str, beside: QWidget) -> None:
        super().__init__(beside)
        self.setText(name)
        self.hide()
