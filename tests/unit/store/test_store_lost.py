"""The file is still the file: whatever becomes of it while it is open, nothing is saved that is not there."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain import Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.store import (
    CompanionLost,
    ForeignCompanion,
    NewestMissing,
    Store,
    StoreError,
    StoreExists,
    StoreGone,
    StoreLost,
    StoreOverwritten,
    StoreReadOnly,
    StoreReplaced,
    answer_place,
    differences,
    viewed,
)
from isoassess.store.file.folding import Folding
from isoassess.store.file.identity import identity_of_file
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.store_values import new_assessment

KEPT, LATER = Answer(note="kept"), Answer(note="typed later")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "clients.db"


@pytest.fixture
def other(tmp_path: Path, empty_store: Path) -> Path:
    """A store of somebody else."""
    path = Path(shutil.copyfile(empty_store, tmp_path / "other.db"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE identity SET id = 'another', mark = 'isoassess-mark-' || hex(randomblob(16))"
        )
        connection.commit()
    with Store.open(path, who="B. Consultant") as store:
        store.add_organization(Profile(organization=Organization(name="Sample of somebody else")))
    return path


@pytest.fixture
def version(tmp_path: Path, path: Path, store: Store, assessment: str) -> Path:
    """The same store as another computer has gone on with it."""
    store.file.fold()
    copy = Path(shutil.copyfile(path, tmp_path / "version.db"))
    with Store.open(copy, who="B. Consultant") as theirs:
        theirs.save_answer(assessment, "theirs", Answer(note="from the other computer"))
    store.save_answer(assessment, "r", KEPT)
    return copy


def _rename_over(path: Path, other: Path) -> None:
    Path(shutil.copyfile(other, path.with_name("incoming"))).replace(path)


def _write_over(path: Path, other: Path) -> None:
    content = other.read_bytes()
    with path.open("r+b") as file:
        file.truncate(len(content))
        file.write(content)


def _delete(path: Path, other: Path) -> None:
    path.unlink()


def _move(path: Path, other: Path) -> None:
    path.rename(path.with_name("moved.db"))


def _move_far(path: Path, other: Path) -> None:
    shutil.move(path, other.parent / "moved.db")


def _rename_folder(path: Path, other: Path) -> None:
    path.parent.rename(path.parent.with_name("renamed"))


def _remove_folder(path: Path, other: Path) -> None:
    shutil.rmtree(path.parent)


def _truncate(path: Path, other: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path, other: Path) -> None:
    os.truncate(path, 0)


def _garble(path: Path, other: Path) -> None:
    path.write_bytes(b"no database at all " * 1000)


def _make_folder(path: Path, other: Path) -> None:
    path.unlink()
    path.mkdir()


def _protect(path: Path, other: Path) -> None:
    path.chmod(0o444)


def _remove_companion(path: Path, other: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def _remove_index(path: Path, other: Path) -> None:
    path.with_name(path.name + "-shm").unlink()


def _replace_index(path: Path, other: Path) -> None:
    index = path.with_name(path.name + "-shm")
    Path(shutil.copyfile(index, path.with_name("incoming"))).replace(index)


WAYS: list[tuple[Callable[[Path, Path], None], type[StoreError]]] = [
    (_rename_over, StoreReplaced),
    (_write_over, StoreOverwritten),
    (_delete, StoreGone),
    (_move, StoreGone),
    (_move_far, StoreGone),
    (_rename_folder, StoreGone),
    (_remove_folder, StoreGone),
    (_truncate, StoreOverwritten),
    (_empty, StoreOverwritten),
    (_garble, StoreOverwritten),
    (_make_folder, StoreGone),
    (_protect, StoreReadOnly),
    (_remove_companion, CompanionLost),
    (_remove_index, CompanionLost),
    (_replace_index, CompanionLost),
]


def _name(way: object) -> str:
    return getattr(way, "__name__", "").strip("_")


def _refused_plainly(act: Callable[[], object], error: type[StoreError], path: Path) -> None:
    with pytest.raises(error) as caught:
        act()
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    assert said.endswith(".")


@pytest.mark.parametrize("folded", [True, False], ids=["after-a-pause", "while-typing"])
@pytest.mark.parametrize("theirs", ["other", "version"])
@pytest.mark.parametrize(("way", "error"), WAYS, ids=_name)
def test_a_lost_file_stops_every_change_with_one_sentence(
    store: Store,
    assessment: str,
    path: Path,
    way: Callable[[Path, Path], None],
    error: type[StoreError],
    theirs: str,
    folded: bool,
    request: pytest.FixtureRequest,
) -> None:
    other = request.getfixturevalue(theirs)
    store.save_answer(assessment, "r", KEPT)
    if folded:
        assert store.file.fold()
        store.file.check()
    last = store.last_commit
    way(path, other)
    _refused_plainly(store.file.check, error, path)
    for _edit in range(3):
        _refused_plainly(lambda: store.save_answer(assessment, "r", LATER), error, path)
    assert store.last_commit == last


@pytest.mark.parametrize("theirs", ["other", "version"])
@pytest.mark.parametrize("seen", [True, False], ids=["noticed", "not-noticed"])
def test_a_file_that_took_the_place_is_never_touched(
    store: Store, assessment: str, path: Path, theirs: str, seen: bool, request: pytest.FixtureRequest
) -> None:
    other: Path = request.getfixturevalue(theirs)
    store.save_answer(assessment, "r", KEPT)
    _rename_over(path, other)
    if seen:
        with pytest.raises(StoreReplaced):
            store.file.check()
    store.close()
    assert path.read_bytes() == other.read_bytes()
    with Store.open(path, who="A. Consultant", anyway=not seen) as now, Store.open(other, who="x") as same:
        assert [known.name for known in now.organizations()] == [known.name for known in same.organizations()]
        assert now.history() == same.history()


TYPE_AND_HANG = """
import sys, time
from pathlib import Path
from isoassess.domain import Answer
from isoassess.store import Store
store = Store.open(Path(sys.argv[1]), who="A. Consultant")
store.save_answer(sys.argv[2], "r", Answer(note="typed before the kill"))
print("typed", flush=True)
time.sleep(60)
"""


def _typed_and_killed(path: Path, assessment: str, meanwhile: Callable[[], object]) -> None:
    """A program that has something beside the file is killed, after what happens `meanwhile`."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPE_AND_HANG, str(path), assessment], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        meanwhile()
        program.kill()


