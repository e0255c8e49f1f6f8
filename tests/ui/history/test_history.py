"""The history in the window: all of it, narrowed, put back as a change of today, and written as a table."""

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Rating
from isoassess.standard_choice.intake import with_answer, without_answer
from isoassess.store import EntryKind, HistoryEntry, HistoryQuery, Store, Subject, text_changed
from isoassess.store.arrival import ArrivalKind, arrival_from
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import add_named, store_in, today
from ui.commands.places import HISTORY
from ui.history.entries_model import AFTER, BEFORE, ENTRY, WHAT, WHO, EntriesModel
from ui.history.screen import HistoryScreen
from ui.history.words import About, value_words, what_words
from ui.parts.news_words import news_words
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog

REQUIREMENT = "supplier-reevaluation"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    (organization,) = add_named(store, "Example Fabrications Ltd")
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    made.open_organization(organization)
    return made


@pytest.fixture
def screen(window: MainWindow, store: Store) -> HistoryScreen:
    """In front, after a requirement was rated twice, noted and planned for."""
    screens = window.open_screens
    assert screens is not None
    opened = screens.open
    for answer in (
        Answer(rating=Rating.PARTIAL),
        Answer(rating=Rating.CONFORMING, evidence="=SUM(A1)"),
        Answer(rating=Rating.CONFORMING, evidence="=SUM(A1)", action=Action(what="Order gauges")),
    ):
        store.save_answer(opened.id, REQUIREMENT, answer)
    opened.reload()
    window.go(HISTORY)
    return screens.past


def rows(screen: HistoryScreen) -> list[tuple[str, ...]]:
    model = screen.model
    columns = (WHO, WHAT, BEFORE, AFTER)
    return [
        tuple(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())
    ]


def choose(screen: HistoryScreen, what: str, before: str) -> None:
    found = [
        row
        for row, (_who, told, was, _is) in enumerate(rows(screen))
        if told.startswith(what) and was == before
    ]
    screen.table.selectRow(found[0])


def choose_about(screen: HistoryScreen, about: About) -> None:
    screen.filters.about.show_value(about)
    screen.filters.about.chosen.emit(about)


def test_every_change_is_told_with_who_and_from_what_to_what(screen: HistoryScreen) -> None:
    said = [(who, what.split(":")[0], before, after) for who, what, before, after in rows(screen)]
    assert said[:3] == [
        ("tester", "Action", "(empty)", "Order gauges"),
        ("tester", "Objective evidence", "(empty)", "=SUM(A1)"),
        ("tester", "Rating", "2 Partial", "3 Conforming"),
    ]
    assert "Organization added" in [what for _who, what, _before, _after in rows(screen)]


def test_what_was_read_in_names_the_file_and_the_line_below_tells_of_it(
    screen: HistoryScreen, window: MainWindow, store: Store
) -> None:
    screens = window.open_screens
    assert screens is not None
    arrival = arrival_from(ArrivalKind.CHECKLIST, Path("gaps.xlsx"))
    changes = {REQUIREMENT: text_changed("note", "", "Two are missing.")}
    with Store.open(store.path, who="Bert") as elsewhere:
        elsewhere.change_answers(screens.open.id, changes, arrival=arrival)
        assert (
            news_words(store.news(), by_window=False, now=store.now, name_of=lambda _id: "Plant Ltd")
            == "Plant Ltd: Bert took over the checklist “gaps.xlsx”."
        )
    screen.refresh()
    (_who, told, _before, file), (who, what, _empty, after), *_more = rows(screen)
    assert (told, file) == ("Read in from a file", "the checklist “gaps.xlsx”")
    assert (who, after) == ("Bert", "Two are missing.")
    assert what.startswith("Note for the report (from the checklist “gaps.xlsx”): ")


def about_a_firm(key: str, after: str | None) -> HistoryEntry:
    return HistoryEntry(
        step=1,
        kind=EntryKind.CHANGE,
        at=datetime(2026, 11, 28, tzinfo=UTC),
        who="A. Consultant",
        subject=Subject.ORGANIZATION,
        organization_id="a-firm",
        assessment_id=None,
        requirement_id=None,
        key=key,
        before=None,
        after=after,
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [('{"file": "firm.isoassess"}', "firm.isoassess"), ("7", "7"), (None, "")],
)
def test_an_import_that_was_undone_is_told_by_its_name(text: str | None, says: str) -> None:
    entry = about_a_firm("import-undone", text)
    assert what_words(entry, str, str) == "Taking over undone"
    assert value_words(entry, entry.after, str) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('"2026-11-28T12:30:05Z"', "28 Nov 2026"),
        ('"never"', "never"),
        ('"0001-01-01T00:00:00+14:00"', "0001-01-01T00:00:00+14:00"),
        ("null", ""),
    ],
)
def test_when_a_backup_was_made_is_told_as_a_moment(text: str, says: str) -> None:
    entry = about_a_firm("taken-back", None if text == "null" else text)
    assert value_words(entry, entry.after, str).split(", ")[0] == says


def test_it_follows_what_is_changed_while_it_is_open(screen: HistoryScreen, window: MainWindow) -> None:
    screens = window.open_screens
    assert screens is not None
    before = screen.model.rowCount()
    screens.open.rate(REQUIREMENT, Rating.EFFECTIVE)
    assert screen.model.rowCount() == before + 1
    assert rows(screen)[0][-1] == "4 Effective"


