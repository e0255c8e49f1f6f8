"""The keys are always where the next one is wanted, and the sign of that is never taken for an answer."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Applies, Grade, Rating, Regrade
from isoassess.domain.profile import Organization, Profile
from isoassess.domain.tones import palette
from tests.ui.desk import Desk
from ui.assessment.form import RequirementForm
from ui.assessment.parts import Refusal
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.keys.key_hints import Hints
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.theme import dress

Key = Qt.Key
GATE = "scope-statement"
REASON = "Reason why it does not apply"


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    if not qapp.styleSheet():
        dress(qapp, dark=False)
    made = Desk(qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Sample Works")))
    yield made
    made.window.close()
    made.store.close()


def row(desk: Desk) -> RatingRow:
    return cast(RatingRow, desk.screen.findChild(RatingRow))


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def button(desk: Desk, words: str) -> QPushButton:
    buttons = desk.screen.findChildren(QPushButton)
    return next(one for one in buttons if one.text().replace("&", "") == words and one.isVisible())


def claimable(desk: Desk) -> str:
    return next(one.id for one in desk.opened.case.requirements if one.applies is not Applies.NEVER)


def fill_page(desk: Desk) -> None:
    """So that everything a page can hold is in sight: a date, a claim, a grade of the assessor's own."""
    id_ = desk.screen.requirement_id
    desk.opened.rate(id_, Rating.PARTIAL)
    desk.opened.regrade(id_, Regrade(grade=Grade.OFI))
    desk.opened.begin_action(id_)


def stops(desk: Desk) -> list[QWidget]:
    """Every widget of the requirement's page that Tab leads to."""
    form = row(desk).parentWidget()
    assert form is not None
    kinds = (QPushButton, QPlainTextEdit, QComboBox, QCheckBox, QLineEdit)
    widgets: list[QWidget] = [widget for kind in kinds for widget in form.findChildren(kind)]
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in widgets if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab]


def test_from_every_widget_of_the_page_escape_leads_to_the_question(desk: Desk) -> None:
    fill_page(desk)
    widgets = stops(desk)
    assert len(widgets) > 12
    for widget in widgets:
        widget.setFocus()
        desk.press(Key.Key_Escape)
        assert row(desk).hasFocus(), widget.accessibleName()


def test_no_widget_of_the_page_keeps_the_keys_for_another_requirement(desk: Desk) -> None:
    first, second = desk.ids[:2]
    fill_page(desk)
    for widget in stops(desk):
        desk.screen.focus_requirement(first)
        widget.setFocus()
        assert focused() is widget
        desk.screen._tree.go_to(second)
        assert row(desk).hasFocus(), widget.accessibleName()


def test_letters_and_digits_outside_of_the_question_rate_nothing(desk: Desk) -> None:
    fill_page(desk)
    id_ = desk.screen.requirement_id
    for widget in [*stops(desk), desk.search, desk.choice]:
        for sign in "4n3fa":
            if widget.isVisible():
                widget.setFocus()
                QTest.keyClicks(focused(), sign)
    answer = desk.opened.answer(id_)
    assert (answer.rating, answer.flag) == (Rating.PARTIAL, False)
    assert not [other for other in desk.ids[1:] if desk.opened.answer(other).rating]


def test_what_is_hidden_or_put_out_of_use_gives_the_keys_to_the_question(desk: Desk) -> None:
    fill_page(desk)
    for widget in stops(desk):
        widget.setFocus()
        widget.hide()
        assert row(desk).hasFocus(), widget.accessibleName()
        widget.show()
        widget.setFocus()
        widget.setEnabled(False)
        assert row(desk).hasFocus(), widget.accessibleName()
        widget.setEnabled(True)


def test_enter_leads_to_the_rating_of_the_next_and_digits_rate_it(desk: Desk) -> None:
    for sign in "30421":
        desk.press(Key.Key_Return)
        here = desk.screen.requirement_id
        assert row(desk).hasFocus()
        QTest.keyClicks(focused(), sign)
        assert desk.stored(here).rating is Rating(sign)


