"""Draws every screen to PNG files, to be looked at: `python -m tests.screens OUT_DIR`."""

import argparse
import datetime
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPoint, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.catalogue import shipped
from isoassess.demo import put_sample, sample
from isoassess.library import Choice
from isoassess.model import Action, ActionStatus, Answer, Lens, Rating
from isoassess.profile import InternalAudit, ManagementReview, Organization, Sector, System
from isoassess.report import Kind
from isoassess.store import Carry, Store
from tests.ui.offices import bring_up_to_date
from ui.errors import FaultDialog
from ui.main_window import MainWindow
from ui.remembered import Remembered
from ui.screens.home_table import OrganizationsTable
from ui.screens.overview import OverviewScreen
from ui.screens.standards_compared import StandardsCompared
from ui.theme import dress
from ui.widgets.explanation import Ask
from ui.widgets.sidebar import ACTIONS, ASSESSMENT, OVERVIEW, REPORTS, STANDARD
from ui.workplace import Workplace

TODAY = datetime.date(2026, 11, 18)
EARLIER = datetime.date(2026, 3, 4)
NOW = datetime.datetime(2026, 11, 18, 10, 42, 7, tzinfo=datetime.UTC)
LONGEST_WAIT = 20_000  # milliseconds
SIZES = ("1280x800", "1024x600", "1920x1080")
GOOD = (Rating.CONFORMING, Rating.EFFECTIVE)
MIXED = (Rating.CONFORMING, Rating.EFFECTIVE, Rating.PARTIAL, Rating.CONFORMING, Rating.ABSENT)
RUNNING = System(
    internal_audit=InternalAudit.COMPLETE,
    management_review=ManagementReview.HELD,
    corrective_action_cases=4,
    months_of_records=9,
)


class Other(Struct, frozen=True, kw_only=True):
    """An organization beside the sample: how much of it is assessed, how, and how many days ago."""

    name: str
    sector: int
    lens: Lens
    share: float = 0
    ratings: tuple[Rating, ...] = MIXED
    system: System = System()
    days: int = 0


OTHERS = (
    Other(name="Sample Bakery Cooperative", sector=3, lens=Lens.ISO9001_2015, share=0.64, days=1),
    Other(name="Demo Printing Works", sector=9, lens=Lens.ISO9001_2026, days=4),
    Other(name="Sample Freight Services", sector=31, lens=Lens.ISO9002_1994, share=0.4, days=15),
    Other(
        name="Demo Instruments GmbH",
        sector=19,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=GOOD,
        system=RUNNING,
        days=6,
    ),
    Other(
        name="Sample Timber Yard",
        sector=6,
        lens=Lens.ISO9002_1994,
        share=1,
        ratings=GOOD,
        days=18,
    ),
    Other(
        name="Sample Textiles",
        sector=4,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=GOOD,
        days=20,
    ),
    Other(
        name="Demo Polymers and Composites for Everything That Has a Very Long Name Indeed SA",
        sector=14,
        lens=Lens.ISO9001_2026,
        share=1,
        ratings=(Rating.ABSENT, Rating.PARTIAL, Rating.INFORMAL),
        days=22,
    ),
)


