"""What each column of a checklist holds, as it was told, for a person to say otherwise."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from isoassess.exchange.checklist.found_checklist import FoundChecklist
from isoassess.exchange.checklist.heads.column_heads import SEVERAL, ColumnRole
from isoassess.language.texts import _
from isoassess.services.tables.column_words import role_words
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

MOST_COLUMNS = 20  # of a checklist, to say what they hold
BESIDE = 2  # columns in a row
Places = Mapping[ColumnRole, int]
Further = Mapping[int, ColumnRole]


class ChecklistColumnsPart(QWidget):
    """`changed`: a person said of a column what it holds; texts may be held by several, all else by one."""

    changed = Signal()

    def __init__(self, checklist: FoundChecklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held = {place: role for role, place in checklist.columns.places.items()} | checklist.columns.further
        held[checklist.columns.places[ColumnRole.CLAUSE]] = (
            ColumnRole.CLAUSE
        )  # the question may be in it, too
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.roles: dict[int, ValueDropDown] = {}
        names = [(at, name) for at, name in enumerate(checklist.names) if at not in checklist.columns.crossed]
        for number, (place, name) in enumerate(names[:MOST_COLUMNS]):
            role = ValueDropDown(_("Column {name}").format(name=name), _roles())
            role.show_value(held.get(place))
            role.chosen.connect(partial(self._hold, place))
            row, beside = divmod(number, BESIDE)
            grid.addWidget(Text("", breakable(name)), row, 2 * beside)
            grid.addWidget(role, row, 2 * beside + 1)
            grid.setColumnStretch(2 * beside, 1)
            self.roles[place] = role

    @property
    def places(self) -> Places:
        """What is held, by the first column that holds it."""
        return {role: place for place, role in reversed(self._held())}

    @property
    def further(self) -> Further:
        """The other columns that hold the same."""
        return {place: role for place, role in self._held() if self.places[role] != place}

    def _held(self) -> list[tuple[int, ColumnRole]]:
        values = ((place, drop_down.value()) for place, drop_down in self.roles.items())
        return [(place, role) for place, role in values if isinstance(role, ColumnRole)]

    def _hold(self, place: int, role: object) -> None:
        for other, drop_down in self.roles.items():
            if role not in (None, *SEVERAL) and other != place and drop_down.value() is role:
                drop_down.show_value(None)
        self.changed.emit()


def _roles() -> list[tuple[object, str]]:
    return [(None, _("not read")), *((role, role_words(role)) for role in ColumnRole)]
