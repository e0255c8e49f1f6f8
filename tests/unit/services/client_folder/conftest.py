"""A client's folder that was written once, for all that look at it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import WrittenFolder, write_client_folder
from isoassess.store import Store
from tests.unit.services.client_folder.two_firms import Words, put_firm

TODAY = date(2026, 11, 28)


class Given(Struct, frozen=True, kw_only=True):
    """The folder of one of two firms, with the words of both; `store` is the file they are in."""

    written: WrittenFolder
    store: Path
    firm: str
    words: Words
    others: Words


@pytest.fixture(scope="session")
def given_folder(tmp_path_factory: pytest.TempPathFactory) -> Given:
    place = tmp_path_factory.mktemp("Qplace")
    path = place / "Qfile.db"
    with Store.open(path, who="Qlogin") as store:
        firm, words = put_firm(store, "Aqz", Lens.ISO9001_2015, answered=24)
        _other, others = put_firm(store, "Bqz", Lens.ISO9002_1994, answered=12)
        written = write_client_folder(
            store, shipped(), firm, place / "given", today=TODAY, options=FolderOptions()
        )
    return Given(written=written, store=path, firm=firm, words=words, others=others)
