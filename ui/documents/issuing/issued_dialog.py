"""Every issued document of an assessment: looked through, copied, and taken out as a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from isoassess.errors import CannotWrite
from isoassess.files.writing import write_whole
from isoassess.language.texts import _, ngettext
from isoassess.services.issued_table import IssuedRow, as_csv, as_text
from isoassess.settings.last_folders import ClientFolder
from ui.documents.issuing.issued_model import IssuedModel
from ui.parts.protected import may_replace
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.list_keys import go_to_end
from ui.widgets.layout.fitting import room_for
from ui.widgets.texts import Text

SIZE = QSize(940, 420)
WIDEST = 240  # pixels of a column


class IssuedDialog(QDialog):
    """`rows`: the newest first."""

    def __init__(
        self, rows: Sequence[IssuedRow], folder: ClientFolder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Issued documents"))
        self.resize(SIZE.boundedTo(room_for(self)))
        self.setMaximumSize(room_for(self))
        self._folder = folder
        self.table = IssuedTable(IssuedModel(rows, self))
        self.outcome = Text("muted")
        self.copy, self.export = AtOnceButton(_("&Copy all")), AtOnceButton(_("&Export as CSV..."))
        self._lay_out()
        self.copy.clicked.connect(self._copy_all)
        self.export.clicked.connect(self._export)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        for button in (self.copy, self.export):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(Text("title", _("Issued documents")))
        layout.addWidget(Text("muted", _("Every version of this assessment, the newest first.")))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.outcome)
        layout.addWidget(buttons)
        self.outcome.hide()
        self.table.setFocus()

    def _copy_all(self) -> None:
        rows = self.table.rows
        QGuiApplication.clipboard().setText(as_text(rows))
        copied = ngettext("Copied: {count} version.", "Copied: {count} versions.", len(rows))
        self._tell(copied.format(count=len(rows)))

    def _export(self) -> None:
        proposed = self._folder.path / (_("Issued documents") + ".csv")
        chosen, _kind = FileDialog.getSaveFileName(
            self, _("Export as CSV"), str(proposed), _("Spreadsheet (*.csv)")
        )
        if not chosen:
            return
        path = Path(chosen)
        if not may_replace(self, [path]):
            return
        try:
            write_whole(path, as_csv(self.table.rows))
        except CannotWrite as error:
            self._tell(str(error))
            return
        self._folder.remember(path.parent)
        self._tell(_("Written: {name} in {folder}.").format(name=path.name, folder=path.parent))

    def _tell(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()


class IssuedTable(QTableView):
    """Rows that are only read; the key for copying takes those that are chosen."""

    def __init__(self, model: IssuedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("list")
        self.setAccessibleName(_("Issued documents"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, WIDEST))
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    @property
    def rows(self) -> tuple[IssuedRow, ...]:
        return self._model.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            QGuiApplication.clipboard().setText(as_text(self.rows[row] for row in chosen))
        elif not go_to_end(self, event):
            super().keyPressEvent(event)
