"""What is rated 3 or 4 with nothing that shows it: how many, which, and the way to all of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from isoassess.assessment.verdict.claimed import SHAPE_OF_CLAIM, claimed, count_words
from isoassess.domain import Finding
from isoassess.domain.case import Case, Judgement
from isoassess.domain.words import grade_words
from isoassess.language.texts import _
from ui.overview.words import how_claimed
from ui.parts.linked_lines import LinkedLine, LinkedLinesCard
from ui.widgets.layout.frames import quiet

FIRST = 3  # lines shown before a person asks for all


class ClaimedCard(LinkedLinesCard):
    """Away where everything that is claimed is shown; `all_wanted` leads to all in the assessment."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Claimed, not shown"), narrow=True, parent=parent)
        self._all = quiet(_("See them in the assessment"))
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(self.all_wanted)

    def show_judgement(self, case: Case, judgement: Judgement) -> None:
        found = claimed(judgement.findings)
        self.setVisible(bool(found.findings))
        states = {requirement.id: requirement.statement for requirement in case.requirements}
        self.show_lines(count_words(found), [_spot(one, states) for one in found.findings], first=FIRST)
        self.explain(how_claimed())


def _spot(finding: Finding, states: dict[str, str]) -> LinkedLine:
    return LinkedLine(
        pill=finding.clause,
        tone="minor",
        text=states[finding.requirement],
        detail=" ".join(filter(None, (finding.number, SHAPE_OF_CLAIM, grade_words(finding.grade)))),
        requirement=finding.requirement,
    )
