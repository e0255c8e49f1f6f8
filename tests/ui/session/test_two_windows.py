"""Two windows on one store: each takes over what the other does; where both changed one thing both stand."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Attachment, Rating
from isoassess.domain.profile import Designer
from isoassess.standard_choice.intake import with_answer
from isoassess.store import Resolution, Store
from isoassess.store.vault.driver import sqlite3
from tests.ui.home.home_driver import press_delete
from tests.ui.sample_stores import (
    named,
    remembered_beside,
    ticking,
    today,
    write,
)
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.assessment.evidence.files import FileChip
from ui.assessment.parts import Refusal
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.home.notice import Notice
from ui.session.first_assessment import start_assessment
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.days.day_line import DayLine
from ui.widgets.typing.both_values import BothValues
from ui.widgets.typing.editors import LineEdit, ParagraphEdit
from ui.wizard.questions.typed_fields import LineField, ParagraphField


class Pair:
    """Two windows of two people, the same organization open in both."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        path = folder / "store.db"
        self.stores = [
            Store.open(path, who=who, busy_timeout=0.05, clock=ticking()) for who in ("Anna", "Bert")
        ]
        self.organization = self.stores[0].add_organization(named("Sample Bakery"))
        self.assessment = start_assessment(self.stores[0], shipped(), self.organization, today=today())
        self.windows: list[MainWindow] = []
        for number, store in enumerate(self.stores):
            store.news()
            made = MainWindow(store, shipped, Remembered(folder / f"settings{number}.json"), today=today)
            made.show()
            qtbot.waitExposed(made)
            made.open_organization(self.organization)
            made.go(ASSESSMENT)
            self.windows.append(made)
        self.first, self.second = (open_screens(window) for window in self.windows)
        self.id = self.first.assessment.requirement_id

    def stored(self, requirement_id: str = "") -> Answer:
        return self.stores[0].answers(self.assessment).get(requirement_id or self.id, Answer())

    def look(self) -> None:
        """What the light timer does each second."""
        for place in (self.first, self.second):
            place.open.keeping.synchronize()


def _give_up(_window: object, _reason: str, *_now: object) -> bool:
    return True


def open_screens(window: MainWindow) -> OrganizationScreens:
    assert window.open_screens is not None
    return window.open_screens


def both(place: OrganizationScreens) -> BothValues:
    found = place.assessment.findChild(BothValues)
    assert isinstance(found, BothValues)
    return found


def editor(place: OrganizationScreens, name: str) -> QPlainTextEdit:
    editors = place.assessment.findChildren(QPlainTextEdit)
    return next(found for found in editors if found.accessibleName() == name)


def focus(window: MainWindow, place: OrganizationScreens, name: str) -> QPlainTextEdit:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    field = editor(place, name)
    field.setFocus()
    return field


@pytest.fixture
def pair(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """What is left over at the end of a test is given up without a question."""
    made = Pair(qtbot, tmp_path)
    yield made
    for module in ("organization_screens", "other_windows", "fixed_screens"):
        monkeypatch.setattr(f"ui.shell.{module}.may_be_lost", _give_up)
    for window in made.windows:
        window.close()
        window.deleteLater()
    for store in made.stores:
        store.close()


def test_evidence_typed_over_an_old_view_does_not_take_the_others_rating_back(pair: Pair) -> None:
    """The public report: one rates, the other types evidence with an old view of the same requirement."""
    assert pair.first.open.rate(pair.id, Rating.CONFORMING)
    pair.look()
    assert pair.second.open.rate(pair.id, Rating.INFORMAL)
    assert pair.first.open.write(pair.id, "evidence", "Log of May", seen="")
    assert pair.stored() == Answer(rating=Rating.INFORMAL, evidence="Log of May")
    history = pair.stores[0].history(assessment_id=pair.assessment, requirement_id=pair.id)
    assert [(one.who, one.key, one.before, one.after) for one in history] == [
        ("Anna", "rating", None, '"3"'),
        ("Bert", "rating", '"3"', '"1"'),
        ("Anna", "evidence", None, '"Log of May"'),
    ]
    assert pair.first.open.answer(pair.id) == pair.stored()  # taken over with the own save


def test_what_the_other_does_shows_at_once_and_the_lower_edge_says_it(pair: Pair) -> None:
    for id_ in [one.id for one in pair.first.open.case.requirements[:3]]:
        pair.second.open.rate(id_, Rating.EFFECTIVE)
    pair.look()
    assert pair.first.open.answer(pair.id).rating is Rating.EFFECTIVE
    assert pair.first.open.judgement.share.assessed == 3
    assert pair.windows[0].said == "Bert changed 3 answers in another window."
    assert "changed" not in pair.windows[1].said


def test_typing_and_focus_are_not_disturbed_by_what_the_other_does(pair: Pair) -> None:
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    QTest.keyClicks(field, "Recor")
    QTest.keyClick(field, Qt.Key.Key_Left)
    pair.second.open.rate(pair.id, Rating.INFORMAL)
    write(pair.second.open, pair.id, "note", "Note of Bert")
    pair.look()
    assert field.toPlainText() == "Recor"
    assert field.textCursor().position() == 4
    assert pair.windows[0].focusWidget() is field
    assert editor(pair.first, "Note for the report").toPlainText() == "Note of Bert"
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "d 7")
    pair.first.assessment.finish_typing()
    assert pair.stored() == Answer(rating=Rating.INFORMAL, note="Note of Bert", evidence="Record 7")


