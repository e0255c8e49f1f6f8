"""A window says who else has the file open, until that window goes or a person has read it."""

import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Change, OtherWindow, Presence, Store, answer_place
from tests.ui.sample_stores import store_in, today
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.other_windows import windows_words

SINCE = datetime.datetime(2026, 11, 18, 10, 42, tzinfo=datetime.UTC)


def test_another_window_is_named_until_it_goes_and_once_only_when_read(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        mine, other = Presence(store.path, who="Anna"), Presence(store.path, who="Bert")
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        window.others.watch(mine)
        assert "open in another window: Bert, on this computer, since " in window.others.windows.says
        window.others.windows.button.click()
        window.others.show_others()
        assert window.others.windows.says == ""
        third = Presence(store.path, who="Cora")
        window.others.show_others()
        assert "Bert" in window.others.windows.says
        assert "Cora" in window.others.windows.says
        other.close()
        third.close()
        window.others.show_others()
        assert window.others.windows.says == ""
        window.others.leave()
        late = Presence(store.path, who="Bert")
        window.others.show_others()
        assert window.others.windows.says == ""  # a window that goes looks no more
        late.close()
        mine.close()


def hour_back() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)


def test_undo_leaves_what_a_window_with_a_clock_set_back_did(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        organization = store.organizations()[0].id
        assessment = store.assessments(organization)[0].id
        found = store.found
    with Store.open(store.path, who="Anna", clock=hour_back) as first:
        other = Presence(store.path, who="Anna", found=found)
        words = [Change("evidence", None, '"what Anna wrote"')]
        first.change(answer_place(assessment, "review-overall-verdict"), words)
        with Store.open(store.path, who="Bert") as second:
            mine = Presence(store.path, who="Bert", found=second.found)
            window = MainWindow(second, shipped, Remembered(tmp_path / "settings.json"), today=today)
            qtbot.addWidget(window)
            window.others.watch(mine)
            second.undo(assessment)
            window.others.leave()
            mine.close()
            assert second.answers(assessment)["review-overall-verdict"].evidence == "what Anna wrote"
        other.close()


def test_a_window_elsewhere_is_named_with_its_computer() -> None:
    there = OtherWindow(who="Bert", computer="office-2", process=1, since=SINCE)
    assert "Bert, on the computer office-2, since " in windows_words([there])
    assert windows_words([]) == ""
