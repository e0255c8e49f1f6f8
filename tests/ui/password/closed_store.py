"""The sample store, closed by a password."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from isoassess.store.vault.keyring import FileKey, new_key
from isoassess.store.vault.unlocking import lock
from tests.ui.sample_stores import store_in

PASSWORD = " green apples 7 "


@cache
def _made() -> tuple[bytes, FileKey]:
    """Made once: to write a file anew takes a while."""
    key = new_key(PASSWORD)
    with TemporaryDirectory() as folder:
        with store_in(Path(folder), sample=True) as store:
            store.file.reseal(key)
        lock(store.path)
        return store.path.read_bytes(), key


def closed_store(folder: Path) -> tuple[Path, FileKey]:
    """Nobody has said its password yet."""
    content, key = _made()
    path = folder / "offices.db"
    path.write_bytes(content)
    return path, key