def test_a_text_both_wrote_waits_beside_the_others_and_survives_another_requirement(pair: Pair) -> None:
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    QTest.keyClicks(field, "Seen by Anna")
    write(pair.second.open, pair.id, "evidence", "Seen by Bert")
    pair.look()
    pair.first.assessment.finish_typing()
    assert pair.stored().evidence == "Seen by Bert"
    assert field.toPlainText() == "Seen by Anna"
    assert both(pair.first).keys == ("evidence",)
    other = pair.first.open.case.requirements[7].id
    pair.first.assessment.focus_requirement(other)
    assert both(pair.first).keys == ()
    assert pair.windows[0].others.choices.says.startswith("1 field was changed in two windows.")
    pair.windows[0].others.choices.button.click()
    assert pair.first.assessment.requirement_id == pair.id
    assert pair.windows[0].focusWidget() is both(pair.first).button("evidence", Resolution.MINE)
    assert editor(pair.first, "Objective evidence").toPlainText() == "Seen by Anna"
    says = both(pair.first).button("evidence", Resolution.MINE).accessibleDescription()
    assert says == "In the file: Seen by Bert. Yours: Seen by Anna."


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Resolution.MINE, "Seen by Anna"),
        (Resolution.THEIRS, "Seen by Bert"),
        (Resolution.BOTH, "Seen by Bert\nSeen by Anna"),
    ],
)
def test_a_person_chooses_by_keyboard_which_text_stands(
    pair: Pair, choice: Resolution, expected: str
) -> None:
    QTest.keyClicks(focus(pair.windows[0], pair.first, "Objective evidence"), "Seen by Anna")
    write(pair.second.open, pair.id, "evidence", "Seen by Bert")
    pair.first.assessment.finish_typing()
    pair.windows[1].hide()  # keys go to one window
    focus(pair.windows[0], pair.first, "Note for the report")
    QTest.keyClick(pair.windows[0], Qt.Key.Key_F8)
    button = both(pair.first).button("evidence", choice)
    for _step in range(4):
        if pair.windows[0].focusWidget() is button:
            break
        QTest.keyClick(pair.windows[0].focusWidget(), Qt.Key.Key_Tab)
    assert pair.windows[0].focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pair.stored().evidence == expected
    assert editor(pair.first, "Objective evidence").toPlainText() == expected
    assert pair.windows[0].focusWidget() is editor(pair.first, "Objective evidence")  # what follows rates not
    assert both(pair.first).keys == ()
    assert not pair.windows[0].others.choices.says
    assert pair.first.may_go_on()
    pair.look()
    assert editor(pair.second, "Objective evidence").toPlainText() == expected


def typed_after(pair: Pair, field: QPlainTextEdit, letters: str) -> str:
    """What is stored of the evidence once a person has gone on writing where the caret stands."""
    pair.look()
    QTest.keyClicks(field, letters)
    pair.first.assessment.finish_typing()
    return pair.stored().evidence


def test_who_writes_on_at_the_end_does_so_after_a_text_was_taken_over(pair: Pair) -> None:
    write(pair.second.open, pair.id, "evidence", "Log")
    pair.look()
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    QTest.keyClick(field, Qt.Key.Key_End)
    focus(pair.windows[1], pair.second, "Objective evidence")  # in front now
    write(pair.second.open, pair.id, "evidence", "Log of May")
    assert typed_after(pair, field, ", signed") == "Log of May, signed"


