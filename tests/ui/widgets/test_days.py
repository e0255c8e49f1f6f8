"""A day that is typed is that day in every country; what is not saved is said, and never praised."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Answer
from isoassess.language.days import read_day
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import sample
from tests.ui.assessment_driver import TODAY, AssessmentDriver
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
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    made = AssessmentDriver(qtbot, tmp_path / "store.db", sample().profile)
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
def test_a_day_is_typed_as_in_the_country_and_said_in_the_language_of_the_texts(
    driver: AssessmentDriver,
) -> None:
    first = driver.ids[0]
    for typed in ("1.3.27", "1. März 2027"):
        enter(driver, typed)
        assert driver.stored(first).action.due == datetime.date(2027, 3, 1)
        assert "1 March 2027" in driver.words()
        assert "März" not in driver.words()


def test_what_is_said_of_a_stored_day_is_not_said_of_another_that_is_typed(driver: AssessmentDriver) -> None:
    driver.opened.plan_action(driver.ids[0], Action(due=PAST))
    assert IN_THE_PAST in driver.words()
    driver.due.setFocus()
    driver.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.keyClicks(driver.due, "31.2.20")
    assert IN_THE_PAST not in driver.words()
    driver.press(Qt.Key.Key_Return)
    assert "Not saved." in driver.words()
    assert IN_THE_PAST not in driver.words()
    assert driver.stored(driver.ids[0]).action.due == PAST
    enter(driver, "2026-01-31")
    assert IN_THE_PAST in driver.words()


def test_a_refused_day_waits_with_its_reason_and_is_written_with_the_next_commit(
    driver: AssessmentDriver,
) -> None:
    first, second = driver.ids[:2]
    break_history(driver)
    enter(driver, "1.2.2026")
    assert "tried again" in driver.words()
    assert IN_THE_PAST not in driver.words()
    assert not_saved() == [DUE]
    assert driver.stored(first) == Answer()
    mend_history(driver)
    assert driver.opened.flag(second, True)
    assert driver.stored(first).action.due == datetime.date(2026, 2, 1)
    assert IN_THE_PAST in driver.words()
    assert not_saved() == []
    assert driver.screen.finish_typing()


def test_a_refused_day_of_another_requirement_is_written_with_the_next_commit(
    driver: AssessmentDriver,
) -> None:
    first, second = driver.ids[:2]
    break_history(driver)
    enter(driver, "15.1.2027")
    driver.screen.focus_requirement(second)
    assert not_saved() == [f"{DUE} of another requirement"]
    assert not driver.screen.finish_typing()
    mend_history(driver)
    assert driver.opened.flag(second, True)
    assert driver.stored(first).action.due == WANTED
    assert driver.stored(second) == Answer(flag=True)
    assert driver.screen.finish_typing()


def test_a_day_that_was_emptied_and_refused_is_emptied_later(driver: AssessmentDriver) -> None:
    first, second = driver.ids[:2]
    driver.opened.plan_action(first, Action(what="Write it down", due=WANTED))
    break_history(driver)
    driver.due.clear()
    enter(driver, "")
    driver.screen.focus_requirement(second)
    mend_history(driver)
    assert driver.screen.finish_typing()
    assert driver.stored(first).action == Action(what="Write it down")


def test_no_commit_takes_a_day_that_is_still_being_typed(driver: AssessmentDriver) -> None:
    """1.1.20 could be a day of 2020, and goes on to be one of 2027."""
    first, second = driver.ids[:2]
    break_history(driver)
    enter(driver, "15.1.2027")
    driver.due.setFocus()
    driver.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.keyClicks(driver.due, "1.1.20")
    mend_history(driver)
    assert driver.opened.flag(second, True)
    assert driver.stored(first) == Answer()
    driver.qtbot.keyClicks(driver.due, "27")
    driver.press(Qt.Key.Key_Tab)
    assert driver.stored(first).action.due == datetime.date(2027, 1, 1)


def test_a_day_that_meets_a_locked_file_is_written_with_the_next_look(driver: AssessmentDriver) -> None:
    first = driver.ids[0]
    with closing(sqlite3.connect(driver.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        enter(driver, "15.1.2027")
        assert first not in driver.store.answers(driver.assessment)
        other.execute("ROLLBACK")
    driver.opened.keeping.synchronize()
    assert driver.stored(first).action.due == WANTED


def test_a_day_waits_where_another_window_completes_the_assessment(driver: AssessmentDriver) -> None:
    first = driver.ids[0]
    break_history(driver)
    enter(driver, "15.1.2027")
    mend_history(driver)
    with Store.open(driver.path, who="B. Consultant") as other:
        other.complete_assessment(driver.assessment, TODAY)
        driver.opened.keeping.synchronize()
        assert driver.opened.completed == TODAY
        assert "2027" in driver.words()
        assert not driver.opened.keeping.finish()
        other.reopen_assessment(driver.assessment, "a sample of a reason")
    driver.opened.keeping.synchronize()
    assert driver.opened.keeping.finish()
    assert driver.stored(first).action.due == WANTED


def break_history(driver: AssessmentDriver) -> None:
    """From now on the file refuses every change."""
    with closing(sqlite3.connect(driver.path)) as other:
        other.execute("CREATE TRIGGER stop BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'stop'); END")


def mend_history(driver: AssessmentDriver) -> None:
    with closing(sqlite3.connect(driver.path)) as other:
        other.execute("DROP TRIGGER stop")


def enter(driver: AssessmentDriver, typed: str) -> None:
    """Type a day over what stands there, and go on."""
    driver.due.setFocus()
    driver.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.due.insert(typed)
    driver.due.textEdited.emit(driver.due.text())
    driver.press(Qt.Key.Key_Tab)
