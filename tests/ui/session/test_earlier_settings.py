"""What a version before kept in window.ini is there again, once, and stays in that file as well."""

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from isoassess.settings import settings_at
from isoassess.settings.declared import START_FILE
from isoassess.store import ListOrder, default_store
from ui.session.remembered import Remembered

GEOMETRY = QByteArray(b"\x01\xd9\xd0\xcb\x00\xff a sample")


def write_earlier(folder: Path) -> Path:
    """As the version before wrote it."""
    file = folder / "window.ini"
    held = QSettings(str(file), QSettings.Format.IniFormat)
    held.setValue("window/geometry", GEOMETRY)
    held.setValue("documents/folder", str(folder))
    held.setValue("documents/paper", "LETTER")
    held.setValue("documents/logo", str(folder / "own, and \u00fc.png"))
    held.setValue("documents/logo-of/one", str(folder / "one.png"))
    held.setValue("organizations/order", "name")
    held.setValue("organizations/descending", "no")
    held.setValue("stores/advised/some-id", "yes")
    held.setValue("stores/known", [str(folder / "a.db"), str(folder / "b.db")])
    held.setValue("stores/start", str(folder / "a.db"))
    held.sync()
    return file


def test_everything_is_taken_over(tmp_path: Path) -> None:
    file = write_earlier(tmp_path)
    before = file.read_bytes()
    for _day in range(2):
        remembered = Remembered(tmp_path / "settings.json")
        assert remembered.geometry == GEOMETRY
        assert remembered.folder == tmp_path
        assert remembered.paper == "LETTER"
        assert remembered.logo() == tmp_path / "own, and \u00fc.png"
        assert remembered.logo("one") == tmp_path / "one.png"
        assert remembered.logo("two") is None
        assert remembered.sorting == (ListOrder.NAME, False)
        assert remembered.was_advised("some-id")
        assert not remembered.was_advised("another-id")
        assert remembered.knows(tmp_path / "a.db")
        assert remembered.knows(tmp_path / "b.db")
        assert remembered.start == tmp_path / "a.db"
    assert file.read_bytes() == before


def test_the_new_file_counts_from_then_on(tmp_path: Path) -> None:
    file = write_earlier(tmp_path)
    remembered = Remembered(tmp_path / "settings.json")
    remembered.remember_logo(None)
    remembered.paper = "A4"
    held = QSettings(str(file), QSettings.Format.IniFormat)
    held.setValue("stores/start", str(tmp_path / "old.db"))
    held.sync()
    again = Remembered(tmp_path / "settings.json")
    assert (again.paper, again.logo(), again.start) == ("A4", None, tmp_path / "a.db")


def test_what_was_set_before_it_was_looked_at_stays(tmp_path: Path) -> None:
    write_earlier(tmp_path)
    settings_at(tmp_path / "settings.json").put(START_FILE, tmp_path / "newer.db")
    remembered = Remembered(tmp_path / "settings.json")
    assert (remembered.start, remembered.paper) == (tmp_path / "newer.db", "LETTER")


def test_a_single_known_file_is_one(tmp_path: Path) -> None:
    held = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    held.setValue("stores/known", [str(tmp_path / "a.db")])
    held.sync()
    assert Remembered(tmp_path / "settings.json").knows(tmp_path / "a.db")


def test_the_earlier_file_counts_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    write_earlier(tmp_path)
    (tmp_path / "settings.json").mkdir()
    assert Remembered(tmp_path / "settings.json").paper == "LETTER"


def test_an_earlier_file_that_is_a_folder_or_no_settings_is_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").mkdir()
    assert Remembered(tmp_path / "settings.json").start == default_store()
    (tmp_path / "window.ini").rmdir()
    (tmp_path / "window.ini").write_bytes(os.urandom(500))
    assert Remembered(tmp_path / "settings.json").start == default_store()


def test_two_windows_do_not_take_from_each_other(tmp_path: Path) -> None:
    one, other = Remembered(tmp_path / "settings.json"), Remembered(tmp_path / "settings.json")
    one.remember_store(tmp_path / "a.db")
    other.remember_store(tmp_path / "b.db")
    one.remember_logo(tmp_path / "one.png", "one")
    other.remember_logo(tmp_path / "two.png", "two")
    one.remember_advised("one")
    other.remember_advised("two")
    third = Remembered(tmp_path / "settings.json")
    assert all(third.knows(tmp_path / name) for name in ("a.db", "b.db"))
    assert (third.logo("one"), third.logo("two")) == (tmp_path / "one.png", tmp_path / "two.png")
    assert third.was_advised("one")
    assert third.was_advised("two")
    third.remember_logo(None, "one")
    assert (one.logo("one"), one.logo("two")) == (None, tmp_path / "two.png")