def main() -> None:
    """Every screen in every size, light and dark, unless told which."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", action="append", help="such as 1280x800; all three when missing")
    parser.add_argument("--dark", action="store_true", help="dark only; both when neither is said")
    parser.add_argument("--light", action="store_true", help="light only")
    given = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    for dark in [False, True] if given.dark == given.light else [given.dark]:
        dress(application, dark=dark)
        for size in given.size or SIZES:
            draw_all(given.out / f"{size}-{'dark' if dark else 'light'}", _size(size))


def draw_all(folder: Path, size: QSize) -> None:
    """All screens in one size and the colors in use."""
    folder.mkdir(parents=True, exist_ok=True)
    with _window(size) as (window, _store):
        save(window, folder / "home-empty.png")
    with _window(size) as (window, store):
        draw_filled(window, store, folder)
    fault = FaultDialog("IsoAssess 0.1.0\n\nTraceback (most recent call last):\n  ...\nValueError: a sample")
    save(fault, folder / "fault.png")
    fault.deleteLater()


def draw_filled(window: MainWindow, store: Store, folder: Path) -> None:
    """The sample organization through its screens, then one just begun, then one for a contract of old."""
    fill(store)
    draw_home(window, store, folder)
    draw_comparison(window, folder)
    draw_library(window, folder)
    window.show_all_actions()
    save(window, folder / "all-actions.png")
    names = {known.name: known.id for known in store.organizations()}
    draw_organization(window, names[sample().organization.name], folder, "")
    draw_organization(window, names[OTHERS[1].name], folder, "-begun")
    draw_organization(window, names[OTHERS[2].name], folder, "-contract")
    draw_assessments(window, names[sample().organization.name], folder)
    draw_wizard(window, names[sample().organization.name], folder)


def draw_home(window: MainWindow, store: Store, folder: Path) -> None:
    """The list, with its menu, then with one that was changed elsewhere and one that was deleted."""
    window.home.refresh()
    save(window, folder / "home.png")
    table = window.home.findChild(OrganizationsTable)
    assert table is not None
    table.menu.popup(window.mapToGlobal(QPoint(300, 200)))
    save(table.menu, folder / "home-menu.png")
    table.menu.close()
    first, second, *_others = store.organizations()
    store.save_profile(second.id, replace(store.profile(second.id), system=RUNNING))
    store.remove_organization(store.add_organization(sample().profile))
    window.home.refresh()
    window.home.select(first.id)
    save(window, folder / "home-outdated.png")


def draw_organization(window: MainWindow, organization_id: str, folder: Path, suffix: str) -> None:
    window.open_organization(organization_id)
    for place in (OVERVIEW, STANDARD, ASSESSMENT, ACTIONS):
        window.go(place)
        save(window, folder / f"{place}{suffix}.png")
    draw_reports(window, folder, suffix)
    workplace = opened_in(window)
    window.go(OVERVIEW)
    draw_overview(workplace.overview, folder, suffix)
    if suffix == "-begun":
        workplace.compare("")
        save(window, folder / "compared-just-one.png")
    if not suffix:
        for blocker in workplace.open.judgement.blockers[:1]:
            window.show_requirement(blocker.requirement or workplace.open.case.requirements[0].id)
            save(window, folder / "assessment-blocker.png")
        draw_standards_compared(window, folder)
        workplace.standard.decide_otherwise()
        assert workplace.standard.dialog is not None
        save(workplace.standard.dialog, folder / "decide-otherwise.png")
        box = workplace.standard.dialog.lens
        box.setCurrentIndex(box.findData(Lens.ISO9002_1994))
        workplace.standard.dialog.changes.expandToDepth(0)
        save(workplace.standard.dialog, folder / "decide-another.png")
        workplace.standard.dialog.reject()


def draw_comparison(window: MainWindow, folder: Path) -> None:
    """The models of 1994 side by side, then the article's claims."""
    comparison = window.show_comparison()
    save(window, folder / "comparison.png")
    comparison.show_claims()
    save(window, folder / "comparison-claims.png")


def draw_standards_compared(window: MainWindow, folder: Path) -> None:
    """The end of the standard screen, folded and unfolded."""
    window.go(STANDARD)
    assert window.workplace is not None
    screen = window.workplace.standard
    (compared,) = screen.findChildren(StandardsCompared)
    screen.page.scroll_to(compared)
    save(window, folder / "standard-compared.png")
    for name, card in (("elements", compared.elements), ("claims", compared.claims)):
        card.unfold()
        save(window, folder / f"standard-{name}.png")


def draw_overview(overview: OverviewScreen, folder: Path, suffix: str) -> None:
    """The whole page, as it is and with every question how a figure is computed answered."""
    page = overview.page.widget()
    assert page is not None
    page.grab().save(str(folder / f"overview-whole{suffix}.png"))
    asked = [ask for ask in overview.findChildren(Ask) if not ask.isHidden()]
    for ask in asked:
        ask.setChecked(True)
    QApplication.processEvents()
    page.grab().save(str(folder / f"overview-asked{suffix}.png"))
    for ask in asked:
        ask.setChecked(False)


def draw_assessments(window: MainWindow, organization_id: str, folder: Path) -> None:
    """The menu of the assessments, two compared, and the dialogs that begin, complete and reopen one."""
    window.open_organization(organization_id)
    workplace = opened_in(window)
    workplace.compare("")
    save(window, folder / "compared.png")
    button = workplace.overview.header.assessment
    button.open_menu()
    save(button.menu_shown, folder / "assessments-menu.png")
    button.menu_shown.close()
    draw_dialog(workplace.dialogs.start_new, workplace, folder / "assessment-new.png")
    draw_dialog(workplace.dialogs.complete, workplace, folder / "assessment-complete.png")
    window.open_assessment(workplace.open.assessments.listed()[-1].id)
    save(window, folder / "overview-locked.png")
    workplace = opened_in(window)
    draw_dialog(workplace.dialogs.reopen, workplace, folder / "assessment-reopen.png")


def draw_reports(window: MainWindow, folder: Path, suffix: str) -> None:
    """Every document in the preview; for the sample also what is said about writing, and a search."""
    reports = opened_in(window).reports
    window.go(REPORTS)
    for kind in Kind:
        reports.documents.choose(kind)
        save(window, folder / f"reports-{kind.value}{suffix}.png", until=reports.settled)
    if suffix:
        return
    reports.documents.choose(Kind.SUMMARY)
    reports.outcome.tell_failure("The summary could not be written: the folder /sample does not exist.")
    reports.preview.finder.take_focus()
    QTest.keyClicks(reports.preview.finder.field, "audit")
    save(window, folder / "reports-failed.png", until=reports.settled)
    reports.outcome.hide()


def draw_dialog(ask: Callable[[], None], workplace: Workplace, path: Path) -> None:
    """A dialog over the open organization, left again."""
    ask()
    dialog = workplace.dialogs.dialog
    assert dialog is not None
    save(dialog, path)
    dialog.reject()


