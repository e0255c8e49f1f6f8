"""The keys are always where the next one is wanted, and the sign of that is never taken for an answer."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Applies, Grade, Rating, Regrade
from isoassess.domain.profile import Organization, Profile
from isoassess.domain.tones import palette
from isoassess.store import changed
from tests.ui.assessment_driver import AssessmentDriver
from tests.ui.sample_stores import write
from ui.assessment.form import RequirementForm
from ui.assessment.parts import Refusal
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.keys.key_hints import Hints
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.theme import dress

Key = Qt.Key
GATE = "scope-statement"
REASON = "Reason why it does not apply"


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[AssessmentDriver]:
    if not qapp.styleSheet():
        dress(qapp, dark=False)
    made = AssessmentDriver(
        qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Sample Works"))
    )
    yield made
    made.window.close()
    made.store.close()


def row(driver: AssessmentDriver) -> RatingRow:
    return cast(RatingRow, driver.screen.findChild(RatingRow))


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def button(driver: AssessmentDriver, words: str) -> QPushButton:
    buttons = driver.screen.findChildren(QPushButton)
    return next(one for one in buttons if one.text().replace("&", "") == words and one.isVisible())


def claimable(driver: AssessmentDriver) -> str:
    return next(one.id for one in driver.opened.case.requirements if one.applies is not Applies.NEVER)


def fill_page(driver: AssessmentDriver) -> None:
    """So that everything a page can hold is in sight: a date, a claim, a grade of the assessor's own."""
    id_ = driver.screen.requirement_id
    driver.opened.rate(id_, Rating.PARTIAL)
    driver.opened.regrade(id_, Regrade(grade=Grade.OFI))
    driver.opened.begin_action(id_)


def stops(driver: AssessmentDriver) -> list[QWidget]:
    """Every widget of the requirement's page that Tab leads to."""
    form = row(driver).parentWidget()
    assert form is not None
    kinds = (QPushButton, QPlainTextEdit, QComboBox, QCheckBox, QLineEdit)
    widgets: list[QWidget] = [widget for kind in kinds for widget in form.findChildren(kind)]
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in widgets if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab]


def test_from_every_widget_of_the_page_escape_leads_to_the_question(driver: AssessmentDriver) -> None:
    fill_page(driver)
    widgets = stops(driver)
    assert len(widgets) > 12
    for widget in widgets:
        widget.setFocus()
        driver.press(Key.Key_Escape)
        assert row(driver).hasFocus(), widget.accessibleName()


def test_no_widget_of_the_page_keeps_the_keys_for_another_requirement(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    fill_page(driver)
    for widget in stops(driver):
        driver.screen.focus_requirement(first)
        widget.setFocus()
        assert focused() is widget
        driver.screen._tree.go_to(second)
        assert row(driver).hasFocus(), widget.accessibleName()


def test_letters_and_digits_outside_of_the_question_rate_nothing(driver: AssessmentDriver) -> None:
    fill_page(driver)
    id_ = driver.screen.requirement_id
    for widget in [*stops(driver), driver.search, driver.choice]:
        for sign in "4n3fa":
            if widget.isVisible():
                widget.setFocus()
                QTest.keyClicks(focused(), sign)
    answer = driver.opened.answer(id_)
    assert (answer.rating, answer.flag) == (Rating.PARTIAL, False)
    assert not [other for other in driver.ids[1:] if driver.opened.answer(other).rating]


def test_what_is_hidden_or_put_out_of_use_gives_the_keys_to_the_question(driver: AssessmentDriver) -> None:
    fill_page(driver)
    for widget in stops(driver):
        widget.setFocus()
        widget.hide()
        assert row(driver).hasFocus(), widget.accessibleName()
        widget.show()
        widget.setFocus()
        widget.setEnabled(False)
        assert row(driver).hasFocus(), widget.accessibleName()
        widget.setEnabled(True)


def test_enter_leads_to_the_rating_of_the_next_and_digits_rate_it(driver: AssessmentDriver) -> None:
    for sign in "30421":
        driver.press(Key.Key_Return)
        here = driver.screen.requirement_id
        assert row(driver).hasFocus()
        QTest.keyClicks(focused(), sign)
        assert driver.stored(here).rating is Rating(sign)


def test_a_date_set_and_enter_lead_to_the_next_question(driver: AssessmentDriver) -> None:
    """What was found: twenty requirements seemed rated, and none was."""
    first = driver.screen.requirement_id
    driver.press(Key.Key_2)
    driver.press(Key.Key_A)
    for _tab in range(2):
        driver.press(Key.Key_Tab)
    driver.press(Key.Key_Space)
    due = driver.opened.answer(first).action.due
    assert due is not None
    driver.press(Key.Key_Return)
    second = driver.screen.requirement_id
    assert second != first
    assert row(driver).hasFocus()
    driver.press(Key.Key_3)
    assert driver.stored(second).rating is Rating.CONFORMING
    assert driver.stored(first).action.due == due


def test_a_search_without_a_hit_keeps_the_keys_and_rates_nothing(driver: AssessmentDriver) -> None:
    id_ = driver.screen.requirement_id
    driver.press(Key.Key_3)
    driver.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "qqqq")
    driver.press(Key.Key_Return)
    assert driver.search.hasFocus()
    driver.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for sign in "8.3.1":
        QTest.keyClicks(focused(), sign)
    assert driver.search.text() == "8.3.1"
    assert driver.stored(id_).rating is Rating.CONFORMING
    driver.press(Key.Key_Return)
    assert driver.tree.hasFocus()


