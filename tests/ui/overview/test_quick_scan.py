"""The quick scan is offered where an assessment begins, and goes on where it was left."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Grade, Lens, Rating
from tests.ui.sample_stores import add_named, store_in, window_on
from ui.assessment.clauses.scan_end import ScanEnd
from ui.commands.places import ASSESSMENT, OVERVIEW
from ui.overview.quick_scan import QuickScanOffer
from ui.overview.verdict_banner import VerdictBanner
from ui.shell.top_bar import TopBar
from ui.widgets.texts import ShortenedLine, Text


def test_it_is_one_click_from_the_overview_and_goes_on_there(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        window = window_on(qtbot, store)
        window.open_organization(*add_named(store, "Sample Bakery"))
        screens = window.open_screens
        assert screens is not None
        opened = screens.open
        (offer,) = screens.overview.findChildren(QuickScanOffer)
        (button,), (says,) = offer.findChildren(QPushButton), offer.findChildren(Text)
        scan = [
            known.id
            for known in opened.case.requirements
            if known.quick and opened.finding(known.id).grade is not Grade.NOT_APPLICABLE
        ]
        assert offer.isVisible()
        assert button.text() == "Begin with the quick scan"
        assert f"the {len(scan)} most important questions" in says.text()
        button.click()
        assert window.front.place == ASSESSMENT
        assert screens.assessment.requirement_id == scan[0]
        assert "of 45 in the quick scan" in " ".join(one.text() for one in window.findChildren(Text))
        opened.rate(scan[0], Rating.PARTIAL)
        window.go(OVERVIEW)
        assert button.text() == "Go on with the quick scan"
        assert says.text() == f"1 of its {len(scan)} questions answered."
        banner = screens.overview.findChildren(VerdictBanner)[0]
        start = next(
            one for one in banner.findChildren(QPushButton) if one.text() == "Continue the assessment"
        )
        assert button.property("primary")
        assert not start.property("primary")
        assert button.mapTo(banner, button.pos()).y() < start.mapTo(banner, start.pos()).y()
        screens.overview.focus_start()
        assert button.hasFocus()
        button.click()
        assert screens.assessment.requirement_id == scan[1]
        other = next(known.id for known in opened.case.requirements if not known.quick)
        opened.rate(other, Rating.PARTIAL)
        window.go(OVERVIEW)
        assert not offer.isVisible()  # the whole of it is gone through
        assert start.property("primary")


def test_it_has_one_name_until_more_is_rated_and_its_end_leads_to_the_result(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with store_in(tmp_path) as store:
        window = window_on(qtbot, store)
        window.open_organization(*add_named(store, "Sample Bakery"))
        screens = window.open_screens
        assert screens is not None
        opened = screens.open
        (offer,) = screens.overview.findChildren(QuickScanOffer)
        offer.button.click()
        names = {screens.subtitle}
        (top,) = window.findChildren(TopBar)
        (end,) = screens.assessment.findChildren(ScanEnd)
        while (here := screens.assessment.requirement_id) and opened.finding(here).rating is None:
            assert end.isHidden()
            opened.rate(here, Rating.CONFORMING)
            names.add(screens.subtitle)
            screens.assessment.next_unanswered()
        assert names == {"Quick scan · started 18 Nov 2026"}
        (shown,) = top.findChildren(ShortenedLine)
        assert "Quick scan · started" in shown.toolTip()
        assert "The overview shows what it points to" in end.says
        assert end.has_keys
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
        assert window.front.place == OVERVIEW
        window.go(ASSESSMENT)
        (_result, rest) = sorted(end.findChildren(QPushButton), key=lambda one: not one.property("primary"))
        rest.click()
        assert end.isHidden()
        assert screens.subtitle.startswith("Quick scan")  # nothing beyond it is rated yet
        other = next(known.id for known in opened.case.requirements if not known.quick)
        opened.rate(other, Rating.CONFORMING)
        assert screens.subtitle.startswith("Full assessment")


def test_who_begins_at_the_first_question_of_all_is_in_no_quick_scan(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        window = window_on(qtbot, store)
        window.open_organization(*add_named(store, "Sample Bakery"))
        screens = window.open_screens
        assert screens is not None
        window.go(ASSESSMENT)
        for _number in range(4):
            screens.open.rate(screens.assessment.requirement_id, Rating.CONFORMING)
            assert screens.subtitle.startswith("Full assessment")
            screens.assessment.next_unanswered()


def test_every_gate_is_among_its_questions() -> None:
    for lens in Lens:
        assert [one.id for one in shipped().requirements(lens) if one.gate and not one.quick] == []
