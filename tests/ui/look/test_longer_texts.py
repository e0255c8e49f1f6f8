"""In a language with longer words nothing is cut off, hidden by another part, or larger than the screen."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.language import texts
from isoassess.store import Store
from tests.longer_language import Longer, longer, plain
from tests.ui.look.dialogs import ALL, Made
from tests.ui.look.measuring import faults_of
from tests.ui.look.places import at_rest, put_away, screens
from tests.ui.sample_stores import remembered_beside, store_in, today, window_on
from ui.session.open_assessment import OpenAssessment
from ui.shell.frame import SMALLEST
from ui.widgets.layout.fitting import room_for
from ui.widgets.layout.sizes import scaled
from ui.widgets.theme import dress

SIZES = ((1024, 600), (1366, 768), (1920, 1080))
PERCENTS = (100, 125, 150, 200)
MOST_TURNS = 5
USUALLY = ((100, (1024, 600)), (150, (1366, 768)))  # the whole matrix on demand: --every-look


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if {"percent", "size"} <= set(metafunc.fixturenames):
        every = metafunc.config.getoption("--every-look")
        metafunc.parametrize(("percent", "size"), list(product(PERCENTS, SIZES)) if every else USUALLY)


@pytest.fixture(autouse=True)
def longer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_translation", Longer())


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    dress(qapp, dark=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.mark.parametrize(
    "words",
    ["&Save", "{count} open", "<b>Bold</b> &amp; {more}\nnew line", "*.db", "", "It is saved."],
)
def test_what_is_longer_can_be_read_back(words: str) -> None:
    said = longer(words)
    assert len(said) >= 1.3 * len(words)
    assert plain(f"{said} {longer('and')}") == f"{words} and"


def test_every_screen_has_room_for_longer_words(
    dressed: QApplication, qtbot: QtBot, store: Store, percent: int, size: tuple[int, int]
) -> None:
    dress(dressed, dark=False, percent=percent)
    window = window_on(qtbot, store)
    window.resize(*size)
    found = {}
    for place, shown in screens(window, store):
        shown.resize(*size)
        may_scroll = size[0] < scaled(SMALLEST.width())
        for _turn in range(MOST_TURNS):  # what a thread brings may come after the first
            at_rest()
            found[place] = faults_of(shown, may_scroll=may_scroll)
            if not found[place]:
                break
    assert {place: faults for place, faults in found.items() if faults} == {}


@pytest.mark.parametrize("make", ALL.values(), ids=[kind.__name__ for kind in ALL])
def test_every_dialog_has_room_for_longer_words(
    qtbot: QtBot, dressed: QApplication, store: Store, tmp_path: Path, make: Made
) -> None:
    (known,) = store.organizations()
    assert known.assessment_id is not None
    opened = OpenAssessment(store, shipped(), known.assessment_id, remembered_beside(store), today=today)
    found = {}
    for percent in (100, 200):
        dress(dressed, dark=False, percent=percent)
        dialog = make(opened, tmp_path)
        dialog.open()
        at_rest()
        found[percent] = [*faults_of(dialog, may_scroll=percent > 100), *_too_large(dialog)]
        dialog.done(QDialog.DialogCode.Rejected)
        put_away(dialog)
    assert found == {100: [], 200: []}


def _too_large(dialog: QDialog) -> Iterator[str]:
    room = room_for(dialog)
    if dialog.width() > room.width() or dialog.height() > room.height():
        yield f"{dialog.size()} is larger than the screen"
