"""The question about sites: a table with the buttons that add and remove its rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from isoassess.domain.profile import Site
from isoassess.language.texts import _
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.removed_line import RemovedLine
from ui.widgets.keys.removing import RemovingButton
from ui.wizard.questions.fields import Field
from ui.wizard.questions.sites_model import (
    NAME,
    RemovedSite,
    SitesModel,
)
from ui.wizard.questions.sites_table import SitesTable


class SitesField(Field):
    """All sites with their buttons."""

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        self._model = SitesModel()
        self._table = SitesTable()
        self._table.setModel(self._model)
        self._table.setAccessibleName(label)
        self._table.shape_columns()
        self._add = AtOnceButton(_("&Add a site"))
        self._remove = RemovingButton(_("&Remove"))
        self._whole = QWidget()
        self._removed = RemovedLine(self._whole)
        super().__init__(key, label, self._together(), hint=hint)
        self._model.setParent(self)
        self._model.edited.connect(self._save)
        self._model.refused.connect(self._refuse)
        self._add.clicked.connect(self._add_row)
        self._remove.clicked.connect(self._remove_row)
        self._removed.undo_wanted.connect(self._put_back)
        self._table.selectionModel().currentChanged.connect(self._selected)
        self._table.left_cell.connect(self.rested)
        self._fit()

    def value(self) -> object:
        return self._model.sites()

    def put(self, value: object) -> None:
        assert isinstance(value, tuple)
        if value != self._model.sites():
            self._removed.clear()
        self._model.show(value)
        self._fit()

    @property
    def busy(self) -> bool:
        """An open cell is not to be taken away from whoever types in it, nor what is no number."""
        return super().busy or self.wrong or self._table.state() is QAbstractItemView.State.EditingState

    def flush(self) -> bool:
        self._table.commit()
        return super().flush() and not self.wrong

    @property
    def readable(self) -> bool:
        return not self._model.wrong

    @property
    def wrong(self) -> bool:
        return bool(self._model.wrong)

    def not_saved(self) -> list[str]:
        return [self._label.text()] if self._unsaved or self.wrong else []

    def complain(self, sentence: str) -> None:
        """What is no number is said as long as it stands there."""
        super().complain(sentence or self._model.complaint)

    def typed(self) -> str | None:
        """A line for each row that holds no number, with its place."""
        return "\n".join(f"{row + 1}: {typed}" for row, typed in self._model.wrong.items())

    def give_back(self, typed: str) -> None:
        for line in typed.split("\n"):
            row, _colon, text = line.partition(": ")
            self._model.give_back(int(row) - 1, text)

    def target(self) -> QWidget:
        return self._table if self._model.rowCount() else self._add

    def _together(self) -> QWidget:
        layout = QVBoxLayout(self._whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._removed)
        return self._whole

    def _save(self) -> None:
        self._table.fit()
        self._changed()
        super().flush()

    def _add_row(self) -> None:
        self._table.commit()
        row = self._model.add()
        self._fit()
        index = self._model.index(row, NAME)
        self._table.setFocus()
        self._table.setCurrentIndex(index)
        self._table.edit(index)

    def _remove_row(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0:
            self._table.commit()
            removed = self._model.remove(row)
            if removed.site != Site() or removed.wrong is not None:
                self._removed.add(removed.site.name or _("A site without a name"), (row, removed))
            give_focus(self.target())  # before the button just pressed goes away with the last row
            self._fit()

    def _put_back(self, removed: tuple[int, RemovedSite]) -> None:
        row, site = removed
        self._model.put_back(row, site)
        self._fit()
        self._table.setCurrentIndex(self._model.index(min(row, self._model.rowCount() - 1), NAME))
        give_focus(self._table)

    def _selected(
        self, current: QModelIndex | QPersistentModelIndex, _previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._remove.setEnabled(current.isValid())

    def _refuse(self, sentence: str) -> None:
        self.complain(sentence)
        if self.wrong:
            self.refused.emit(self.key, self.typed())
        else:
            self.mended.emit(self.key)

    def _fit(self) -> None:
        self._table.setVisible(self._model.rowCount() > 0)
        self._remove.setVisible(self._model.rowCount() > 0)
        self._remove.setEnabled(self._table.currentIndex().isValid())
        self._table.fit()