def test_what_is_typed_after_a_refused_n_does_nothing_until_it_is_read(driver: AssessmentDriver) -> None:
    driver.screen.focus_requirement(GATE)
    driver.press(Key.Key_N)
    assert isinstance(focused(), Refusal)
    QTest.keyClicks(focused(), "We have 3 sites and no fax")
    assert driver.screen.requirement_id == GATE
    assert driver.stored(GATE).rating is None
    assert not driver.stored(GATE).flag
    assert driver.stored(GATE).action.what == ""
    assert "cannot be claimed not applicable" in driver.words()
    driver.press(Key.Key_Return)
    assert row(driver).hasFocus()
    driver.press(Key.Key_2)
    assert driver.stored(GATE).rating is Rating.PARTIAL


def test_a_refused_n_is_said_until_the_answer_is_another_one_however_that_came(
    driver: AssessmentDriver,
) -> None:
    """As by the rating of its whole clause, and by the undo of that."""
    driver.screen.focus_requirement(GATE)
    driver.press(Key.Key_N)
    before = driver.opened.answer(GATE)
    rated = replace(before, rating=Rating.PARTIAL)
    assert driver.opened.read_in({GATE: changed(before, rated)})
    assert "cannot be claimed not applicable" not in driver.words()
    assert row(driver).hasFocus()
    driver.press(Key.Key_N)
    assert "cannot be claimed not applicable" in driver.words()
    driver.undo()
    assert "cannot be claimed not applicable" not in driver.words()
    assert driver.stored(GATE) == before


def test_a_key_that_is_held_too_long_writes_nothing_into_the_field_it_led_to(
    driver: AssessmentDriver,
) -> None:
    id_ = claimable(driver)
    driver.screen.focus_requirement(id_)
    driver.press(Key.Key_3)
    hold(Key.Key_A, "a", repeats=1)
    begun = driver.opened.answer(id_).action.what
    hold(Key.Key_A, "a", repeats=5, presses=False)
    QTest.keyRelease(focused(), Key.Key_A)
    driver.press(Key.Key_End)
    QTest.keyClicks(focused(), " too")
    hold(Key.Key_O, "o", repeats=2)  # of a letter that is meant, the repeats count
    driver.press(Key.Key_Escape)
    assert driver.stored(id_).action.what == f"{begun} tooooo"


def test_own_words_come_in_place_of_a_proposal_and_behind_what_is_written(driver: AssessmentDriver) -> None:
    id_ = driver.screen.requirement_id
    driver.press(Key.Key_2)
    driver.press(Key.Key_A)
    QTest.keyClicks(focused(), "Owner writes one page")
    driver.press(Key.Key_Escape)
    driver.press(Key.Key_A)
    QTest.keyClicks(focused(), ", and dates it")
    driver.press(Key.Key_Escape)
    assert driver.stored(id_).action.what == "Owner writes one page, and dates it"


