"""Everything that was ever changed of the organization, narrowed, put back, and taken along as a table."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.files.csv_table import csv_table
from isoassess.files.file_names import file_name, organization_name
from isoassess.files.writing import write_whole
from isoassess.language.dates import amount_words
from isoassess.language.texts import _, ngettext
from isoassess.services.packages.arrival_words import taken_words
from isoassess.shown import shown
from isoassess.store import HistoryEntry, HistoryQuery, Subject, place_of
from ui.commands.command import bind
from ui.commands.of_assessment import EXPORT_HISTORY, ONLY_FIELD, PUT_BACK
from ui.history.entries_model import COLUMNS, WHAT, EntriesModel, heading
from ui.history.filters import HistoryFilters
from ui.history.table import HistoryTable
from ui.history.words import SUBJECTS, About, value_words
from ui.parts.protected import may_replace
from ui.session.open_assessment import OpenAssessment
from ui.session.past_values import PastNames
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.texts import ErrorText, Line, Text

_LONGEST_NAME = 150  # bytes of the name of an organization in that of a file
LONGEST_TOLD = 160  # characters of a value below the table; a tip of its cell says all of it


class HistoryScreen(QWidget):
    """`left` leads back to the overview; `status_said` tells what was done."""

    left = Signal()
    status_said = Signal(str)

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self._open = opened
        self._only: HistoryEntry | None = None  # the field that alone is listed
        self._stale = True
        self._back = QPushButton(_("Back to the overview"))
        self._back.setAutoDefault(True)
        self.filters = HistoryFilters()
        self._names = PastNames(opened)
        self.model = EntriesModel(opened.keeping.store, self._names, self)
        self.table = HistoryTable(self.model)
        self._count = Line("small")
        self._whole = Text("normal")
        self._failure = ErrorText()
        self.put_back = QPushButton(PUT_BACK.words)
        self.only = QPushButton(ONLY_FIELD.words)
        self.only.setCheckable(True)
        self.export = QPushButton(EXPORT_HISTORY.words)
        for button, command in (
            (self.put_back, PUT_BACK),
            (self.only, ONLY_FIELD),
            (self.export, EXPORT_HISTORY),
        ):
            bind(button, command)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    @property
    def header(self) -> QWidget:
        """The button of the top bar."""
        return self._back

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """List anew, and keep the chosen row."""
        self._stale = False
        self._names.forget()
        chosen = self.model.number(self.table.currentIndex().row())
        try:
            self.filters.offer_people(self._open.keeping.store.history_people(self._open.organization_id))
            self.model.show(self._asked())
            self._failure.setText("")
        except ExpectedError as error:
            self._failure.setText(str(error))
        self._failure.setVisible(bool(self._failure.text()))
        self.table.selectRow(self.model.row_of(chosen) or 0)
        self._show_chosen()

    def export_to(self, place: Path) -> None:
        """All that is listed, as CSV. Raises CannotWrite or a StoreError."""
        rows = [tuple(map(heading, COLUMNS))]
        numbers = self._open.keeping.store.history_numbers(self._asked())
        entries = self._open.keeping.store.history_entries(numbers)
        rows += [self.model.texts(entry) for entry in entries]
        write_whole(place, csv_table(rows), private=True)

    def _lay_out(self) -> None:
        foot = FlowLayout()
        for button in (self.put_back, self.only, self.export):
            button.setAutoDefault(True)
            foot.addWidget(button)
        foot.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 12)
        layout.setSpacing(10)
        layout.addWidget(self.filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._whole)
        layout.addLayout(foot)
        layout.addWidget(self._failure)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.table.left.connect(self.left)
        self.table.searched.connect(self._begin_search)
        self.filters.changed.connect(self.refresh)
        self.filters.left.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.put_back.clicked.connect(self._put_back)
        self.only.clicked.connect(self._show_only)
        self.export.clicked.connect(self._export)
        self._open.judged.connect(self._follow)

    def _asked(self) -> HistoryQuery:
        about, only = About(str(self.filters.about.value())), self._only
        words = self.filters.search.text()
        return HistoryQuery(
            organization_id=self._open.organization_id,
            subjects=SUBJECTS[about] if only is None else (only.subject,),
            actions={About.ANSWERS: False, About.ACTIONS: True}.get(about) if only is None else None,
            who=self.filters.who,
            requirement_id=(only.requirement_id or "") if only else "",
            key=only.key if only else "",
            search=words,
            found_requirements=self._names.requirements_named(words),
        )

    def _follow(self) -> None:
        """Something was changed, here or in another window."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _begin_search(self, letter: str) -> None:
        self.filters.search.take_focus()
        self.filters.search.setText(letter)
        self.filters.search.end(False)

    def _chosen(self) -> HistoryEntry | None:
        return self.model.entry(self.table.currentIndex().row())

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The whole of what a row has no room for, and what can be done with it."""
        entry, count = self._chosen(), self.model.rowCount()
        words = ngettext("{count} change", "{count} changes", count)
        self._count.setText(words.format(count=amount_words(count, grouped=True)))
        can = entry is not None and place_of(entry) is not None
        self.put_back.setEnabled(can)
        self.put_back.setToolTip("" if can else _("This is changed where it is decided, not from here."))
        self.only.setEnabled(entry is not None)
        self.only.setChecked(self._only is not None)
        self.export.setEnabled(bool(count))
        self._whole.setText("" if entry is None else self._change_words(entry))

    def _change_words(self, entry: HistoryEntry) -> str:
        texts = self.model.texts(entry)
        what, before, after = (shown(text, LONGEST_TOLD) for text in texts[WHAT:])
        words = _("{what}\nBefore: {before}\nAfter: {after}")
        told = words.format(what=what, before=before or _("(empty)"), after=after or _("(empty)"))
        return "\n".join(filter(None, (told, taken_words(entry))))

    def _put_back(self) -> None:
        entry = self._chosen()
        found = place_of(entry) if entry is not None else None
        if entry is None or found is None:
            return
        done = self._open.put_back(*found, entry.before)
        self.refresh()
        self._failure.setText("" if done else self._open.failure)
        self._failure.setVisible(not done)
        if done:
            value = value_words(entry, entry.before, self._names.file_name) or _("(empty)")
            said = (
                _("Put back: {value}.")
                if entry.subject is not Subject.ANSWER
                else _("Put back: {value}. Undo takes it back.")
            )
            self.status_said.emit(said.format(value=shown(value, 60)))

    def _show_only(self, wanted: bool) -> None:
        self._only = self._chosen() if wanted else None
        self.filters.about.setEnabled(self._only is None)
        self.refresh()
        self.table.setFocus()

    def _export(self) -> None:
        whose = self._open.profile.organization.name
        whose = organization_name(whose, otherwise=_("Organization"), most=_LONGEST_NAME)
        title = _("History of {name}").format(name=whose)
        name = file_name(f"{title}.csv", otherwise="history.csv")
        proposed = self._open.folder.path / name
        chosen, _kind = FileDialog.getSaveFileName(
            self, _("Export the history"), str(proposed), _("Tables (*.csv)")
        )
        if not chosen or not may_replace(self, [Path(chosen)]):
            return
        try:
            self.export_to(Path(chosen))
        except ExpectedError as error:
            self._failure.setText(str(error))
            self._failure.show()
            return
        self._open.folder.remember(Path(chosen).parent)
        self.status_said.emit(_("The history was written to {file}.").format(file=Path(chosen).name))
