"""What the program is, for an owner who has never seen it: plain sentences, and where to begin."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.commands.of_first_minute import SHOW_AROUND
from ui.commands.of_list import NEW
from ui.widgets.explained_text import ExplainedText
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.tips import breakable

WIDTH = 620


class WhatIsThisDialog(FittingDialog):
    """Answers five questions; `around_wanted` and `new_wanted` lead on from it."""

    around_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, store: Path, parent: QWidget | None = None) -> None:
        """`store`: the file in which everything lies."""
        super().__init__(parent)
        self.setWindowTitle(_("What is IsoAssess?"))
        buttons = QDialogButtonBox()
        around = QPushButton(SHOW_AROUND.words)
        new = QPushButton(NEW.words)
        for button in (around, new):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        parts = tuple(_Answered(asked, says) for asked, says in _answers(store))
        self.lay_out(parts, buttons, width=WIDTH)
        around.setDefault(True)
        around.clicked.connect(self._want_around)
        new.clicked.connect(self._want_new)
        buttons.rejected.connect(self.reject)
        close.setAutoDefault(True)
        around.setFocus()

    def _want_around(self) -> None:
        self.accept()
        self.around_wanted.emit()

    def _want_new(self) -> None:
        self.accept()
        self.new_wanted.emit()


class _Answered(QWidget):
    """A question with its answer below."""

    def __init__(self, asked: str, says: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(ExplainedText("strong", asked))
        layout.addWidget(ExplainedText("body", says))


def _answers(store: Path) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What does it tell me?"),
            _(
                "Which standard for quality management fits your firm, how ready you are for a certificate, "
                "what is still missing, and what to do first."
            ),
        ),
        (
            _("What does it need from me?"),
            _(
                "Some facts about the firm: what you make or do, how many people work there, who designs it. "
                "Then a rating for each question, from 0 (there is nothing) to 4 (it works and improves), "
                "with a word on what you saw. You need not know the standard."
            ),
        ),
        (
            _("How long does it take?"),
            _(
                "The facts about ten minutes; then you see which standard fits. A first look has about 45 "
                "questions, about an hour: “Begin with the quick scan” stands on the overview. All questions "
                "take a day or two, and you can stop at any time: whatever you enter is saved at once."
            ),
        ),
        *_of_outcome(store),
    )


def _of_outcome(store: Path) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Where does what I enter lie?"),
            _(
                "Only on this computer, in one file, and nothing is sent anywhere: {file}. "
                "Under Backup and password you can protect it."
            ).format(file=breakable(str(store))),
        ),
        (
            _("What do I get in the end?"),
            _(
                "A summary of a few pages, a full report, an action plan with names and dates, as PDF or for "
                "Word. They tell what is likely; the certificate itself comes from a certification body."
            ),
        ),
        (
            _("Where do I begin?"),
            _(
                "Let the program show you around: five steps over the screens of an invented firm. "
                "Then begin with your own."
            ),
        ),
    )
