"""A file of settings that is spoiled only means the first day again."""

from pathlib import Path

import pytest

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


def spoiled(folder: Path, value: str) -> Remembered:
    file = folder / "window.ini"
    file.write_text(
        f"[stores]\nstart={value}\nknown={value}\nadvised={value}\n"
        f"[documents]\nfolder={value}\nlogo={value}\npaper={value}\nlogo-of\\one={value}\n"
        f"[organizations]\norder={value}\ndescending={value}\n[window]\ngeometry={value}\n"
    )
    return Remembered(file)


@pytest.mark.parametrize("value", SPOILED.values(), ids=SPOILED)
def test_a_path_that_is_none_is_as_if_it_was_not_remembered(tmp_path: Path, value: str) -> None:
    remembered, fresh = spoiled(tmp_path, value), Remembered(tmp_path / "none.ini")
    assert remembered.start == default_store()
    assert remembered.folder == fresh.folder
    assert remembered.logo() is None
    assert remembered.logo("one") is None
    assert remembered.sorting == (ListOrder.CHANGED, True)
    assert not remembered.knows(default_store())
    remembered.go_on_in(tmp_path / "other.db", instead_of=default_store())
    assert remembered.start == tmp_path / "other.db"
