"""Stores made once: a copy is there many times sooner than the migrations, and the commits of the sample."""

import tempfile
from functools import cache
from pathlib import Path

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.sample_organization import put_sample


def put_empty_store(path: Path) -> Path:
    """A new store with nothing in it."""
    path.write_bytes(_content(with_sample=False))
    return path


def put_sample_store(path: Path) -> Path:
    """One that holds the sample organization with all its answers."""
    path.write_bytes(_content(with_sample=True))
    return path


@cache
def _content(*, with_sample: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with Store.open(path, who="tester") as store:
            if with_sample:
                store.prepare_search()  # a file that was searched in before it held anything
                put_sample(store, shipped())
        return path.read_bytes()