def test_the_key_of_another_action_begins_the_first_one_where_there_is_none(
    driver: AssessmentDriver,
) -> None:
    """What was found: it did nothing, and the N of what was typed next claimed that all does not apply."""
    id_ = claimable(driver)
    driver.screen.focus_requirement(id_)
    driver.press(Key.Key_2)
    driver.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focused(), " and lend it")
    driver.press(Key.Key_Escape)
    assert driver.stored(id_).action.what.endswith(" and lend it")
    assert driver.stored(id_).rating is Rating.PARTIAL


def hold(key: Key, letter: str, *, repeats: int, presses: bool = True) -> None:
    """As the system tells it of a key that stays down, to whatever has the keys."""
    kinds = [False] * presses + [True] * repeats
    for again in kinds:
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter, autorep=again)
        QApplication.sendEvent(focused(), pressed)


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_A])
def test_a_key_the_store_refuses_leaves_no_commands_to_what_is_typed_next(
    driver: AssessmentDriver, key: Key
) -> None:
    driver.screen.focus_requirement(claimable(driver))
    driver.press(Key.Key_Escape)
    assert driver.opened.complete()
    driver.screen._form.rating.setEnabled(True)
    row(driver).setFocus()
    driver.press(key)
    assert isinstance(focused(), Refusal)


def test_n_leads_to_the_reason(driver: AssessmentDriver) -> None:
    id_ = claimable(driver)
    driver.screen.focus_requirement(id_)
    driver.press(Key.Key_N)
    QTest.keyClicks(focused(), "A3 is bought")
    driver.press(Key.Key_Escape)
    assert (driver.stored(id_).rating, driver.stored(id_).reason) == (Rating.NOT_APPLICABLE, "A3 is bought")


def test_enter_removes_neither_a_date_nor_the_own_grade(driver: AssessmentDriver) -> None:
    fill_page(driver)
    id_ = driver.screen.requirement_id
    assert driver.opened.plan_action(id_, Action(what="Sample", due=datetime.date(2027, 1, 31)))
    before = driver.opened.answer(id_)
    driver.due.setFocus()
    driver.press(Key.Key_Escape)
    assert driver.opened.answer(id_) == before
    for one in driver.screen.findChildren(RemovingButton):
        if one.isVisible():
            one.setFocus()
            driver.press(Key.Key_Return)
            assert driver.opened.answer(id_) == before, one.text()
    back = button(driver, "Follow the rules again")
    back.setFocus()
    driver.press(Key.Key_Space)
    assert driver.opened.answer(id_).regrade == Regrade()
    assert driver.opened.answer(id_).action.due is not None
    driver.due.setFocus()
    driver.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.press(Key.Key_Delete)
    driver.press(Key.Key_Tab)
    assert driver.opened.answer(id_).action.due is None


