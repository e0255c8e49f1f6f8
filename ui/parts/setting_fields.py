"""The field of a setting says which one it is, so that one can be led to it wherever it stands."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isoassess.settings import Setting
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.focus import give_focus
from ui.widgets.within import within

SETTING = "setting"  # the property that names it


def mark_setting(field: QWidget, setting: Setting[Any]) -> None:
    """Say which setting a field is."""
    field.setProperty(SETTING, setting.name)


def lead_to_setting(window: QWidget, name: str) -> bool:
    """Give the keys to its field in the screen in front; whether there is one."""
    fields = (one for one in within(window, QWidget) if one.property(SETTING) == name and one.isVisible())
    field = next(fields, None)
    if field is None:
        return False
    stop = field.tab_stop() if isinstance(field, Segments) else field
    return give_focus(stop, Qt.FocusReason.ShortcutFocusReason)
