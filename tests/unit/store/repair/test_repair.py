"""What can be read of a damaged file is in the new one, and what cannot be read is named."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.services.repair_words import repaired_lines
from isoassess.store import NotAStore, Store, StoreExists, answer_place, differences
from isoassess.store.backup.checking import damages
from isoassess.store.backup.errors import StoreInUse
from isoassess.store.errors import StoreDamaged, StoreError
from isoassess.store.file.presence import Presence
from isoassess.store.repair.repairing import proposed_name, repair
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.unlocking import lock, unlock
from tests.examples import examples
from tests.unit.store.store_values import new_assessment

PAGE = 4_096
NAME = "Example Fabrications Ltd"
REQUIREMENTS = [f"requirement-{number}" for number in range(60)]
PICTURE = bytes(range(256)) * 120  # over several pages
STORES = Path(__file__).parents[3] / "data" / "stores"
Said = dict[str, Answer]


def filled(path: Path) -> tuple[str, Said]:
    """The assessment in a new file, and its answers."""
    with Store.open(path, who="A. Consultant") as store:
        organization = store.add_organization(Profile(organization=Organization(name=NAME)))
        assessment = new_assessment(store, organization)
        store.add_attachment(organization, name="press.jpg", content=PICTURE)
        for place, requirement in enumerate(REQUIREMENTS):
            answer = Answer(rating=Rating(str(place % 5)), evidence=f"Seen at machine {place}. " * 12)
            store.change(answer_place(assessment, requirement), differences(Answer(), answer))
        return assessment, store.answers(assessment)


class Sound(NamedTuple):
    """The bytes of a closed file, its assessment and the answers of that."""

    content: bytes
    assessment: str
    said: Said

    def __repr__(self) -> str:
        return "Sound(...)"  # short where a law tells what it failed with


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Made once."""
    path = tmp_path_factory.mktemp("sound") / "clients.db"
    assessment, said = filled(path)
    return Sound(path.read_bytes(), assessment, said)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    return tmp_path / "clients.db"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


@pytest.fixture(autouse=True)
def forgotten(damaged: Path, new: Path) -> Iterator[None]:
    yield
    lock(damaged)
    lock(new)


