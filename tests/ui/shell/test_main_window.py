"""The window leads from the list into an organization and back, and always says whether all is saved."""

import gc
import logging
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.documents import Written
from isoassess.domain import Rating
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.profile import Designer
from isoassess.services.stored_case import judge_stored
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.ui.sample_stores import add_named, named, store_in, today, write
from ui.app import open_store
from ui.commands.places import ASSESSMENT, LIBRARY, OVERVIEW, REPORTS, STANDARDS_SIDE_BY_SIDE
from ui.session.remembered import Remembered
from ui.shell.fault_dialog import FaultDialog, FaultReporter, report_text
from ui.shell.main_window import MainWindow
from ui.shell.organization.screens_on_demand import PLACES
from ui.shell.organization_screens import OrganizationScreens
from ui.shell.places.navigation_button import NavigationButton
from ui.shell.saved_line import SavedLine
from ui.shell.top_bar import TopBar
from ui.starting import nothing_collected
from ui.wizard.intake_wizard import IntakeWizard


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    return made


def sample_id(store: Store) -> str:
    return store.assessment(put_sample(store, shipped())).organization_id


def places(window: MainWindow) -> dict[str, NavigationButton]:
    buttons = window.findChildren(NavigationButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def press(qtbot: QtBot, window: MainWindow, word: str) -> None:
    QTest.mouseClick(places(window)[word], Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def wizard_of(window: MainWindow) -> IntakeWizard:
    assert window.intake.wizard is not None
    return window.intake.wizard


def test_the_first_window_offers_what_needs_no_organization(window: MainWindow) -> None:
    wanted = ["Organizations", "Actions", "Backup and password", "Compare standards", "Question library"]
    assert list(places(window)) == [*wanted, "Settings"]


def test_an_open_organization_shows_its_name_its_standard_and_its_coverage(
    window: MainWindow, store: Store
) -> None:
    window.open_organization(sample_id(store))
    shown = places(window)
    inside = ["Overview", "Profile", "Standard", "Assessment", "Actions", "Reports"]
    anywhere = ["Compare standards", "Question library", "Settings"]
    assert list(shown) == [*inside, *anywhere, "All organizations"]
    assert "Example Fabrications Ltd" in said(window)
    assert "ISO 9001:2026 · 8.3 not applicable" in said(window)
    (stored,) = store.organizations()
    assert stored.assessment_id is not None
    share = judge_stored(store, shipped(), stored.assessment_id, on=today())
    assert shown["Assessment"].accessibleDescription() == (
        f"{100 * share.assessed // share.applicable} % assessed"
    )


def test_the_list_knows_at_once_how_an_organization_stands_that_was_just_closed(
    window: MainWindow, store: Store
) -> None:
    window.open_organization(sample_id(store))
    window.close_organization()
    (known,) = store.organizations()
    assert known.standing is not None
    assert known.assessment_id is not None
    judged = judge_stored(store, shipped(), known.assessment_id, on=today())
    assert (known.standing.assessed, known.standing.current) == (judged.assessed, True)
    assert places(window)["Organizations"].accessibleDescription() == "1 organization"


def test_the_count_of_actions_follows_an_organization_that_is_put_away(
    window: MainWindow, store: Store
) -> None:
    sample_id(store)
    window.close_organization()
    everywhere = places(window)["Actions"]
    before = everywhere.accessibleDescription()
    assert before == f"{store.action_counts(today()).open} open"
    assert store.action_counts(today()).open > 0
    window.home.focus_list()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Delete)
    assert store.organizations() == []
    assert everywhere.accessibleDescription() == ""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)  # Undo has the focus
    assert everywhere.accessibleDescription() == before