def test_a_value_is_put_back_and_undo_takes_that_back(screen: HistoryScreen, window: MainWindow) -> None:
    screens = window.open_screens
    assert screens is not None
    choose(screen, "Rating", "2 Partial")
    QTest.mouseClick(screen.put_back, Qt.MouseButton.LeftButton)
    assert screens.open.answer(REQUIREMENT).rating is Rating.PARTIAL
    assert rows(screen)[0][1:] == (rows(screen)[0][1], "3 Conforming", "2 Partial")
    assert screens.open.undo() == REQUIREMENT
    assert screens.open.answer(REQUIREMENT).rating is Rating.CONFORMING


def test_a_fact_of_the_profile_is_put_back(screen: HistoryScreen, window: MainWindow, store: Store) -> None:
    screens = window.open_screens
    assert screens is not None
    id_ = screens.open.organization_id
    known = store.profile(id_)
    store.save_profile(id_, replace(known, organization=replace(known.organization, name="Renamed Ltd")))
    screens.open.reload()
    choose(screen, "Profile", "Example Fabrications Ltd")
    QTest.mouseClick(screen.put_back, Qt.MouseButton.LeftButton)
    assert store.profile(id_).organization.name == "Example Fabrications Ltd"
    assert screens.open.profile.organization.name == "Example Fabrications Ltd"


def test_no_answer_is_told_apart_from_one_that_it_is_not_known(screen: HistoryScreen, store: Store) -> None:
    """What was found: what nobody had answered was told as not known before."""
    (known,) = store.organizations()
    for answer in (True, None, False):
        profile = with_answer(store.profile(known.id), "design.may_change", answer)
        store.save_profile(known.id, profile)
    store.save_profile(known.id, without_answer(store.profile(known.id), "design.may_change"))
    screen.refresh()
    told = [row[2:] for row in rows(screen) if row[1].startswith("Profile: May you change")]
    assert told == [
        ("no", "not answered"),
        ("not known", "no"),
        ("yes", "not known"),
        ("no", "yes"),
        ("not answered", "no"),  # when it was made
    ]
    listed = [row[2:] for row in rows(screen) if row[1].startswith("Profile: Answered")]
    assert listed[0] == ("May you change what the customer gets without asking", "nothing")


def test_in_a_locked_assessment_nothing_is_put_back_and_it_is_said(
    screen: HistoryScreen, window: MainWindow
) -> None:
    screens = window.open_screens
    assert screens is not None
    screens.open.complete()
    choose(screen, "Rating", "2 Partial")
    QTest.mouseClick(screen.put_back, Qt.MouseButton.LeftButton)
    assert screens.open.answer(REQUIREMENT).rating is Rating.CONFORMING
    assert any("locked" in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_what_is_decided_elsewhere_is_not_put_back_from_here(screen: HistoryScreen) -> None:
    choose(screen, "Organization added", "")
    assert not screen.put_back.isEnabled()


def test_it_is_narrowed_by_kind_person_words_and_field(screen: HistoryScreen, qtbot: QtBot) -> None:
    choose_about(screen, About.ACTIONS)
    assert [row[1].split(":")[0] for row in rows(screen)] == ["Action"]
    choose_about(screen, About.EVERYTHING)
    screen.filters.search.setText("gauges")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.filters.search.setText("")
    qtbot.waitUntil(lambda: screen.model.rowCount() > 3)
    choose(screen, "Rating", "2 Partial")
    QTest.mouseClick(screen.only, Qt.MouseButton.LeftButton)
    assert {row[1].split(":")[0] for row in rows(screen)} == {"Rating"}
    assert screen.model.rowCount() == 2
    QTest.mouseClick(screen.only, Qt.MouseButton.LeftButton)
    assert screen.model.rowCount() > 3


def test_it_is_written_as_a_table_in_which_nothing_is_computed(
    screen: HistoryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "out.csv"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_args, **_named: (str(place), ""))
    QTest.mouseClick(screen.export, Qt.MouseButton.LeftButton)
    read = list(csv.reader(StringIO(place.read_text(encoding="utf-8-sig"), newline="")))
    assert read[0] == ["When", "Who", "What", "Before", "After"]
    assert len(read) == screen.model.rowCount() + 1
    assert "'=SUM(A1)" in [cell for row in read for cell in row]


def test_a_key_leads_there_from_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screens = window.open_screens
    assert screens is not None
    window.show_requirement(REQUIREMENT)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert screens.past.isVisible()


def test_escape_leads_back_to_the_overview(screen: HistoryScreen, window: MainWindow) -> None:
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    screens = window.open_screens
    assert screens is not None
    assert screens.overview.isVisible()


def test_of_a_hundred_thousand_entries_only_a_few_pages_are_in_memory(
    store: Store, window: MainWindow, qtbot: QtBot
) -> None:
    screens = window.open_screens
    assert screens is not None
    fill(store, screens.open.organization_id, screens.open.id, 100_000)
    model = EntriesModel(store, screens.past._names)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(HistoryQuery(organization_id=screens.open.organization_id))
    assert model.rowCount() > 100_000
    for row in range(0, model.rowCount(), 997):
        assert model.index(row, WHAT).data(ENTRY) is not None
    assert model.held <= 3_000


def fill(store: Store, organization: str, assessment: str, count: int) -> None:
    """Straight into the file: to answer so often takes minutes."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        first = connection.execute("SELECT max(id) FROM history").fetchone()[0] + 1
        connection.executemany(
            "INSERT INTO history (id, step, kind, at, who, subject, organization_id, assessment_id, "
            "requirement_id, key, before, after) VALUES (?, ?, 'change', '2026-11-18 10:00:00.000000', "
            "'tester', 'answer', ?, ?, ?, 'note', ?, ?)",
            (
                (n, n, organization, assessment, REQUIREMENT, f'"note {n - 1}"', f'"note {n}"')
                for n in range(first, first + count)
            ),
        )
