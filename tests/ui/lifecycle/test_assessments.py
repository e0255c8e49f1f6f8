"""An organization is assessed again and again: begun from the last one, locked, reopened, compared."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.assessment.verdict.claimed import claimed, count_words
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import NO_ANSWER, Answer, Grade, Keep, Lens, Rating
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Designer
from isoassess.store import CarryOver, Store
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import put_sample
from tests.ui.sample_stores import TODAY, add_named, open_sample, store_in, today, whole
from ui.lifecycle.comparison_cards import MovementCard
from ui.lifecycle.completion import CompleteDialog, ReopenDialog
from ui.lifecycle.new_assessment import NewAssessmentDialog
from ui.overview.claimed import ClaimedCard
from ui.overview.since import SinceCard
from ui.parts.jump import JumpButton
from ui.parts.lock_bar import LockBar
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

SPRING = date(2026, 3, 4)
KEY = Qt.Key


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    made.open_organization(organization_of(store))
    return made


def organization_of(store: Store) -> str:
    return store.assessment(put_sample(store, shipped())).organization_id


def workplace_of(window: MainWindow) -> OrganizationScreens:
    assert window.open_screens is not None
    return window.open_screens


def opened_in(window: MainWindow) -> OpenAssessment:
    return workplace_of(window).open


def said(widget: QWidget) -> str:
    QCoreApplication.processEvents()  # rows just added are shown with the next event
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(f"{label.text()}\n{label.toolTip()}" for label in labels)  # what is cut is in its tip


def press(widget: QWidget, word: str) -> None:
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == word and b.isVisibleTo(widget))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def menu_of(window: MainWindow) -> dict[str, QAction]:
    """The lines of the assessment menu by their words."""
    button = workplace_of(window).overview.header.assessment
    button.open_menu()
    lines = {action.text().replace("&", ""): action for action in button.menu_shown.actions()}
    button.menu_shown.close()
    return lines


def new_dialog(window: MainWindow) -> NewAssessmentDialog:
    menu_of(window)["Start a new assessment..."].trigger()
    dialog = workplace_of(window).dialogs.dialog
    assert isinstance(dialog, NewAssessmentDialog)
    return dialog


def complete_dialog(window: MainWindow) -> CompleteDialog:
    menu_of(window)["Complete and lock..."].trigger()
    dialog = workplace_of(window).dialogs.dialog
    assert isinstance(dialog, CompleteDialog)
    return dialog


def reopen_dialog(window: MainWindow) -> ReopenDialog:
    menu_of(window)["Reopen..."].trigger()
    dialog = workplace_of(window).dialogs.dialog
    assert isinstance(dialog, ReopenDialog)
    return dialog


def add_earlier(store: Store, *, on: date = SPRING) -> str:
    """An assessment of the spring, completed, with three of today's conforming ratings absent then."""
    now = put_sample(store, shipped())
    record = store.assessment(now)
    earlier = store.add_assessment(
        record.organization_id,
        lens=record.lens,
        started=on,
        assessor="B. Consultant",
        catalogue_version=record.catalogue_version,
        earlier=now,
        carry=CarryOver.EVERYTHING,
    )
    gates = [one.id for one in shipped().requirements(record.lens) if one.gate]
    answers = store.answers(earlier)
    good = [id_ for id_ in gates if id_ in answers and answers[id_].rating is Rating.CONFORMING]
    for id_ in good[:3]:
        store.save_answer(earlier, id_, Answer(rating=Rating.ABSENT))
    store.complete_assessment(earlier, on)
    return earlier


# a new one from the last


@pytest.mark.parametrize("carry", list(CarryOver))
def test_a_new_one_begins_with_what_was_asked_to_be_taken_over(
    window: MainWindow, store: Store, carry: CarryOver
) -> None:
    before = opened_in(window).id
    answers = store.answers(before)
    dialog = new_dialog(window)
    dialog.carry.choose(carry)
    dialog.assessor.setText("B. Consultant")
    dialog.complete_last.setChecked(True)
    press(dialog, "&Start")
    new = opened_in(window)
    assert new.id != before
    assert (new.assessor, new.started, new.completed) == ("B. Consultant", TODAY, None)
    carried = store.answers(new.id)
    if carry is CarryOver.EVERYTHING:
        assert carried == answers
    elif carry is CarryOver.UNRATED:
        assert {id_: one.evidence for id_, one in carried.items()} == {
            id_: one.evidence for id_, one in answers.items() if id_ in carried
        }
        assert new.judgement.share.assessed == 0
    else:
        assert carried == {}
    assert store.assessment(before).completed == TODAY
    assert store.answers(before) == answers