def opened_in(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def draw_library(window: MainWindow, folder: Path) -> None:
    """The questions of all editions, one with counterparts, and what differs."""
    library = window.show_library()
    save(window, folder / "library.png")
    library.go_to("supplier-reevaluation")
    save(window, folder / "library-question.png")
    library.header.choose(Choice.DIFFERS_TODAY)
    save(window, folder / "library-differs.png")
    library.header.clear()


def draw_wizard(window: MainWindow, organization_id: str, folder: Path) -> None:
    """Every page of the wizard, for the sample organization."""
    window.open_organization(organization_id)
    window.edit_profile()
    wizard = window.intake.wizard
    assert wizard is not None
    wizard.resize(min(1040, window.width() - 16), min(690, window.height() - 48))
    for number, page in enumerate(wizard.pageIds(), start=1):
        wizard.setCurrentId(page)
        save(wizard, folder / f"wizard-{number}.png")
    wizard.reject()


def save(widget: QWidget, path: Path, *, until: Callable[[], bool] = lambda: True) -> None:
    """Draw a widget once everything that waits has been done."""
    widget.show()
    waited = QElapsedTimer()
    waited.start()
    while not until() and not waited.hasExpired(LONGEST_WAIT):
        QTest.qWait(10)
    for _turn in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    widget.grab().save(str(path))


def fill(store: Store) -> None:
    """The sample organization, and others that stand differently, each left some days ago."""
    catalogue = shipped()
    for other in OTHERS:
        left = NOW - datetime.timedelta(days=other.days)
        with Store.open(store.path, who="sample", clock=partial(_at, left)) as earlier:
            assessment_id = add(earlier, other)
            bring_up_to_date(earlier, catalogue, assessment_id, on=TODAY)
    sample_id = put_sample(store, catalogue)
    add_earlier(store, sample_id)
    bring_up_to_date(store, catalogue, sample_id, on=TODAY)


def add_earlier(store: Store, assessment_id: str) -> None:
    """An assessment of the spring before, in which less was in place."""
    now = store.assessment(assessment_id)
    earlier = store.add_assessment(
        now.organization_id,
        lens=now.lens,
        started=EARLIER,
        assessor=now.assessor,
        catalogue_version=now.catalogue_version,
        earlier=assessment_id,
        carry=Carry.EVERYTHING,
    )
    gates = {requirement.id for requirement in shipped().requirements(now.lens) if requirement.gate}
    for number, (requirement_id, answer) in enumerate(store.answers(earlier).items()):
        if answer.rating is None or answer.rating.level is None:
            continue
        was = (Rating.INFORMAL, Rating.PARTIAL, Rating.PARTIAL, None)[number // 5 % 4]
        if answer.rating.level < 3:
            was = Rating.PARTIAL if requirement_id in gates else Rating.CONFORMING
        elif requirement_id in gates and number % 35 == 0:
            was = Rating.ABSENT
        if number % 5 == 0 and (was is not None or requirement_id not in gates):
            store.save_answer(earlier, requirement_id, replace(answer, rating=was))
    store.complete_assessment(earlier, EARLIER)


def add(store: Store, other: Other) -> str:
    """Store an organization and the share of its answers; the id of its assessment."""
    catalogue = shipped()
    profile = replace(
        sample().profile,
        organization=Organization(name=other.name),
        sector=Sector(codes=(other.sector,)),
        system=other.system,
    )
    assessment_id = store.add_assessment(
        store.add_organization(profile),
        lens=other.lens,
        started=TODAY,
        assessor="",
        catalogue_version=catalogue.version,
    )
    asked = catalogue.requirements(other.lens)
    for number, requirement in enumerate(asked[: int(len(asked) * other.share)]):
        rating = other.ratings[number % len(other.ratings)]
        action = planned(number) if rating in (Rating.PARTIAL, Rating.ABSENT) else Action()
        answer = Answer(rating=rating, evidence="Seen on site.", action=action)
        store.save_answer(assessment_id, requirement.id, answer)
    return assessment_id


def _at(moment: datetime.datetime) -> datetime.datetime:
    return moment


def planned(number: int) -> Action:
    """Actions of every state, some of them late, some without owner or date."""
    days = 9 * (number % 7) - 20
    return Action(
        what=f"Sample action {number}: agree with the customer what is checked, and keep the record",
        owner=("Dispatch", "", "Quality manager")[number % 3],
        due=TODAY + datetime.timedelta(days=days) if number % 4 else None,
        status=tuple(ActionStatus)[number % 3],
    )


@contextmanager
def _window(size: QSize) -> Iterator[tuple[MainWindow, Store]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "sample.db", who="sample", clock=lambda: NOW) as store,
    ):
        remembered = Remembered(Path(folder) / "window.ini")
        window = MainWindow(store, shipped, remembered, today=lambda: TODAY)
        window.resize(size)
        yield window, store
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _size(text: str) -> QSize:
    width, _x, height = text.partition("x")
    return QSize(int(width), int(height))


if __name__ == "__main__":
    main()