def test_what_a_killed_program_left_is_not_played_onto_another_version(
    store: Store, assessment: str, version: Path, path: Path
) -> None:
    store.close()
    _typed_and_killed(path, assessment, lambda: _rename_over(path, version))
    with pytest.raises(ForeignCompanion, match="belongs to another version"):
        Store.open(path, who="A. Consultant")
    assert path.read_bytes() == version.read_bytes()
    with Store.open(path, who="A. Consultant", anyway=True) as now:
        assert now.answers(assessment) == {"theirs": Answer(note="from the other computer")}
    assert path.with_name("clients.db-wal.kept").exists()


def test_what_a_killed_program_left_is_there_at_the_next_opening(
    store: Store, assessment: str, path: Path
) -> None:
    store.close()
    _typed_and_killed(path, assessment, lambda: None)
    with Store.open(path, who="A. Consultant") as now:
        assert now.answers(assessment)["r"].note == "typed before the kill"


def test_who_was_killed_just_when_what_lies_beside_was_begun_anew_has_lost_nothing(
    store: Store, assessment: str, path: Path
) -> None:
    """SQLite writes the new header first: until its first page follows, only older ones stand behind it."""
    store.change(answer_place(assessment, "r"), differences(Answer(), KEPT))
    with closing(sqlite3.connect(path)) as another:
        another.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        left = path.with_name(f"{path.name}-wal").read_bytes()
        whole = path.read_bytes()
    store.close()
    path.write_bytes(whole)
    path.with_name(f"{path.name}-wal").write_bytes(begun_anew(left))
    with Store.open(path, who="A. Consultant") as now:
        assert now.answers(assessment) == {"r": KEPT}
        now.change(answer_place(assessment, "r"), differences(KEPT, LATER))


