"""The standard screen shows both answers with their reasons, and lets a person decide otherwise."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.language.dates import short_date_words
from isoassess.reference import article_claims
from isoassess.standard_choice.labels import choice_words, justification_words
from isoassess.standard_choice.labels.fact_age import facts_day
from isoassess.store import Store
from tests.ui.sample_stores import open_begun, open_sample, store_in
from ui.parts.jump import JumpButton
from ui.session.open_assessment import OpenAssessment
from ui.standard.own_decision import OwnDecisionDialog
from ui.standard.screen import StandardScreen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def standard(qtbot: QtBot, opened: OpenAssessment) -> StandardScreen:
    screen = StandardScreen(opened)
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.header)
    screen.resize(1068, 700)
    screen.show()
    screen.header.show()
    for _turn in range(2):  # the page is made when it is shown, and has its height after that
        QCoreApplication.processEvents()
    return screen


def together(qtbot: QtBot, screen: StandardScreen) -> QWidget:
    """The screen with its header in one window, as in the program."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for part in (screen.header, screen):
        layout.addWidget(part)
        part.show()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, word: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text().replace("&", "") == word)


def test_the_dialog_grows_with_the_list_of_what_another_standard_changes(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    dialog = ask(qtbot, screen)
    before = dialog.height()
    dialog.lens.setCurrentIndex(dialog.lens.findData(Lens.ISO9001_2015))
    qtbot.waitUntil(lambda: dialog.height() > before)
    for field in (dialog.reason, dialog.name):
        assert field.visibleRegion().boundingRect().height() >= field.height() - 4  # its edge at most


def ask(qtbot: QtBot, screen: StandardScreen) -> OwnDecisionDialog:
    QTest.mouseClick(button(screen.header, "Decide otherwise..."), Qt.MouseButton.LeftButton)
    assert screen.dialog is not None
    return screen.dialog


def test_both_answers_stand_together_with_the_truth_of_today(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    said = words(screen)
    assert "ISO 9001:2026" in said
    assert "8.3 not applicable" in said
    assert "ISO 9002:1994" in said
    assert "Nobody can be certified" in said


def test_reason_facts_what_the_test_for_design_found_and_day_are_shown(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    said = words(screen)
    assert choice_words(opened.decision.because) in said
    assert "Who designs the product" in said
    assert "the customer" in said
    assert "What the test for design found: Others define all that you deliver." in said
    assert not any(rule in said for rule in opened.decision.rules)
    assert f"Facts as of {short_date_words(facts_day())}" in said


def test_the_draft_for_the_scope_can_be_copied(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    QTest.mouseClick(button(screen, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == justification_words(opened.decision) != ""


def test_an_unknown_fact_leads_to_its_question(qtbot: QtBot, store: Store) -> None:
    opened = open_begun(store, Profile(organization=Organization(name="Sample Unknowns")))
    screen = standard(qtbot, opened)
    jump = screen.findChildren(JumpButton)[0]
    with qtbot.waitSignal(screen.profile_wanted) as wanted:
        QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert wanted.args == [opened.decision.unknown[0]]


def test_deciding_otherwise_wants_a_reason_and_a_name_beside_the_fields(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    dialog = ask(qtbot, screen)
    QTest.mouseClick(button(dialog, "Decide"), Qt.MouseButton.LeftButton)
    said = words(dialog)
    assert "Choose a standard." in said
    assert "Say why, in your own words." in said
    assert "Say who decides." in said
    assert dialog.reason.accessibleDescription() == "Say why, in your own words."
    QTest.keyClicks(dialog.name, "A. Consultant")
    assert "Say who decides." not in words(dialog)
    assert opened.own_decision is None
    dialog.reject()


def test_no_standard_is_chosen_in_advance_and_none_is_stored_without_a_choice(
    qtbot: QtBot, store: Store
) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    dialog = ask(qtbot, screen)
    assert dialog.lens.currentText() == ""
    QTest.keyClicks(dialog.reason, "The contract binds us to it")
    QTest.keyClicks(dialog.name, "A. Consultant")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.lens
    assert opened.own_decision is None
    dialog.lens.setCurrentIndex(dialog.lens.findData(Lens.ISO9001_2015))
    assert "Choose a standard." not in words(dialog)
    dialog.reject()


def test_escape_gives_up_no_words_typed_in_a_dialog_and_cancel_does(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    dialog = ask(qtbot, screen)
    QTest.keyClicks(dialog.reason, "The contract binds us to it")
    for _time in range(2):
        QTest.keyClick(dialog.reason, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Cancel does." in words(dialog)
    assert dialog.reason.toPlainText() == "The contract binds us to it"
    QTest.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def rows_of(index: QModelIndex) -> range:
    return range(index.model().rowCount(index))


def test_a_list_names_what_another_standard_brings(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    dialog = ask(qtbot, screen)
    assert not dialog.changes.isVisible()
    for lens in (Lens.ISO9001_2015, Lens.ISO9002_1994):
        dialog.lens.setCurrentIndex(dialog.lens.findData(lens))
        switch = opened.switch_to(lens)
        wanted = [
            [f"{opened.requirement(id_).clause[there]}  {opened.requirement(id_).asks}" for id_ in ids]
            for ids, there in (
                ([proposal.requirement for proposal in switch.proposals], lens),
                (switch.enters, lens),
                (switch.leaves, opened.lens),
            )
            if ids
        ]
        model, root = dialog.changes.model(), QModelIndex()
        groups = [model.index(row, 0, root) for row in range(model.rowCount(root))]
        shown = [[model.index(row, 0, group).data() for row in rows_of(group)] for group in groups]
        assert shown == wanted
    dialog.lens.setCurrentIndex(dialog.lens.findData(opened.lens))
    assert not dialog.changes.isVisible()
    dialog.reject()


def test_a_decision_is_stored_shown_and_can_be_taken_back(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    dialog = ask(qtbot, screen)
    dialog.lens.setCurrentIndex(dialog.lens.findData(Lens.ISO9002_1994))
    QTest.keyClicks(dialog.reason, "The contract binds us to it")
    QTest.keyClicks(dialog.name, "A. Consultant")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    own = OwnDecision(lens=Lens.ISO9002_1994, reason="The contract binds us to it", name="A. Consultant")
    assert store.own_decision(opened.organization_id) == own
    assert opened.lens.label == "ISO 9002:1994"
    assert "Decided otherwise: ISO 9002:1994, by A. Consultant" in words(screen)
    QTest.mouseClick(button(screen.header, "Follow the rules again"), Qt.MouseButton.LeftButton)
    assert store.own_decision(opened.organization_id) is None
    assert opened.lens.label == "ISO 9001:2026"
    assert not button(screen.header, "Follow the rules again").isVisible()


def decided(qtbot: QtBot, store: Store) -> tuple[OpenAssessment, StandardScreen, OwnDecision]:
    opened = open_sample(store)
    own = OwnDecision(lens=Lens.ISO9002_1994, reason="The contract binds us to it", name="A. Consultant")
    assert opened.decide(own)
    return opened, standard(qtbot, opened), own


@pytest.mark.parametrize("by", ["the button", "Ctrl+Z", "Ctrl+Z in the header"])
def test_a_decision_that_was_taken_back_comes_again_by_undo(qtbot: QtBot, store: Store, by: str) -> None:
    """What was found: one click, and decision, reason and name were gone."""
    opened, screen, own = decided(qtbot, store)
    QTest.mouseClick(button(screen.header, "Follow the rules again"), Qt.MouseButton.LeftButton)
    assert store.own_decision(opened.organization_id) is None
    said = words(screen)
    assert "The rules count again. Taken back: ISO 9002:1994, by A. Consultant" in said
    assert "The contract binds us to it" in said
    if by == "the button":
        QTest.mouseClick(button(screen, "Undo"), Qt.MouseButton.LeftButton)
    else:
        window = together(qtbot, screen)
        place = screen if by == "Ctrl+Z" else button(screen.header, "Side by side")
        place.setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.own_decision == store.own_decision(opened.organization_id) == own
    assert "Taken back" not in words(screen)
    assert "Decided otherwise: ISO 9002:1994, by A. Consultant" in words(screen)


def test_undo_brings_no_decision_back_over_another_one(qtbot: QtBot, store: Store) -> None:
    opened, screen, own = decided(qtbot, store)
    screen.follow_rules()
    other = replace(own, lens=Lens.ISO9001_2015)
    assert opened.decide(other)
    screen.setFocus()
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.own_decision == other


def test_no_button_takes_the_place_of_another_when_one_decides(qtbot: QtBot, store: Store) -> None:
    """What was found: the button that takes the decision back came where "Side by side" had been."""
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    shell = QWidget()
    row = QHBoxLayout(shell)
    row.addStretch(1)
    row.addWidget(screen.header)  # as the top bar has it
    qtbot.addWidget(shell)
    shell.resize(1200, 60)
    shell.show()
    before = place_of(screen, "Side by side")
    assert opened.decide(OwnDecision(lens=Lens.ISO9002_1994, reason="Contract", name="A. Consultant"))
    qtbot.waitUntil(button(screen.header, "Follow the rules again").isVisible)
    qtbot.waitUntil(lambda: place_of(screen, "Side by side") == before)
    rules = button(screen.header, "Follow the rules again")
    assert rules.geometry().right() < button(screen.header, "Side by side").geometry().left()


def place_of(screen: StandardScreen, on_it: str) -> QPoint:
    one = button(screen.header, on_it)
    return one.mapTo(screen.header.window(), QPoint())


def test_a_decision_that_cannot_be_kept_leaves_the_standard_as_it_was(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    lens = opened.lens
    assert not opened.decide(OwnDecision(lens=Lens.ISO9002_1994, reason="Because\0", name="A. Consultant"))
    assert "cannot be saved" in opened.failure
    assert (store.assessment(opened.id).lens, store.own_decision(opened.organization_id)) == (lens, None)


def test_a_locked_assessment_offers_no_other_decision(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    opened.decide(OwnDecision(lens=opened.lens, reason="The customer asks for it", name="A. Consultant"))
    assert opened.complete()
    for words_on_it in ("Decide otherwise...", "Follow the rules again"):
        assert not button(screen.header, words_on_it).isVisible()
    assert opened.reopen("Forgotten")
    assert button(screen.header, "Decide otherwise...").isVisible()


def test_what_a_person_typed_is_shown_as_typed(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    opened.decide(OwnDecision(lens=Lens.ISO9001_2015, reason="<b>because</b> & so", name="<i>A</i>"))
    shown = [label for label in screen.findChildren(QLabel) if "<b>because</b> & so" in label.text()]
    assert [label.textFormat() for label in shown] == [Qt.TextFormat.PlainText]


def test_the_comparison_stands_below_the_decision_and_is_folded(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    said = words(screen)
    assert said.index("FITS TODAY") < said.index("ISO 9001 and ISO 9002 side by side")
    assert said.index("Because") < said.index("What is commonly claimed, and what is true today")
    assert "What it leaves out: 4.4 Design control" in said
    assert article_claims.table().in_short.says in said
    assert "does not have it" not in said
    assert article_claims.table().claims[0].fact not in said


@pytest.mark.parametrize(
    ("heading", "more", "less", "inside"),
    [
        (
            "ISO 9001 and ISO 9002 side by side",
            "Show all elements",
            "Hide the elements",
            "8.5.5 Post-delivery activities",
        ),
        (
            "What is commonly claimed, and what is true today",
            "Show all claims",
            "Hide the claims",
            "ISO publishes standards and certifies nobody. Certification bodies do.",
        ),
    ],
)
def test_a_card_unfolds_by_key_comes_to_the_top_and_folds_again(
    qtbot: QtBot, store: Store, heading: str, more: str, less: str, inside: str
) -> None:
    screen = standard(qtbot, open_sample(store))
    unfold = button(screen, more)
    QTest.keyClick(unfold, Qt.Key.Key_Space)
    assert inside in words(screen)
    title = next(label for label in screen.findChildren(QLabel) if label.text() == heading)
    qtbot.waitUntil(lambda: 0 <= title.mapTo(screen.page, title.rect().topLeft()).y() < 60)
    assert unfold.text() == less
    QTest.keyClick(unfold, Qt.Key.Key_Space)
    assert inside not in words(screen)
    assert unfold.text() == more


def test_the_top_bar_leads_to_the_elements_and_the_keys_scroll_them(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.mouseClick(button(screen.header, "Side by side"), Qt.MouseButton.LeftButton)
    title = next(
        label for label in screen.findChildren(QLabel) if label.text() == "ISO 9001 and ISO 9002 side by side"
    )
    qtbot.waitUntil(lambda: 0 <= title.mapTo(screen.page, title.rect().topLeft()).y() < 60)
    assert words(screen).count("does not have it") == 1
    before = screen.page.verticalScrollBar().value()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert screen.page.verticalScrollBar().value() > before


def test_an_unfolded_card_stays_so_when_something_is_judged_anew(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = standard(qtbot, opened)
    QTest.mouseClick(button(screen, "Show all elements"), Qt.MouseButton.LeftButton)
    opened.decide(
        OwnDecision(lens=Lens.ISO9001_2015, reason="The customer asks for it", name="A. Consultant")
    )
    assert words(screen).count("does not have it") == 1
    assert words(screen).count("ISO 9001 and ISO 9002 side by side") == 1


def test_the_page_opens_at_its_top(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    bar = screen.page.verticalScrollBar()
    for _time in range(2):
        bar.setValue(bar.maximum())
        assert bar.value() > 0
        screen.hide()
        screen.show()
        screen.setFocus()
        qtbot.waitUntil(lambda: bar.value() == 0)


def test_a_closed_dialog_is_freed(qtbot: QtBot, store: Store) -> None:
    screen = standard(qtbot, open_sample(store))
    dialog = ask(qtbot, screen)
    gone = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del dialog
    gc.collect()
    assert gone() is None
