"""The sample store with a password, of which nobody has said anything yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from isoassess.store.vault.keyring import FileKey
from isoassess.store.vault.unlocking import lock
from tests.ui.password.closed_store import closed_store


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[tuple[Path, FileKey]]:
    path, key = closed_store(tmp_path)
    yield path, key
    lock(path)