def test_a_date_set_and_enter_lead_to_the_next_question(desk: Desk) -> None:
    """What was found: twenty requirements seemed rated, and none was."""
    first = desk.screen.requirement_id
    desk.press(Key.Key_2)
    desk.press(Key.Key_A)
    for _tab in range(2):
        desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)
    due = desk.opened.answer(first).action.due
    assert due is not None
    desk.press(Key.Key_Return)
    second = desk.screen.requirement_id
    assert second != first
    assert row(desk).hasFocus()
    desk.press(Key.Key_3)
    assert desk.stored(second).rating is Rating.CONFORMING
    assert desk.stored(first).action.due == due


def test_a_search_without_a_hit_keeps_the_keys_and_rates_nothing(desk: Desk) -> None:
    id_ = desk.screen.requirement_id
    desk.press(Key.Key_3)
    desk.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "qqqq")
    desk.press(Key.Key_Return)
    assert desk.search.hasFocus()
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for sign in "8.3.1":
        QTest.keyClicks(focused(), sign)
    assert desk.search.text() == "8.3.1"
    assert desk.stored(id_).rating is Rating.CONFORMING
    desk.press(Key.Key_Return)
    assert desk.tree.hasFocus()


def test_what_is_typed_after_a_refused_n_does_nothing_until_it_is_read(desk: Desk) -> None:
    desk.screen.focus_requirement(GATE)
    desk.press(Key.Key_N)
    assert isinstance(focused(), Refusal)
    QTest.keyClicks(focused(), "We have 3 sites and no fax")
    assert desk.screen.requirement_id == GATE
    assert desk.stored(GATE).rating is None
    assert not desk.stored(GATE).flag
    assert desk.stored(GATE).action.what == ""
    assert "cannot be claimed not applicable" in desk.words()
    desk.press(Key.Key_Return)
    assert row(desk).hasFocus()
    desk.press(Key.Key_2)
    assert desk.stored(GATE).rating is Rating.PARTIAL


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_A])
def test_a_key_the_store_refuses_leaves_no_commands_to_what_is_typed_next(desk: Desk, key: Key) -> None:
    desk.screen.focus_requirement(claimable(desk))
    desk.press(Key.Key_Escape)
    assert desk.opened.complete()
    desk.screen._form.rating.setEnabled(True)
    row(desk).setFocus()
    desk.press(key)
    assert isinstance(focused(), Refusal)


def test_n_leads_to_the_reason(desk: Desk) -> None:
    id_ = claimable(desk)
    desk.screen.focus_requirement(id_)
    desk.press(Key.Key_N)
    QTest.keyClicks(focused(), "A3 is bought")
    desk.press(Key.Key_Escape)
    assert (desk.stored(id_).rating, desk.stored(id_).reason) == (Rating.NOT_APPLICABLE, "A3 is bought")


def test_enter_removes_neither_a_date_nor_the_own_grade(desk: Desk) -> None:
    fill_page(desk)
    id_ = desk.screen.requirement_id
    assert desk.opened.plan_action(id_, Action(what="Sample", due=datetime.date(2027, 1, 31)))
    before = desk.opened.answer(id_)
    desk.due.setFocus()
    desk.press(Key.Key_Escape)
    assert desk.opened.answer(id_) == before
    for one in desk.screen.findChildren(RemovingButton):
        if one.isVisible():
            one.setFocus()
            desk.press(Key.Key_Return)
            assert desk.opened.answer(id_) == before, one.text()
    back = button(desk, "Follow the rules again")
    back.setFocus()
    desk.press(Key.Key_Space)
    assert desk.opened.answer(id_).regrade == Regrade()
    assert desk.opened.answer(id_).action.due is not None
    desk.due.setFocus()
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Key.Key_Delete)
    desk.press(Key.Key_Tab)
    assert desk.opened.answer(id_).action.due is None


def test_after_the_dialog_about_a_file_enter_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.screen.requirement_id
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    desk.opened.files.attach(first, [record])
    button(desk, "▤ record.txt").setFocus()
    desk.press(Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_Escape)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.qtbot.waitUntil(row(desk).hasFocus)
    desk.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert desk.screen.requirement_id != first


@pytest.mark.parametrize("rating", [None, Rating.PARTIAL])
@pytest.mark.parametrize("dark", [False, True])
def test_cells_look_the_same_with_the_keys_as_without(
    desk: Desk, qapp: QApplication, rating: Rating | None, dark: bool
) -> None:
    dress(qapp, dark=dark)
    desk.opened.rate(desk.screen.requirement_id, rating)

    def picture() -> QImage:
        QApplication.processEvents()
        return row(desk).grab().toImage()

    desk.search.setFocus()
    without = picture()
    assert not row(desk).ring.isVisible()
    row(desk).setFocus()
    assert picture() == without
    assert row(desk).ring.isVisible()
    assert row(desk).ring.geometry().contains(row(desk).geometry())
    assert row(desk).ring.geometry() != row(desk).geometry()
    desk.press(Key.Key_Right)
    assert picture() == without
    assert row(desk).ring.target is focused()
    dress(qapp, dark=False)


