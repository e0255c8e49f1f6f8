"""A day that is typed is that day in every country; what is not saved is said, and never praised."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from pytestqt.qtbot import QtBot

from isoassess.cli.demo import sample
from isoassess.domain import Action, Answer
from isoassess.language.days import read_day
from isoassess.store import Store
from tests.ui.desk import TODAY, Desk
from ui.session.unsaved import not_saved
from ui.widgets.days.day_writing import system_writing

DUE = "Action: due date"
PAST, WANTED = datetime.date(2026, 1, 31), datetime.date(2027, 1, 15)
DAYS = (
    datetime.date(2027, 1, 31),
    datetime.date(2027, 2, 1),
    datetime.date(2031, 12, 25),
    datetime.date(2000, 3, 4),
    datetime.date(1970, 10, 9),
    datetime.date(2069, 6, 12),
)
SHORT = QLocale.FormatType.ShortFormat
IN_THE_PAST = "This date is in the past."


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "store.db", sample().profile)
    yield made
    made.window.close()
    made.store.close()


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


def every_country() -> list[QLocale]:
    language, script, country = QLocale.Language, QLocale.Script, QLocale.Country
    return QLocale.matchingLocales(language.AnyLanguage, script.AnyScript, country.AnyCountry)


def test_the_short_form_of_every_country_reads_back() -> None:
    known = every_country()
    assert len(known) > 500
    for locale in known:
        writing = system_writing(locale)
        for day in DAYS:
            written = locale.toString(QDate(day.year, day.month, day.day), SHORT)
            assert read_day(written, writing) == day, (locale.name(), written)


def test_the_example_of_every_country_is_a_day_there() -> None:
    for locale in every_country():
        writing = system_writing(locale)
        assert read_day(writing.example, writing) == datetime.date(2027, 1, 31), locale.name()


@pytest.mark.usefixtures("german")
def test_a_day_is_typed_as_in_the_country_and_said_in_the_language_of_the_texts(desk: Desk) -> None:
    first = desk.ids[0]
    for typed in ("1.3.27", "1. März 2027"):
        enter(desk, typed)
        assert desk.stored(first).action.due == datetime.date(2027, 3, 1)
        assert "1 March 2027" in desk.words()
        assert "März" not in desk.words()


def test_what_is_said_of_a_stored_day_is_not_said_of_another_that_is_typed(desk: Desk) -> None:
    desk.opened.plan_action(desk.ids[0], Action(due=PAST))
    assert IN_THE_PAST in desk.words()
    desk.due.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClicks(desk.due, "31.2.20")
    assert IN_THE_PAST not in desk.words()
    desk.press(Qt.Key.Key_Return)
    assert "Not saved." in desk.words()
    assert IN_THE_PAST not in desk.words()
    assert desk.stored(desk.ids[0]).action.due == PAST
    enter(desk, "2026-01-31")
    assert IN_THE_PAST in desk.words()


def test_a_refused_day_waits_with_its_reason_and_is_written_with_the_next_commit(desk: Desk) -> None:
    first, second = desk.ids[:2]
    break_history(desk)
    enter(desk, "1.2.2026")
    assert "tried again" in desk.words()
    assert IN_THE_PAST not in desk.words()
    assert not_saved() == [DUE]
    assert desk.stored(first) == Answer()
    mend_history(desk)
    assert desk.opened.flag(second, True)
    assert desk.stored(first).action.due == datetime.date(2026, 2, 1)
    assert IN_THE_PAST in desk.words()
    assert not_saved() == []
    assert desk.screen.finish_typing()


def test_a_refused_day_of_another_requirement_is_written_with_the_next_commit(desk: Desk) -> None:
    first, second = desk.ids[:2]
    break_history(desk)
    enter(desk, "15.1.2027")
    desk.screen.focus_requirement(second)
    assert not_saved() == [f"{DUE} of another requirement"]
    assert not desk.screen.finish_typing()
    mend_history(desk)
    assert desk.opened.flag(second, True)
    assert desk.stored(first).action.due == WANTED
    assert desk.stored(second) == Answer(flag=True)
    assert desk.screen.finish_typing()


def test_a_day_that_was_emptied_and_refused_is_emptied_later(desk: Desk) -> None:
    first, second = desk.ids[:2]
    desk.opened.plan_action(first, Action(what="Write it down", due=WANTED))
    break_history(desk)
    desk.due.clear()
    enter(desk, "")
    desk.screen.focus_requirement(second)
    mend_history(desk)
    assert desk.screen.finish_typing()
    assert desk.stored(first).action == Action(what="Write it down")


def test_no_commit_takes_a_day_that_is_still_being_typed(desk: Desk) -> None:
    """1.1.20 could be a day of 2020, and goes on to be one of 2027."""
    first, second = desk.ids[:2]
    break_history(desk)
    enter(desk, "15.1.2027")
    desk.due.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.keyClicks(desk.due, "1.1.20")
    mend_history(desk)
    assert desk.opened.flag(second, True)
    assert desk.stored(first) == Answer()
    desk.qtbot.keyClicks(desk.due, "27")
    desk.press(Qt.Key.Key_Tab)
    assert desk.stored(first).action.due == datetime.date(2027, 1, 1)


def test_a_day_that_meets_a_locked_file_is_written_with_the_next_look(desk: Desk) -> None:
    first = desk.ids[0]
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        enter(desk, "15.1.2027")
        assert first not in desk.store.answers(desk.assessment)
        other.execute("ROLLBACK")
    desk.opened.keeping.look()
    assert desk.stored(first).action.due == WANTED


def test_a_day_waits_where_another_window_completes_the_assessment(desk: Desk) -> None:
    first = desk.ids[0]
    break_history(desk)
    enter(desk, "15.1.2027")
    mend_history(desk)
    with Store.open(desk.path, who="B. Consultant") as other:
        other.complete_assessment(desk.assessment, TODAY)
        desk.opened.keeping.look()
        assert desk.opened.completed == TODAY
        assert "2027" in desk.words()
        assert not desk.opened.keeping.finish()
        other.reopen_assessment(desk.assessment, "a sample of a reason")
    desk.opened.keeping.look()
    assert desk.opened.keeping.finish()
    assert desk.stored(first).action.due == WANTED


def break_history(desk: Desk) -> None:
    """From now on the file refuses every change."""
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("CREATE TRIGGER stop BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'stop'); END")


def mend_history(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as other:
        other.execute("DROP TRIGGER stop")


def enter(desk: Desk, typed: str) -> None:
    """Type a day over what stands there, and go on."""
    desk.due.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.due.insert(typed)
    desk.due.textEdited.emit(desk.due.text())
    desk.press(Qt.Key.Key_Tab)
