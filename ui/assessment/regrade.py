"""The assessor's own grade in place of the predicted one: which, why, and what the rules say."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.verdict.findings import ASSESSED
from isoassess.domain import Finding, Grade, Regrade
from isoassess.domain.words import SHAPE_OF_GRADE, grade_words
from isoassess.language.texts import _
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Text
from ui.widgets.typing.saved_text import SavedText

GRADES = tuple(grade for grade in Grade if grade in ASSESSED)


class RegradeBox(QWidget):
    """A quiet button until somebody grades otherwise; `chosen` carries a Grade, None to follow the rules."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin = quiet(_("&Grade otherwise..."))
        self._predicted = Text("small")
        self._grade = DropDown()
        self._grade.setAccessibleName(_("Grade of the assessor"))
        for grade in GRADES:
            self._grade.addItem(f"{SHAPE_OF_GRADE[grade]} {grade_words(grade)}", grade)
        self.reason = SavedText(
            _("Reason for the other grade"), lines=2, hint=_("What you saw that the rules do not know")
        )
        self._lacking = Text("fieldError")
        self._back = RemovingButton(_("Follow the rules again"), is_quiet=True)
        self._own = QWidget()
        self._lay_out()
        self._begin.clicked.connect(self._choose_first)
        self._back.clicked.connect(self._take_back)
        self._grade.activated.connect(self._choose)

    def show_regrade(self, finding: Finding, regrade: Regrade, *, locked: bool) -> None:
        """`finding` is the one that counts, `regrade` what the assessor has said so far."""
        predicted = finding.predicted or finding.grade
        graded = regrade.grade is not None
        self._begin.setVisible(predicted in ASSESSED and not graded and not locked)
        self._own.setVisible(graded)
        self.setVisible(graded or self._begin.isVisibleTo(self))
        if not graded:
            return
        words = f"{SHAPE_OF_GRADE[predicted]} {grade_words(predicted)}"
        self._predicted.setText(_("By the rules: {grade}").format(grade=words))
        with QSignalBlocker(self._grade):
            self._grade.setCurrentIndex(self._grade.findData(regrade.grade))
        self._grade.setEnabled(not locked)
        self._back.setVisible(not locked)
        lacking = _lacking_words(predicted, regrade)
        self._lacking.setText(lacking)
        self._lacking.setVisible(bool(lacking))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._grade)
        first.addWidget(self._predicted, 1)
        first.addWidget(self._back)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(6)
        own.addWidget(Text("heading", _("Graded by the assessor")))
        own.addLayout(first)
        own.addWidget(self.reason)
        own.addWidget(self._lacking)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._own)

    def _choose_first(self) -> None:
        """Begin with what an assessor does most: a nonconformity that is none, or the other way round."""
        self.chosen.emit(Grade.OFI)
        give_focus(self._grade)

    def _choose(self, place: int) -> None:
        self.chosen.emit(Grade(self._grade.itemData(place)))

    def _take_back(self) -> None:
        self.chosen.emit(None)
        give_focus(self._begin)


def _lacking_words(predicted: Grade, regrade: Regrade) -> str:
    """Why the assessor's grade does not count; empty where it does."""
    if predicted not in ASSESSED:
        return _("It does not count while the requirement is not assessed or does not apply.")
    return "" if regrade.reason.strip() else _("The predicted grade counts until there is a reason.")
