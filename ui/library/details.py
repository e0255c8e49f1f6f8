"""One question of the library in full: what it takes, where it stands, what answers it in other editions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.catalogue.question_library import Counterpart, Library, Number
from isoassess.domain import Lens, Requirement
from isoassess.domain.words import stage_words
from isoassess.language.texts import _
from isoassess.reference.sources import source_words
from ui.assessment.card import AuditorCard
from ui.library.questions_model import NONE, number_words
from ui.library.words import (
    applies_words,
    counterpart_words,
    difference_words,
    edition_and_clause,
    no_documents_words,
    nothing_words,
)
from ui.parts.jump import JumpButton
from ui.widgets.explained_text import ExplainedPill, ExplainedText
from ui.widgets.layout.frames import Card, Page
from ui.widgets.layout.rows import Rows
from ui.widgets.layout.sizes import fix_width
from ui.widgets.texts import Line, Pill, Text

EDITION_WIDTH = 90


class LibraryDetails(Page):
    """`wanted` carries the id of a counterpart that a person wants to see."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryDetails")
        self.setAccessibleName(_("Details of the question"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keys can scroll it
        self._head = _Head()
        self._auditor = AuditorCard()
        self._editions = _EditionsCard()
        self._applies = _AppliesCard()
        self._counterparts = _CounterpartsCard()
        self._origin = Text("small")
        self._origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.setContentsMargins(18, 16, 18, 18)
        self.body.setSpacing(12)
        parts = (self._head, self._auditor, self._editions, self._applies, self._counterparts, self._origin)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._counterparts.wanted.connect(self.wanted)

    def show_requirement(self, requirement: Requirement, library: Library) -> None:
        self._head.show_requirement(requirement, library)
        self._auditor.show_requirement(requirement)
        self._editions.show_requirement(requirement, library)
        self._applies.show_requirement(requirement)
        self._counterparts.show_requirement(requirement, library)
        sources = "; ".join(source_words(requirement.source))
        self._origin.setText(_("Source: {source}").format(source=sources))
        self.verticalScrollBar().setValue(0)


class _Head(QWidget):
    """Where the question stands, the question, and what is special about it."""

    def __init__(self) -> None:
        super().__init__()
        self._place = Text("small")
        self._question = ExplainedText("question")
        self._gate, self._new, self._quick = (
            ExplainedPill(tone="accent"),
            Pill(tone="ofi"),
            ExplainedPill(_("Quick scan")),
        )
        self._gate_meaning = Text("small", _("Its absence alone stops a certificate."))
        marks = QHBoxLayout()
        marks.setContentsMargins(0, 2, 0, 0)
        marks.setSpacing(6)
        for pill in (self._gate, self._new, self._quick):
            marks.addWidget(pill)
        marks.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.setSpacing(4)
        layout.addWidget(self._place)
        layout.addWidget(self._question)
        layout.addLayout(marks)
        layout.addWidget(self._gate_meaning)

    def show_requirement(self, requirement: Requirement, library: Library) -> None:
        lens = next(lens for lens in library.lenses if lens in requirement.clause)
        number = requirement.clause[lens]
        self._place.setText(f"{lens.label} · {number} · {library.title(lens, number)}")
        self._question.setText(requirement.asks)
        gate = requirement.gate
        self._gate.setText(_("{stage} gate").format(stage=stage_words(gate)) if gate else "")
        self._new.setText(_("New in {edition}").format(edition=requirement.since or ""))
        self._gate.setVisible(gate is not None)
        self._gate_meaning.setVisible(gate is not None and lens.certifiable)
        self._new.setVisible(requirement.since is not None)
        self._quick.setVisible(requirement.quick)


class _EditionsCard(Card):
    """Number and title in each edition, and what differs."""

    def __init__(self) -> None:
        super().__init__(_("In the editions"))
        self._rows = {lens: _EditionRow(lens) for lens in Lens}
        self._difference = Text("normal")
        for row in self._rows.values():
            self.body.addWidget(row)
        self.body.addWidget(self._difference)

    def show_requirement(self, requirement: Requirement, library: Library) -> None:
        numbers = library.numbers(requirement)
        for lens, row in self._rows.items():
            number = numbers.get(lens)
            own = number is not None and not number.near
            row.show_place(number, library.title(lens, number.text) if own and number else "")
        words = difference_words(requirement)
        self._difference.setText(words)
        self._difference.setVisible(bool(words))


class _EditionRow(QWidget):
    """An edition, and the clause that asks the question there."""

    def __init__(self, lens: Lens) -> None:
        super().__init__()
        edition = Line("small", lens.label)
        fix_width(edition, EDITION_WIDTH)
        self._clause = Text("normal")
        self._clause.setMinimumWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(edition, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._clause, 1)

    def show_place(self, number: Number | None, title: str) -> None:
        if number is None:
            self._clause.setText(NONE)
        elif number.near:
            self._clause.setText(_("{number}, counterpart").format(number=number_words(number)))
        else:
            self._clause.setText(f"{number.text} {title}")


class _AppliesCard(Card):
    """Whom the requirement concerns."""

    def __init__(self) -> None:
        super().__init__(_("Applies"))
        self._words = Text("normal")
        self._no_documents = Text("small")
        self.body.addWidget(self._words)
        self.body.addWidget(self._no_documents)

    def show_requirement(self, requirement: Requirement) -> None:
        self._words.setText(applies_words(requirement))
        words = no_documents_words(requirement)
        self._no_documents.setText(words)
        self._no_documents.setVisible(bool(words))


class _CounterpartsCard(Card):
    """What other editions ask about the same, and what an answer to it is worth."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Counterparts"))
        self._rows = Rows(ruled=True)
        self.body.addWidget(self._rows)

    def show_requirement(self, requirement: Requirement, library: Library) -> None:
        self._rows.clear()
        counterparts = library.counterparts(requirement.id)
        gaps = library.without(requirement.id)
        for counterpart in counterparts:
            row = _CounterpartRow(counterpart)
            row.wanted.connect(self.wanted)
            self._rows.add(row)
        for gap in gaps:
            self._rows.add(Text("normal", nothing_words(gap, requirement, counterparts)))
        self.setVisible(bool(counterparts or gaps))


class _CounterpartRow(QWidget):
    wanted = Signal(str)

    def __init__(self, counterpart: Counterpart) -> None:
        super().__init__()
        other = counterpart.requirement
        button = JumpButton(edition_and_clause(other), other.id)
        button.setAccessibleName(_("Show the counterpart {spot}").format(spot=edition_and_clause(other)))
        button.setObjectName("counterpart")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for role, words in (("normal", other.asks), ("small", counterpart_words(counterpart))):
            layout.addWidget(Text(role, words))
        button.wanted.connect(self.wanted)
