"""What a decision rests on, what would change it, what is not known, and what to be careful about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from isoassess.domain.decision import Decision
from isoassess.domain.fact_words import fact_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from isoassess.reference.sources import source_words
from isoassess.reference.value_in_words import value_in_words
from isoassess.standard_choice.labels import choice_words, justification_words
from isoassess.standard_choice.labels.fact_age import facts_day, old_facts_words
from isoassess.standard_choice.what_if_words import step_sentences, what_if_sentences
from ui.parts.jump import JumpButton
from ui.widgets.bullets import Bullets
from ui.widgets.layout.frames import Card
from ui.widgets.layout.rows import Rows, beside
from ui.widgets.texts import Line, Text


class ReasonsCard(Card):
    """The reason in one sentence, the facts it rests on, and what the test for design found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Because"), parent=parent)
        self._because = Text("")
        self._facts = Rows()
        self._rules = Text("small")
        self.body.addWidget(self._because)
        self.body.addSpacing(4)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._rules)

    def show_decision(self, decision: Decision) -> None:
        self._because.setText("\n".join(map(choice_words, decision.reasons)))
        self._facts.clear()
        if decision.facts:
            self._facts.add(_FactTable(decision))
        found = " ".join(step_sentences(decision.rules))
        self._rules.setText(_("What the test for design found: {found}").format(found=found) if found else "")
        self._rules.setVisible(bool(found))


class _FactTable(QWidget):
    """Each fact with its value."""

    def __init__(self, decision: Decision, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        for row, fact in enumerate(decision.facts):
            layout.addWidget(Text("muted", fact_words(fact.fact)), row, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(
                Text("strong", value_in_words(fact.fact, fact.value)), row, 1, Qt.AlignmentFlag.AlignTop
            )


class WhatIfCard(Card):
    """Each fact that alone would change the answer, and to what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What would change it"), parent=parent)
        self._rows = Rows(ruled=True)
        self.body.addWidget(self._rows)

    def show_decision(self, decision: Decision) -> None:
        self._rows.clear()
        sentences = what_if_sentences(decision)
        for sentence in sentences:
            self._rows.add(Text("", sentence))
        if not sentences:
            self._rows.add(Text("muted", _("No single fact alone would change it.")))


class UnknownCard(Card):
    """The facts that are missing, each with the way to the wizard."""

    profile_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Not known yet"), parent=parent)
        self._rows = Rows(ruled=True)
        self.body.addWidget(self._rows)

    def show_decision(self, decision: Decision) -> None:
        self._rows.clear()
        open_keys = (*decision.unknown, *decision.to_settle)
        for key in open_keys:
            jump = JumpButton(_("Answer"), key)
            jump.setAccessibleName(_("Answer: {fact}").format(fact=fact_words(key)))
            jump.wanted.connect(self.profile_wanted)
            self._rows.add(_with_button(Text("", fact_words(key)), jump))
        if not open_keys:
            self._rows.add(Text("muted", _("Every fact that decides is known.")))


class WarningsCard(Card):
    """What to be careful about; away where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Please note"), parent=parent)
        self._rows = Rows(ruled=True)
        self.body.addWidget(self._rows)

    def show_decision(self, decision: Decision) -> None:
        self.setVisible(bool(decision.warnings))
        self._rows.clear()
        for note in decision.warnings:
            mark = Line("mark", "▲")
            mark.set_tone("minor")
            text = Text("", choice_words(note.says))
            self._rows.add(beside(mark, text))


class JustificationCard(Card):
    """The draft for the scope; away where clause 8.3 applies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Draft for the scope (4.3)"), parent=parent)
        self._text = Text("")
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._copy = QPushButton(_("Copy"))
        self._copy.setAccessibleName(_("Copy the draft for the scope"))
        self.body.addWidget(self._text)
        self.body.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.clicked.connect(self._take)

    def show_decision(self, decision: Decision) -> None:
        self.setVisible(decision.justification is not None)
        self._text.setText(justification_words(decision))
        self._copy.setText(_("Copy"))

    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())
        self._copy.setText(_("Copied"))


class SourcesCard(Card):
    """Where the answer comes from, as of which day, by which version of the rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Sources"), kind="noteCard", parent=parent)
        self._titles = Bullets("small")
        self._day = Text("small")
        self.body.addWidget(self._titles)
        self.body.addWidget(self._day)

    def show_decision(self, decision: Decision) -> None:
        self._titles.show_lines(source_words(decision.sources))
        says = _("Facts as of {day}, rules version {version}.").format(
            day=short_date_words(facts_day()), version=decision.rules_version
        )
        self._day.setText(" ".join(filter(None, (says, old_facts_words(decision.as_of)))))


def _with_button(text: Text, jump: JumpButton) -> QWidget:
    row = QWidget()
    layout = QGridLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setColumnStretch(0, 1)
    layout.addWidget(text, 0, 0)
    layout.addWidget(jump, 0, 1, Qt.AlignmentFlag.AlignTop)
    return row