def test_every_place_of_the_sidebar_leads_there(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    open_screens = window.open_screens
    assert open_screens is not None
    for word, screen in (
        ("Standard", open_screens.standard),
        ("Assessment", open_screens.assessment),
        ("Reports", open_screens.reports),
        ("Overview", open_screens.overview),
    ):
        press(qtbot, window, word)
        assert screen.isVisible()
        assert screen.header.isVisible()
        assert [place for place, button in places(window).items() if button.isChecked()] == [word]


def test_the_keyboard_reaches_every_place(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    open_screens = window.open_screens
    assert open_screens is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(open_screens.standard.isVisible)
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.home.isVisible)


def test_a_finished_profile_without_an_assessment_gets_one_when_opened(
    window: MainWindow, store: Store
) -> None:
    (organization_id,) = add_named(store, "Sample Bakery")
    window.open_organization(organization_id)
    (assessment,) = store.assessments(organization_id)
    assert (assessment.lens.label, assessment.started) == ("ISO 9001:2026", today())
    window.close_organization()
    window.open_organization(organization_id)
    assert len(store.assessments(organization_id)) == 1


def test_a_wizard_that_was_left_goes_on_where_it_was_left(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    (organization_id,) = add_named(store, "Sample Bakery")
    store.save_wizard_page(organization_id, 3)
    window.open_organization(organization_id)
    assert wizard_of(window).currentId() == 3
    wizard_of(window).reject()
    assert window.intake.wizard is None
    assert window.home.isVisible()
    assert store.wizard_page(organization_id) == 3
    assert store.assessments(organization_id) == []


def test_a_finished_wizard_leads_into_the_assessment(window: MainWindow, store: Store) -> None:
    (organization_id,) = add_named(store, "Sample Bakery")
    store.save_wizard_page(organization_id, 6)
    window.open_organization(organization_id)
    wizard_of(window).accept()
    assert window.open_screens is not None
    assert window.open_screens.overview.isVisible()
    assert len(store.assessments(organization_id)) == 1
    begin = window.focusWidget()
    assert isinstance(begin, QPushButton)
    assert begin.text() == "Start the assessment"
    QTest.keyClick(begin, Qt.Key.Key_Return)
    assert window.open_screens.assessment.isVisible()


def test_a_new_organization_begins_with_the_wizard_and_stores_nothing_when_left_empty(
    window: MainWindow, store: Store
) -> None:
    window.new_organization()
    wizard_of(window).reject()
    assert [known.name for known in store.organizations()] == ["Example Fabrications Ltd"]
    assert window.home.isVisible()


def test_looking_at_a_finished_profile_leaves_nothing_unfinished(window: MainWindow, store: Store) -> None:
    organization_id = sample_id(store)
    window.open_organization(organization_id)
    window.edit_profile("system.internal_audit")
    assert wizard_of(window).currentId() == 5
    wizard_of(window).reject()
    assert store.wizard_page(organization_id) is None


def test_a_changed_profile_shows_at_once_and_the_standard_follows(window: MainWindow, store: Store) -> None:
    organization_id = sample_id(store)
    window.open_organization(organization_id)
    window.edit_profile()
    assert window.intake.wizard is not None
    profile = with_fact(store.profile(organization_id), "design.own_brand", True)
    profile = with_fact(profile, "design.product", Designer.WE)
    store.save_profile(organization_id, profile)
    wizard_of(window).reject()
    assert "ISO 9001:2026 · 8.3 applies" in said(window)


def test_a_jump_from_the_overview_shows_the_requirement(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    open_screens = window.open_screens
    assert open_screens is not None
    requirement = open_screens.open.case.requirements[7]
    open_screens.overview.requirement_wanted.emit(requirement.id)
    assert open_screens.assessment.isVisible()
    assert requirement.asks in said(window)


def test_the_lower_edge_says_when_the_last_change_was_saved(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    open_screens = window.open_screens
    assert open_screens is not None
    open_screens.open.rate(open_screens.open.case.requirements[0].id, Rating.EFFECTIVE)
    assert store.last_commit is not None
    assert window.said == "Saved " + store.last_commit.astimezone().strftime("%H:%M:%S")


def test_the_lower_edge_says_the_keys_of_the_assessment_and_elsewhere_the_file(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    file = window.findChild(QLabel, "file")
    assert isinstance(file, QLabel)
    window.open_organization(sample_id(store))
    assert file.isVisible()
    window.go(ASSESSMENT)
    qtbot.waitUntil(lambda: "next unanswered" in said(window))
    assert not file.isVisible()
    window.close_organization()
    assert "next unanswered" not in said(window)
    assert file.isVisible()


def test_a_change_that_cannot_be_saved_is_said_there_too(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    open_screens = window.open_screens
    assert open_screens is not None
    write(
        open_screens.open,
        open_screens.open.case.requirements[0].id,
        "note",
        "a lone half \ud800 of a character",
    )
    assert window.said
    assert not window.said.startswith("Saved")


def refuse_something(window: MainWindow, store: Store) -> OrganizationScreens:
    """On a completed assessment, so that the lower edge says that it is locked."""
    organization = sample_id(store)
    store.complete_assessment(store.assessments(organization)[0].id, today())
    window.open_organization(organization)
    open_screens = window.open_screens
    assert open_screens is not None
    window.go(ASSESSMENT)
    assert not open_screens.open.rate(open_screens.open.case.requirements[0].id, Rating.EFFECTIVE)
    assert "completed and locked" in window.said
    return open_screens


def test_why_something_was_not_done_is_said_until_its_place_is_left(window: MainWindow, store: Store) -> None:
    refuse_something(window, store)
    window.go(ASSESSMENT)
    assert "completed and locked" in window.said
    window.go(REPORTS)
    assert "completed and locked" not in window.said


def test_why_something_was_not_done_is_not_said_beside_a_later_success(
    window: MainWindow, store: Store, tmp_path: Path
) -> None:
    """What was found: it stayed beside "Written: ... 3 pages"."""
    open_screens = refuse_something(window, store)
    for outcome in (open_screens.reports.outcome, open_screens.overview.export):
        open_screens.open.failed.emit("completed and locked")
        outcome.tell_written([Written(path=tmp_path / "sample.pdf", pages=3, replaced=(), sha256="")])
        assert "completed and locked" not in window.said


def test_what_is_not_saved_is_said_wherever_one_goes(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    (line,) = window.findChildren(SavedLine)
    line.show_failure("2 changes wait", lasts=True)
    window.go(REPORTS)
    assert window.said == "2 changes wait"


def test_closing_an_organization_frees_its_screens(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    assert window.open_screens is not None
    for place in PLACES:
        window.go(place)
    gone: list[weakref.ref[object]] = [weakref.ref(screen) for screen in window.open_screens.made.values()]
    assert len(gone) == len(PLACES)
    gone += [weakref.ref(window.open_screens.open), weakref.ref(window.open_screens)]
    window.close_organization()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [type(reference()).__name__ for reference in gone] == ["NoneType"] * len(gone)
    assert places(window)["Organizations"].isChecked()


def test_the_window_fits_a_small_screen_on_every_page(window: MainWindow, store: Store) -> None:
    (organization_id,) = add_named(store, "Sample " + "x" * 200)
    window.open_organization(organization_id)
    for place in ("overview", "standard", "assessment"):
        window.go(place)
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 600


def test_the_size_of_the_window_is_remembered(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.resize(window.width(), 666)
    window.close()
    again = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(again)
    assert again.height() == 666


def test_a_file_that_cannot_be_opened_is_said_and_another_one_taken(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("not a store", encoding="utf-8")
    reasons: list[str] = []

    def ask(reason: str) -> Path | None:
        reasons.append(reason)
        return tmp_path / "another.db" if len(reasons) == 1 else None

    opened = open_store(broken, who="tester", ask=ask)
    assert opened is not None
    assert opened.path == tmp_path / "another.db"
    opened.close()
    assert str(broken) in reasons[0]
    assert open_store(broken, who="tester", ask=ask) is None


def test_a_fault_is_shown_once_with_a_report_to_copy(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    reporter = FaultReporter()
    error = ValueError("a fault of the program")
    with caplog.at_level(logging.CRITICAL):
        reporter.take(ValueError, error, None)
        reporter.take(ValueError, error, None)
    dialogs = [w for w in QGuiApplication.instance().topLevelWidgets() if isinstance(w, FaultDialog)]  # type: ignore[union-attr]
    assert len(dialogs) == 1
    copy = next(b for b in dialogs[0].findChildren(QPushButton) if b.text() == "&Copy report")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "builtins.ValueError" in QGuiApplication.clipboard().text()
    assert (
        "a fault of the program" not in QGuiApplication.clipboard().text()
    )  # it could be what a person typed
    assert len(caplog.records) == 2
    dialogs[0].reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_report_names_the_versions_and_nothing_of_an_organization(store: Store) -> None:
    add_named(store, named("Sample Secret").organization.name)
    text = report_text(KeyError("page"))
    assert "Python" in text
    assert "Sample Secret" not in text


@pytest.mark.parametrize("arguments", [["--help"], ["catalogue", "--help"], ["nonsense"]])
def test_work_without_a_window_does_not_load_qt(arguments: list[str]) -> None:
    program = (
        "import sys; from ui.__main__ import main; code = main(); "
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == (2 if arguments == ["nonsense"] else 0)
    assert "Traceback" not in done.stderr


def test_garbage_is_collected_again_once_the_program_is_loaded() -> None:
    was = gc.isenabled()
    try:
        with nothing_collected():
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        gc.unfreeze()  # what other tests look for as garbage
        if not was:
            gc.disable()  # as the program has it


def test_what_needs_no_organization_is_reached_inside_one_and_leads_back(
    window: MainWindow, store: Store
) -> None:
    window.open_organization(sample_id(store))
    for place, title in ((STANDARDS_SIDE_BY_SIDE, "Compare standards"), (LIBRARY, "Question library")):
        buttons = [one for one in window.findChildren(NavigationButton) if one.place == place]
        assert [one.isVisibleTo(window) for one in buttons] == [True]
        buttons[0].click()
        assert buttons[0].isChecked()
        assert title in [label.text() for label in window.findChildren(TopBar)[0].findChildren(QLabel)]
    window.go(OVERVIEW)
    assert window.open_screens is not None
    assert window.open_screens.screen(OVERVIEW).isVisibleTo(window)


def test_a_hint_stays_with_the_page_that_said_it(window: MainWindow, store: Store) -> None:
    window.open_organization(sample_id(store))
    before = window.said
    assert window.open_screens is not None
    window.go(ASSESSMENT)
    window.open_screens.assessment.status_said.emit("There is nothing to undo.")
    assert window.said == "There is nothing to undo."
    window.go(OVERVIEW)
    assert window.said == before