def test_after_the_dialog_about_a_file_enter_goes_on(
    driver: AssessmentDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = driver.screen.requirement_id
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    driver.opened.files.attach(first, [record])
    button(driver, "▤ record.txt").setFocus()
    driver.press(Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Key.Key_Escape)
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.qtbot.waitUntil(row(driver).hasFocus)
    driver.press(Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert driver.screen.requirement_id != first


@pytest.mark.parametrize("rating", [None, Rating.PARTIAL])
@pytest.mark.parametrize("dark", [False, True])
def test_cells_look_the_same_with_the_keys_as_without(
    driver: AssessmentDriver, qapp: QApplication, rating: Rating | None, dark: bool
) -> None:
    dress(qapp, dark=dark)
    driver.opened.rate(driver.screen.requirement_id, rating)

    def picture() -> QImage:
        QApplication.processEvents()
        return row(driver).grab().toImage()

    driver.search.setFocus()
    without = picture()
    assert not row(driver).ring.isVisible()
    row(driver).setFocus()
    assert picture() == without
    assert row(driver).ring.isVisible()
    assert row(driver).ring.geometry().contains(row(driver).geometry())
    assert row(driver).ring.geometry() != row(driver).geometry()
    driver.press(Key.Key_Right)
    assert picture() == without
    assert row(driver).ring.target is focused()
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


def test_the_hints_promise_what_the_keys_do_where_they_go(driver: AssessmentDriver) -> None:
    heard: list[Hints] = []
    driver.screen.hints_changed.connect(heard.append)
    row(driver).setFocus()
    assert ("0–4", "rate") in heard[-1]
    driver.field("Objective evidence").setFocus()
    assert [key for key, _word in heard[-1]] == ["Esc", "Tab"]
    button(driver, "Attach file...").setFocus()
    assert ("↵", "press") in heard[-1]
    driver.search.setFocus()
    assert ("↵", "go to the first result") in heard[-1]
    assert driver.screen.hints == heard[-1]


def test_a_click_on_the_question_gives_it_the_keys(driver: AssessmentDriver) -> None:
    for words in (driver.opened.requirement(driver.ids[0]).asks, "question 1 of 3"):
        driver.field("Objective evidence").setFocus()
        label = driver.label(words)
        assert label is not None
        driver.qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
        assert row(driver).hasFocus()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Objective &evidence", "Objective evidence"),
        ("Internal n&ote", "Internal note"),
        ("Owner", "Action: owner"),
        ("Due date", "Action: due date"),
    ],
)
def test_a_click_on_the_name_of_a_field_is_a_click_on_the_field(
    driver: AssessmentDriver, words: str, field: str
) -> None:
    label = driver.label(words)
    assert label is not None
    driver.qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert focused().accessibleName() == field


def test_what_is_typed_after_a_click_beside_the_fields_does_nothing(driver: AssessmentDriver) -> None:
    """What was found: it rated, flagged and began an action."""
    page = page_of(driver)
    for words in ("What an auditor looks for", None):
        driver.press(Key.Key_3)
        label = driver.label(words) if words else page.viewport()
        assert label is not None
        before, here = driver.opened.case.answers, driver.screen.requirement_id
        place = label.rect().center() if words else QPoint(4, 4)
        driver.qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=place)
        QTest.keyClicks(focused(), "1 an invoice of 4 March, no file\r2 af")
        for key in (Key.Key_Return, Key.Key_Delete, Key.Key_Backspace, Key.Key_Space):
            driver.press(key)
        assert (driver.opened.case.answers, driver.screen.requirement_id) == (before, here)
        assert not row(driver).hasFocus()
        assert driver.screen.hints[0][0] == "Esc"
        driver.press(Key.Key_Escape)
        assert row(driver).hasFocus()


def test_that_the_page_has_the_keys_is_seen(driver: AssessmentDriver) -> None:
    page = page_of(driver)
    edge = QPoint(0, page.height() // 2)
    without = page.grab().toImage().pixelColor(edge)
    page.setFocus()
    assert page.grab().toImage().pixelColor(edge) != without
    assert page.grab().toImage().pixelColor(edge) == QColor(palette(dark=False).accent)


def page_of(driver: AssessmentDriver) -> RequirementForm:
    return cast(RequirementForm, driver.screen.findChild(RequirementForm))


def places(driver: AssessmentDriver) -> dict[str, QPoint]:
    """Where the fields stand on the page that are in sight whatever is rated."""
    page = cast(QWidget, page_of(driver).widget())
    for _turn in range(3):
        QApplication.processEvents()
    named = ("Objective evidence", "Action: what is to be done", "Interviewed", "Note for the report")
    found: dict[str, QWidget] = {name: driver.field(name) for name in named}
    found |= {"due": driver.due, "attach": button(driver, "Attach file..."), "rating": row(driver)}
    return {name: widget.mapTo(page, QPoint()) for name, widget in found.items()}


@pytest.mark.parametrize("width", [760, 1068, 1400])
def test_no_field_moves_when_a_rating_is_given(driver: AssessmentDriver, width: int) -> None:
    """What was found: the next click missed its field, and what was typed then rated."""
    driver.window.resize(width, 740)
    before = places(driver)
    for key in (Key.Key_3, Key.Key_0, Key.Key_4, Key.Key_2, Key.Key_1, Key.Key_N, Key.Key_Delete):
        driver.press(key)
        assert places(driver) == before, key
        driver.press(Key.Key_Escape)  # leaves why N is refused


def test_no_field_moves_when_a_proposal_is_answered(driver: AssessmentDriver) -> None:
    proposed = next(id for id in driver.ids if driver.opened.requirement(id).applies is not Applies.NEVER)
    page_of(driver).proposal.show_proposal("As answered elsewhere: 3", ("What is still open?",))
    before = places(driver)
    driver.press(Key.Key_2)
    assert not page_of(driver).proposal.isVisible()
    assert places(driver) == before
    driver.screen.focus_requirement(proposed)
    assert places(driver)["rating"].y() < before["rating"].y()


def test_no_field_moves_when_an_action_and_its_day_are_given(driver: AssessmentDriver) -> None:
    before = places(driver)
    driver.type("Action: owner", "Purchasing")
    driver.press(Key.Key_Tab)
    QTest.keyClicks(focused(), "3.1.25")
    driver.press(Key.Key_Escape)
    assert "in the past" in driver.words()
    assert places(driver) == before
    driver.due.setFocus()
    driver.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "no day")
    driver.press(Key.Key_Escape)
    assert "Not saved" in driver.words()
    assert places(driver) == before


