"""The assessment screen: the clauses at the left, one requirement at the right, everything saved at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from ui.assessment.clauses.halves import Halves
from ui.assessment.clauses.scan_end import ScanEnd
from ui.assessment.clauses.tree import ClauseView
from ui.assessment.clauses.tree_width import LEAST_TREE
from ui.assessment.clauses.whole_clauses import WholeClauses
from ui.assessment.evidence.files import AttachButton
from ui.assessment.focus import AssessmentFocus
from ui.assessment.form import RequirementForm
from ui.assessment.found import Found
from ui.assessment.further_actions import FirstByKey
from ui.assessment.header import RequirementsHeader
from ui.assessment.order import QuestionOrder
from ui.assessment.selection import RequirementFilter, Selection, first_choice
from ui.assessment.undo_redo import UndoRedo
from ui.commands.command import bind
from ui.commands.of_assessment import FIND_REQUIREMENT
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.rating_row import RatingCell
from ui.widgets.keys.key_hints import Hints
from ui.widgets.layout.sizes import least_width
from ui.widgets.nothing_found import NothingFound

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AssessmentScreen(QWidget):
    """Rates by key or mouse; `status_said` carries words for the status line, `hints_changed` the keys."""

    status_said = Signal(str)
    hints_changed = Signal(object)  # Hints
    reopen_wanted = Signal()
    result_wanted = Signal()  # of the quick scan
    scan_chosen = Signal()  # or given up
    action_wanted = Signal(str, bool)  # the id of an action, and whether it is to be described

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._lens = opened.lens
        self._header = RequirementsHeader()
        self._selection = Selection(opened.case, opened.catalogue.clauses(opened.lens))
        begins = first_choice(opened.case)
        self._header.offer(self._selection.choices, opened.lens, first=begins)
        self._kept = ""  # stays in sight although the selection no longer holds it: it was just answered
        self._tree = ClauseView()
        self._form = RequirementForm(opened)
        self._order = QuestionOrder(opened)
        self._whole = WholeClauses(opened, self._tree, self)
        self._found = Found(self._tree)
        self._nothing = NothingFound(
            _("No requirement matches this search and filter."), _("Show all requirements")
        )
        self._left = QStackedWidget()
        self._end = ScanEnd()
        self._focus = AssessmentFocus(self, self._header, self._tree, self._form)
        self._steps = UndoRedo(opened, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._arrange()
        self._connect_parts()
        self._connect_keys()
        self._tree.load(opened.catalogue, opened.case, opened.judgement)
        self._count()
        self._select()
        self._tree.go_to(self._first())
        opened.in_view = ""  # nobody has gone anywhere yet

    @property
    def header(self) -> RequirementsHeader:
        """The search field and the choice of requirements, for the top bar."""
        return self._header

    @property
    def hints(self) -> Hints:
        """What the keys do where they go now."""
        return self._focus.hints

    @property
    def is_quick_scan(self) -> bool:
        """Whether only the questions of the quick scan are gone through."""
        return self._header.choice is RequirementFilter.QUICK

    @property
    def requirement_id(self) -> str:
        """The requirement in view."""
        return self._form.requirement_id

    def focus_requirement(self, requirement_id: str) -> None:
        """Go to a requirement, also where search or choice hide it."""
        try:
            requirement = self._opened.requirement(requirement_id)
        except ExpectedError as error:
            self.status_said.emit(str(error))
            return
        if self._opened.lens not in requirement.clause:
            words = _("This requirement is not part of {standard}.")
            self.status_said.emit(words.format(standard=self._opened.lens.label))
            return
        if not self._tree.accepts(requirement_id):
            self._header.clear()
        self._tree.go_to(requirement_id)
        self._focus.give_found()

    def show_choice(self, choice: RequirementFilter) -> None:
        """Show the requirements of a choice, and the first of them unless one is in view."""
        self._header.choose(choice)
        self._focus.give_found()

    def go_on(self) -> None:
        """To the first of those shown that is not assessed, with the keys on it."""
        self._tree.go_to(self._first())
        self._focus.give_question()

    def finish_typing(self) -> bool:
        """Save what is being typed; whether nothing is left unsaved."""
        return self._form.finish_typing()

    def give_up_typing(self) -> None:
        """A person gives up what could not be saved."""
        self._form.give_up_typing()

    def focus_choice(self) -> None:
        """To the first choice between two values of the requirement in view."""
        self._form.focus_choice()

    def describe_file(self, attachment_id: str) -> None:
        """Show what is known of an attached file."""
        self._form.describe_file(attachment_id)

    @property
    def waits(self) -> str:
        """What is typed and cannot be saved as it stands, a line each; else empty."""
        return self._form.action.due.waiting_words(self._opened.requirement_words)

    def next_unanswered(self) -> None:
        """Go to the next requirement that is not assessed, from the end on to the start."""
        following = self._order.next_open(self.requirement_id, self._tree.accepts)
        if following:
            self._tree.go_to(following)
        elif not self._end.take_keys():
            self.status_said.emit(self._order.why_none(self.requirement_id, quick=self.is_quick_scan))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the part with the focus leaves over: Enter presses a button or goes on, Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._focus.give_question()
        elif event.key() in ENTER:
            self._press_or_go_on()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._left.setObjectName("panel")
        self._left.addWidget(self._found)
        self._left.addWidget(self._nothing)
        least_width(self._left, LEAST_TREE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Halves(self._left, self._form), 1)
        layout.addWidget(self._end)
        self.setFocusProxy(self._tree)

    def _connect_parts(self) -> None:
        self._header.searched.connect(self._select)
        self._header.chosen.connect(self._select)
        self._header.left.connect(self._focus.give_found)
        self._nothing.given_up.connect(self._header.clear)
        self._nothing.other_wanted.connect(self._header.search_for)
        self._tree.picked.connect(self._show)
        self._form.stepped.connect(self._tree.step)
        self._steps.stepping.connect(self._form.flush)
        self._steps.stepped.connect(self._show_step)
        self._steps.said.connect(self.status_said)
        self._form.action.further.wanted.connect(self._want_action)
        FirstByKey(self._form.action.further, self, self._form.begin_action)
        self._form.action.further.begun.connect(self._want_new_action)
        self._whole.opening.connect(self._form.flush)
        self._whole.said.connect(self.status_said)
        self._form.reopen_wanted.connect(self.reopen_wanted)
        self._end.result_wanted.connect(self.result_wanted)
        self._end.all_wanted.connect(self._header.clear)
        self._settle.timeout.connect(self._narrow)
        self._opened.profile_changed.connect(self._follow_lens)
        self._opened.judged.connect(self._keep_up)
        self._opened.failed.connect(self.status_said)
        self.destroyed.connect(self._header.deleteLater)

    def _connect_keys(self) -> None:
        self._tree.keys.rated.connect(self._form.rate)
        self._tree.keys.commanded.connect(self._form.command)
        self._form.left.connect(self._focus.give_question)
        self._focus.hints_changed.connect(self.hints_changed)
        self._opened.judged.connect(self._focus.rescue)
        search = QShortcut(self)  # from anywhere in the window, while this is in view
        bind(search, FIND_REQUIREMENT)
        search.activated.connect(self._header.focus_search)

    def _press_or_go_on(self) -> None:
        here = QApplication.focusWidget()
        came_back = isinstance(here, AttachButton) and here.returned
        if isinstance(here, QPushButton) and not isinstance(here, RatingCell) and not came_back:
            here.click()
        else:
            self.next_unanswered()
            if not self._end.has_keys:
                self._focus.give_question()

    def _show_step(self, requirement_id: str) -> None:
        """Go to where something was undone, so that it is seen."""
        if self._opened.asks(requirement_id):
            self._kept = requirement_id
            self._form.show_requirement(requirement_id)
            self._focus.requirement_changed()
            self._narrow()
            self._tree.mark(requirement_id)

    def _show(self, requirement_id: str) -> None:
        """A person went to a row; what was answered just before may leave the selection now."""
        self._opened.in_view = requirement_id
        self._form.show_requirement(requirement_id)
        self._focus.requirement_changed()
        self._kept = requirement_id
        self._settle.start()  # not at once: the tree is still on its way to the row

    def _select(self) -> None:
        """Search or choice changed: show what belongs to them, and stay at the place if it is among them."""
        self._kept = ""
        self._form.count_in_quick_scan(self.is_quick_scan)
        self.scan_chosen.emit()
        self._narrow()
        self._tree.mark(self.requirement_id)
        if self._header.choice is RequirementFilter.ALL and not self._header.search.strip():
            self._tree.fold()
        else:
            self._tree.expandAll()
            self._tree.mark(self.requirement_id)

    def _narrow(self) -> None:
        judgement = self._opened.judgement
        self._end.follow(self._opened.case, judgement, scanning=self.is_quick_scan)
        search = self._header.search
        found = self._selection.found(self._opened.case, judgement, self._header.choice, search)
        shown = frozenset((*found, self._kept) if self._kept else found)
        hits = found if search.strip() else {}
        self._tree.show_hits(hits)
        self._tree.accept(shown, self.requirement_id)
        self._found.show_hits(hits)
        self._header.show_finds(bool(shown))
        self._focus.refresh_hints()
        self._nothing.offer("" if shown else self._nearest())
        self._left.setCurrentWidget(self._found if shown else self._nothing)
        self.setFocusProxy(self._tree if shown else self._form.rating)

    def _count(self) -> None:
        """How many belong to each choice, whatever is searched for."""
        self._header.show_counts(self._selection.counts(self._opened.case, self._opened.judgement))

    def _nearest(self) -> str:
        case, judgement = self._opened.case, self._opened.judgement
        return self._selection.nearest(case, judgement, self._header.choice, self._header.search)

    def _keep_up(self) -> None:
        self._tree.keep_up(self._opened.judgement)
        self._count()
        if self._tree.accepts(self.requirement_id):
            self._kept = self.requirement_id
        self._narrow()

    def _follow_lens(self) -> None:
        """The profile or the decision changed; with another lens the clauses are others."""
        if self._opened.lens is self._lens:
            return
        self._lens = self._opened.lens
        self._selection = Selection(self._opened.case, self._opened.catalogue.clauses(self._lens))
        self._header.offer(self._selection.choices, self._lens)
        self._tree.load(self._opened.catalogue, self._opened.case, self._opened.judgement)
        here = self.requirement_id
        self._count()
        self._select()
        if self._opened.asks(here):
            self._form.reread()
        else:
            self.focus_requirement(self._first())

    def _first(self) -> str:
        return self._order.first(self._tree.accepts)

    def _want_action(self, action_id: str) -> None:
        self.action_wanted.emit(action_id, False)

    def _want_new_action(self, action_id: str) -> None:
        self.action_wanted.emit(action_id, True)