def test_who_writes_in_an_empty_text_goes_on_at_the_end_of_what_was_taken_over(pair: Pair) -> None:
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    write(pair.second.open, pair.id, "evidence", "Log of May")
    assert typed_after(pair, field, ", signed") == "Log of May, signed"


def test_who_writes_among_words_stays_there_when_a_text_is_taken_over(pair: Pair) -> None:
    write(pair.second.open, pair.id, "evidence", "Log of May")
    pair.look()
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    cursor = field.textCursor()
    cursor.setPosition(len("Log"))
    field.setTextCursor(cursor)
    write(pair.second.open, pair.id, "evidence", "Seen: Log of May, signed")
    assert typed_after(pair, field, " 7") == "Seen: Log 7 of May, signed"


def test_the_text_of_another_requirement_is_read_from_its_start(pair: Pair) -> None:
    first, second = (one.id for one in pair.first.open.case.requirements[:2])
    for id_ in (first, second):
        write(pair.first.open, id_, "evidence", f"Log of {id_}")
    pair.first.assessment.focus_requirement(first)
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    QTest.keyClick(field, Qt.Key.Key_End)
    pair.first.assessment.focus_requirement(second)
    assert (field.toPlainText(), field.textCursor().position()) == (f"Log of {second}", 0)


def test_use_both_leaves_the_caret_by_the_words_that_were_typed(pair: Pair) -> None:
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    QTest.keyClicks(field, "Seen by Anna")
    for _letter in " Anna":
        QTest.keyClick(field, Qt.Key.Key_Left)
    write(pair.second.open, pair.id, "evidence", "Heard from Bert")
    pair.first.assessment.finish_typing()
    both(pair.first).button("evidence", Resolution.BOTH).click()
    assert field.toPlainText() == "Heard from Bert\nSeen by Anna"
    assert typed_after(pair, field, " today") == "Heard from Bert\nSeen by today Anna"


@pytest.mark.parametrize(("key", "kind"), [("organization.name", LineEdit), ("offer.scope", ParagraphEdit)])
def test_the_caret_of_the_wizard_stays_by_its_words_too(
    pair: Pair, key: str, kind: type[LineEdit | ParagraphEdit]
) -> None:
    pair.stores[1].save_profile(pair.organization, with_answer(named("Sample Bakery"), key, "Bread of Bonn"))
    pair.windows[0].edit_profile(key)
    wizard = pair.windows[0].intake.wizard
    assert wizard is not None
    fields = [*wizard.findChildren(LineField), *wizard.findChildren(ParagraphField)]
    field = next(one for one in fields if one.key == key)
    field.focus()
    control = field.findChild(kind)
    assert control is not None
    QTest.keyClick(control, Qt.Key.Key_End)
    for _letter in " of Bonn":
        QTest.keyClick(control, Qt.Key.Key_Left)
    seen = pair.stores[1].profile(pair.organization)
    pair.stores[1].save_profile(
        pair.organization, with_answer(seen, key, "Good Bread of Bonn, since 1990"), seen=seen
    )
    wizard._draft.keeping.synchronize()
    QTest.keyClicks(control, " rolls")
    field.flush()
    assert field.value() == "Good Bread rolls of Bonn, since 1990"
    wizard.reject()


def test_typing_on_after_a_choice_rates_nothing(pair: Pair) -> None:
    """What was found: "3 men", typed on after Use both, rated 3."""
    QTest.keyClicks(focus(pair.windows[0], pair.first, "Objective evidence"), "Seen by Anna")
    write(pair.second.open, pair.id, "evidence", "Seen by Bert")
    pair.first.assessment.finish_typing()
    button = both(pair.first).button("evidence", Resolution.BOTH)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(pair.windows[0].focusWidget(), " 3 men")
    pair.first.assessment.finish_typing()
    assert pair.stored().rating is None
    assert "Seen by Anna 3 men" in pair.stored().evidence