def begun_anew(left: bytes) -> bytes:
    """With the header of a new beginning, as SQLite writes it."""
    first = (int.from_bytes(left[16:20], "big") + 1) % 2**32
    header = left[:16] + first.to_bytes(4, "big") + b"anew"
    order = ">" if left[3] & 1 else "<"
    one = two = 0
    for number, following in struct.iter_unpack(f"{order}2I", header):
        one = (one + number + two) % 2**32
        two = (two + following + one) % 2**32
    return header + struct.pack(">2I", one, two) + left[32:]


WRITE_BESIDE = """
import os, sys
from pathlib import Path
from isoassess.domain import Answer
from isoassess.store import Store
store = Store.open(Path(sys.argv[1]), who="B. Consultant")
for round in range(3):
    for number in range(40):
        store.save_answer(sys.argv[2], f"theirs-{number}", Answer(note=f"{round} " + "from beside " * 100))
    if round < 2:
        store.file.fold()
if sys.argv[3] == "killed":
    os._exit(0)
store.close()
"""


@pytest.mark.parametrize("end", ["killed", "closed"])
@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be taken away there")
@pytest.mark.parametrize("way", [_remove_index, _replace_index], ids=_name)
def test_who_lost_what_lies_beside_the_file_spoils_nothing_of_others(
    store: Store, assessment: str, path: Path, way: Callable[[Path, Path], None], end: str
) -> None:
    """Without it two programs do not see each other's writing."""
    for number in range(40):
        store.save_answer(assessment, f"mine-{number}", Answer(note="typed before " * 100))
    assert store.file.fold()
    store.save_answer(assessment, "r", KEPT)
    way(path, path)
    subprocess.run([sys.executable, "-c", WRITE_BESIDE, str(path), assessment, end], check=True)
    with pytest.raises(CompanionLost):
        store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        found = again.answers(assessment)
        assert again.file.is_whole()
        assert again.doubtful_answers(assessment) == []
    assert {found[f"theirs-{number}"].note[:14] for number in range(40)} == {"2 from beside "}
    assert all(f"mine-{number}" in found for number in range(40))


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_leads_to_the_file_with_all_its_protection(
    store: Store, assessment: str, path: Path, tmp_path: Path, linked: str
) -> None:
    store.close()
    link = tmp_path / "linked"
    link.symlink_to(path if linked == "file" else path.parent)
    by_link = link if linked == "file" else link / path.name
    with Store.open(by_link, who="A. Consultant") as opened:
        assert opened.path == path
        opened.save_answer(assessment, "r", KEPT)
        assert opened.file.fold()
        copy = Path(shutil.copyfile(path, tmp_path / "copy.db"))
        _remove_companion(path, path)
        _refused_plainly(lambda: opened.save_answer(assessment, "r", LATER), CompanionLost, path)
    for place in (copy, by_link, path):
        with Store.open(place, who="A. Consultant") as again:
            assert again.answers(assessment)["r"] == KEPT
    with viewed(by_link, who="A. Consultant") as looked_at:
        assert looked_at.answers(assessment)["r"] == KEPT


def test_a_copy_made_after_a_pause_is_whole(
    store: Store, assessment: str, path: Path, tmp_path: Path
) -> None:
    store.save_answer(assessment, "r", KEPT)
    assert store.file.fold()
    copy = Path(shutil.copyfile(path, tmp_path / "copy.db"))
    with Store.open(copy, who="A. Consultant") as copied:
        assert copied.answers(assessment) == {"r": KEPT}
        assert copied.history() == store.history()


