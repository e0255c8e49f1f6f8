"""The choice so far at the right of each page; it follows every answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from isoassess.domain.words import design_clause_words
from isoassess.language.texts import _, ngettext
from isoassess.standard_choice.labels import choice_words
from isoassess.standard_choice.what_if_words import what_if_sentences
from ui.session.profile_draft import ProfileDraft
from ui.widgets.bullets import Bullets
from ui.widgets.explained_text import ExplainedPill, ExplainedText
from ui.widgets.layout.sizes import fix_width
from ui.widgets.texts import Line, Text
from ui.wizard.decision_words import historical_words, open_words, tone_of
from ui.wizard.open_question import OpenQuestion

WIDTH = 252
TURNS_SHOWN = 3
QUESTIONS_SHOWN = 3


class SoFar(QScrollArea):
    """Today's standard and the model of old, always together, with the reason and what would change it.

    `asked` carries the profile key of an open question that somebody clicked; by keys one goes there from
    the last page, so that Tab leads from question to question here.
    """

    asked = Signal(str)

    def __init__(self, draft: ProfileDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._standard = Line("title")
        self._pill = ExplainedPill()
        self._because = Text("muted")
        self._historical = Text("muted")
        self._open = [OpenQuestion() for _number in range(QUESTIONS_SHOWN)]
        self._more = Text("muted")
        self._turns = Bullets("muted")
        self._open_heading = Text("strong", _("Still to answer"))
        self._turns_heading = Text("strong", _("What would change it"))
        self.setObjectName("soFar")
        self.setAccessibleName(_("The choice so far"))
        fix_width(self, WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside())
        draft.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the decision as it stands."""
        decision = self._draft.decision
        clause = decision.today.clause_8_3
        self._standard.setText(decision.today.lens.label)
        self._pill.show_word(design_clause_words(clause), tone_of(clause))
        self._because.setText("\n".join(map(choice_words, decision.reasons)))
        self._historical.setText(historical_words(decision))
        answered = self._draft.profile.answered
        self._open_heading.setText(open_words(decision, answered))
        open_keys = (*decision.unknown, *decision.to_settle)
        for number, question in enumerate(self._open):
            question.setVisible(number < len(open_keys))
            if number < len(open_keys):
                question.show_key(open_keys[number], answered)
        self._open_heading.setVisible(bool(open_keys))
        self._more.setText(_more_words(len(open_keys) - QUESTIONS_SHOWN))
        self._more.setVisible(bool(self._more.text()))
        turns = what_if_sentences(decision)
        self._turns.show_lines(turns[:TURNS_SHOWN], _more_words(len(turns) - TURNS_SHOWN))
        self._turns_heading.setVisible(bool(turns))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _inside(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("panel")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(18, 24, 16, 20)
        layout.setSpacing(4)
        layout.addWidget(Text("overline", _("SO FAR")))
        layout.addWidget(self._standard)
        layout.addWidget(self._pill)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (Text("strong", _("Because")), self._because),
            (ExplainedText("strong", _("1994 model")), self._historical),
            (self._open_heading, *self._open, self._more),
            (self._turns_heading, self._turns),
        )
        for heading, *texts in parts:
            heading.setContentsMargins(0, 12, 0, 0)
            for part in (heading, *texts):
                layout.addWidget(part)
        for question in self._open:
            question.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            question.asked.connect(self.asked)
        layout.addStretch(1)
        return inside

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()


def _more_words(left: int) -> str:
    more = ngettext("and {count} more on the last page", "and {count} more on the last page", left)
    return more.format(count=left) if left > 0 else ""
