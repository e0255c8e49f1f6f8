"""The list finds organizations by name, site, contact and actions, says where, and holds nothing private."""

import datetime
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain import Action, Answer, Lens, Rating
from isoassess.domain.profile import Organization, People, Profile, Site
from isoassess.domain.searching import words_of
from isoassess.language.folding import folded
from isoassess.store import FoundIn, FoundText, ListOrder, Shelf, Store
from isoassess.store.errors import StoreBusy
from isoassess.store.search import search_index
from isoassess.store.vault.driver import sqlite3
from tests.examples import examples

NORTH = Profile(
    organization=Organization(name="Łódź Bakery", contact="Ms. Ångström", address="Mill Lane 4"),
    people=People(sites=(Site(name="Plant North", address="Zürich"), Site(name="Hall 2"))),
)
SOUTH = Profile(organization=Organization(name='Polymers 100% "best" OR'))
ACTION = Action(what="Buy gauge blocks", owner="Jens Sørensen")
SECRETS = Answer(
    rating=Rating.CONFORMING,
    evidence="seen the zebra file",
    note="zebra noted",
    internal="zebra inside",
    interviewee="Mr. Zebra",
    reason="zebra",
)


@pytest.fixture
def north(store: Store) -> str:
    return store.add_organization(NORTH)


@pytest.fixture
def south(store: Store) -> str:
    return store.add_organization(SOUTH)


def assess(store: Store, organization_id: str, day: int = 1) -> str:
    return store.add_assessment(
        organization_id,
        lens=Lens.ISO9001_2026,
        started=datetime.date(2026, 11, day),
        assessor="A. Consultant",
        catalogue_version="1",
    )


def found(store: Store, search: str, shelf: Shelf = Shelf.ACTIVE) -> set[str]:
    listed = store.organization_ids(search, shelf=shelf)
    assert len(listed) == len(set(listed))
    assert set(listed) <= store.matches(search) or not words_of(search)
    assert [one.id for one in store.organizations(search, shelf=shelf)] == listed
    return set(listed)


@pytest.mark.parametrize(
    ("search", "hits"),
    [
        ("lodz", ()),
        ("BAKERY lódz", ()),
        ("plant", (FoundText(FoundIn.SITE, "Plant North, Zürich"),)),
        ("zurich bakery", (FoundText(FoundIn.SITE, "Plant North, Zürich"),)),
        ("angstrom", (FoundText(FoundIn.CONTACT, "Ms. Ångström"),)),
        ("mill lane", (FoundText(FoundIn.ADDRESS, "Mill Lane 4"),)),
        ("gauge", (FoundText(FoundIn.ACTION, "Buy gauge blocks"),)),
        ("sorensen", (FoundText(FoundIn.OWNER, "Jens Sørensen"),)),
        (
            "gauge sorensen lodz",
            (FoundText(FoundIn.ACTION, "Buy gauge blocks"), FoundText(FoundIn.OWNER, "Jens Sørensen")),
        ),
        ("2", (FoundText(FoundIn.SITE, "Hall 2"),)),
        ("zu", (FoundText(FoundIn.SITE, "Plant North, Zürich"),)),
        ("öd", ()),
        ("l b", ()),
    ],
)
def test_every_word_is_found_wherever_it_stands(
    store: Store, north: str, south: str, search: str, hits: tuple[FoundText, ...]
) -> None:
    store.save_answer(assess(store, north), "calibration", Answer(action=ACTION))
    assert north in found(store, search)
    assert south not in found(store, search + " plant") or search == ""
    assert store.found_where([north, south], search).get(north, ()) == hits


def test_what_was_seen_and_noted_is_not_on_the_list(store: Store, north: str) -> None:
    store.save_answer(assess(store, north), "calibration", SECRETS)
    assert found(store, "zebra") == set()
    assert found(store, "ze") == set()


def test_the_index_follows_every_change(store: Store, north: str) -> None:
    first = assess(store, north)
    assert found(store, "gauge") == set()
    store.save_answer(first, "calibration", Answer(action=ACTION))
    assert found(store, "gauge") == {north}
    store.undo(first)
    assert found(store, "gauge") == set()
    store.redo(first)
    assert found(store, "gauge") == {north}
    store.save_profile(north, replace(NORTH, organization=Organization(name="Gauge Mill")))
    assert found(store, "bakery") == set()
    assert found(store, "mill") == {north}
    assess(store, north, day=2)  # the actions of the newest assessment count
    assert found(store, "blocks") == set()


def test_another_writer_is_followed_too(path: Path, store: Store, north: str) -> None:
    assert found(store, "brickworks") == set()
    with Store.open(path, who="B. Colleague") as other:
        other.add_organization(Profile(organization=Organization(name="Brickworks")))
        other.save_profile(north, replace(NORTH, organization=Organization(name="Brickworks too")))
    assert len(found(store, "brickworks")) == 2


