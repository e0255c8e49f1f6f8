"""The clause tree at the left of the assessment: where you are, and how each clause is doing."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTreeView, QWidget

from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Grade
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from ui.assessment.clauses.clauses_model import ClauseModel, ClauseRole
from ui.assessment.clauses.painting import LEFT, ClauseRow
from ui.assessment.clauses.rows import TreePlace as Row
from ui.widgets.keys.question_keys import QuestionKeys, meaning
from ui.widgets.spoken.announcing import announce

Index = QModelIndex | QPersistentModelIndex


BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ClauseView(QTreeView):
    """Rows of clauses and requirements; `picked` names the requirement of the row a person went to."""

    picked = Signal(str)
    menu_wanted = Signal(QPoint)  # for the current row, where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clauses")
        self.setAccessibleName(_("Clauses and requirements"))
        self._model = ClauseModel(self)
        self._settling = False
        self._in_view = ""
        self.keys = QuestionKeys(self)
        self.setModel(self._model)
        self.setItemDelegate(ClauseRow(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._unfold)

    def load(self, catalogue: Catalogue, case: Case, judgement: Judgement) -> None:
        """Show the lens of the case."""
        self._settling = True
        self._model.load(catalogue.clauses(case.lens), case.requirements, case.lens, judgement.findings)
        self._settling = False

    def keep_up(self, judgement: Judgement) -> None:
        self._model.keep_up(judgement.findings)

    def accept(self, requirements: frozenset[str], current: str) -> None:
        """Show only these; `current` stays the current row where it is among them."""
        self._settling = True
        self._model.accept(requirements)
        self._settling = False
        self.show_place(current)

    def show_hits(self, hits: Mapping[str, tuple[str, ...]]) -> None:
        """Say at each row where a search was found in it."""
        self._model.show_hits(hits)

    def show_place(self, requirement_id: str) -> None:
        """Make the row of a requirement current without saying that a person went there.

        A row that stands for several, and holds this one, stays current: a person is on the way there.
        """
        self._in_view = requirement_id
        place: Row | None = self.currentIndex().data(ClauseRole.PLACE)
        if place and requirement_id in place.requirements and self._model.accepts(requirement_id):
            return
        self.mark(requirement_id)

    def mark(self, requirement_id: str) -> None:
        """Make the requirement's own row current, so that it is plain which one the keys rate."""
        self._in_view = requirement_id
        index = self._model.index_of(requirement_id)
        self._settling = True
        self.setCurrentIndex(index)
        self._settling = False
        if index.isValid():
            self.scrollTo(index)

    def accepts(self, requirement_id: str) -> bool:
        """Whether the requirement is among those shown."""
        return self._model.accepts(requirement_id)

    def go_to(self, requirement_id: str) -> None:
        """Make the requirement's own row current, and say so."""
        index = self._model.index_of(requirement_id)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        else:
            self._in_view = requirement_id
            self.picked.emit(requirement_id)

    def step(self, rows: int) -> None:
        """Go up or down among the requirements shown; from none of them to the first."""
        shown = self._model.shown()
        if not self.currentIndex().isValid() or self._in_view not in shown:
            place = 0
        else:
            place = shown.index(self._in_view) + rows
        if 0 <= place < len(shown):
            self.go_to(shown[place])

    def fold(self) -> None:
        """Close all but the way to the current row."""
        self.collapseAll()
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._settling and current.isValid():
            self._in_view = self._requirement_of(current)
            self.picked.emit(self._in_view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters are for the requirement of the current row; the tree uses the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it goes on to the next requirement, which is the screen's matter
        elif self.currentIndex().isValid() and meaning(event) is not None and self._in_view:
            self.mark(self._in_view)
            self.keys.take(event)
        elif not (self.currentIndex().isValid() and self.keys.take(event)):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves by Tab goes to the question in view, so its own row is marked, not its chapter's."""
        super().focusOutEvent(event)
        tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in tab and self._in_view:
            self.mark(self._in_view)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key is on a row: without one the keys would be for a requirement nobody sees here."""
        super().focusInEvent(event)
        announce(self, str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        if event.reason() in BY_KEY and not self.currentIndex().isValid():
            self.step(1)

    def clauses_here(self) -> tuple[list[Row], Row | None]:
        """The clauses around the current row, the widest first, and the one it stands for or stands in."""
        index = self.currentIndex()
        at: Row | None = index.data(ClauseRole.PLACE) if index.isValid() else None
        found: list[Row] = []
        inner = index if at is None or at.clause else index.parent()
        here: Row | None = inner.data(ClauseRole.PLACE) if inner.isValid() else None
        while inner.isValid():
            found.insert(0, inner.data(ClauseRole.PLACE))
            inner = inner.parent()
        return found, here

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button, which goes to the row first, or by the menu key at the current row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            corner = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(LEFT, 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner))
        elif self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
            self.menu_wanted.emit(event.globalPos())

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the question, not a search among the rows."""

    def _requirement_of(self, index: Index) -> str:
        """The one the row stands for; among several the first not assessed yet, else the first."""
        place: Row = index.data(ClauseRole.PLACE)
        shown = [id for id in place.requirements if self._model.accepts(id)]
        still_open = (id for id in shown if self._model.grade_of(id) is Grade.NOT_ASSESSED)
        return next(still_open, shown[0])

    def _unfold(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))