def test_a_due_date_that_was_chosen_has_the_keys(pair: Pair) -> None:
    line = pair.first.assessment.findChild(DayLine)
    assert line is not None
    pair.windows[0].activateWindow()
    line.setFocus()
    QTest.keyClicks(line, "2026-12-24")
    action = Action(what="Do it", due=datetime.date(2026, 12, 1))
    assert pair.second.open.plan_action(pair.id, action)
    pair.first.assessment.finish_typing()
    both(pair.first).button("action.due", Resolution.MINE).click()
    assert pair.windows[0].focusWidget() is line
    assert pair.stored().action.due == datetime.date(2026, 12, 24)


@pytest.mark.parametrize("choice", [Resolution.MINE, Resolution.THEIRS])
def test_a_rating_that_was_chosen_is_no_longer_said_to_wait(pair: Pair, choice: Resolution) -> None:
    pair.second.open.rate(pair.id, Rating.INFORMAL)
    row = pair.first.assessment.findChild(RatingRow)
    assert row is not None
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_4)
    line = pair.first.assessment.findChild(Refusal)
    assert line is not None
    assert "Choose which value" in line.text()
    both(pair.first).button("rating", choice).click()
    assert line.isHidden()
    assert "Choose which value" not in pair.windows[0].said


def test_two_ratings_both_stand_until_one_is_chosen(pair: Pair) -> None:
    pair.second.open.rate(pair.id, Rating.INFORMAL)
    assert not pair.first.open.rate(pair.id, Rating.EFFECTIVE)
    assert (pair.stored().rating, pair.first.open.answer(pair.id).rating) == (Rating.INFORMAL,) * 2
    assert both(pair.first).keys == ("rating",)
    assert "in the meantime" in pair.first.open.failure  # said where the field is
    assert pair.windows[0].said.startswith("1 field was changed in two windows.")
    words = [button.text() for button in both(pair.first).findChildren(QPushButton)]
    assert words == ["Use mine", "Use the one in the file"]
    both(pair.first).button("rating", Resolution.MINE).click()
    assert pair.stored().rating is Rating.EFFECTIVE
    assert pair.first.open.answer(pair.id).rating is Rating.EFFECTIVE


def file_dialog(place: OrganizationScreens) -> AttachmentDialog:
    """What is known of the file attached to the requirement in view."""
    found = place.assessment.window().findChild(AttachmentDialog)
    if found is None:
        chip = place.assessment.findChild(FileChip)
        assert chip is not None
        chip.click()
        found = place.assessment.window().findChild(AttachmentDialog)
    assert isinstance(found, AttachmentDialog)
    return found


def file_field(shown: AttachmentDialog, name: str) -> QLineEdit:
    return next(line for line in shown.findChildren(QLineEdit) if line.accessibleName() == name)


def describe_in_both(pair: Pair, **words: tuple[str, str]) -> list[AttachmentDialog]:
    """Both look at one attached file, type into fields of it, and save one after the other."""
    assert pair.first.open.files.paste(pair.id, "proof.txt", b"hello") == []
    pair.look()
    shown = [file_dialog(place) for place in (pair.first, pair.second)]
    for name, typed in words.items():
        for one, text in zip(shown, typed, strict=True):
            file_field(one, NAMES[name]).setText(text)
    for one in shown:
        one.accept()
    return shown


def of_file(pair: Pair) -> Attachment:
    return next(iter(pair.stores[0].attachments(pair.organization).values()))


NAMES = {"note": "Note on the file", "number": "Document number"}


@pytest.mark.parametrize(
    ("choice", "note"),
    [
        (Resolution.MINE, "Bert's note"),
        (Resolution.THEIRS, "Anna's note"),
        (Resolution.BOTH, "Anna's note; Bert's note"),
    ],
)
def test_two_notes_on_one_file_both_stand_until_one_is_chosen(
    pair: Pair, choice: Resolution, note: str
) -> None:
    shown = describe_in_both(pair, note=("Anna's note", "Bert's note"))[1]
    assert shown.isVisible()
    assert of_file(pair).note == file_field(shown, "Note on the file").text() == "Anna's note"
    values = shown.findChild(BothValues)
    assert isinstance(values, BothValues)
    assert values.keys == ("note",)
    button = values.button("note", choice)
    assert button.accessibleName().startswith("Note on the file: ")
    assert button.accessibleDescription() == "In the file: Anna's note. Yours: Bert's note."
    said = [label.text() for label in values.findChildren(QLabel)]
    assert any(words.startswith("Anna, ") for words in said)  # who, and when
    button.click()
    assert of_file(pair).note == file_field(shown, "Note on the file").text() == note
    assert not values.isVisible()
    shown.accept()
    assert not shown.isVisible()
    assert not pair.second.open.keeping.waiting


