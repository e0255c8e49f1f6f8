"""The assessor's own grade in place of the predicted one: which, why, and what the rules say."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.assessment.verdict.findings import ASSESSED
from isoassess.domain import Finding, Grade, Regrade
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words
from isoassess.language.texts import _
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import keep_place, quiet
from ui.widgets.layout.sizes import least_width
from ui.widgets.texts import Text
from ui.widgets.typing.saved_text import SavedText

GRADES = tuple(grade for grade in Grade if grade in ASSESSED)
LEAST_GRADE = 160  # pixels of its drop-down, where there is no room for its longest words


class RegradeBox(QWidget):
    """Away until somebody grades otherwise; `chosen` carries a Grade, None to follow the rules.

    Nothing is chosen in advance, and a grade without a reason is not handed on: it is `pending` until the
    reason is written. Until then Escape takes it back, as does going to another requirement.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opener = quiet(_("&Grade otherwise..."))  # beside the predicted grade, which is above
        keep_place(self.opener)
        self._is_open = False  # a person opened it for the requirement in view
        self._pending: Grade | None = None
        self._shown = (Grade.NOT_ASSESSED, Regrade(), False)
        self._predicted = Text("small")
        self._grade = DropDown()
        self._grade.setAccessibleName(_("Grade of the assessor"))
        self._grade.setPlaceholderText(_("Choose a grade"))
        for grade in GRADES:
            self._grade.addItem(f"{SHAPE_OF_GRADE[grade]} {grade_words(grade)}", grade)
        self.reason = SavedText(
            _("Reason for the other grade"), lines=2, hint=_("What you saw that the rules do not know")
        )
        self._lacking = Text("small")
        keep_place(self._lacking)  # below it nothing moves when there is a reason
        self._back = RemovingButton(_("Follow the rules again"), is_quiet=True)
        self._lay_out()
        MovedClicks(self)
        self.opener.clicked.connect(self._open)
        self._back.clicked.connect(self._take_back)
        self._grade.activated.connect(self._choose)
        self.reason.left.connect(self._give_up)

    @property
    def pending(self) -> Grade | None:
        """The grade that was chosen and waits for its reason."""
        return self._pending

    def begin(self) -> None:
        """Another requirement: what was not decided for the last one is not decided."""
        self._is_open, self._pending = False, None

    def show_regrade(self, finding: Finding, regrade: Regrade, *, locked: bool) -> None:
        """`finding` is the one that counts, `regrade` what the assessor has said so far."""
        self._shown = finding.predicted or finding.grade, regrade, locked
        if regrade.grade is not None:
            self._pending = None
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is not decided, and goes on to where Escape leads."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        super().keyPressEvent(event)

    def _show(self) -> None:
        predicted, regrade, locked = self._shown
        begun = self._is_open and predicted in ASSESSED and not locked
        own = begun or regrade != Regrade()
        self.opener.setVisible(predicted in ASSESSED and not own and not locked)
        self.setVisible(own)
        if not own:
            return
        words = f"{SHAPE_OF_GRADE[predicted]} {grade_words(predicted)}"
        self._predicted.setText(_("By the rules: {grade}").format(grade=words))
        grade = regrade.grade or self._pending
        with QSignalBlocker(self._grade):
            self._grade.setCurrentIndex(GRADES.index(grade) if grade in GRADES else -1)
        self._grade.setEnabled(not locked)
        self._back.setVisible(not locked)
        lacking = _lacking_words(predicted, grade, regrade.reason)
        self._lacking.setText(lacking)
        self._lacking.setVisible(bool(lacking))

    def _lay_out(self) -> None:
        chosen = FlowLayout(gap=12)
        chosen.addWidget(self._grade)
        chosen.addWidget(self._back)
        least_width(self._grade, LEAST_GRADE)
        own = QVBoxLayout(self)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(6)
        own.addWidget(Text("heading", _("Graded by the assessor")))
        own.addWidget(self._predicted)
        own.addLayout(chosen)
        own.addWidget(self.reason)
        own.addWidget(self._lacking)
        # What takes it away comes last. The field itself must stay where it is: Tab would never leave it.
        QWidget.setTabOrder(self.reason.focusProxy() or self.reason, self._back)

    def _open(self) -> None:
        self._is_open = True
        self._show()
        give_focus(self._grade)

    def _choose(self, place: int) -> None:
        grade = Grade(self._grade.itemData(place))
        if self.reason.text.strip() or self._shown[1].grade is not None:
            self.chosen.emit(grade)
            return
        self._pending = grade
        self._show()
        give_focus(self.reason)

    def _give_up(self) -> None:
        """Close what was opened just now and holds no words."""
        if self._is_open and not self.reason.text.strip() and self._shown[1] == Regrade():
            self.begin()
            self._show()

    def _take_back(self) -> None:
        self.begin()
        if self._shown[1] != Regrade() or self.reason.waiting:
            self.chosen.emit(None)
        self._show()
        give_focus(self.opener)


def _lacking_words(predicted: Grade, grade: Grade | None, reason: str) -> str:
    """Why the assessor's grade does not count; empty where it does."""
    if predicted not in ASSESSED:
        return _("It does not count while the requirement is not assessed or does not apply.")
    if grade is None:
        return _("The predicted grade counts until another one is chosen.")
    return "" if reason.strip() else _("The predicted grade counts until there is a reason.")
