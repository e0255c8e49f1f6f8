"""The list says how each organization stands, and brings what is not up to date up to date by itself."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import Catalogue, shipped
from isoassess.domain import Answer, Lens, Rating, Verdict
from isoassess.domain.decision import DesignClause
from isoassess.domain.profile import InternalAudit, ManagementReview, System
from isoassess.domain.tones import TONE_OF_VERDICT
from isoassess.domain.words import indicated_short, indicated_words, verdict_words
from isoassess.errors import BadInput
from isoassess.services.stored_case import stored_case
from isoassess.store import OrganizationSummary, Standing, Store
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import put_sample
from tests.ui.home.home_driver import home, names, said, table
from tests.ui.sample_stores import NOW, TODAY, add_named, bring_up_to_date, named, store_in, ticking
from ui.home import cell_words as cells
from ui.home.cell_words import ACTIONS, ASSESSED, NAME, READINESS, SECTOR, STANDARD, Cell, Listed
from ui.home.idle_work import PAUSE
from ui.home.screen import HomeScreen
from ui.widgets.theme import dress

HELD_SYSTEM = System(
    internal_audit=InternalAudit.COMPLETE,
    management_review=ManagementReview.HELD,
    corrective_action_cases=2,
    months_of_records=6,
)
STANDING = Standing(
    assessed=2, applicable=3, verdict=Verdict.READY_STAGE_1, open_actions=1, catalogue_version="1"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    dress(qapp, dark=False)
    yield
    qapp.setStyleSheet("")


def add_begun(store: Store, name: str, lens: Lens = Lens.ISO9001_2026) -> str:
    """The id of an assessment in which nothing is answered."""
    return store.add_assessment(
        store.add_organization(named(name)),
        lens=lens,
        started=TODAY,
        assessor="",
        catalogue_version=shipped().version,
    )


def cell(screen: HomeScreen, column: int, role: int = Qt.ItemDataRole.DisplayRole, row: int = 0) -> object:
    return screen.model.index(row, column).data(role)


def painted(screen: HomeScreen, column: int) -> Cell:
    return screen.model.cell(0, column)


def aloud(screen: HomeScreen, column: int) -> str:
    return str(cell(screen, column, Qt.ItemDataRole.AccessibleTextRole))


def coverage(standing: Standing) -> str:
    return f"{standing.assessed} of {standing.applicable} assessed."


def wait_until_judged(qtbot: QtBot, screen: HomeScreen) -> None:
    qtbot.waitUntil(lambda: screen.model.next_outdated() is None)


def test_a_judged_organization_shows_coverage_with_its_base_verdict_and_actions(
    qtbot: QtBot, store: Store
) -> None:
    standing = bring_up_to_date(store, shipped(), put_sample(store, shipped()), on=TODAY)
    screen = home(qtbot, store)
    assert cell(screen, ASSESSED) == f"{100 * standing.assessed // standing.applicable} %"
    assert aloud(screen, ASSESSED) == coverage(standing)
    assert cell(screen, READINESS) == "▲ Ready for stage 1"
    assert aloud(screen, READINESS) == "Ready for stage 1, not yet for stage 2."
    assert painted(screen, STANDARD).addition == "without 8.3"
    assert aloud(screen, STANDARD) == "ISO 9001:2026, without 8.3"
    assert aloud(screen, ACTIONS) == f"{cell(screen, ACTIONS)} open actions."
    assert coverage(standing) in str(cell(screen, ASSESSED, Qt.ItemDataRole.ToolTipRole))


def test_what_was_never_judged_is_judged_while_nothing_else_is_to_be_done(qtbot: QtBot, store: Store) -> None:
    for name in ("Sample Bakery", "Demo Polymers"):
        add_begun(store, name)
    changed = [known.changed_at for known in store.organizations()]
    screen = home(qtbot, store)
    assert cell(screen, READINESS) == "Not up to date"
    assert aloud(screen, READINESS) == "Not judged yet."
    wait_until_judged(qtbot, screen)
    for row in range(2):
        assert cell(screen, READINESS, row=row) == "○ In progress"
        assert cell(screen, ASSESSED, row=row) == "0 %"
    kept = store.organizations()
    assert all(known.standing and known.standing.current for known in kept)
    assert [known.changed_at for known in kept] == changed  # to look at a list changes nothing


def test_a_completed_assessment_is_not_said_to_be_in_progress(qtbot: QtBot, store: Store) -> None:
    add_begun(store, "Sample Bakery")
    (known,) = store.organizations()
    assert known.assessment_id is not None
    store.complete_assessment(known.assessment_id, TODAY)
    screen = home(qtbot, store)
    wait_until_judged(qtbot, screen)
    assert cell(screen, READINESS) == "○ Completed"
    assert aloud(screen, READINESS).startswith("Completed on ")


@pytest.mark.parametrize("gap", [False, True])
def test_a_complete_quick_scan_is_shown_as_an_indication_and_as_no_verdict(
    qtbot: QtBot, store: Store, gap: bool
) -> None:
    assessment = add_begun(store, "Sample Bakery")
    asked = shipped().requirements(Lens.ISO9001_2026)
    for known in asked:
        if known.quick or known.gate is not None:
            store.save_answer(assessment, known.id, Answer(rating=Rating.CONFORMING, evidence="Seen."))
    if not gap:
        (known_one,) = store.organizations()
        store.save_profile(known_one.id, replace(store.profile(known_one.id), system=HELD_SYSTEM))
    judged = stored_case(store, shipped(), assessment, on=TODAY)
    found = judge_case(shipped(), judged).indication
    assert found is not None
    assert bool(found.causes) is gap
    screen = home(qtbot, store)
    wait_until_judged(qtbot, screen)
    assert cell(screen, READINESS) == f"○ {indicated_short(found.causes)}"
    assert aloud(screen, READINESS) == (
        f"{verdict_words(Verdict.TOO_EARLY)}. {indicated_words(found.causes)}. An indication, no verdict."
    )
    assert painted(screen, READINESS).tone == TONE_OF_VERDICT[Verdict.TOO_EARLY]


def test_a_standing_that_is_not_up_to_date_is_not_shown_as_if_it_were(qtbot: QtBot, store: Store) -> None:
    assessment = put_sample(store, shipped())
    standing = bring_up_to_date(store, shipped(), assessment, on=TODAY)
    open_one = next(
        known.id
        for known in shipped().requirements(Lens.ISO9001_2026)
        if store.answers(assessment).get(known.id, Answer()).rating is None
    )
    store.save_answer(assessment, open_one, Answer(rating=Rating.EFFECTIVE, evidence="Seen."))
    screen = home(qtbot, store)
    assert cell(screen, READINESS) == "Not up to date"
    assert painted(screen, READINESS).tone == "neutral"
    assert coverage(standing) in aloud(screen, ASSESSED)
    assert "has changed" in aloud(screen, ASSESSED)
    wait_until_judged(qtbot, screen)
    assert aloud(screen, ASSESSED) == coverage(replace(standing, assessed=standing.assessed + 1))
    assert painted(screen, READINESS).tone == "minor"


def test_a_standing_of_another_catalogue_is_judged_again(qtbot: QtBot, store: Store) -> None:
    assessment = put_sample(store, shipped())
    standing = bring_up_to_date(store, shipped(), assessment, on=TODAY)
    store.save_standing(assessment, replace(standing, assessed=1, catalogue_version="of another day"))
    screen = home(qtbot, store)
    qtbot.waitUntil(lambda: aloud(screen, ASSESSED) == coverage(standing))
    assert store.organizations()[0].standing == standing


def test_the_catalogue_is_asked_for_once_and_not_before_the_list_was_in_sight(
    qtbot: QtBot, store: Store
) -> None:
    asked: list[bool] = []

    def catalogue() -> Catalogue:
        asked.append(screen.isVisible())
        return shipped()

    add_begun(store, "Sample Bakery")
    screen = home(qtbot, store, catalogue=catalogue)
    screen.hide()
    qtbot.wait(2 * PAUSE)
    assert asked == []
    screen.show()
    wait_until_judged(qtbot, screen)
    add_begun(store, "Demo Polymers")
    screen.refresh()
    wait_until_judged(qtbot, screen)
    assert asked == [True]


def test_what_is_said_while_an_organization_is_judged_counts(
    qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = add_begun(store, "Sample Bakery")
    open_one = shipped().requirements(Lens.ISO9001_2026)[0].id
    kept = Store.save_standing
    said: list[str] = []

    def say_first(self: Store, *at: object, **how: object) -> None:
        if not said:
            said.append(open_one)
            with Store.open(store.path, who="colleague") as other:
                other.save_answer(assessment, open_one, Answer(rating=Rating.EFFECTIVE, evidence="Seen."))
        kept(self, *at, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save_standing", say_first)
    screen = home(qtbot, store)
    wait_until_judged(qtbot, screen)
    screen.refresh()
    assert said
    assert cell(screen, READINESS) == "Not up to date"
    wait_until_judged(qtbot, screen)
    assert aloud(screen, ASSESSED).startswith("1 of ")


def test_a_list_out_of_sight_judges_nothing(qtbot: QtBot, store: Store) -> None:
    add_begun(store, "Sample Bakery")
    screen = home(qtbot, store)
    wait_until_judged(qtbot, screen)
    screen.hide()
    add_begun(store, "Demo Polymers")
    screen.refresh()
    qtbot.wait(2 * PAUSE)
    assert cell(screen, READINESS) == "Not up to date"


def test_one_that_cannot_be_judged_says_why_and_holds_up_no_other(qtbot: QtBot, store: Store) -> None:
    add_begun(store, "Sample Bakery")
    add_begun(store, "Demo Polymers")
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE organization SET profile = '{\"of\": 3000}' WHERE name = 'Demo Polymers'")
    screen = home(qtbot, store)
    wait_until_judged(qtbot, screen)
    assert cell(screen, READINESS) == "Not up to date"
    assert "Demo Polymers" in aloud(screen, READINESS)
    assert cell(screen, READINESS, row=1) == "○ In progress"


def test_a_locked_file_still_shows_how_each_stands(qtbot: QtBot, store: Store) -> None:
    add_begun(store, "Sample Bakery")
    with (
        Store.open(store.path, who="tester", busy_timeout=0.05, clock=ticking()) as second,
        closing(sqlite3.connect(store.path, isolation_level=None)) as other,
    ):
        screen = home(qtbot, second)
        other.execute("BEGIN IMMEDIATE")
        wait_until_judged(qtbot, screen)
        assert cell(screen, READINESS) == "○ In progress"
        assert store.organizations()[0].standing is None
        other.execute("ROLLBACK")
        screen.close()


def test_a_catalogue_that_cannot_be_read_is_said_and_the_list_stays(qtbot: QtBot, store: Store) -> None:
    def unfit() -> Catalogue:
        raise BadInput("own.yaml, line 3: the id is missing")

    add_begun(store, "Sample Bakery")
    screen = home(qtbot, store, catalogue=unfit)
    qtbot.waitUntil(lambda: said(screen) == ["own.yaml, line 3: the id is missing"])
    assert names(screen) == ["Sample Bakery"]


def listed(standing: Standing | None, *, lens: Lens = Lens.ISO9001_2026) -> Listed:
    summary = OrganizationSummary(
        id="1",
        name="Sample Bakery",
        sector_codes=(),
        changed_at=NOW,
        lens=lens,
        wizard_page=None,
        assessment_id="2",
        standing=standing,
    )
    return Listed(summary, "")


@given(applicable=st.integers(1, 400), data=st.data())
def test_a_hundred_percent_means_all_and_nothing_less(applicable: int, data: st.DataObject) -> None:
    assessed = data.draw(st.integers(0, applicable))
    percent = cells.percent(listed(replace(STANDING, assessed=assessed, applicable=applicable)))
    assert percent is not None
    assert 0 <= percent <= 100 * assessed / applicable
    assert (percent == 100) == (assessed == applicable)


def test_where_nothing_applies_there_is_no_share() -> None:
    nothing = listed(replace(STANDING, assessed=0, applicable=0))
    assert cells.percent(nothing) is None
    assert cells.cell_words(nothing, ASSESSED, today=TODAY) == "–"


@pytest.mark.parametrize(
    ("lens", "clause", "says"),
    [
        (Lens.ISO9001_2015, DesignClause.NOT_APPLICABLE, "without 8.3"),
        (Lens.ISO9001_2026, DesignClause.PARTLY, "8.3 in part"),
        (Lens.ISO9001_2026, DesignClause.ASK, "8.3 open"),
        (Lens.ISO9001_2026, DesignClause.APPLIES, ""),
        (Lens.ISO9002_1994, None, "contract"),
    ],
)
def test_the_standard_says_what_its_name_does_not(lens: Lens, clause: DesignClause | None, says: str) -> None:
    assert cells.addition_words(listed(replace(STANDING, clause_8_3=clause), lens=lens)) == says


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_shape_a_word_and_a_color(verdict: Verdict) -> None:
    shown = listed(replace(STANDING, verdict=verdict))
    shape, _space, word = cells.cell_words(shown, READINESS, today=TODAY).partition(" ")
    assert shape in "○■▲✓"
    assert len(word) > 5
    assert cells.tone(shown) in ("neutral", "minor", "major", "conforming")


@pytest.mark.parametrize(
    ("width", "sector_gone"), [(668, True), (748, True), (812, True), (1068, False), (1708, False)]
)
def test_the_columns_fill_the_width_and_the_sector_gives_way_first(
    qtbot: QtBot, dressed: None, store: Store, width: int, sector_gone: bool
) -> None:
    add_named(store, "Sample Bakery Cooperative")
    screen = home(qtbot, store)
    screen.resize(width, 540)
    seen = table(screen)
    assert seen.isColumnHidden(SECTOR) is sector_gone
    assert seen.horizontalHeader().length() == seen.viewport().width()
    assert seen.columnWidth(NAME) >= 150
    header = seen.horizontalHeader()
    for column in range(header.count()):  # what was found: headings and names cut off at 200 %
        if not seen.isColumnHidden(column):
            words = header.fontMetrics().horizontalAdvance(cells.heading(column))
            assert words <= seen.columnWidth(column), cells.heading(column)
    assert not screen.grab().isNull()
