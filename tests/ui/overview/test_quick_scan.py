"""The quick scan is offered where an assessment begins, and goes on where it was left."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Grade, Lens, Rating
from tests.ui.sample_stores import add_named, store_in, window_on
from ui.commands.places import ASSESSMENT, OVERVIEW
from ui.overview.quick_scan import QuickScanOffer
from ui.widgets.texts import Text


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
        button.click()
        assert screens.assessment.requirement_id == scan[1]
        other = next(known.id for known in opened.case.requirements if not known.quick)
        opened.rate(other, Rating.PARTIAL)
        window.go(OVERVIEW)
        assert not offer.isVisible()  # the whole of it is gone through


def test_every_gate_is_among_its_questions() -> None:
    for lens in Lens:
        assert [one.id for one in shipped().requirements(lens) if one.gate and not one.quick] == []
