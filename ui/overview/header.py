"""The overview's part of the top bar: which assessment is open, what can be done with it, the documents."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from ui.parts.assessment_labels import label_words, since_words
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.menu_button import MenuButton


class OverviewHeader(QWidget):
    """`assessment_wanted` carries an id; `comparison_wanted` that of the earlier one, or nothing."""

    assessment_wanted = Signal(str)
    comparison_wanted = Signal(str)
    new_wanted = Signal()
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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for button in (self._assessment, self._compare, *more):
            layout.addWidget(button)
        self._assessment.menu_shown.aboutToShow.connect(self._fill_menu)
        self._compare.clicked.connect(self._want_comparison)
        self._compare.hide()

    @property
    def assessment(self) -> MenuButton:
        return self._assessment

    def refresh(self) -> None:
        """Offer the comparison with the newest earlier assessment, where there is one."""
        earlier = self._open.assessments.earlier()
        self._earlier = earlier.id if earlier else ""
        self._compare.setVisible(earlier is not None)
        if earlier is not None:
            month = since_words(earlier, self._open.case.date, short=True)
            self._compare.setText(_("Compare with {month}").format(month=month))

    def _fill_menu(self) -> None:
        menu = self._assessment.menu_shown
        menu.clear()
        self._add_assessments()
        menu.addSeparator()
        menu.addAction(_("&Start a new assessment..."), self.new_wanted.emit)
        if self._open.completed is None:
            menu.addAction(_("&Complete and lock..."), self.completion_wanted.emit)
        else:
            menu.addAction(_("&Reopen..."), self.reopening_wanted.emit)
        menu.addAction(_("Co&mpare..."), self._want_comparison)
        menu.addAction(_("&History (Ctrl+H)"), self.history_wanted.emit)
        menu.addAction(_("Client's &folder..."), self.folder_wanted.emit)
        menu.addAction(_("E&xport the organization as a package..."), self.export_wanted.emit)
        menu.addSeparator()
        menu.addAction(_("&Delete for good..."), self.deletion_wanted.emit)

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
