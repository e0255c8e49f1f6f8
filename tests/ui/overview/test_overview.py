"""The overview says where an organization stands, leads to each spot, and hands over the summary."""

import datetime
import gc
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.labels import contradiction_words, message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    obstacle_to_do,
    obstacles_words,
    points_words,
    questions_left,
    way_step_words,
)
from isoassess.assessment.labels.contradictions import alike
from isoassess.assessment.verdict.claimed import claimed
from isoassess.assessment.verdict.documented import ShownState, documented
from isoassess.documents import DocumentKind
from isoassess.documents.provenance import read_origin
from isoassess.domain import Action, CertificationStage, Grade, Lens, Rating, Verdict
from isoassess.domain.case import Judgement
from isoassess.domain.fact_keys import with_fact
from isoassess.domain.outcomes import State
from isoassess.domain.profile import InternalAudit, ManagementReview
from isoassess.domain.words import counted_clauses
from isoassess.language.dates import short_date_words
from isoassess.store import Store
from isoassess.timeline.durations import step_words
from isoassess.timeline.schedule import schedule
from tests.sample_organization import sample
from tests.ui.sample_stores import named, open_begun, open_sample, store_in, whole, window_on, write
from ui.documents.places import file_name
from ui.overview.calendar import CalendarCard
from ui.overview.cards import EffortCard, PrerequisitesCard
from ui.overview.charts import ChartsCard
from ui.overview.claimed import ClaimedCard
from ui.overview.clauses import ClausesCard
from ui.overview.lists import ActionsCard, DocumentsCard
from ui.overview.screen import OverviewScreen
from ui.overview.verdict_banner import VerdictBanner
from ui.overview.way import ContradictionsCard, ObstaclesCard, WayCard
from ui.parts.chart_view import ChartView
from ui.parts.jump import JumpButton
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.explanation import ExplainButton
from ui.widgets.layout.abreast import Abreast
from ui.widgets.layout.columns import Columns
from ui.widgets.layout.frames import Page
from ui.widgets.stacked_bar import StackedBar

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def overview(qtbot: QtBot, opened: OpenAssessment, folder: Path) -> OverviewScreen:
    screen = OverviewScreen(opened)
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.header)
    screen.resize(1068, 700)
    screen.show()
    screen.header.show()
    whole(screen)
    QCoreApplication.processEvents()  # rows that a layout took in are shown by the next event
    return screen


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def part(screen: OverviewScreen, kind: type[Part]) -> Part:
    found = screen.findChild(kind)
    assert isinstance(found, kind)
    return found


def press(qtbot: QtBot, widget: QWidget, word: str) -> None:
    click(next(b for b in widget.findChildren(QPushButton) if b.text() == word and not b.isHidden()))


