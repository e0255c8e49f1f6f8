"""A new organization in the wizard waits for a busy file as every other change does, and is one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.store import Store, Subject
from isoassess.store.vault.driver import sqlite3
from tests.ready_stores import put_empty_store
from tests.ui.sample_stores import ticking, today
from ui.session.keeping import Keeping
from ui.session.profile_draft import ProfileDraft

NAME, PHONE = "organization.name", "organization.phone"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(put_empty_store(path), who="Anna", busy_timeout=0.05, clock=ticking()) as opened:
        yield opened


@contextmanager
def busy(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def draft_of(store: Store) -> ProfileDraft:
    return ProfileDraft(store, today=today, keeping=Keeping(store))


def stored(store: Store) -> list[tuple[str, str]]:
    return [(row.name, store.profile(row.id).organization.phone) for row in store.organizations()]


def test_all_that_is_given_waits_and_is_one_organization(qtbot: QtBot, store: Store, path: Path) -> None:
    draft = draft_of(store)
    with busy(path):
        assert draft.set_fact(NAME, "Sample Bakery")
        assert draft.set_fact(PHONE, "+49 1")
        assert stored(store) == []
        assert draft.keeping.waiting.late_count == 2
        draft.keeping.synchronize()
    with qtbot.waitSignal(draft.committed):
        draft.keeping.synchronize()
    assert stored(store) == [("Sample Bakery", "+49 1")]
    assert draft.organization_id == store.organizations()[0].id
    assert draft.set_fact(PHONE, "+49 2")
    assert stored(store) == [("Sample Bakery", "+49 2")]
    assert not draft.keeping.waiting


def test_stored_at_once_it_has_the_same_history_as_one_that_waited(store: Store, path: Path) -> None:
    at_once, late = draft_of(store), draft_of(store)
    assert at_once.set_fact(NAME, "Sample Bakery")
    with busy(path):
        assert late.set_fact(NAME, "Sample Bakery")
    late.keeping.synchronize()
    histories = []
    for draft in (at_once, late):
        assert draft.organization_id is not None
        assert store.wizard_page(draft.organization_id) == 0
        entries = store.history(organization_id=draft.organization_id)
        histories.append([(one.subject, one.key, one.before, one.after) for one in entries])
    assert histories[0] == histories[1]
    assert (Subject.PROFILE, NAME, None, '"Sample Bakery"') in histories[0]


def test_given_up_before_it_was_stored_it_is_in_no_file(store: Store, path: Path) -> None:
    draft = draft_of(store)
    with busy(path):
        draft.set_fact(NAME, "Sample Bakery")
    draft.keeping.forget()
    draft.keeping.synchronize()
    assert stored(store) == []
    assert draft.set_fact(PHONE, "+49 1")
    assert draft.organization_id is not None


def test_the_wizard_is_left_and_the_list_shows_it_once_it_is_stored(
    qtbot: QtBot, store: Store, path: Path
) -> None:
    draft = draft_of(store)
    keeping = draft.keeping
    with busy(path):
        draft.set_fact(NAME, "Sample Bakery")
    draft.deleteLater()
    with qtbot.waitSignal(keeping.renewed):
        keeping.synchronize()
    assert stored(store) == [("Sample Bakery", "")]
