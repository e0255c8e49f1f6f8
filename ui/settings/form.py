"""A card of settings: each a field under its name, with what it means below."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from isoassess.settings import Setting
from ui.parts.setting_fields import mark_setting
from ui.widgets.choosing.segments import Segments
from ui.widgets.layout.form_dialog import Complaint
from ui.widgets.layout.frames import Card, give_place
from ui.widgets.layout.sizes import most_width
from ui.widgets.texts import Text

WIDEST = 460  # of a field


class SettingsCard(Card):
    """`fields` are found by the name of their setting."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self.fields: dict[str, QWidget] = {}

    def add(self, setting: Setting[Any], field: QWidget, about: str = "") -> Complaint:
        """`about` says what it is for; what may be wrong with it comes last."""
        most_width(field, WIDEST)
        complaint = Complaint(field)
        self.body.addSpacing(6)
        if not isinstance(field, QCheckBox):  # which says its own name
            label = Text("strong", setting.label())
            label.setBuddy(field)
            field.setAccessibleName(setting.label())
            self.body.addWidget(label)
        if isinstance(field, Segments | QComboBox | QCheckBox):
            self.body.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row = QHBoxLayout()
            row.addWidget(field, 1000)  # as wide as it may be, and at the left
            row.addStretch(1)
            self.body.addLayout(row)
        if about:
            field.setAccessibleDescription(about)
            self.body.addWidget(Text("small", about))
        self.body.addWidget(complaint)
        if isinstance(field, Segments | QComboBox | QCheckBox):
            give_place(complaint)  # a choice is never wrong
        self.fields[setting.name] = field
        mark_setting(field, setting)
        return complaint

    def refresh(self) -> None:
        """What is set now, also where it was set elsewhere."""
