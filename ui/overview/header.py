"""The overview's part of the top bar: which assessment is open, what can be done with it, the documents."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QPushButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from ui.commands.anywhere import GO_HISTORY
from ui.commands.command import bind
from ui.commands.of_assessment import (
    COMPARE,
    COMPLETE,
    DELETE_ASSESSMENT,
    EXPORT_ORGANIZATION,
    FOLDER,
    NAME_ASSESSOR,
    REOPEN,
    START_ASSESSMENT,
)
from ui.parts.assessment_labels import label_words, since_words
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.menu_button import MenuButton
from ui.widgets.layout.folding_row import FoldingRow


class OverviewHeader(FoldingRow):
    """Where there is no room for the comparison it stands in the menu alone.

    `assessment_wanted` carries an id; `comparison_wanted` that of the earlier one, or nothing.
    """

    assessment_wanted = Signal(str)
    comparison_wanted = Signal(str)
    new_wanted = Signal()
    naming_wanted = Signal()  # of the assessor
    completion_wanted = Signal()
    reopening_wanted = Signal()
    deletion_wanted = Signal()  # for good
    history_wanted = Signal()
    export_wanted = Signal()  # of the organization, as a package
    folder_wanted = Signal()  # all of it for the client

    def __init__(self, opened: OpenAssessment, *more: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._earlier = ""
        self._assessment = MenuButton(_("A&ssessment"))
        self._compare = QPushButton()
        self._compare.setAutoDefault(True)
        self.hold((self._assessment, self._compare, *more), giving_way=(self._compare,))
        self._actions = self._made_actions()
        self._assessment.menu_shown.aboutToShow.connect(self._fill_menu)
        self._compare.clicked.connect(self._want_comparison)

    @property
    def assessment(self) -> MenuButton:
        return self._assessment

    def refresh(self) -> None:
        """Offer the comparison with the newest earlier assessment, where there is one."""
        earlier = self._open.assessments.earlier()
        self._earlier = earlier.id if earlier else ""
        self._show_useful()
        if earlier is not None:
            month = since_words(earlier, self._open.case.date, short=True)
            self._compare.setText(_("Compare with {month}").format(month=month))
        self.offer(self._compare, useful=earlier is not None)

    def _show_useful(self) -> None:
        """What is completed is reopened before it can be completed again."""
        completed = self._open.completed is not None
        naming, completing, reopening = self._actions[1:4]
        for action, useful in ((naming, not completed), (completing, not completed), (reopening, completed)):
            action.setEnabled(useful)
            action.setVisible(useful)

    def _made_actions(self) -> list[QAction]:
        """What can be done with the assessment, the last of it for good."""
        made = []
        for command, wanted in (
            (START_ASSESSMENT, self.new_wanted.emit),
            (NAME_ASSESSOR, self.naming_wanted.emit),
            (COMPLETE, self.completion_wanted.emit),
            (REOPEN, self.reopening_wanted.emit),
            (COMPARE, self._want_comparison),
            (GO_HISTORY, self.history_wanted.emit),
            (FOLDER, self.folder_wanted.emit),
            (EXPORT_ORGANIZATION, self.export_wanted.emit),
            (DELETE_ASSESSMENT, self.deletion_wanted.emit),
        ):
            action = QAction(command.words, self)
            bind(action, command, with_keys=False)
            action.triggered.connect(wanted)
            made.append(action)
        made[5].setText(f"{GO_HISTORY.words}\t{GO_HISTORY.key_words}")
        return made

    def _fill_menu(self) -> None:
        menu = self._assessment.menu_shown
        menu.clear()
        self._show_useful()
        self._add_assessments()
        menu.addSeparator()
        menu.addActions([action for action in self._actions[:-1] if action.isVisible()])
        menu.addSeparator()
        menu.addAction(self._actions[-1])

    def _add_assessments(self) -> None:
        """All of the organization, the open one marked."""
        menu = self._assessment.menu_shown
        group = QActionGroup(menu)
        try:
            listed = self._open.assessments.listed()
        except ExpectedError as error:
            menu.addAction(str(error)).setEnabled(False)
            return
        for known in listed:
            action = QAction(label_words(known), group)
            action.setData(known.id)
            action.setCheckable(True)
            action.setChecked(known.id == self._open.id)
            menu.addAction(action)
        group.triggered.connect(self._open_other)

    def _open_other(self, action: QAction) -> None:
        if action.data() != self._open.id:
            self.assessment_wanted.emit(action.data())

    def _want_comparison(self) -> None:
        self.comparison_wanted.emit(self._earlier)
