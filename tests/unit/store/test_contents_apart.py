"""An attached file is read beside the open store, on another thread, and is what was attached, or named."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain import Attachment
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.store import AttachmentDamaged, Store, content_apart
from isoassess.store.vault.driver import sqlite3

EXAMPLE = Profile(organization=Organization(name="Example Fabrications Ltd"))
CONTENT = b"as attached"


@pytest.fixture
def attached(store: Store) -> Attachment:
    organization = store.add_organization(EXAMPLE)
    id_ = store.add_attachment(organization, name="photo.jpg", content=CONTENT)
    return store.attachments(organization)[id_]


def test_a_thread_reads_while_the_store_is_written(store: Store, path: Path, attached: Attachment) -> None:
    organization = store.add_organization(EXAMPLE)
    with ThreadPoolExecutor(1) as thread:
        read = [thread.submit(content_apart, path, attached) for _time in range(50)]
        for number in range(50):
            store.add_attachment(organization, name=f"{number}.txt", content=b"%d" % number)
        assert {one.result() for one in read} == {CONTENT}
    with Store.open(path, who="B. Consultant") as other:
        assert len(other.attachments(organization)) == 50


def test_a_file_at_rest_is_read_and_nothing_is_left_beside_it(
    store: Store, path: Path, attached: Attachment
) -> None:
    store.close()
    before = {found.name for found in path.parent.iterdir()}
    assert content_apart(path, attached) == CONTENT
    assert {found.name for found in path.parent.iterdir()} == before


def test_what_is_not_as_it_was_attached_is_named(store: Store, path: Path, attached: Attachment) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE content SET data = x'00' WHERE sha256 = ?", (attached.sha256,))
        connection.commit()
    with pytest.raises(AttachmentDamaged, match=r"photo\.jpg"):
        content_apart(path, attached)


@pytest.mark.parametrize("other", [b"", b"no database", os.urandom(10_000)], ids=["empty", "text", "noise"])
def test_another_file_in_its_place_is_never_taken_for_it(
    store: Store, path: Path, attached: Attachment, other: bytes
) -> None:
    store.close()
    path.write_bytes(other)
    with pytest.raises(ExpectedError):
        content_apart(path, attached)


def test_a_file_that_is_gone_is_said(store: Store, path: Path, attached: Attachment) -> None:
    store.close()
    path.unlink()
    with pytest.raises(ExpectedError):
        content_apart(path, attached)
    assert not path.exists()