def click(button: QWidget) -> None:
    """As a person does: scroll to the button first."""
    page = button.parentWidget()
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    if page is not None:
        page.ensureWidgetVisible(button)
        QCoreApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Answer the file dialog; the list receives what it proposed."""
    proposed: list[str] = []

    def answer(_parent: QWidget, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(path), ""

    monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
    return proposed


def test_the_first_picture_shows_every_line_where_it_stays(qtbot: QtBot, store: Store) -> None:
    """What was found: on a busy machine the page stood squeezed for seconds, its lines cut in half."""
    window = window_on(qtbot, store)
    window.resize(1280, 760)
    QCoreApplication.processEvents()
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None
    first = lines_of(window.open_screens.overview)
    whole(window.open_screens.overview)
    for _turn in range(20):
        QCoreApplication.processEvents()
    assert len(first) > 40
    assert lines_of(window.open_screens.overview) == first


def lines_of(screen: OverviewScreen) -> list[tuple[str, QPoint, QSize]]:
    """Each line that is in sight, where it stands and how large it is."""
    shown = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    seen = [label for label in shown if not label.visibleRegion().isEmpty()]
    return [(label.text(), label.mapTo(screen, QPoint()), label.size()) for label in seen]


def test_a_long_word_without_a_blank_widens_no_page(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    actions = [id_ for id_, answer in opened.case.answers.items() if answer.action.what]
    for id_ in actions:
        action = replace(opened.answer(id_).action, what="V" * 300, owner="W" * 300)
        assert opened.plan_action(id_, action)
    screen = overview(qtbot, opened, tmp_path)
    inside = screen.page.widget()
    assert inside is not None
    assert inside.width() <= screen.page.viewport().width()
    assert inside.minimumSizeHint().width() <= screen.page.viewport().width()


def test_the_verdict_stands_there_with_its_word_and_its_figures(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    said = words(overview(qtbot, opened, tmp_path))
    assert "Ready for stage 1, not yet for stage 2" in said
    for figure in (opened.judgement.share.major, opened.judgement.share.conforming):
        assert f"\n{figure}\n" in said


def test_every_main_clause_has_a_bar_that_says_its_base(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    bars = [bar for bar in screen.findChildren(StackedBar) if not bar.isHidden()]
    assert [bar.accessibleName().split()[0] for bar in bars] == ["4", "5", "6", "7", "8", "9", "10"]
    share = opened.judgement.main_clauses[3].share
    assert f"{share.fulfilled} of {share.assessed}" in words(screen)
    assert "not assessed" in bars[3].accessibleName()


def test_each_blocker_leads_to_its_requirement_or_to_the_profile(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    press(qtbot, part(screen, ObstaclesCard), all_points(opened.judgement))
    spots = {jump.target for jump in screen.findChildren(JumpButton)}
    for blocker in opened.judgement.blockers:
        place = blocker.requirement or blocker.fact
        assert (place is None) == (blocker.because.id in ("many-minors", "not-looked-at"))
        assert place is None or place in spots
    requirement = next(blocker.requirement for blocker in opened.judgement.blockers if blocker.requirement)
    jump = next(jump for jump in screen.findChildren(JumpButton) if jump.target == requirement)
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        click(jump)
    assert wanted.args == [requirement]


def test_an_answer_given_elsewhere_shows_when_the_overview_is_seen_again(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    before = obstacles_words(opened.judgement)
    screen.hide()
    for finding in opened.judgement.findings:
        if finding.grade == "major":
            opened.rate(finding.requirement, Rating.PARTIAL)
    profile = with_fact(opened.profile, "system.internal_audit", InternalAudit.COMPLETE)
    profile = with_fact(profile, "system.management_review", ManagementReview.HELD)
    store.save_profile(opened.organization_id, profile)
    opened.reload()
    screen.show()
    after = obstacles_words(opened.judgement)
    assert after != before
    assert before not in words(screen)
    assert after in words(screen)


def test_an_assessment_just_begun_leads_to_its_first_question(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    screen = overview(qtbot, opened, tmp_path)
    assert "Nothing is assessed yet." in words(screen)
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        press(qtbot, screen, "Start the assessment")
    assert wanted.args == [opened.case.requirements[0].id]


def test_an_assessment_is_continued_behind_what_was_rated_last(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    """It is said which question that is; behind the last one come those that were passed over."""
    opened = open_begun(store, named("Sample Bakery"))
    first, second, third, fourth = (one.id for one in opened.case.requirements[:4])
    last = opened.case.requirements[-1].id
    opened.rate(first, Rating.CONFORMING)
    opened.rate(third, Rating.CONFORMING)
    screen = overview(qtbot, opened, tmp_path)
    assert f"Next: {opened.requirement_words(fourth)}" in words(screen)
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        press(qtbot, screen, "Continue the assessment")
    assert wanted.args == [fourth]
    opened.rate(last, Rating.CONFORMING)
    assert f"Next: {opened.requirement_words(second)}" in words(screen)
    opened.rate(third, None)  # taken back, and open again: it is not passed over
    assert f"Next: {opened.requirement_words(third)}" in words(screen)
    opened.in_view = fourth  # gone to, and left open
    opened.rate(third, Rating.CONFORMING)
    assert f"Next: {opened.requirement_words(fourth)}" in words(screen)


def test_it_says_what_comes_next_whenever_it_is_shown(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    screen = overview(qtbot, opened, tmp_path)
    around = QStackedWidget()
    qtbot.addWidget(around)
    around.addWidget(screen)
    other = QWidget()
    around.addWidget(other)
    around.show()
    around.setCurrentWidget(other)
    opened.in_view = opened.case.requirements[3].id  # looked at, and nothing said of it
    around.setCurrentWidget(screen)
    assert f"Next: {opened.requirement_words(opened.in_view)}" in words(screen)


def test_the_bars_of_the_clauses_share_the_height_of_their_card(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    screen.resize(1180, 800)
    QCoreApplication.processEvents()
    card = part(screen, ClausesCard)
    bars = [bar.mapTo(card, QPoint()).y() for bar in card.findChildren(StackedBar)]
    apart = [below - above for above, below in pairwise(bars)]
    assert max(apart) - min(apart) <= 2
    heads = next(one for one in card.findChildren(QLabel) if one.text() == "fulfilled")
    assert bars[0] - heads.mapTo(card, QPoint()).y() <= apart[0] + heads.height()
    assert card.height() - bars[-1] < card.height() / 4


def all_points(judgement: Judgement) -> str:
    """The words of the button: the points as the line above counts them, and beside them what is open."""
    known = [one for one in judgement.obstacles if one.cause is not None and one.certain]
    points = sum(not blocker.unknown for one in known for blocker in one.blockers)
    return f"Show all {points} points, and {len(judgement.blockers) - points} open"


def test_causes_stand_there_before_the_points_that_they_account_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    card = part(overview(qtbot, opened, tmp_path), ObstaclesCard)
    judgement, said = opened.judgement, words(card)
    known = [one for one in judgement.obstacles if one.cause is not None and one.certain]
    points = sum(not blocker.unknown for one in known for blocker in one.blockers)
    assert f"{len(judgement.causes)} causes stand in the way, {points} points in all." in said
    assert len(judgement.blockers) > points
    assert all_points(judgement) in [button.text() for button in card.findChildren(QPushButton)]
    for one in judgement.obstacles:
        if one.cause is not None:
            assert f"{heading_words(one.cause)}: {obstacle_to_do(one, judgement)}" in said
        assert points_words(one) in said
    assert len(judgement.causes) < points


def test_that_questions_are_to_be_answered_is_said_once(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    said = words(overview(qtbot, opened, tmp_path))
    left = questions_left(opened.judgement)
    assert said.count(f"Answer {left} more questions.") == 1
    open_ = opened.judgement.share.applicable
    assert f"{open_} are not answered yet; the next verdict needs {left} of them." in said
    assert f"Of the {open_} that are open so many are needed" in said
    assert f"{left} questions to answer" not in said


def test_points_and_claims_are_told_by_statements_and_not_asked(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    for finding in opened.judgement.findings:
        if finding.grade is Grade.NOT_ASSESSED:
            opened.rate(finding.requirement, Rating.EFFECTIVE)
    screen = overview(qtbot, opened, tmp_path)
    lists = part(screen, ObstaclesCard), part(screen, ClaimedCard)
    for card in lists:
        for more in card.findChildren(QPushButton):
            if more.text().startswith("Show ") and not more.isHidden():
                more.click()
    said = "\n".join(map(words, lists))
    points = [point.requirement for one in opened.judgement.obstacles for point in one.blockers]
    merely = [one.requirement for one in claimed(opened.judgement.findings).findings]
    told = [id_ for id_ in (*points, *merely) if id_ is not None]
    assert points
    assert merely
    for known in map(opened.requirement, told):
        assert known.states in said
    assert "Stage 2: ■ Likely major nonconformity. " in said
    assert [known.asks for known in opened.case.requirements if known.asks in said] == []


def test_the_shortest_way_is_things_to_do_in_their_order(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    said = words(part(overview(qtbot, opened, tmp_path), WayCard))
    share, things = opened.judgement.share, len(opened.judgement.way) - 1  # the last is to answer
    asked = share.applicable - share.assessed
    assert f"To “Ready for stage 2”: {things} things to do, {asked} questions to answer." in said
    places = [said.index(way_step_words(step, opened.judgement)) for step in opened.judgement.way]
    assert places == sorted(places)


def test_a_complete_quick_scan_gives_an_indication_that_is_never_called_a_verdict(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    scan = [one.id for one in opened.case.requirements if one.quick]
    for id_ in scan:
        write(opened, id_, "evidence", "Seen.")
    for id_ in scan[:-1]:
        opened.rate(id_, Rating.CONFORMING)
    screen = overview(qtbot, opened, tmp_path)
    assert "LIKELY VERDICT" in words(part(screen, VerdictBanner))
    opened.rate(scan[-1], Rating.CONFORMING)
    said = words(part(screen, VerdictBanner))
    share = opened.judgement.share
    assert "○ By the quick scan: none seen before stage 1, 2 causes before stage 2" in said
    assert f"{share.applicable - share.assessed} requirements are not looked at." in said
    assert "AN INDICATION, NO VERDICT" in said
    assert "LIKELY VERDICT" not in said


def test_a_long_list_of_blockers_is_shown_in_full_when_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    screen = overview(qtbot, opened, tmp_path)
    card = part(screen, ObstaclesCard)
    before = len(card.findChildren(JumpButton))
    press(qtbot, card, all_points(opened.judgement))
    assert len(card.findChildren(JumpButton)) > before
    assert not any(b.text().startswith("Show ") for b in card.findChildren(QPushButton) if not b.isHidden())


def test_cards_stand_in_two_columns_only_where_there_is_room(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    columns = screen.findChild(Columns)
    assert isinstance(columns, Columns)
    assert columns.two
    screen.resize(812, 540)
    QCoreApplication.processEvents()
    assert not columns.two


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1068, [[CalendarCard], [ActionsCard], [EffortCard]]),
        (812, [[CalendarCard], [ActionsCard, EffortCard]]),
    ],
)
def test_calendar_actions_and_effort_stand_abreast(
    qtbot: QtBot, store: Store, tmp_path: Path, width: int, expected: list[list[type[QWidget]]]
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    screen.resize(width, 600)
    QCoreApplication.processEvents()
    shown = part(screen, Abreast)
    assert [[type(card) for card in column] for column in shown.columns] == expected


def test_every_figure_tells_how_it_was_computed_when_asked(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    asked = {ask.accessibleName(): ask for ask in screen.findChildren(ExplainButton) if not ask.isHidden()}
    assert set(asked) == {
        f"How is this computed? {card}"
        for card in (
            *("Likely verdict", "Conformity by clause", "Before a certification body comes", "Calendar"),
            *("Next actions", "Certification effort", "Documented information"),
            *("What stands in the way", "The shortest way", "Claimed, not shown"),
        )
    }
    share = opened.judgement.share
    for ask in asked.values():
        assert ask.note.isHidden()
        ask.setFocus()
        QTest.keyClick(ask, Qt.Key.Key_Return)
        assert ask.note.isVisible()
        assert ask.note.text()
        assert len(ask.note.text()) > 100
    said = words(screen)
    assert f"{share.major} major + {share.minor} minor" in said
    found = documented(opened.case, opened.judgement.findings)
    free = len(found.having(ShownState.NOT_APPLICABLE))
    assert f"= {found.demanded}. {free} more do not apply." in said
    assert "A full round over all clauses, processes and sites: 1 to 4 weeks (rule of thumb)." in said
    for ask in asked.values():
        QTest.keyClick(ask, Qt.Key.Key_Space)
        assert ask.note.isHidden()
    assert "rule of thumb" not in words(part(screen, CalendarCard))


def test_an_answer_that_is_open_follows_what_changes(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    ask = next(
        a for a in screen.findChildren(ExplainButton) if a.accessibleName().endswith("Documented information")
    )
    click(ask)
    found = documented(opened.case, opened.judgement.findings)
    missing = found.having(ShownState.NOT_SHOWN)
    assert f"{found.shown} shown + {len(missing)} assessed" in ask.note.text()
    opened.rate(missing[0].requirement, None)
    assert ask.note.isVisible()
    left = f"{len(missing) - 1} assessed but not shown + 1 not assessed"
    assert f"{found.shown} shown + {left} = {found.demanded}." in ask.note.text()


def test_a_single_figure_says_its_base(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    share = opened.judgement.share
    tips = {label.toolTip() for label in screen.findChildren(QLabel)}
    assert (
        f"{share.major} of {share.assessed} assessed requirements are a likely major nonconformity." in tips
    )
    clause = opened.judgement.main_clauses[0].share
    assert f"{clause.assessed} of the {clause.applicable} requirements that apply are assessed." in tips


def test_the_calendar_says_each_day_and_whether_the_target_can_be_met(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    found = schedule(opened.case, opened.judgement, on=opened.case.date)
    assert found is not None
    said = words(part(screen, CalendarCard))
    names = [step_words(milestone.step) for milestone in found.milestones]
    assert [said.index(f"\n{name}\n") for name in names] == sorted(said.index(f"\n{n}\n") for n in names)
    for milestone in found.milestones:
        assert ("done" if milestone.earliest is None else short_date_words(milestone.earliest)) in said
    assert "Target 30 Jun 2027: cannot be promised. There is no day to spare" in said
    assert "it rests on a reported date that may move. With the longest usual durations it is " in said
    assert "✓" in said


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (
            datetime.date(2027, 6, 29),
            "to ISO 9001:2026 probably not. To ISO 9001:2015 a first certificate is",
        ),
        (datetime.date(2027, 2, 1), "cannot be met, it is 149 days too early."),
        (datetime.date(2027, 7, 1), "can be met, but not with the longest usual durations"),
        (datetime.date(2030, 1, 1), "can be met, also with the longest usual durations."),
    ],
)
def test_a_target_that_cannot_be_met_says_by_how_much(
    qtbot: QtBot, store: Store, tmp_path: Path, target: datetime.date, says: str
) -> None:
    opened = open_sample(store)
    store.save_profile(opened.organization_id, with_fact(opened.profile, "target_date", target))
    opened.reload()
    screen = overview(qtbot, opened, tmp_path)
    assert says in words(part(screen, CalendarCard))


def test_without_a_target_or_people_the_way_to_the_profile_stands_there(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    profile = with_fact(opened.profile, "target_date", None)
    store.save_profile(opened.organization_id, with_fact(profile, "people.effective_personnel", None))
    opened.reload()
    screen = overview(qtbot, opened, tmp_path)
    for fact in ("target_date", "people.effective_personnel"):
        jump = next(
            jump for jump in screen.findChildren(JumpButton) if jump.target == fact and jump.isVisible()
        )
        with qtbot.waitSignal(screen.profile_wanted) as wanted:
            click(jump)
        assert wanted.args == [fact]


def test_a_contract_of_old_has_no_calendar_and_no_certification_effort(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    store.switch_lens(opened.id, Lens.ISO9002_1994)
    opened.reload()
    screen = overview(qtbot, opened, tmp_path)
    for kind in (CalendarCard, EffortCard, PrerequisitesCard):
        assert part(screen, kind).isHidden()
    assert part(screen, DocumentsCard).isVisible()


def test_missing_documents_lead_to_their_requirement_and_the_rest_is_shown_when_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    card = part(screen, DocumentsCard)
    found = documented(opened.case, opened.judgement.findings)
    assert f"{found.shown} of {found.shown + found.not_shown} assessed shown" in words(card)
    missing = [document.requirement for document in found.having(ShownState.NOT_SHOWN)]
    assert [jump.target for jump in card.findChildren(JumpButton)] == missing
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        click(card.findChildren(JumpButton)[0])
    assert wanted.args == missing[:1]
    press(qtbot, card, f"Show {len(found.documents) - len(missing)} more")
    assert {jump.target for jump in card.findChildren(JumpButton)} == {
        one.requirement for one in found.documents
    }


def test_the_next_actions_come_earliest_first_and_the_overdue_are_marked(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    late = next(blocker.requirement for blocker in opened.judgement.blockers if blocker.requirement)
    opened.plan_action(
        late, Action(what="Buy a torque tester", owner="Workshop", due=datetime.date(2026, 11, 2))
    )
    screen = overview(qtbot, opened, tmp_path)
    card = part(screen, ActionsCard)
    actions = next_actions(opened.case, opened.judgement.findings)
    said = words(card)
    assert f"{len(actions)} open, 1 overdue" in said
    assert "■ overdue since 2 Nov 2026 · Workshop" in said
    assert [jump.target for jump in card.findChildren(JumpButton)] == [one.requirement for one in actions[:4]]
    assert card.findChildren(JumpButton)[0].target == late
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        click(card.findChildren(JumpButton)[0])
    assert wanted.args == [late]


def test_the_open_prerequisites_come_first_and_all_when_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    card = part(screen, PrerequisitesCard)
    points = opened.judgement.prerequisites
    first = [point for point in points if point.stage is CertificationStage.STAGE_1]
    done = sum(point.state is State.IN_PLACE for point in first)
    assert opened.judgement.verdict is Verdict.READY_STAGE_1
    assert 0 < done < len(first)
    assert f"Stage 1: {done} in place, {len(first) - done} partly" in words(card)
    assert "does not stop stage 1" in words(card)  # the verdict above it says that stage 1 can come
    whole = [message_words(point.what) for point in first if point.state is State.IN_PLACE]
    lacking = [message_words(point.what) for point in first if point.state is not State.IN_PLACE]
    assert lacking[0] in words(card)
    assert not any(name in words(card).split("\n") for name in whole)
    press(qtbot, card, f"Show all {len(points)}")
    assert all(message_words(point.what) in words(card) for point in points)


def test_the_summary_is_written_where_the_person_says_and_the_place_is_remembered(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    target = tmp_path / "handed over" / "summary"
    target.parent.mkdir()
    proposed = choose_file(monkeypatch, target)
    screen.resize(900, 500)
    bar = screen.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    QTest.mouseClick(screen.export.button, Qt.MouseButton.LeftButton)
    assert screen.export.visibleRegion().boundingRect() == screen.export.rect()  # wherever the page is
    assert bar.value() > 0
    written = target.with_name("summary.pdf")
    assert written.read_bytes().startswith(b"%PDF")
    assert str(written.parent) in screen.export.says
    QTest.mouseClick(screen.export.button, Qt.MouseButton.LeftButton)
    assert Path(proposed[1]).parent == target.parent
    assert Path(proposed[1]).name == "Example Fabrications Ltd readiness summary 2026-11-18.pdf"


def test_the_written_summary_can_be_opened_at_once(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    screen.export.export()
    press(qtbot, screen.export, "Open")
    assert asked == [str(tmp_path / "summary.pdf")]


def test_a_place_that_cannot_be_written_is_said_and_another_one_offered(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, tmp_path / "no such folder" / "summary.pdf")
    screen.export.export()
    assert "no such folder" in screen.export.says
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    press(qtbot, screen.export, "Choose another place...")
    assert (tmp_path / "summary.pdf").exists()


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("summary.docx", "", "summary.docx"),
        ("summary", "Word (*.docx)", "summary.docx"),
        ("summary.pdf", "Word (*.docx)", "summary.docx"),
        ("summary", "PDF (*.pdf)", "summary.pdf"),
    ],
)
def test_the_summary_is_exported_in_the_format_chosen_and_that_is_proposed_next(
    qtbot: QtBot,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    kind: str,
    written: str,
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(_parent: QWidget, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append((Path(proposed).suffix, kinds))
        return str(tmp_path / name), kind

    monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
    screen = overview(qtbot, open_sample(store), tmp_path)
    screen.export.export()
    assert read_origin(tmp_path / written).document == "summary"
    assert asked == [(".pdf", "PDF (*.pdf);;Word (*.docx)")]
    screen.export.export()
    assert asked[1][0] == Path(written).suffix


def test_a_cancelled_file_dialog_changes_nothing(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, "")
    screen.export.export()
    assert screen.export.isHidden()


def test_the_export_says_which_characters_were_replaced(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_begun(store, named("Sample \U0001f9c0 Dairy"))
    opened.name_assessor("A. Sampler")
    screen = overview(qtbot, opened, tmp_path)
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    screen.export.export()
    assert "1 character" in screen.export.says


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("A/B: \\ *Ltd?", "A B Ltd readiness"),
        ("  ...  ", "Organization readiness"),
        ("x" * 400, "x" * 115 + " 7b0b readiness"),  # the digits tell two long names apart
        ("\u4e2d" * 400, "\u4e2d" * 38 + " 5715 readiness"),
        ("Sample\u202efdp.exe", "Sample fdp.exe readiness"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(store: Store, name: str, start: str) -> None:
    assert file_name(DocumentKind.SUMMARY, open_begun(store, named(name)).case).startswith(start)


def test_a_closed_overview_is_freed(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = OverviewScreen(opened)
    screen.show()
    gone = weakref.ref(screen)
    screen.header.deleteLater()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del screen
    gc.collect()
    assert gone() is None
    assert opened.rate(next(iter(sample().answers)), Rating.ABSENT)


def test_the_charts_of_the_report_are_drawn_when_wanted_and_follow_the_answers(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    card = part(screen, ChartsCard)
    assert card.findChildren(ChartView) == []
    press(qtbot, card, "Show the charts")
    assert len(card.findChildren(ChartView)) == 4
    (bars, *_others) = card.findChildren(ChartView)
    said = bars.accessibleName()
    share = opened.judgement.share
    assert f"{share.fulfilled} of {share.assessed} (" in said
    requirement = next(f.requirement for f in opened.judgement.findings if f.grade is Grade.MINOR)
    opened.rate(requirement, Rating.EFFECTIVE)
    write(opened, requirement, "evidence", "Seen.")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (bars, *_others) = card.findChildren(ChartView)
    share = opened.judgement.share
    assert f"{share.fulfilled} of {share.assessed} (" in bars.accessibleName()
    assert bars.accessibleName() != said


def test_nothing_is_drawn_before_anything_is_assessed(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    screen = overview(qtbot, open_begun(store, named("Example Begun Ltd")), tmp_path)
    assert part(screen, ChartsCard).isHidden()


def test_contradictions_that_say_the_same_are_one_line_with_all_their_clauses(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    denied = with_fact(named("Sample Bakery"), "system.internal_audit", InternalAudit.NONE)
    opened = open_begun(store, denied)
    for known in opened.case.requirements:
        if known.clause[opened.case.lens].startswith("9.2"):
            opened.rate(known.id, Rating.CONFORMING)
    found = opened.judgement.contradictions
    groups = alike(found)
    assert len(groups) < len(found)
    card = part(overview(qtbot, opened, tmp_path), ContradictionsCard)
    told = words(card).splitlines()
    assert [line for line in told if line in {contradiction_words(one) for one in found}] == [
        contradiction_words(group[0]) for group in groups
    ]
    for group in groups:
        clauses = {known.id: known.clause[opened.case.lens] for known in opened.case.requirements}
        numbers = [clauses[one.requirement] for one in group if one.requirement]
        assert len(group) == 1 or counted_clauses(numbers) in told


def test_whose_names_are_inside_is_said_before_a_place_for_the_summary_is_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    said: list[str] = []
    chosen = ["", str(tmp_path / "summary.pdf")]

    def ask(*_given: object) -> tuple[str, str]:
        said.append(screen.export.says)
        return chosen[len(said) - 1], ""

    monkeypatch.setattr(FileDialog, "getSaveFileName", ask)
    screen.export.export()
    assert said[0].startswith("Names inside: ")
    assert screen.export.isHidden()
    screen.export.export()
    assert said[1] == said[0]
    assert said[0] in screen.export.says
    assert "summary.pdf" in screen.export.says