def test_what_only_one_of_two_says_of_a_file_needs_no_choice(pair: Pair) -> None:
    shown = describe_in_both(pair, note=("Anna's note", ""), number=("", "QM-7"))
    assert [one.isVisible() for one in shown] == [False, False]
    assert (of_file(pair).note, of_file(pair).number) == ("Anna's note", "QM-7")


def test_f8_leads_to_the_two_values_of_a_file_from_anywhere(pair: Pair) -> None:
    describe_in_both(pair, note=("Anna's note", "Bert's note"))[1].reject()
    window = pair.windows[1]
    waiting = pair.second.open.keeping.waiting
    name = pair.second.open.field_name(waiting.places()[0], "note")
    assert name == "Note on the file of proof.txt (Sample Bakery)"
    window._leave()  # as after another assessment was opened
    window._show_home()
    window.others.choices.button.click()
    place = open_screens(window)
    assert place.assessment.requirement_id == pair.id
    shown = file_dialog(place)
    values = shown.findChild(BothValues)
    assert isinstance(values, BothValues)
    assert shown.focusWidget() is values.button("note", Resolution.MINE)
    values.button("note", Resolution.MINE).click()
    assert of_file(pair).note == "Bert's note"
    shown.reject()


def test_a_note_on_a_file_that_another_program_locks_waits_and_is_shown(pair: Pair) -> None:
    assert pair.first.open.files.paste(pair.id, "proof.txt", b"hello") == []
    shown = file_dialog(pair.first)
    with closing(sqlite3.connect(pair.stores[0].path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        file_field(shown, "Note on the file").setText("Seen on site")
        shown.accept()
        assert not shown.isVisible()
        assert [file.note for file in pair.first.open.files.of(pair.id)] == ["Seen on site"]
        locking.rollback()
    assert of_file(pair).note == ""
    pair.look()
    assert of_file(pair).note == "Seen on site"


def test_dates_flags_and_files_of_two_meet_field_by_field(pair: Pair) -> None:
    id_ = pair.stores[1].add_attachment(pair.organization, name="log.txt", content=b"x")
    pair.second.open.keeping.listen()
    pair.second.open.files.read()
    pair.second.open.show_files(pair.id, (id_,))
    pair.second.open.plan_action(pair.id, Action(what="Do it", due=datetime.date(2027, 1, 15)))
    assert pair.first.open.flag(pair.id, True)
    seen = Action()
    assert not pair.first.open.change_action(pair.id, seen, replace(seen, due=datetime.date(2027, 3, 1)))
    assert pair.stored() == Answer(
        attachments=(id_,), flag=True, action=Action(what="Do it", due=datetime.date(2027, 1, 15))
    )
    assert both(pair.first).keys == ("action.due",)
    assert "15 Jan 2027" in both(pair.first).button("action.due", Resolution.MINE).accessibleDescription()


def test_a_due_date_typed_over_an_old_view_does_not_take_the_others_day_back(pair: Pair) -> None:
    """Begun when no day stood there, and left after the other's day was heard of."""
    pair.second.open.plan_action(pair.id, Action(what="Do it"))
    pair.look()
    due = pair.first.assessment._form.action.due
    pair.windows[0].activateWindow()
    due.line.setFocus()
    QTest.keyClicks(due.line, "2027-03-01")
    pair.second.open.plan_action(pair.id, Action(what="Do it", due=datetime.date(2027, 1, 15)))
    pair.look()
    assert due.line.text() == "2027-03-01"
    QTest.keyClick(due.line, Qt.Key.Key_Escape)
    assert pair.stored().action.due == datetime.date(2027, 1, 15)
    assert both(pair.first).keys == ("action.due",)
    both(pair.first).button("action.due", Resolution.THEIRS).click()
    assert due.date == datetime.date(2027, 1, 15)
    assert not due.waiting
    pair.first.assessment.finish_typing()
    assert pair.stored().action.due == datetime.date(2027, 1, 15)
    assert both(pair.first).keys == ()
    assert pair.first.may_go_on()


def test_leaving_the_program_asks_about_a_choice_that_waits(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_window: object, reason: str, *_now: object) -> bool:
        asked.append(reason)
        return False

    monkeypatch.setattr("ui.shell.organization_screens.may_be_lost", stay)
    pair.second.open.rate(pair.id, Rating.INFORMAL)
    pair.first.open.rate(pair.id, Rating.EFFECTIVE)
    assert not pair.windows[0].close()
    (said,) = asked
    assert said.startswith("1 field was changed in two windows. The file holds the other value; yours is not")
    both(pair.first).button("rating", Resolution.THEIRS).click()
    assert pair.windows[0].close()


def test_undo_never_takes_the_others_step(pair: Pair) -> None:
    pair.first.open.rate(pair.id, Rating.PARTIAL)
    other = pair.first.open.case.requirements[3].id
    pair.second.open.keeping.synchronize()
    pair.second.open.rate(other, Rating.EFFECTIVE)
    pair.look()
    assert pair.first.open.undo() == pair.id
    assert pair.first.open.undo() is None
    assert pair.stored(other).rating is Rating.EFFECTIVE


def test_undo_of_what_the_other_changed_again_is_refused_with_a_sentence(pair: Pair) -> None:
    pair.first.open.rate(pair.id, Rating.PARTIAL)
    pair.look()
    pair.second.open.rate(pair.id, Rating.EFFECTIVE)
    assert pair.first.open.undo() is None
    assert pair.first.open.failure == (
        "Nothing was undone because Bert has changed this field since. Change it by hand if needed. Undo "
        "again goes on with the change before it."
    )
    assert pair.first.open.answer(pair.id).rating is Rating.EFFECTIVE


def test_words_typed_when_the_other_locks_the_assessment_are_kept_in_sight(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = focus(pair.windows[0], pair.first, "Objective evidence")
    field.insertPlainText("Seen by Anna")  # at once, as pasted: letter by letter it may be saved by then
    pair.stores[1].complete_assessment(pair.assessment, today())
    pair.look()
    assert field.isReadOnly()
    says = [label.text() for label in both(pair.first).children() if hasattr(label, "text")]
    assert any("Seen by Anna" in words and "locked" in words for words in says)
    asked: list[str] = []
    monkeypatch.setattr(
        "ui.shell.organization_screens.may_be_lost", lambda _window, reason, _now=None: asked.append(reason)
    )
    assert not pair.first.may_go_on()
    assert len(asked) == 1
    pair.stores[1].reopen_assessment(pair.assessment, "One answer was missing")
    pair.look()
    assert pair.first.may_go_on()
    assert pair.stored().evidence == "Seen by Anna"


def test_a_cell_that_is_open_stays_open_while_the_other_changes_the_same_action(pair: Pair) -> None:
    pair.first.open.plan_action(pair.id, Action(what="Write it down"))
    pair.look()
    pair.windows[0].go(ACTIONS)
    screen = pair.first.actions
    screen.select((pair.assessment, pair.id))
    table = screen._table
    table.edit(screen.model.index(0, 4))
    cell = table.indexWidget(screen.model.index(0, 4))
    assert isinstance(cell, QPlainTextEdit)
    QTest.keyClicks(cell, "Head baker")
    pair.second.open.plan_action(pair.id, Action(what="Write it down, and sign", owner="Manager"))
    pair.look()
    assert table.indexWidget(screen.model.index(0, 4)) is cell
    assert cell.toPlainText() == "Head baker"
    assert screen.model.index(0, 3).data() == "Write it down, and sign"
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert pair.stored().action == Action(what="Write it down, and sign", owner="Manager")
    values = screen.findChild(BothValues)
    assert isinstance(values, BothValues)
    assert values.keys == ("action.owner",)
    values.button("action.owner", Resolution.MINE).click()
    assert pair.stored().action.owner == "Head baker"
    assert screen.model.index(0, 4).data() == "Head baker"
    assert pair.first.may_go_on()


def test_the_wizard_takes_over_facts_and_lets_choose_between_two(pair: Pair) -> None:
    pair.windows[0].edit_profile("organization.phone")
    wizard = pair.windows[0].intake.wizard
    assert wizard is not None
    draft = wizard._draft
    store, profile = pair.stores[1], pair.stores[1].profile(pair.organization)
    changed = replace(profile.organization, phone="+49 1", email="office@example.org")
    store.save_profile(pair.organization, replace(profile, organization=changed), seen=profile)
    draft.keeping.synchronize()
    assert draft.profile.organization == changed
    assert not draft.set_fact("organization.phone", "+49 2", seen="")
    assert store.profile(pair.organization).organization == changed
    values = next(one for one in wizard.findChildren(BothValues) if one.keys)
    assert values.keys == ("organization.phone",)
    values.button("organization.phone", Resolution.MINE).click()
    assert store.profile(pair.organization).organization == replace(changed, phone="+49 2")
    assert draft.profile.organization.phone == "+49 2"
    wizard.reject()


def test_an_answer_offered_is_given_over_what_was_seen(pair: Pair) -> None:
    """The other's answer was heard of between the look at the question and the choice."""
    pair.windows[0].edit_profile("design.product")
    wizard = pair.windows[0].intake.wizard
    assert wizard is not None
    draft, store, profile = wizard._draft, pair.stores[1], pair.stores[1].profile(pair.organization)
    seen = profile.design.product
    theirs, mine = (one for one in (Designer.CUSTOMER, Designer.WE, Designer.NOBODY) if one is not seen)
    store.save_profile(pair.organization, with_answer(profile, "design.product", theirs), seen=profile)
    draft.keeping.synchronize()
    assert not draft.set_answer("design.product", mine, seen=seen)
    assert store.profile(pair.organization).design.product is theirs
    assert draft.profile.design.product is theirs
    values = next(one for one in wizard.findChildren(BothValues) if one.keys)
    assert values.keys == ("design.product",)
    values.button("design.product", Resolution.MINE).click()
    assert store.profile(pair.organization).design.product is mine
    wizard.reject()


def test_a_locked_file_lets_ratings_and_texts_wait_and_takes_them_when_it_is_free(pair: Pair) -> None:
    with closing(sqlite3.connect(pair.stores[0].path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        assert pair.first.open.rate(pair.id, Rating.PARTIAL)
        assert pair.first.open.write(pair.id, "evidence", "Half of it", seen="")
        assert pair.first.open.answer(pair.id) == Answer(rating=Rating.PARTIAL, evidence="Half of it")
        assert "2 changes are not saved yet" in pair.windows[0].said
        pair.first.assessment.focus_requirement(pair.first.open.case.requirements[5].id)
        pair.first.assessment.focus_requirement(pair.id)
        pair.first.open.keeping.synchronize()
        assert pair.stored() == Answer()
        locking.rollback()
    pair.first.open.keeping.synchronize()
    assert pair.stored() == Answer(rating=Rating.PARTIAL, evidence="Half of it")
    assert pair.windows[0].said.startswith("Saved ")


def test_while_something_waits_the_others_change_of_another_field_stays(pair: Pair) -> None:
    with closing(sqlite3.connect(pair.stores[0].path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        pair.first.open.rate(pair.id, Rating.PARTIAL)
        locking.rollback()
    write(pair.second.open, pair.id, "evidence", "Seen by Bert")
    pair.first.open.keeping.synchronize()
    assert pair.stored() == Answer(rating=Rating.PARTIAL, evidence="Seen by Bert")
    assert pair.first.open.answer(pair.id) == pair.stored()


def test_the_list_of_organizations_follows_the_other_window(pair: Pair) -> None:
    pair.windows[0].close_organization()
    pair.stores[1].add_organization(named("Sample Joinery"))
    pair.first.open.keeping.synchronize()
    names = [pair.windows[0].home.model.index(row, 0).data() for row in range(2)]
    assert sorted(names) == ["Sample Bakery", "Sample Joinery"]


def test_an_undo_goes_when_the_other_window_has_brought_the_organization_back(
    qtbot: QtBot, pair: Pair
) -> None:
    window = pair.windows[0]
    window.close_organization()
    window.home.select(pair.organization)
    window.activateWindow()
    press_delete(qtbot, window.home)
    notice = window.home.findChild(Notice)
    assert notice is not None
    assert notice.isVisible()
    pair.stores[1].restore_organization(pair.organization)
    window.others._keeping.synchronize()
    assert window.home.count == 1
    assert notice.isHidden()
    pair.first = pair.second


def test_an_assessment_without_a_window_of_its_own_follows_too(pair: Pair) -> None:
    alone = OpenAssessment(
        pair.stores[0], shipped(), pair.assessment, remembered_beside(pair.stores[0]), today=today
    )
    pair.second.open.rate(pair.id, Rating.ABSENT)
    alone.keeping.synchronize()
    assert alone.answer(pair.id).rating is Rating.ABSENT
