"""A file of settings that is spoiled only means the first day again."""

import json
from pathlib import Path

import pytest

from isoassess.settings import declared
from isoassess.store import ListOrder, default_store
from ui.session.remembered import Remembered

SPOILED = {
    "with a sign that ends a name": r"/tmp/a\x0\x62.db",
    "of nothing": "",
    "without its folder": "clients.db",
    "of another kind": "@Invalid()",
    "of two": "/tmp/a.db, /tmp/b.db",
    "as bytes": r"@ByteArray(\x1\xd9\xd0\xcb)",
    "as a rectangle": "@Rect(0 0 1 1)",
}
PLAIN = ["/tmp/a\0b.db", "", "clients.db", None, 7, ["/tmp/a.db", "/tmp/b.db"], {"one": 1, "two": []}, 1.5]


def spoiled_earlier(folder: Path, value: str) -> Remembered:
    """Of a version that kept them in another file."""
    (folder / "window.ini").write_text(
        f"[stores]\nstart={value}\nknown={value}\nadvised={value}\n"
        f"[documents]\nfolder={value}\nlogo={value}\npaper={value}\nlogo-of\\one={value}\n"
        f"[organizations]\norder={value}\ndescending={value}\n[window]\ngeometry={value}\n"
    )
    return Remembered(folder / "settings.json")


def is_the_first_day(remembered: Remembered, folder: Path) -> None:
    fresh = Remembered(folder / "none" / "settings.json")
    assert remembered.start == default_store()
    assert remembered.folder == fresh.folder
    assert remembered.logo() is None
    assert remembered.logo("one") is None
    assert remembered.sorting == (ListOrder.CHANGED, True)
    assert not remembered.knows(default_store())
    assert remembered.paper == ""
    remembered.go_on_in(folder / "other.db", instead_of=default_store())
    assert remembered.start == folder / "other.db"


@pytest.mark.parametrize("value", SPOILED.values(), ids=SPOILED)
def test_a_path_that_is_none_is_as_if_it_was_not_remembered(tmp_path: Path, value: str) -> None:
    is_the_first_day(spoiled_earlier(tmp_path, value), tmp_path)


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_a_value_of_the_wrong_kind_is_as_if_it_was_not_remembered(tmp_path: Path, value: object) -> None:
    plain = dict.fromkeys(declared(), value)
    (tmp_path / "settings.json").write_text(json.dumps(plain), encoding="utf-8")
    assert Remembered(tmp_path / "settings.json").geometry is None
    is_the_first_day(Remembered(tmp_path / "settings.json"), tmp_path)


@pytest.mark.parametrize("content", ["", "[window]\ngeometry=1\n", '{"paper": "A4"', "[]"])
def test_what_are_no_settings_at_all_are_the_first_day_again(tmp_path: Path, content: str) -> None:
    (tmp_path / "window.ini").write_text("[documents]\npaper=LETTER\n[stores]\nstart=/tmp/old.db\n")
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    is_the_first_day(Remembered(tmp_path / "settings.json"), tmp_path)
    assert Remembered(tmp_path / "settings.json").paper == ""  # nor does an older file count again
    assert (tmp_path / "settings.spoiled.json").read_text(encoding="utf-8") == content


def test_settings_that_cannot_be_kept_count_while_the_program_runs(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    remembered = Remembered(tmp_path / "settings.json")
    is_the_first_day(remembered, tmp_path)
    remembered.paper = "LETTER"
    remembered.remember_advised("one")
    remembered.sorting = ListOrder.NAME, False
    assert remembered.paper == "LETTER"
    assert remembered.was_advised("one")
    assert remembered.sorting == (ListOrder.NAME, False)
    assert list((tmp_path / "settings.json").iterdir()) == []
