"""What waits outlives the window: it is in a private file until it is settled."""

import shutil
import subprocess
import sys
from pathlib import Path

from isoassess.store import Change, Clash, Held, KeptWaiting, Store, Unsaved, answer_place, settle
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock

PLACE = answer_place("a-sample", "r-sample")
HELD = Held(
    ((PLACE, Unsaved(Change("evidence", None, '"Seen"'))),),
    ((PLACE, Clash(key="note", theirs='"Theirs"', mine='"Mine"', who="B. Manager")),),
)
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.unit.store.test_kept_waiting import HELD
from isoassess.store import KeptWaiting
kept = KeptWaiting("s-sample", Path(sys.argv[1]))
assert kept.keep(HELD)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_window_left_is_found_until_it_is_settled(tmp_path: Path) -> None:
    folder = tmp_path / "waiting"
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False, cwd=Path(__file__).parents[3])
    (left,) = KeptWaiting("s-sample", folder).left()
    assert left.held == HELD
    assert left.path.stat().st_mode & 0o777 == 0o600
    assert KeptWaiting("another", folder).left() == []
    settle(left.path)
    assert list(folder.iterdir()) == []


def test_what_a_living_window_holds_is_its_own(tmp_path: Path) -> None:
    mine = KeptWaiting("s-sample", tmp_path)
    assert mine.keep(HELD)
    assert KeptWaiting("s-sample", tmp_path).left() == []
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_where_nothing_waits_any_more(tmp_path: Path) -> None:
    mine = KeptWaiting("s-sample", tmp_path)
    assert mine.keep(HELD)
    assert mine.keep(Held())
    assert not list(tmp_path.glob("*.json"))


def test_a_spoiled_file_does_not_keep_the_window_from_opening(tmp_path: Path) -> None:
    (tmp_path / "s-sample.0000.json").write_bytes(b"{")
    assert KeptWaiting("s-sample", tmp_path).left() == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not KeptWaiting("s-sample", tmp_path / "file" / "waiting").keep(HELD)


def test_what_waits_for_a_closed_file_is_closed_with_it(tmp_path: Path) -> None:
    path, notes = tmp_path / "closed.db", tmp_path / "waiting"
    with Store.open(path, who="Anna") as store:
        assert store.file.identity is not None
        id_ = store.file.identity.id
        kept = KeptWaiting(id_, notes, who="Anna", opened=store.file)
        assert kept.keep(HELD)
        assert b"Seen" in _content(notes)
        store.file.reseal(new_key("a password"))
        assert kept.keep(HELD)  # what waits did not change, but it must be closed now
        assert b"Seen" not in _content(notes)
        del kept
        assert [one.held for one in KeptWaiting(id_, notes, opened=store.file).left()] == [HELD]
        store.file.reseal(new_key("another"))
        assert KeptWaiting(id_, notes, opened=store.file).left() == []
    assert KeptWaiting(id_, notes).left() == []
    lock(path)


def _content(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("*.json"))


class Original:
    """A store for which a window has left something, and a copy of it; both have one id."""

    def __init__(self, folder: Path, *, opened_as: Path | None = None) -> None:
        self.notes, self.path, self.copy = folder / "waiting", folder / "original.db", folder / "copy.db"
        with Store.open(opened_as or self.path, who="Anna") as store:
            assert store.file.identity is not None
            self.id = store.file.identity.id
            kept = KeptWaiting(self.id, self.notes, who="Anna", opened=store.file)
            assert kept.keep(HELD)
            del kept  # as the system does it with a process that is killed
        shutil.copyfile(self.path, self.copy)

    def found(self, path: Path) -> tuple[int, int]:
        """How many notes a window on this file takes over, and how many it leaves."""
        with Store.open(path, who="Bert") as store:
            kept = KeptWaiting(self.id, self.notes, opened=store.file)
            assert all(one.held == HELD for one in (*kept.left(), *kept.left_for_others()))
            return len(kept.left()), len(kept.left_for_others())


def test_what_waits_for_a_file_is_not_for_a_copy_of_it(tmp_path: Path) -> None:
    original = Original(tmp_path)
    assert original.found(original.copy) == (0, 1)
    assert original.found(original.path) == (1, 0)


def test_a_file_that_was_renamed_gets_what_waits_for_it_and_its_copy_does_not(tmp_path: Path) -> None:
    original = Original(tmp_path)
    renamed = original.path.rename(tmp_path / "renamed.db")
    assert original.found(renamed) == (1, 0)


def test_by_another_name_it_is_the_same_file(tmp_path: Path) -> None:
    original = Original(tmp_path)
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link.db"
    link.symlink_to(original.path)
    assert original.found(link) == (1, 0)


def test_where_the_original_is_gone_its_copy_gets_what_waits(tmp_path: Path) -> None:
    original = Original(tmp_path)
    original.path.unlink()
    assert original.found(original.copy) == (1, 0)
    original.path.write_bytes(b"something else")
    assert original.found(original.copy) == (1, 0)


def test_a_backup_in_place_of_the_original_is_the_file_it_was_for(tmp_path: Path) -> None:
    original = Original(tmp_path)
    original.copy.replace(original.path)
    assert original.found(original.path) == (1, 0)


def test_another_version_at_its_place_is_not_passed_over_for_a_copy(tmp_path: Path) -> None:
    original = Original(tmp_path)
    other = tmp_path / "other.db"
    shutil.copyfile(original.path, other)
    other.replace(original.path)
    assert original.found(original.copy) == (0, 1)


def test_what_is_moved_to_another_place_while_it_is_open_is_waited_for_there(tmp_path: Path) -> None:
    original = Original(tmp_path)
    with Store.open(original.path, who="Anna") as store:
        kept = KeptWaiting(original.id, tmp_path / "moved", opened=store.file)
        assert kept.keep(HELD)
        store.file.save_elsewhere(tmp_path / "there.db", replace=False)
        store.file.move_to(tmp_path / "there.db")
        assert kept.keep(HELD)
        del kept
        (left,) = KeptWaiting(original.id, tmp_path / "moved", opened=store.file).left()
        assert left.file.path == str(tmp_path / "there.db")


def test_a_link_that_leads_to_another_copy_by_now_does_not_lead_the_words_there(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "original.db")
    original = Original(tmp_path, opened_as=link)
    link.unlink()
    link.symlink_to(original.copy)
    assert original.found(link) == (0, 1)
    assert original.found(original.path) == (1, 0)
