"""What the settings tell of clients: among the others, or closed by the key of a file with a password."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from isoassess.errors import CannotWrite
from isoassess.files.writing import write_whole
from isoassess.settings import Setting, Settings
from isoassess.settings.declared import DOCUMENTS_FOLDER, LAST_FOLDERS, LEFT_AT, LOGOS_OF
from isoassess.settings.last_folders import organization_in
from isoassess.store.places import profile_place
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.sealing import sealed, unsealed
from isoassess.store.vault.unlocking import needs_password

if TYPE_CHECKING:
    from isoassess.store.store import Store

Value = TypeVar("Value")
OF_CLIENTS = frozenset({DOCUMENTS_FOLDER.name, LAST_FOLDERS.name, LEFT_AT.name, LOGOS_OF.name})


class ClientSettings:
    """All settings are asked for here, so that nobody need know where one is kept."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings, self._folder = settings, folder
        self._sealed: SealedSettings | None = None

    def get(self, setting: Setting[Value]) -> Value:
        sealed = self._sealed_for(setting)
        return self._settings.get(setting) if sealed is None else sealed.get(setting)

    def change(self, setting: Setting[Value], to: Callable[[Value], Value]) -> None:
        """CannotWrite where the file cannot be changed: it counts here all the same."""
        sealed = self._sealed_for(setting)
        if sealed is None:
            self._settings.change(setting, to)
        else:
            sealed.change(setting, to)

    def keep_secret(self, store: "Store") -> bool:
        """Where the open file has a password, move here what the other settings tell of its clients."""
        path, identity = store.path, store.file.identity
        if not store.file.has_password or identity is None:
            return False
        file = self._folder / f"clients-{identity.id}.sealed"
        self._sealed = sealed = SealedSettings(file, lambda: KEYRING.of(path))
        folder, logos = self._settings.get(DOCUMENTS_FOLDER), self._settings.get(LOGOS_OF)
        own = {id_: logo for id_, logo in logos.items() if store.is_there(profile_place(id_))}
        with suppress(CannotWrite):
            if folder is not None:
                sealed.change(DOCUMENTS_FOLDER, lambda here: folder if here is None else here)
                self._settings.reset(DOCUMENTS_FOLDER)
            if folders := _folders_of(store, self._settings.get(LAST_FOLDERS)):
                sealed.change(LAST_FOLDERS, lambda here: {**folders, **here})
                self._settings.change(
                    LAST_FOLDERS, lambda all_: {word: at for word, at in all_.items() if word not in folders}
                )
            if own:
                sealed.change(LOGOS_OF, lambda here: {**own, **here})
                others = {id_: logo for id_, logo in logos.items() if id_ not in own}
                self._settings.put(LOGOS_OF, others)
            left = frozenset(one for one in self._settings.get(LEFT_AT) if one.startswith(identity.id))
            if left:
                sealed.change(LEFT_AT, lambda here: here or left)
                self._settings.change(LEFT_AT, lambda all_left: all_left - left)
        return True

    def follow_key(self, path: Path) -> None:
        """The file was closed, and has another password now, or none; a locked one stays as it is."""
        sealed = self._sealed
        if sealed is None or needs_password(path):
            return
        if KEYRING.of(path) is not None:
            sealed.write()
            return
        folder, logos = sealed.get(DOCUMENTS_FOLDER), sealed.get(LOGOS_OF)
        folders, left = sealed.get(LAST_FOLDERS), sealed.get(LEFT_AT)
        with suppress(CannotWrite):
            self._settings.change(DOCUMENTS_FOLDER, lambda here: folder if here is None else here)
            self._settings.change(LAST_FOLDERS, lambda here: {**folders, **here})
            self._settings.change(LOGOS_OF, lambda here: {**here, **logos})
            self._settings.change(LEFT_AT, lambda here: here | left)
        sealed.remove()
        self._sealed = None

    def _sealed_for(self, setting: Setting[Value]) -> "SealedSettings | None":
        return self._sealed if setting.name in OF_CLIENTS else None


def _folders_of(store: "Store", known: dict[str, Path]) -> dict[str, Path]:
    """Those of its organizations, and those that are of none."""
    of = {word: organization_in(word) for word in known}
    return {word: known[word] for word, id_ in of.items() if not id_ or store.is_there(profile_place(id_))}


class SealedSettings:
    """Known as long as the program runs; what another window of the same file wrote counts, too."""

    def __init__(self, path: Path, key: Callable[[], FileKey | None]) -> None:
        self._path, self._key = path, key
        self._plain: dict[str, object] = {}
        self._read()

    def get(self, setting: Setting[Value]) -> Value:
        return setting.of(self._plain)

    def change(self, setting: Setting[Value], to: Callable[[Value], Value]) -> None:
        self._read()
        self._plain[setting.name] = setting.kind.plain(to(setting.of(self._plain)))
        self.write()

    def write(self) -> None:
        """By the key as it is now; without one it counts as long as the program runs."""
        key = self._key()
        if key is not None:
            with suppress(OSError, CannotWrite):
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                content = msgspec.json.encode(self._plain, order="deterministic")
                write_whole(self._path, sealed(content, key), private=True)

    def remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> None:
        """What cannot be read, as after another password, is written anew with what is known."""
        key = self._key()
        with suppress(OSError, msgspec.DecodeError):
            found = unsealed(self._path.read_bytes(), key) if key is not None else None
            if found is not None:
                self._plain = msgspec.json.decode(found, type=dict[str, object])
