"""The overview of a firm with a running certificate: what is new, until when, and the way there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.assessment.labels.transition import small_firm_words
from isoassess.assessment.transition import transition
from isoassess.domain import Lens, Rating
from isoassess.domain.profile import Certificate, Profile
from isoassess.standard_choice.labels import gap_words
from tests.ui.assessment_driver import AssessmentDriver
from tests.ui.sample_stores import whole
from ui.overview.screen import OverviewScreen
from ui.overview.transition import FIRST, TransitionCard

HOLDER = Profile(certificate=Certificate(standard="ISO 9001:2015", accredited=True))


def card_of(
    qtbot: QtBot, folder: Path, profile: Profile, lens: Lens
) -> tuple[TransitionCard, AssessmentDriver]:
    """The card of an overview over the assessment of the driver."""
    driver = AssessmentDriver(qtbot, folder / "store.db", profile, lens)
    screen = OverviewScreen(driver.opened)
    qtbot.addWidget(screen)
    screen.show()
    card = whole(screen).findChild(TransitionCard)
    assert card is not None
    return card, driver


def words(card: TransitionCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_it_says_what_is_new_and_until_when_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    card, driver = card_of(qtbot, tmp_path, HOLDER, Lens.ISO9001_2026)
    assert not card.isHidden()
    assert "are new or changed in ISO 9001:2026" in words(card)
    assert "30 September 2029 (reported)" in words(card)
    (way,) = (one for one in card.findChildren(QPushButton) if one.text() == "See them in the assessment")
    with qtbot.waitSignal(card.all_wanted):
        way.click()
    before = words(card)
    driver.opened.rate("expectations-taken-on", Rating.CONFORMING)
    card.refresh()
    assert words(card) != before


def test_each_line_says_what_is_enough_for_a_small_firm(qtbot: QtBot, tmp_path: Path) -> None:
    """As the command line says it, until the requirement is answered."""
    card, driver = card_of(qtbot, tmp_path, HOLDER, Lens.ISO9001_2026)
    case = driver.opened.case
    known = transition(driver.opened.catalogue, case.profile, case.answers, case.date)
    assert known is not None
    for point in known.open[:FIRST]:
        assert small_firm_words(point) in words(card)
        assert point.requirement.states in words(card)
        assert point.requirement.asks not in words(card)
        assert point.requirement.small_firm in small_firm_words(point)
    first = known.open[0].requirement
    driver.opened.rate(first.id, Rating.CONFORMING)
    card.refresh()
    qtbot.waitUntil(lambda: first.small_firm not in words(card))


def test_a_certificate_that_ends_too_early_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    """Its last day lies before any body can issue one to the new edition."""
    early = Certificate(standard="ISO 9001:2015", accredited=True, expires=date(2027, 3, 1))
    card, _driver = card_of(qtbot, tmp_path, Profile(certificate=early), Lens.ISO9001_2026)
    assert gap_words(date(2027, 3, 1)) in words(card)


@pytest.mark.parametrize(("profile", "lens"), [(Profile(), Lens.ISO9001_2026), (HOLDER, Lens.ISO9002_1994)])
def test_it_is_away_where_no_certificate_moves_on(
    qtbot: QtBot, tmp_path: Path, profile: Profile, lens: Lens
) -> None:
    card, _driver = card_of(qtbot, tmp_path, profile, lens)
    assert card.isHidden()


def test_against_the_edition_of_the_certificate_it_only_says_how_much(qtbot: QtBot, tmp_path: Path) -> None:
    card, _driver = card_of(qtbot, tmp_path, HOLDER, Lens.ISO9001_2015)
    assert "are new or changed in ISO 9001:2026" in words(card)
    (way,) = (one for one in card.findChildren(QPushButton) if one.text() == "See them in the assessment")
    assert way.isHidden()
    assert "30 September 2029 (reported)" in words(card)
