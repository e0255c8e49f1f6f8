"""A button whose shortcut leads on at once.

Qt shows a button as pressed for a tenth of a second before it acts; keys typed meanwhile go to the button.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton


def acted_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Whether it was the shortcut of the button, which is clicked then."""
    if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
        button.click()
        return True
    return False


class AtOnceButton(QPushButton):
    def event(self, event: QEvent) -> bool:
        return acted_at_once(self, event) or super().event(event)