def test_the_one_before_goes_on_when_it_is_not_to_be_locked(window: MainWindow, store: Store) -> None:
    before = opened_in(window).id
    dialog = new_dialog(window)
    assert dialog.assessor.text() == "A. Consultant"
    assert not dialog.complete_last.isChecked()  # nothing is locked that nobody asked to lock
    press(dialog, "&Start")
    assert opened_in(window).id != before
    assert store.assessment(before).completed is None


def test_a_new_one_cannot_start_before_the_last_one_nor_tomorrow(window: MainWindow, store: Store) -> None:
    add_earlier(store)
    dialog = new_dialog(window)
    began = len(store.assessments(opened_in(window).organization_id))
    tomorrow = TODAY + timedelta(days=1)
    for typed in ("2020-01-01", tomorrow.isoformat(), "31.2.2026", "soon", ""):
        dialog.day.line.setText(typed)
        press(dialog, "&Start")
        assert dialog.isVisible()
        assert dialog.day.error
    assert len(store.assessments(opened_in(window).organization_id)) == began
    dialog.reject()


def test_a_completed_one_bears_a_name_so_it_is_asked_for(window: MainWindow, store: Store) -> None:
    opened_in(window).name_assessor("")
    dialog = new_dialog(window)
    dialog.complete_last.setChecked(True)
    press(dialog, "&Start")
    sentence = "Say who assessed; a completed assessment bears a name."
    assert sentence in said(dialog)
    assert dialog.assessor.accessibleDescription() == sentence
    QTest.keyClicks(dialog.assessor, "C. Consultant")
    assert sentence not in said(dialog)
    before = opened_in(window).id
    QTest.keyClick(dialog.assessor, KEY.Key_Return)
    assert store.assessment(before).assessor == opened_in(window).assessor == "C. Consultant"


def test_a_new_one_follows_the_standard_chosen_today(window: MainWindow, store: Store) -> None:
    assessment_id = opened_in(window).id
    store.switch_lens(assessment_id, Lens.ISO9001_2015)
    opened_in(window).reload()
    dialog = new_dialog(window)
    assert "held against ISO 9001:2026, the standard chosen today" in said(dialog)
    press(dialog, "&Start")
    assert opened_in(window).lens is Lens.ISO9001_2026
    assert store.assessment(assessment_id).lens is Lens.ISO9001_2015