@pytest.mark.parametrize("dark", [False, True])
def test_the_ring_stands_out_from_every_ground_it_lies_on(dark: bool) -> None:
    chosen = palette(dark=dark)
    for ground in (chosen.ground, chosen.panel, chosen.note, chosen.accent_tint):
        assert contrast(chosen.accent, ground) >= 3


def contrast(one: str, other: str) -> float:
    """As WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_hints_promise_what_the_keys_do_where_they_go(desk: Desk) -> None:
    heard: list[Hints] = []
    desk.screen.hints_changed.connect(heard.append)
    row(desk).setFocus()
    assert ("0–4", "rate") in heard[-1]
    desk.field("Objective evidence").setFocus()
    assert [key for key, _word in heard[-1]] == ["Esc", "Tab"]
    button(desk, "Attach file...").setFocus()
    assert ("↵", "press") in heard[-1]
    desk.search.setFocus()
    assert ("↵", "go to the first result") in heard[-1]
    assert desk.screen.hints == heard[-1]


def test_a_click_on_the_question_gives_it_the_keys(desk: Desk) -> None:
    for words in (desk.opened.requirement(desk.ids[0]).asks, "question 1 of 3"):
        desk.field("Objective evidence").setFocus()
        label = desk.label(words)
        assert label is not None
        desk.qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
        assert row(desk).hasFocus()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Objective &evidence", "Objective evidence"),
        ("Internal n&ote", "Internal note"),
        ("Owner", "Action: owner"),
        ("Due date", "Action: due date"),
    ],
)
def test_a_click_on_the_name_of_a_field_is_a_click_on_the_field(desk: Desk, words: str, field: str) -> None:
    label = desk.label(words)
    assert label is not None
    desk.qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert focused().accessibleName() == field


def test_what_is_typed_after_a_click_beside_the_fields_does_nothing(desk: Desk) -> None:
    """What was found: it rated, flagged and began an action."""
    page = page_of(desk)
    for words in ("What an auditor looks for", None):
        desk.press(Key.Key_3)
        label = desk.label(words) if words else page.viewport()
        assert label is not None
        before, here = desk.opened.case.answers, desk.screen.requirement_id
        place = label.rect().center() if words else QPoint(4, 4)
        desk.qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClicks(focused(), "1 an invoice of 4 March, no file\r2 af")
        for key in (Key.Key_Return, Key.Key_Delete, Key.Key_Backspace, Key.Key_Space):
            desk.press(key)
        assert (desk.opened.case.answers, desk.screen.requirement_id) == (before, here)
        assert not row(desk).hasFocus()
        assert desk.screen.hints[0][0] == "Esc"
        desk.press(Key.Key_Escape)
        assert row(desk).hasFocus()


def test_that_the_page_has_the_keys_is_seen(desk: Desk) -> None:
    page = page_of(desk)
    edge = QPoint(0, page.height() // 2)
    without = page.grab().toImage().pixelColor(edge)
    page.setFocus()
    assert page.grab().toImage().pixelColor(edge) != without
    assert page.grab().toImage().pixelColor(edge) == QColor(palette(dark=False).accent)


def page_of(desk: Desk) -> RequirementForm:
    return cast(RequirementForm, desk.screen.findChild(RequirementForm))


def places(desk: Desk) -> dict[str, QPoint]:
    """Where the fields stand on the page that are in sight whatever is rated."""
    page = cast(QWidget, page_of(desk).widget())
    for _turn in range(3):
        QApplication.processEvents()
    named = ("Objective evidence", "Action: what is to be done", "Interviewed", "Note for the report")
    found: dict[str, QWidget] = {name: desk.field(name) for name in named}
    found |= {"due": desk.due, "attach": button(desk, "Attach file..."), "rating": row(desk)}
    return {name: widget.mapTo(page, QPoint()) for name, widget in found.items()}


@pytest.mark.parametrize("width", [760, 1068, 1400])
def test_no_field_moves_when_a_rating_is_given(desk: Desk, width: int) -> None:
    """What was found: the next click missed its field, and what was typed then rated."""
    desk.window.resize(width, 740)
    before = places(desk)
    for key in (Key.Key_3, Key.Key_0, Key.Key_4, Key.Key_2, Key.Key_1, Key.Key_N, Key.Key_Delete):
        desk.press(key)
        assert places(desk) == before, key
        desk.press(Key.Key_Escape)  # leaves why N is refused


def test_no_field_moves_when_a_proposal_is_answered(desk: Desk) -> None:
    proposed = next(id for id in desk.ids if desk.opened.requirement(id).applies is not Applies.NEVER)
    page_of(desk).proposal.show_proposal("As answered elsewhere: 3", ("What is still open?",))
    before = places(desk)
    desk.press(Key.Key_2)
    assert not page_of(desk).proposal.isVisible()
    assert places(desk) == before
    desk.screen.focus_requirement(proposed)
    assert places(desk)["rating"].y() < before["rating"].y()


def test_no_field_moves_when_an_action_and_its_day_are_given(desk: Desk) -> None:
    before = places(desk)
    desk.type("Action: owner", "Purchasing")
    desk.press(Key.Key_Tab)
    QTest.keyClicks(focused(), "3.1.25")
    desk.press(Key.Key_Escape)
    assert "in the past" in desk.words()
    assert places(desk) == before
    desk.due.setFocus()
    desk.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "no day")
    desk.press(Key.Key_Escape)
    assert "Not saved" in desk.words()
    assert places(desk) == before


def test_by_key_one_comes_behind_the_text_and_nothing_stays_selected(desk: Desk) -> None:
    desk.opened.write_evidence(desk.screen.requirement_id, "Seen on 3 March")
    desk.press(Key.Key_E, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focused(), ".")
    desk.press(Key.Key_Escape)
    assert desk.stored(desk.screen.requirement_id).evidence == "Seen on 3 March."
    desk.press(Key.Key_A)
    what = desk.field("Action: what is to be done")
    assert what.textCursor().hasSelection()
    desk.press(Key.Key_Tab)
    assert not what.textCursor().hasSelection()


@pytest.mark.parametrize("chosen", [True, False])
def test_after_asking_for_files_the_keys_are_back_and_enter_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: bool
) -> None:
    first = desk.screen.requirement_id
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    asked: list[bool] = []

    def answer(*_arguments: object) -> tuple[list[str], str]:
        asked.append(True)
        return [str(record)] if chosen else [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    attach = button(desk, "Attach file...")
    attach.setFocus()
    desk.press(Key.Key_Return)
    assert focused() is attach
    assert desk.screen.hints[0] == ("↵", "next unanswered")
    assert bool(desk.opened.answer(first).attachments) is chosen
    desk.press(Key.Key_Space)
    assert len(asked) == 2
    desk.press(Key.Key_Return)
    assert len(asked) == 2
    assert desk.screen.requirement_id != first
    attach.setFocus()
    assert desk.screen.hints[0] == ("↵", "press")


def test_tab_leads_to_every_attached_file_and_enter_and_space_look_at_it(desk: Desk, tmp_path: Path) -> None:
    id_ = desk.screen.requirement_id
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"sample {name}", encoding="utf-8")
        desk.opened.files.attach(id_, [tmp_path / name])
    desk.field("Objective evidence").setFocus()
    for name in ("first.txt", "second.txt"):
        desk.press(Key.Key_Tab)
        assert focused() is button(desk, f"▤ {name}")
        assert desk.screen.hints[0] == ("↵", "look at the file")
    desk.press(Key.Key_Tab)
    assert focused() is button(desk, "Attach file...")
    desk.press(Key.Key_Backtab)
    for key in (Key.Key_Return, Key.Key_Space):
        button(desk, "▤ second.txt").setFocus()
        desk.press(key)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        remove = next(one for one in dialog.findChildren(RemovingButton) if one.isVisible())
        remove.setFocus()
        QTest.keyClick(remove, Key.Key_Return)
        assert len(desk.opened.answer(id_).attachments) == 2
        QTest.keyClick(dialog, Key.Key_Escape)
        desk.window.activateWindow()
        desk.qtbot.waitUntil(row(desk).hasFocus)
