"""The offer of the quick scan, where an assessment is begun: the most important questions first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.assessment.verdict.indication import scan_progress
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _, ngettext
from ui.commands.command import bind
from ui.commands.of_assessment import QUICK_SCAN
from ui.widgets.explained_text import ExplainedText


class QuickScanOffer(QWidget):
    """`wanted` asks for its next open question; away where it is complete, or more than it is rated."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton()
        bind(self._button, QUICK_SCAN)
        self._says = ExplainedText("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._says)
        self._button.clicked.connect(self.wanted)
        self.is_begun = False

    @property
    def button(self) -> QPushButton:
        """What begins it, or goes on with it."""
        return self._button

    def show_judgement(self, case: Case, judgement: Judgement, *, locked: bool) -> None:
        done, asked = scan_progress(case, judgement.findings)
        more = judgement.share.assessed > done
        self.setVisible(not locked and not more and done < asked)
        self.is_begun = not self.isHidden() and done > 0
        self._button.setText(_("Go on with the quick scan") if done else _("Begin with the quick scan"))
        self._says.setText(_begun(done, asked) if done else _offered(asked))
        self._button.setAccessibleDescription(self._says.text())


def _offered(count: int) -> str:
    return ngettext(
        "The most important question first: it shows what stands in the way of a certificate. The answer "
        "counts in the whole assessment.",
        "A first look in about an hour: the {count} most important questions, and every gate is among them. "
        "They show what stands in the way of a certificate, and count in the whole assessment.",
        count,
    ).format(count=count)


def _begun(done: int, count: int) -> str:
    return _("{done} of its {count} questions answered.").format(done=done, count=count)
