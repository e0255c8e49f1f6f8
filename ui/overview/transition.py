"""What the new edition adds for the holder of a running certificate, and until when; a line each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from isoassess.assessment.labels.transition import novelty_words, small_firm_words, transition_lines
from isoassess.assessment.transition import AFTER, TransitionPoint, transition
from isoassess.language.texts import _
from ui.parts.linked_lines import LinkedLine, LinkedLinesCard
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import quiet

FIRST = 3  # lines shown before a person asks for all


class TransitionCard(LinkedLinesCard):
    """Away where no certificate moves on; `all_wanted` leads to all that is new in the assessment."""

    all_wanted = Signal()

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(_("Transition"), narrow=True, parent=parent)
        self._open = opened
        self._all = quiet(_("See them in the assessment"))
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(self.all_wanted)

    def refresh(self) -> None:
        """Show what is still to be looked at; a lens of before shows how much, and no way there."""
        case = self._open.case
        found = transition(self._open.catalogue, case.profile, case.answers, case.date, case.lens)
        self.setVisible(found is not None and case.lens.certifiable)
        if found is None:
            return
        here = case.lens is AFTER
        self._all.setVisible(here)
        to_do, stays, *until = transition_lines(found)
        lines = [_line(point) for point in found.open] if here else []
        self.show_lines(" ".join((to_do, *until)), lines, first=FIRST)
        self.explain(stays)


def _line(point: TransitionPoint) -> LinkedLine:
    return LinkedLine(
        pill=point.clause,
        tone="neutral",
        text=point.requirement.statement,
        detail=novelty_words(point),
        next_step=small_firm_words(point),
        requirement=point.requirement.id,
    )
