"""An answer to another standard is offered where nothing is rated, and taken over by one press."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.store import Store
from tests.ui.sample_stores import named, open_begun, store_in, write
from ui.assessment.screen import AssessmentScreen
from ui.session.open_assessment import OpenAssessment
from ui.standard.own_decision import OwnDecisionDialog

OLD = OwnDecision(lens=Lens.ISO9002_1994, reason="A contract names it.", name="A. Consultant")
NEW = OwnDecision(lens=Lens.ISO9001_2026, reason="The certificate of today.", name="A. Consultant")
EQUIVALENT, PARTIAL = "quality-policy", "policy-fits-firm"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenAssessment]:
    """Two answers were given to ISO 9002:1994; now the assessment is against ISO 9001:2026."""
    with store_in(tmp_path) as store:
        assessment = open_begun(store, named("Example Fabrications Ltd"))
        assessment.decide(OLD)
        for id_ in ("quality-policy-1994", "policy-fit-1994"):
            assessment.rate(id_, Rating.CONFORMING)
            write(assessment, id_, "evidence", "Seen on the wall.")
        assessment.decide(NEW)
        yield assessment


class TakeOverDriver:
    """The assessment screen in a window of its own, with one requirement in view."""

    def __init__(self, qtbot: QtBot, opened: OpenAssessment, requirement_id: str) -> None:
        self.qtbot = qtbot
        self.screen = AssessmentScreen(opened)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.screen.header)
        layout.addWidget(self.screen)
        qtbot.addWidget(self.window)
        self.window.resize(1068, 740)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.screen.focus_requirement(requirement_id)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def take(screen: AssessmentScreen) -> QPushButton | None:
    """The button in sight that takes an answer over."""
    buttons = screen.findChildren(QPushButton)
    return next((b for b in buttons if b.isVisible() and b.accessibleName().startswith("Take over")), None)


def test_an_answer_to_the_other_standard_is_offered_and_taken_over_by_key(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path
) -> None:
    driver = TakeOverDriver(qtbot, opened, EQUIVALENT)
    assert "From ISO 9002:1994, 4.1.1: rated 3 Conforming." in words(driver.screen)
    driver.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is take(driver.screen)
    driver.press(Qt.Key.Key_Return)
    assert take(driver.screen) is None
    assert driver.screen.requirement_id == EQUIVALENT
    with Store.open(tmp_path / "offices.db", who="Reader") as other:
        stored = other.answers(opened.id)[EQUIVALENT]
    assert stored == Answer(rating=Rating.CONFORMING, evidence="Seen on the wall.")
    driver.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.answer(EQUIVALENT) == Answer()
    assert take(driver.screen) is not None


def test_a_partial_one_comes_with_its_question_and_goes_when_rated(
    qtbot: QtBot, opened: OpenAssessment
) -> None:
    driver = TakeOverDriver(qtbot, opened, PARTIAL)
    proposal = opened.proposal(PARTIAL)
    assert proposal is not None
    assert proposal.asks[0] in words(driver.screen)
    driver.press(Qt.Key.Key_2)
    assert take(driver.screen) is None
    assert opened.proposal(PARTIAL) is None


def test_own_evidence_is_kept_when_an_answer_is_taken_over(opened: OpenAssessment) -> None:
    write(opened, EQUIVALENT, "evidence", "Mine.")
    assert opened.take_over(EQUIVALENT)
    assert opened.answer(EQUIVALENT) == Answer(rating=Rating.CONFORMING, evidence="Mine.")


def test_without_a_proposal_nothing_is_offered_or_taken_over(qtbot: QtBot, opened: OpenAssessment) -> None:
    driver = TakeOverDriver(qtbot, opened, "context-issues")
    assert take(driver.screen) is None
    assert not opened.take_over("context-issues")
    assert opened.answer("context-issues") == Answer()


def test_the_dialog_says_what_a_standard_means_for_the_answers(qtbot: QtBot, opened: OpenAssessment) -> None:
    opened.take_over(EQUIVALENT)
    dialog = OwnDecisionDialog(opened)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "nothing changes" in words(dialog)
    choice = dialog.findChild(QComboBox)
    assert choice is not None
    choice.setCurrentIndex(choice.findData(Lens.ISO9001_2015))
    enters = len(opened.switch_to(Lens.ISO9001_2015).enters)
    leaves = len(opened.switch_to(Lens.ISO9001_2015).leaves)
    said = f"1 answer stays, {enters} requirements come in, {leaves} leave (their answers are kept aside)"
    assert said in words(dialog)
    assert "can be taken over from ISO 9002:1994." in words(dialog)
    choice.setCurrentIndex(choice.findData(Lens.ISO9002_1994))
    assert "0 answers stay" in words(dialog)
    assert choice.accessibleDescription() in words(dialog)


def test_an_answer_of_this_assessment_is_not_said_to_come_from_an_edition_nobody_asked(
    qtbot: QtBot, opened: OpenAssessment
) -> None:
    opened.rate("change-planning", Rating.CONFORMING)
    driver = TakeOverDriver(qtbot, opened, "change-effect-check")
    assert "From this assessment, 6.3: rated 3 Conforming." in words(driver.screen)
    assert "From ISO 9001:2015" not in words(driver.screen)


def test_a_locked_assessment_offers_nothing_to_take_over(qtbot: QtBot, opened: OpenAssessment) -> None:
    assert opened.proposal(EQUIVALENT) is not None
    assert opened.complete()
    driver = TakeOverDriver(qtbot, opened, EQUIVALENT)
    assert take(driver.screen) is None
    assert opened.proposal(EQUIVALENT) is None
    assert not opened.take_over(EQUIVALENT)