def test_by_key_one_comes_behind_the_text_and_nothing_stays_selected(driver: AssessmentDriver) -> None:
    write(driver.opened, driver.screen.requirement_id, "evidence", "Seen on 3 March")
    driver.press(Key.Key_E, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focused(), ".")
    driver.press(Key.Key_Escape)
    assert driver.stored(driver.screen.requirement_id).evidence == "Seen on 3 March."
    driver.opened.write(driver.screen.requirement_id, "action.what", "Order a folder", seen="")
    driver.press(Key.Key_A)
    what = driver.field("Action: what is to be done")
    assert what.textCursor().atEnd()
    assert not what.textCursor().hasSelection()
    driver.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert what.textCursor().hasSelection()
    driver.press(Key.Key_Tab)
    assert not what.textCursor().hasSelection()


@pytest.mark.parametrize("chosen", [True, False])
def test_after_asking_for_files_the_keys_are_back_and_enter_goes_on(
    driver: AssessmentDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: bool
) -> None:
    first = driver.screen.requirement_id
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    asked: list[bool] = []

    def answer(*_arguments: object) -> tuple[list[str], str]:
        asked.append(True)
        return [str(record)] if chosen else [], ""

    monkeypatch.setattr(FileDialog, "getOpenFileNames", answer)
    attach = button(driver, "Attach file...")
    attach.setFocus()
    driver.press(Key.Key_Return)
    assert focused() is attach
    assert driver.screen.hints[0] == ("↵", "next unanswered")
    assert bool(driver.opened.answer(first).attachments) is chosen
    driver.press(Key.Key_Space)
    assert len(asked) == 2
    driver.press(Key.Key_Return)
    assert len(asked) == 2
    assert driver.screen.requirement_id != first
    attach.setFocus()
    assert driver.screen.hints[0] == ("↵", "press")


def test_tab_leads_to_every_attached_file_and_enter_and_space_look_at_it(
    driver: AssessmentDriver, tmp_path: Path
) -> None:
    id_ = driver.screen.requirement_id
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(f"sample {name}", encoding="utf-8")
        driver.opened.files.attach(id_, [tmp_path / name])
    driver.field("Objective evidence").setFocus()
    for name in ("first.txt", "second.txt"):
        driver.press(Key.Key_Tab)
        assert focused() is button(driver, f"▤ {name}")
        assert driver.screen.hints[0] == ("↵", "look at the file")
    driver.press(Key.Key_Tab)
    assert focused() is button(driver, "Attach file...")
    driver.press(Key.Key_Backtab)
    for key in (Key.Key_Return, Key.Key_Space):
        button(driver, "▤ second.txt").setFocus()
        driver.press(key)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        remove = next(one for one in dialog.findChildren(RemovingButton) if one.isVisible())
        remove.setFocus()
        QTest.keyClick(remove, Key.Key_Return)
        assert len(driver.opened.answer(id_).attachments) == 2
        QTest.keyClick(dialog, Key.Key_Escape)
        driver.window.activateWindow()
        driver.qtbot.waitUntil(row(driver).hasFocus)