def test_a_copy_made_while_typing_says_that_the_newest_is_missing(
    store: Store, assessment: str, path: Path, tmp_path: Path
) -> None:
    store.save_answer(assessment, "r", KEPT)
    assert store.file.fold()
    store.save_answer(assessment, "r", LATER)
    copy = Path(shutil.copyfile(path, tmp_path / "copy.db"))
    before = copy.read_bytes()
    with pytest.raises(NewestMissing, match="Close IsoAssess where the original is"):
        Store.open(copy, who="A. Consultant")
    assert copy.read_bytes() == before
    with Store.open(copy, who="A. Consultant", anyway=True) as opened:
        assert opened.answers(assessment) == {"r": KEPT}
        opened.save_answer(assessment, "r", LATER)
    with Store.open(copy, who="A. Consultant") as opened:  # once said is enough
        assert opened.answers(assessment) == {"r": LATER}


def test_a_copy_of_the_file_with_what_lies_beside_it_is_whole(
    store: Store, assessment: str, path: Path, tmp_path: Path
) -> None:
    store.save_answer(assessment, "r", LATER)
    copy = Path(shutil.copyfile(path, tmp_path / "copy.db"))
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    with Store.open(copy, who="A. Consultant") as copied:
        assert copied.answers(assessment) == {"r": LATER}


def test_the_file_alone_is_left_by_closing(store: Store, assessment: str, path: Path) -> None:
    store.save_answer(assessment, "r", LATER)
    store.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    identity = identity_of_file(path)
    assert identity is not None
    assert identity.folded