def test_each_shelf_finds_its_own(store: Store, north: str, south: str) -> None:
    store.archive_organization(north)
    store.remove_organization(south)
    assert found(store, "o") == set()
    assert found(store, "plant", Shelf.ARCHIVED) == {north}
    assert found(store, "polymers", Shelf.REMOVED) == {south}
    assert found(store, "plant", Shelf.REMOVED) == set()


@pytest.mark.parametrize(
    "search",
    [
        '"',
        '"best"',
        "100%",
        "%",
        "_",
        "or",
        "OR",
        "NEAR(",
        "a AND b",
        "*",
        "^p",
        "-",
        "'; --",
        "\\",
        "🏭",
        "(",
        ":",
    ],
)
def test_marks_are_letters_like_any_other(store: Store, north: str, south: str, search: str) -> None:
    wanted = words_of(search)
    texts = {
        south: folded(SOUTH.organization.name),
        north: folded("Łódź Bakery\nMill Lane 4\nMs. Ångström\n"),
    }
    here = {id_ for id_, text in texts.items() if all(word in text for word in wanted)}
    assert {id_ for id_ in found(store, search) if id_ == south} == here - {north}


@pytest.mark.parametrize("search", ["x" * 10_000, "x " * 5000, "\0", "a\0b", "\ud800", "\u200b", "  ", ""])
def test_masses_and_impossible_marks_are_no_error(store: Store, north: str, search: str) -> None:
    assert found(store, search) in (set(), {north})
    assert store.actions(search=search) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(80)
)
@given(search=st.text(max_size=12))
def test_the_index_finds_what_reading_finds(store: Store, search: str) -> None:
    ids = store.organization_ids() or [store.add_organization(NORTH), store.add_organization(SOUTH)]
    if words_of(search):
        indexed = store.matches(search)
        with store._reading() as connection:
            assert indexed == set(search_index.live(connection, ids, search))


def _drop(path: Path) -> None:
    _run(path, "DROP TABLE search_words")


def _empty(path: Path) -> None:
    _run(path, "DELETE FROM search_text")


def _forget(path: Path) -> None:
    _run(path, "DELETE FROM search_state")


def _run(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("spoil", [_drop, _empty, _forget])
def test_a_missing_index_is_made_again(
    path: Path, store: Store, north: str, spoil: Callable[[Path], None]
) -> None:
    assert found(store, "plant") == {north}
    spoil(path)
    assert found(store, "plant") == {north}
    assert found(store, "zu") == {north}


def test_it_can_be_made_in_small_parts(store: Store) -> None:
    ids = {store.add_organization(NORTH) for _copy in range(7)}
    assert store.prepare_search(3)
    assert store.prepare_search(3)
    assert not store.prepare_search(3)
    assert not store.prepare_search(3)
    assert found(store, "plant") == ids


def test_looking_and_searching_are_no_change(store: Store, north: str) -> None:
    before, entries = store.last_commit, len(store.history(organization_id=north))
    found(store, "plant")
    assert (store.last_commit, len(store.history(organization_id=north))) == (before, entries)


def test_without_fts5_the_same_is_found(
    path: Path, store: Store, north: str, south: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = ("lodz", "zu", "plant bakery", "100%", "o", "nothing")
    with_index = [found(store, search) for search in searches]
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 30, 0))
    store.save_profile(south, replace(SOUTH, organization=Organization(name="Renamed Ltd")))
    assert found(store, "renamed") == {south}
    store.save_profile(south, SOUTH)
    assert [found(store, search) for search in searches] == with_index
    monkeypatch.undo()
    assert [found(store, search) for search in searches] == with_index
    assert found(store, "renamed") == set()


def test_where_the_file_is_locked_the_rows_are_read(path: Path, north: str, store: Store) -> None:
    found(store, "plant")
    added = store.add_organization(replace(NORTH, organization=Organization(name="Plant Three")))
    with Store.open(path, who="B. Colleague", busy_timeout=0.1) as other:
        with closing(sqlite3.connect(path, isolation_level=None)) as rival:
            rival.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusy):
                other.archive_organization(north)
            assert found(other, "plant") == {north, added}
            assert found(other, "three") == {added}
        assert found(other, "three") == {added}


def test_names_are_sorted_as_they_are_searched(store: Store) -> None:
    for name in ("Zebra", "Ähre", "Łódź", "echo"):
        store.add_organization(Profile(organization=Organization(name=name)))
    listed = store.organizations(order=ListOrder.NAME, descending=False)
    assert [one.name for one in listed] == ["Ähre", "echo", "Łódź", "Zebra"]


def test_actions_are_found_beyond_a_thousand_characters(store: Store, north: str) -> None:
    long = Action(what="word " * 400 + "needle", owner="Jens")
    store.save_answer(assess(store, north), "calibration", Answer(action=long))
    assert len(store.actions(search="NEEDLE jens lodz")) == 1
    assert found(store, "needle") == {north}
