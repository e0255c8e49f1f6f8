"""What the settings tell of clients is not readable beside a file with a password, and not lost with it."""

from pathlib import Path

import pytest

from isoassess.settings.last_folders import FolderOf
from isoassess.store import Store
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.unlocking import lock, unlock
from tests.ui.sample_stores import named
from ui.session.remembered import Remembered

CLIENT = "Zwiebelturm"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "clients.db"
    with Store.open(path, who="A. Consultant") as store:
        store.add_organization(named(CLIENT))
    return path


def organization(store: Path) -> str:
    with Store.open(store, who="A. Consultant") as opened:
        return opened.organizations()[0].id


def begin(store: Path) -> Remembered:
    """A window is opened on the file."""
    remembered = Remembered(store.parent / "settings" / "settings.json")
    with Store.open(store, who="A. Consultant") as opened:
        remembered.keep_secret(opened)
    return remembered


def reseal(store: Path, password: str) -> None:
    with Store.open(store, who="A. Consultant") as opened:
        opened.file.reseal(new_key(password) if password else None)


def readable(store: Path) -> list[str]:
    files = [file for file in (store.parent / "settings").iterdir() if file.is_file()]
    return [file.name for file in files if CLIENT.encode() in file.read_bytes()]


def test_they_follow_the_password_of_the_file_and_come_back_without_it(store: Path) -> None:
    (store.parent / "settings").mkdir()
    (store.parent / "settings" / "window.ini").write_text(f"[documents]\nfolder={CLIENT}\n", encoding="utf-8")
    folder, logo, id_ = store.parent / CLIENT, store.parent / CLIENT / "logo.png", organization(store)
    folder.mkdir()
    remembered = begin(store)
    remembered.folder = folder
    remembered.folders.remember(FolderOf.OPENED, folder)
    remembered.folders.of_client(id_).remember(folder)
    remembered.remember_logo(logo, id_)
    remembered.remember_logo(logo.with_name("other.png"), "of another file")
    assert readable(store) == ["settings.json", "window.ini"]
    remembered.remember_logo(None, "of another file")
    for password in ("first", "second"):
        reseal(store, password)
        remembered.follow_key(store)
        remembered = begin(store)
        assert readable(store) == []
        assert (remembered.folder, remembered.logo(id_)) == (folder, logo)
        assert remembered.folders.of(FolderOf.OPENED) == folder
        assert remembered.folders.of_client(id_).path == folder
    KEYRING.forget(store)
    remembered.follow_key(store)  # locked
    assert readable(store) == []
    unlock(store, "second")
    remembered = begin(store)
    assert (remembered.folder, remembered.logo(id_)) == (folder, logo)
    reseal(store, "")
    remembered.follow_key(store)
    remembered = begin(store)
    assert readable(store) == ["settings.json"]
    assert (remembered.folder, remembered.logo(id_)) == (folder, logo)
    assert remembered.folders.of(FolderOf.OPENED) == folder
    assert not list((store.parent / "settings").glob("*.sealed"))


def test_what_is_of_another_file_stays_where_it_is(store: Path) -> None:
    other = store.parent / "other.png"
    begin(store).remember_logo(other, "of another file")
    begin(store).folders.of_client("of another file").remember(store.parent)
    reseal(store, "first")
    remembered = begin(store)
    remembered.remember_logo(store.parent / "own.png", organization(store))
    lock(store)
    plain = Remembered(store.parent / "settings" / "settings.json")
    assert plain.logo("of another file") == other
    assert plain.folders.of_client("of another file").path == store.parent
    assert [file.name for file in (store.parent / "settings").glob("*.sealed")] != []


def test_what_cannot_be_read_any_more_begins_anew(store: Path) -> None:
    reseal(store, "first")
    remembered = begin(store)
    remembered.folder = store.parent
    (sealed,) = (store.parent / "settings").glob("*.sealed")
    content = sealed.read_bytes()
    sealed.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    remembered = begin(store)
    assert remembered.folder != store.parent
    remembered.folder = store.parent
    assert begin(store).folder == store.parent