def test_whoever_closes_last_says_that_the_file_is_whole(store: Store, assessment: str, path: Path) -> None:
    """Between the last fold of this one and its closing, another can still say that newer entries follow."""
    store.save_answer(assessment, "r", LATER)
    assert store.file.fold()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE identity SET folded = 0")
        other.commit()
    store.file.engine.dispose()
    with pytest.raises(NewestMissing):
        Store.open(path, who="B. Consultant")
    Folding(path).finish()
    with Store.open(path, who="B. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


def test_two_programs_on_one_store_do_not_take_each_other_for_strangers(
    store: Store, assessment: str, path: Path
) -> None:
    with Store.open(path, who="B. Consultant") as second:
        for number in range(12):
            for one, other in ((store, second), (second, store)):
                one.save_answer(assessment, "r", Answer(note=f"{number}"))
                other.file.check()
                if number % 3 == 0:
                    assert one.file.fold()
                    other.file.check()
                other.save_answer(assessment, "s", Answer(note=f"{number}"))
                if number % 4 == 0:
                    assert other.file.fold()
                one.file.check()
        expected = store.answers(assessment)
    store.save_answer(assessment, "t", KEPT)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {**expected, "t": KEPT}


def test_looking_at_the_file_keeps_the_locks_that_hold_its_companion(
    store: Store, assessment: str, path: Path
) -> None:
    """Another program that closes must not think it is the last one."""
    store.save_answer(assessment, "r", KEPT)
    store.file.check()
    assert identity_of_file(path) is not None
    leave = (
        "import sys, sqlite3; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM answer'); c.close()"
    )
    subprocess.run([sys.executable, "-c", leave, str(path)], check=True)
    assert path.with_name("clients.db-wal").exists()
    store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


@pytest.mark.parametrize("way", [_delete, _move, _rename_folder, _remove_folder, _rename_over], ids=_name)
def test_everything_can_be_saved_to_another_place_and_work_goes_on_there(
    store: Store, assessment: str, path: Path, other: Path, tmp_path: Path, way: Callable[[Path, Path], None]
) -> None:
    store.save_answer(assessment, "r", KEPT)
    entries = store.history()
    theirs = other.read_bytes()
    way(path, other)
    with pytest.raises(StoreLost):
        store.save_answer(assessment, "s", LATER)
    place = tmp_path / "rescued.db"
    store.file.save_elsewhere(place, replace=False)
    with pytest.raises(StoreExists):
        store.file.save_elsewhere(place, replace=False)
    store.file.move_to(place)
    assert store.path == place
    assert store.history() == entries
    store.save_answer(assessment, "s", LATER)
    store.close()
    assert place.stat().st_mode & 0o777 == 0o600
    with Store.open(place, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": KEPT, "s": LATER}
    if way is _rename_over:
        assert path.read_bytes() == theirs
        assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_deleted_file_can_be_saved_at_its_own_place(store: Store, assessment: str, path: Path) -> None:
    store.save_answer(assessment, "r", KEPT)
    path.unlink()
    store.file.save_elsewhere(path, replace=False)
    store.file.move_to(path)
    store.save_answer(assessment, "s", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": KEPT, "s": LATER}
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("moved", [_move, _rename_folder], ids=_name)
def test_a_file_that_comes_back_is_gone_on_with(
    store: Store, assessment: str, path: Path, other: Path, moved: Callable[[Path, Path], None]
) -> None:
    store.save_answer(assessment, "r", KEPT)
    moved(path, other)
    with pytest.raises(StoreGone):
        store.file.check()
    if moved is _move:
        path.with_name("moved.db").rename(path)
    else:
        path.parent.with_name("renamed").rename(path.parent)
    store.file.check()
    store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


@pytest.mark.parametrize("way", [_garble, _truncate, _write_over], ids=_name)
def test_a_file_whose_content_comes_back_is_gone_on_with(
    store: Store, assessment: str, path: Path, other: Path, way: Callable[[Path, Path], None]
) -> None:
    store.save_answer(assessment, "r", KEPT)
    content = path.read_bytes()
    way(path, other)
    for _look in range(2):
        with pytest.raises(StoreOverwritten):
            store.file.check()
    path.write_bytes(content)
    store.file.check()
    store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


def test_a_file_that_another_one_stood_in_for_is_gone_on_with(
    store: Store, assessment: str, path: Path, other: Path
) -> None:
    store.save_answer(assessment, "r", KEPT)
    path.rename(path.with_name("moved.db"))
    shutil.copyfile(other, path)
    with pytest.raises(StoreReplaced):
        store.file.check()
    path.with_name("moved.db").replace(path)
    store.file.check()
    store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_the_same_version_in_another_file_is_gone_on_with(store: Store, assessment: str, path: Path) -> None:
    """A sync client that only writes the file anew has changed nothing."""
    store.save_answer(assessment, "r", KEPT)
    assert store.file.fold()
    _rename_over(path, path)
    assert store.file.check()
    store.save_answer(assessment, "r", LATER)
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


def test_a_protected_file_is_gone_on_with_when_it_is_writable_again(
    store: Store, assessment: str, path: Path
) -> None:
    store.save_answer(assessment, "r", KEPT)
    path.chmod(0o444)
    with pytest.raises(StoreReadOnly):
        store.save_answer(assessment, "r", LATER)
    assert store.answers(assessment) == {"r": KEPT}
    path.chmod(0o600)
    store.save_answer(assessment, "r", LATER)
    assert store.answers(assessment) == {"r": LATER}


def test_a_store_opened_to_be_looked_at_is_gone_on_with_when_it_is_writable(
    store: Store, assessment: str, path: Path
) -> None:
    store.close()
    path.chmod(0o444)
    with Store.open(path, who="A. Consultant") as viewed:
        assert viewed.file.why_read_only
        assert not viewed.file.check()
        path.chmod(0o600)
        assert viewed.file.check()
        assert viewed.file.why_read_only == ""
        viewed.save_answer(assessment, "r", LATER)
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": LATER}


def test_every_store_has_an_id_of_its_own(tmp_path: Path) -> None:
    ids = set()
    for name in "abc":
        with Store.open(tmp_path / f"{name}.db", who="A. Consultant") as store:
            new_assessment(store, store.add_organization(Profile()))
            assert store.file.identity is not None
            ids.add(store.file.identity.id)
    assert len(ids) == 3


def test_a_file_that_is_gone_is_not_made_anew_by_closing(tmp_path: Path) -> None:
    Folding(tmp_path / "gone.db").finish()
    assert list(tmp_path.iterdir()) == []
