"""The ways to one answer for a whole clause: the menu of the tree, its keys, and what the palette calls."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from isoassess.assessment.whole_clause import ClauseAnswer
from isoassess.domain import Rating
from isoassess.language.texts import _
from ui.assessment.clauses.tree import ClauseView
from ui.assessment.clauses.whole_clause_dialog import WholeClauseDialog
from ui.commands.command import bind
from ui.commands.of_question import CLAIM_CLAUSE, FLAG_CLAUSE, RATE_CLAUSE
from ui.session.open_assessment import OpenAssessment

WAYS = (  # each with what its dialog says first
    (RATE_CLAUSE, ClauseAnswer(rating=Rating.CONFORMING)),
    (CLAIM_CLAUSE, ClauseAnswer(rating=Rating.NOT_APPLICABLE)),
    (FLAG_CLAUSE, ClauseAnswer(flag=True)),
)


class WholeClauses(QObject):
    """One dialog at a time, over the window of `screen`; `said` carries what was done."""

    opening = Signal()  # what is being typed must be saved now
    said = Signal(str)

    def __init__(self, opened: OpenAssessment, tree: ClauseView, screen: QWidget) -> None:
        super().__init__(screen)
        self._open, self._tree, self._screen = opened, tree, screen
        self._dialog: WholeClauseDialog | None = None
        self._actions = QActionGroup(self)
        self._actions.setExclusive(False)
        self._actions.triggered.connect(self._want)
        self._menu = QMenu(tree)
        self._menu.setAccessibleName(_("What to do with this clause"))
        for command, first in WAYS:
            action = QAction(command.words, screen)
            bind(action, command)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setAutoRepeat(False)
            action.setData(first)
            screen.addAction(action)
            self._menu.addAction(action)
            self._actions.addAction(action)
        tree.menu_wanted.connect(self._show_menu)
        opened.judged.connect(self._show_useful)
        self._show_useful()

    def open(self, first: ClauseAnswer) -> None:
        """Ask what is to be said of the clause one stands on."""
        if self._dialog is not None or self._open.completed is not None or not self._open.may_write():
            return
        self.opening.emit()
        places, at = self._tree.clauses_here()
        if at is None:
            self.said.emit(_("No clause is in sight. Show all requirements first."))
            return
        dialog = WholeClauseDialog(self._open, places, at, first, self._screen.window())
        dialog.told.connect(self.said)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _want(self, action: QAction) -> None:
        self.open(action.data())

    def _show_useful(self) -> None:
        self._actions.setEnabled(self._open.completed is None)

    def _show_menu(self, place: QPoint) -> None:
        self._menu.popup(place)
        self._menu.setActiveAction(self._actions.actions()[0])

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