def pages_of(content: bytes, table: str, folder: Path) -> list[int]:
    """Where the rows of a table lie, without its first page."""
    file = folder / "looked-at.db"
    file.write_bytes(content)
    with closing(connect(file)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    start = (root - 1) * PAGE
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    places = [
        int.from_bytes(content[start + 12 + 2 * one : start + 14 + 2 * one], "big") for one in range(count)
    ]
    return [int.from_bytes(content[start + place : start + place + 4], "big") for place in places]


def overwritten(content: bytes, *pages: int) -> bytes:
    changed = bytearray(content)
    for number in pages:
        changed[(number - 1) * PAGE : number * PAGE] = b"\xab" * PAGE
    return bytes(changed)


def answers_in(file: Path, assessment: str) -> Said:
    with Store.open(file, who="tester") as store:
        return store.answers(assessment)


def test_of_a_sound_file_everything_is_saved(sound: Sound, damaged: Path, new: Path) -> None:
    content, assessment, said = sound
    damaged.write_bytes(content)
    found = repair(damaged, new)
    assert found.is_complete
    assert answers_in(new, assessment) == said
    assert list(damages(new)) == []
    with Store.open(new, who="tester") as store:
        (organization,) = store.organizations()
        (attached,) = store.attachments(organization.id).values()
        assert store.attachment_content(attached.id) == PICTURE
        store.change(answer_place(assessment, "one-more"), differences(Answer(), Answer(note="Goes on")))
    assert damaged.read_bytes() == content


def test_answers_whose_pages_are_gone_come_back_from_the_history(
    sound: Sound, damaged: Path, new: Path, tmp_path: Path
) -> None:
    content, assessment, said = sound
    damaged.write_bytes(overwritten(content, *pages_of(content, "answer", tmp_path)))
    found = repair(damaged, new)
    assert answers_in(new, assessment) == said
    remade = {one.name: one.remade for one in found.tables}
    assert remade["answer"] > 10
    assert list(damages(new)) == []


def test_history_whose_pages_are_gone_is_made_again_of_the_answers(
    sound: Sound, damaged: Path, new: Path, tmp_path: Path
) -> None:
    content, assessment, said = sound
    damaged.write_bytes(overwritten(content, pages_of(content, "history", tmp_path)[3]))
    found = repair(damaged, new)
    assert answers_in(new, assessment) == said
    assert {one.name: one.remade for one in found.tables}["history"] > 5
    assert list(damages(new)) == []


def test_an_answer_that_could_be_read_in_one_place_only_is_named(
    sound: Sound, damaged: Path, new: Path, tmp_path: Path
) -> None:
    content, assessment, said = sound
    changed = bytearray(overwritten(content, pages_of(content, "history", tmp_path)[3]))
    for number in range(len(REQUIREMENTS)):
        text = f"Seen at machine {number}. ".encode() * 12
        if changed.count(text) == 1:
            changed[changed.find(text) + 40] ^= 1
    damaged.write_bytes(changed)
    found = repair(damaged, new)
    kept = answers_in(new, assessment)
    wrong = {one for one in said if kept[one] != said[one]}
    assert len(wrong) > 3
    ((name, ids),) = found.unconfirmed
    assert (name, wrong - set(ids)) == (NAME, set())
    assert not found.is_complete
    assert any("nothing confirms each letter" in line for line in repaired_lines(found))


def test_a_file_without_its_first_page_is_read_by_what_its_rows_look_like(
    sound: Sound, damaged: Path, new: Path
) -> None:
    content, assessment, said = sound
    damaged.write_bytes(overwritten(content, 1))
    found = repair(damaged, new)
    assert answers_in(new, assessment) == said
    assert found.count("history") > len(REQUIREMENTS)


def test_a_file_that_was_cut_off_gives_what_is_left(sound: Sound, damaged: Path, new: Path) -> None:
    content, assessment, said = sound
    damaged.write_bytes(content[: len(content) * 4 // 5 + 100])
    found = repair(damaged, new)
    kept = answers_in(new, assessment)
    assert kept
    assert not found.is_complete
    named = {requirement for _name, ids in found.doubtful for requirement in ids}
    assert {one for one in kept if kept[one] != said[one]} <= named


def test_an_attached_file_whose_bytes_are_gone_is_named(sound: Sound, damaged: Path, new: Path) -> None:
    content, _assessment, _said = sound
    place = content.find(PICTURE[256 : 256 + 2_000]) + 1_000
    damaged.write_bytes(content[:place] + b"\0\0\0\0" + content[place + 4 :])
    assert repair(damaged, new).files == ("press.jpg",)
    with Store.open(new, who="tester") as store:
        (organization,) = store.organizations()
        (attached,) = store.attachments(organization.id).values()
        with pytest.raises(StoreDamaged, match=r"press\.jpg"):
            store.attachment_content(attached.id)


@given(seed=st.integers(0, 10**9), count=st.integers(1, 12))
@settings(max_examples=examples(30))
def test_whatever_bytes_are_changed_nothing_wrong_is_passed_over(
    sound: Sound, tmp_path_factory: pytest.TempPathFactory, seed: int, count: int
) -> None:
    content, assessment, said = sound
    folder = tmp_path_factory.mktemp("flipped")
    changed = bytearray(content)
    chance = random.Random(seed)
    for _flip in range(count):
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
    (folder / "clients.db").write_bytes(changed)
    found = repair(folder / "clients.db", folder / "new.db")
    kept = answers_in(folder / "new.db", assessment)
    unsure = (*found.doubtful, *found.unconfirmed)
    named = {requirement for _name, ids in unsure for requirement in ids}
    wrong = {one for one in said if kept.get(one) != said[one]}
    assert wrong <= named or any(one.name == "answer" and one.flawed + one.lost for one in found.tables)
    assert len(kept) == len(said) or not found.is_complete


def test_a_file_with_a_password_is_repaired_into_one_with_the_same(
    sound: Sound, damaged: Path, new: Path, tmp_path: Path
) -> None:
    content, assessment, said = sound
    damaged.write_bytes(content)
    with Store.open(damaged, who="tester") as store:
        store.file.reseal(new_key("a password"))
    closed = bytearray(damaged.read_bytes())
    for number in (1, 9, 20, 31):  # the first page, too
        closed[number * PAGE - 700] ^= 0xFF
    damaged.write_bytes(closed)
    lock(damaged)
    with pytest.raises(StoreDamaged):
        unlock(damaged, "a password")
    repair(damaged, new)
    assert answers_in(new, assessment) == said
    assert b"Seen at machine" not in new.read_bytes()
    KEYRING.put(new, None)
    unlock(new, "a password")


def test_what_lies_beside_a_file_is_read_with_it(
    sound: Sound, damaged: Path, new: Path, tmp_path: Path
) -> None:
    content, assessment, said = sound
    work = tmp_path / "work" / "clients.db"
    work.parent.mkdir()
    work.write_bytes(content)
    with Store.open(work, who="tester") as store:
        store.change(answer_place(assessment, "newest"), differences(Answer(), Answer(note="Only beside it")))
        store.change(answer_place(assessment, "last"), differences(Answer(), Answer(note="And this")))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{work}{ending}", f"{damaged}{ending}")
    beside = damaged.with_name(damaged.name + "-wal")
    spoiled = bytearray(beside.read_bytes())
    spoiled[32 + 24 + 4_000] ^= 0xFF  # in the first page that lies there
    beside.write_bytes(spoiled)
    repair(damaged, new)
    kept = answers_in(new, assessment)
    assert kept["newest"].note == "Only beside it"
    assert kept["last"].note == "And this"
    assert {one: kept[one] for one in said} == said


@pytest.mark.parametrize("earlier", ["0001", "0002", "0006", "0007"])
def test_a_damaged_file_of_an_earlier_version_is_brought_up_to_date(
    earlier: str, damaged: Path, new: Path, tmp_path: Path
) -> None:
    shutil.copyfile(STORES / f"{earlier}.db", damaged)
    shutil.copyfile(damaged, tmp_path / "other.db")
    with Store.open(tmp_path / "other.db", who="tester") as store:
        right = {one.id: store.profile(one.id) for one in store.organizations()}
        answered = {record.id: store.answers(record.id) for id_ in right for record in store.assessments(id_)}
    found = repair(damaged, new)
    assert found.lost == 0
    with Store.open(new, who="tester") as store:
        assert {one.id: store.profile(one.id) for one in store.organizations()} == right
        assert {id_: store.answers(id_) for id_ in answered} == answered


def test_nothing_is_written_over_and_nothing_read_that_a_window_has_open(
    sound: Sound, damaged: Path, new: Path
) -> None:
    content, _assessment, _said = sound
    damaged.write_bytes(content)
    new.write_bytes(b"mine")
    with pytest.raises(StoreExists):
        repair(damaged, new)
    assert new.read_bytes() == b"mine"
    with closing(Presence(damaged, who="A. Consultant")), pytest.raises(StoreInUse):
        repair(damaged, proposed_name(damaged))


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 50_000, b"PK\x03\x04 and so on", random.Random(7).randbytes(60_000)]
)
def test_what_is_no_store_is_refused_and_leaves_nothing(content: bytes, damaged: Path, new: Path) -> None:
    damaged.write_bytes(content)
    with pytest.raises(NotAStore):
        repair(damaged, new)
    assert [one.name for one in damaged.parent.iterdir()] == [damaged.name]


def test_a_folder_is_no_file_to_repair(new: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        repair(tmp_path, new)