def test_what_cannot_be_stored_is_said_in_the_dialog_and_nothing_is_begun(qtbot: QtBot, store: Store) -> None:
    put_sample(store, shipped())
    with Store.open(store.path, who="tester", busy_timeout=0.05) as hasty:
        opened = open_sample(hasty)
        dialog = NewAssessmentDialog(opened.assessments)
        qtbot.addWidget(dialog)
        dialog.open()
        with closing(sqlite3.connect(store.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            press(dialog, "&Start")
            assert dialog.isVisible()
            assert "Another program is writing" in said(dialog)
        assert len(store.assessments(opened.organization_id)) == 1
        press(dialog, "&Start")
        assert dialog.started_id == store.assessments(opened.organization_id)[0].id


# completing and reopening


def test_completing_shows_what_is_left_open_and_locks(window: MainWindow, store: Store) -> None:
    opened = opened_in(window)
    dialog = complete_dialog(window)
    share = opened.judgement.share
    assert "Likely verdict: Ready for stage 1, not yet for stage 2" in said(dialog)
    assert f"{share.applicable - share.assessed} of {share.applicable} applicable requirements" in said(
        dialog
    )
    press(dialog, "&Complete and lock")
    assert store.assessment(opened.id).completed == TODAY
    assert "Full assessment · completed 18 Nov 2026" in said(window)
    (bar,) = workplace_of(window).overview.findChildren(LockBar)
    assert bar.says == "Completed on 18 Nov 2026 by A. Consultant, and locked."
    first = opened.case.requirements[0].id
    answer = opened.answer(first)
    assert not opened.rate(first, Rating.ABSENT)
    assert opened.answer(first) == answer
    assert "completed and locked" in window.said


def test_what_is_claimed_and_not_shown_is_named_before_locking(window: MainWindow) -> None:
    opened = opened_in(window)
    plain = [one for one in opened.case.requirements if one.documents.keep is Keep.NONE]
    known = {one.requirement: one for one in opened.judgement.findings}
    first, second, *_rest = (one for one in plain if known[one.id].grade is Grade.NOT_ASSESSED)
    before = claimed(opened.judgement.findings)
    for requirement in (first, second):
        opened.rate(requirement.id, Rating.CONFORMING)
    found = claimed(opened.judgement.findings)
    assert len(found.findings) == len(before.findings) + 2
    words = said(complete_dialog(window))
    assert (
        f"Of {found.rated} requirements rated 3 or 4, {len(found.findings)} have no evidence written down"
        in words
    )
    assert first.clause[opened.lens] in words.partition("written down or attached:")[2]
    assert opened.completed is None


def test_the_overview_leads_to_all_that_is_claimed(window: MainWindow) -> None:
    opened = opened_in(window)
    open_ones = [one for one in opened.judgement.findings if one.grade is Grade.NOT_ASSESSED]
    opened.rate(open_ones[0].requirement, Rating.EFFECTIVE)
    card = whole(workplace_of(window).overview).findChild(ClaimedCard)
    assert isinstance(card, ClaimedCard)
    found = claimed(opened.judgement.findings)
    assert count_words(found) in said(card)
    press(card, "See them in the assessment")
    screen = workplace_of(window).assessment
    assert screen.isVisible()
    box = screen.header.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText() == f"Claimed, not shown ({len(found.findings)})"
    assert opened.finding(screen.requirement_id).claimed


def test_completing_needs_a_name(window: MainWindow, store: Store) -> None:
    opened_in(window).name_assessor("")
    dialog = complete_dialog(window)
    press(dialog, "&Complete and lock")
    assert "Say who assessed; a completed assessment bears a name." in said(dialog)
    assert store.assessment(opened_in(window).id).completed is None
    QTest.keyClicks(dialog.assessor, "C. Consultant")
    QTest.keyClick(dialog.assessor, KEY.Key_Return)
    record = store.assessment(opened_in(window).id)
    assert (record.completed, record.assessor) == (TODAY, "C. Consultant")


def test_reopening_needs_a_reason_which_stays_in_the_history(window: MainWindow, store: Store) -> None:
    opened = opened_in(window)
    opened.complete()
    (bar,) = workplace_of(window).overview.findChildren(LockBar)
    press(bar, "Reopen...")
    dialog = workplace_of(window).dialogs.dialog
    assert isinstance(dialog, ReopenDialog)
    press(dialog, "&Reopen")
    assert "Say why, in your own words." in said(dialog)
    assert store.assessment(opened.id).completed == TODAY
    QTest.keyClicks(dialog.reason, "A site was forgotten")
    press(dialog, "&Reopen")
    assert store.assessment(opened.id).completed is None
    assert bar.isHidden()
    assert any(entry.after == '"A site was forgotten"' for entry in store.history(opened.id))
    assert opened.rate(opened.case.requirements[0].id, Rating.ABSENT)


def test_a_changed_profile_changes_nothing_of_a_locked_one_and_nothing_fails(
    window: MainWindow, store: Store
) -> None:
    opened = opened_in(window)
    opened.complete()
    before = opened.case, opened.judgement
    profile = with_fact(store.profile(opened.organization_id), "design.own_brand", True)
    profile = with_fact(profile, "design.product", Designer.WE)
    profile = with_fact(profile, "named_standard", "ISO 9002:1994")
    store.save_profile(opened.organization_id, profile)
    failures: list[str] = []
    opened.failed.connect(failures.append)
    workplace_of(window).profile_changed()
    assert (opened.case, opened.judgement) == before
    assert failures == []
    assert "ISO 9001:2026 · 8.3 not applicable" in said(window)


# another one of the same organization


def test_an_earlier_one_can_be_opened_and_says_when_it_was_completed(
    window: MainWindow, store: Store
) -> None:
    earlier = add_earlier(store)
    lines = menu_of(window)
    now, then = list(lines)[:2]
    assert now.startswith("Started 18 Nov 2026 · ISO 9001:2026 · ")
    assert then.startswith("Completed 4 Mar 2026 · ISO 9001:2026 · ")
    assert lines[now].isChecked()
    assert not lines[then].isChecked()
    lines[then].trigger()
    assert opened_in(window).id == earlier
    assert "Full assessment · completed 4 Mar 2026" in said(window)
    assert "Complete and lock..." not in menu_of(window)
    menu_of(window)[now].trigger()
    assert opened_in(window).id != earlier


def test_leaving_keeps_for_the_list_how_it_stood(window: MainWindow, store: Store) -> None:
    window.close_organization()
    (known,) = store.organizations()
    assert known.standing is not None
    assert known.standing.current


def test_the_menu_opens_by_key_on_the_open_one(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = workplace_of(window).overview.header.assessment
    for key in (KEY.Key_Down, KEY.Key_Return, KEY.Key_Space):
        button.setFocus()
        QTest.keyClick(button, key)
        assert button.menu_shown.isVisible()
        assert button.menu_shown.activeAction().isChecked()
        QTest.keyClick(button.menu_shown, KEY.Key_Escape)
    QTest.keyClick(button, KEY.Key_Down)
    QTest.keyClick(button.menu_shown, KEY.Key_Down)
    QTest.keyClick(button.menu_shown, KEY.Key_Return)
    dialog = workplace_of(window).dialogs.dialog
    assert isinstance(dialog, NewAssessmentDialog)
    dialog.reject()


# compared


def compared(window: MainWindow) -> QWidget:
    press(workplace_of(window).overview.header, "Compare with Mar 2026")
    screen = workplace_of(window).compared
    assert screen.isVisible()
    return screen


def test_the_overview_says_the_change_since_the_earlier_one(window: MainWindow, store: Store) -> None:
    add_earlier(store)
    window.open_organization(organization_of(store))
    (card,) = whole(workplace_of(window).overview).findChildren(SinceCard)
    words = said(card)
    assert "Since March 2026" in words
    assert "+1 point" in words
    assessed = workplace_of(window).open.judgement.share.assessed
    share = rf"88 % → 89 % conforming \((\d+) of {assessed} assessed, then (\d+) of {assessed}\)\."
    before, now = re.findall(share, words)[0]
    assert int(now) - int(before) == 3
    assert "3 major nonconformities closed, none new." in words


def test_without_an_earlier_one_nothing_is_compared(window: MainWindow) -> None:
    open_screens = workplace_of(window)
    (card,) = whole(open_screens.overview).findChildren(SinceCard)
    assert card.isHidden()
    words = [b.text() for b in open_screens.overview.header.findChildren(QPushButton) if not b.isHidden()]
    assert words == ["A&ssessment", "Export summary..."]
    menu_of(window)["Compare..."].trigger()
    assert "There is just one assessment" in said(open_screens.compared)
    press(open_screens.compared, "Start a new assessment...")
    dialog = open_screens.dialogs.dialog
    assert isinstance(dialog, NewAssessmentDialog)
    dialog.reject()


def test_the_comparison_lists_what_moved_and_leads_to_the_requirement(
    window: MainWindow, store: Store
) -> None:
    add_earlier(store)
    first = opened_in(window).case.requirements[0].id
    opened_in(window).rate(first, Rating.ABSENT)
    window.open_organization(organization_of(store))
    screen = compared(window)
    assert "■ Not ready yet  →  " in said(screen)
    groups = {card.movement.value: card for card in screen.findChildren(MovementCard) if card.isVisible()}
    assert list(groups)[:3] == ["new", "unchanged", "closed"]
    assert "■ Likely major  →  ● Likely conforming" in said(groups["closed"])
    assert opened_in(window).requirement(first).states in said(groups["new"])
    assert "3 requirements." in said(groups["closed"])
    (jump,) = groups["new"].findChildren(JumpButton)
    assert jump.target == first
    QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert workplace_of(window).assessment.isVisible()
    assert workplace_of(window).assessment.requirement_id == first


def test_any_two_can_be_picked_and_the_same_one_twice_is_said(window: MainWindow, store: Store) -> None:
    earlier = add_earlier(store)
    window.open_organization(organization_of(store))
    screen = compared(window)
    before, after = screen.findChildren(QComboBox)
    assert (before.currentData(), after.currentData()) == (earlier, opened_in(window).id)
    after.setCurrentIndex(after.findData(earlier))
    assert "one and the same" in said(screen)
    before.setCurrentIndex(before.findData(opened_in(window).id))
    assert "−1 point" in said(screen)
    assert "No major nonconformity closed, 3 new." in said(screen)


def test_the_choice_stays_when_an_answer_is_given_in_between(window: MainWindow, store: Store) -> None:
    add_earlier(store)
    window.open_organization(organization_of(store))
    screen = compared(window)
    before, after = screen.findChildren(QComboBox)
    chosen = after.currentData(), before.currentData()
    before.setCurrentIndex(before.findData(chosen[0]))
    after.setCurrentIndex(after.findData(chosen[1]))
    window.go("assessment")
    opened_in(window).rate(opened_in(window).case.requirements[0].id, Rating.ABSENT)
    window.go("compared")
    assert (before.currentData(), after.currentData()) == chosen


def test_an_old_one_is_compared_with_the_next_where_it_is_the_first(window: MainWindow, store: Store) -> None:
    now, earlier = opened_in(window).id, add_earlier(store)
    window.open_assessment(earlier)
    menu_of(window)["Compare..."].trigger()
    assert workplace_of(window).compared.comparison == (earlier, now)


def test_escape_leads_back_to_the_overview(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    add_earlier(store)
    window.open_organization(organization_of(store))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen = compared(window)
    QTest.keyClick(screen.findChildren(QComboBox)[0], KEY.Key_Escape)
    assert workplace_of(window).overview.isVisible()


def test_requirements_that_only_one_standard_has_are_told_apart(window: MainWindow, store: Store) -> None:
    earlier = add_earlier(store)
    store.reopen_assessment(earlier, "To hold it against the contract")
    store.switch_lens(earlier, Lens.ISO9002_1994)
    store.complete_assessment(earlier, SPRING)
    window.open_organization(organization_of(store))
    screen = compared(window)
    groups = {card.movement.value: card for card in screen.findChildren(MovementCard) if card.isVisible()}
    assert list(groups) == ["entered", "left"]
    assert groups["left"].findChildren(JumpButton) == []
    assert "ISO 9002:1994 and ISO 9001:2026 ask different questions" in said(screen)


def test_an_organization_of_one_month_is_told_by_its_days(window: MainWindow, store: Store) -> None:
    add_earlier(store, on=date(2026, 11, 3))
    window.open_organization(organization_of(store))
    words = [b.text() for b in workplace_of(window).overview.header.findChildren(QPushButton)]
    assert "Compare with 3 Nov 2026" in words


def test_a_quick_scan_is_called_so_until_more_is_rated(window: MainWindow, store: Store) -> None:
    (organization_id,) = add_named(store, "Sample Bakery")
    window.open_organization(organization_id)
    opened = opened_in(window)
    assert workplace_of(window).subtitle.startswith("Full assessment")
    for requirement in opened.case.requirements:
        if requirement.quick:
            opened.rate(requirement.id, Rating.PARTIAL)
    assert workplace_of(window).subtitle == "Quick scan · started 18 Nov 2026"
    plain = next(one.id for one in opened.case.requirements if not one.quick)
    assert opened.answer(plain) == NO_ANSWER
    opened.rate(plain, Rating.PARTIAL)
    assert workplace_of(window).subtitle.startswith("Full assessment")


def test_closed_dialogs_are_forgotten(window: MainWindow) -> None:
    dialogs = workplace_of(window).dialogs
    dialogs.complete()
    first = dialogs.dialog
    dialogs.start_new()
    assert dialogs.dialog is first
    assert first is not None
    first.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert dialogs.dialog is None
