"""A file with a password: nothing is read without it, everything with it, and it can change."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput
from isoassess.store import (
    PasswordNeeded,
    Store,
    StoreDamaged,
    WrongPassword,
    answer_place,
    differences,
    viewed,
)
from isoassess.store.backup.readable_copies import close_copy
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, key_from, new_key
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.recovery import BadRecoveryKey, recovery_words, secret_from
from isoassess.store.vault.unlocking import lock, unlock, unlock_by_recovery_key
from tests.examples import examples
from tests.unit.store.store_values import new_assessment

NAME, NOTE = "Example Fabrications Ltd", "The foreman keeps the drawings at home"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
PASSWORD = "grüne Äpfel 7"


@pytest.fixture(autouse=True)
def forgotten(path: Path) -> Iterator[None]:
    """No key is left for the file of the next test."""
    yield
    lock(path)


def fill(store: Store) -> str:
    organization = store.add_organization(Profile(organization=Organization(name=NAME)))
    assessment = new_assessment(store, organization)
    note(store, assessment, NOTE)
    return assessment


def note(store: Store, assessment: str, words: str) -> None:
    before = store.answers(assessment).get("r", Answer())
    after = Answer(rating=Rating.PARTIAL, note=words)
    store.change(answer_place(assessment, "r"), differences(before, after))


def found(folder: Path, words: str) -> list[str]:
    """The files in which a text can be read, in the ways it may be written."""
    ways = [words.encode("utf-8"), words.encode("utf-16-le"), words.encode("utf-16-be")]
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(way in file.read_bytes() for way in ways)
    ]


def test_without_the_password_nothing_opens_and_nothing_is_told(path: Path, store: Store) -> None:
    fill(store)
    store.file.reseal(new_key(PASSWORD))
    store.close()
    lock(path)
    before = path.read_bytes()
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        Store.open(path, who="Somebody")
    with pytest.raises(PasswordNeeded), viewed(path, who="Somebody"):
        pass
    for wrong in ("", " ", "grüne Äpfel", PASSWORD + " ", PASSWORD.upper(), "x" * 1_000):
        with pytest.raises(WrongPassword, match="does not open"):
            unlock(path, wrong)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_with_the_password_everything_is_there_as_it_was(path: Path, store: Store) -> None:
    assessment = fill(store)
    answers = store.answers(assessment)
    store.file.reseal(new_key(PASSWORD))
    assert store.answers(assessment) == answers  # and work goes on at once
    note(store, assessment, "and now they are here")
    store.close()
    lock(path)
    unlock(path, PASSWORD)
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment)["r"].note == "and now they are here"
        with viewed(path, who="Reader") as copy:
            assert copy.answers(assessment) == again.answers(assessment)


def test_what_another_system_writes_as_two_letters_is_the_same_password() -> None:
    salt = b"s" * 16
    assert key_from("a\u0308", salt) == key_from("\u00e4", salt) != key_from("a", salt)


def test_no_word_can_be_read_on_the_disk_while_it_is_open_and_after(path: Path, store: Store) -> None:
    assessment = fill(store)
    store.file.fold()
    assert path.name in found(path.parent, NOTE)  # that it can be found is seen where nothing closes it
    store.file.reseal(new_key(PASSWORD))
    note(store, assessment, "Nobody measures the welds")
    for words in (NAME, NOTE, "Nobody measures the welds"):
        assert found(path.parent, words) == []
    store.file.save_elsewhere(path.with_name("copy.db"), replace=False)
    store.close()
    for words in (NAME, NOTE, "Nobody measures the welds"):
        assert found(path.parent, words) == []
    assert is_closed(path)


def test_a_copy_opens_with_the_same_password(path: Path, store: Store) -> None:
    assessment = fill(store)
    store.file.reseal(new_key(PASSWORD))
    copy = path.with_name("copy.isoassess-db")
    store.file.save_elsewhere(copy, replace=False)
    lock(copy)
    with pytest.raises(PasswordNeeded):
        Store.open(copy, who="Somebody")
    unlock(copy, PASSWORD)
    with Store.open(copy, who="Somebody") as opened:
        assert opened.answers(assessment) == store.answers(assessment)
    lock(copy)


def test_the_password_can_be_changed_and_taken_away(path: Path, store: Store) -> None:
    assessment = fill(store)
    answers = store.answers(assessment)
    for key in (new_key("first"), new_key("second"), None, new_key("third")):
        store.file.reseal(key)
        assert KEYRING.of(path) == key
        assert store.answers(assessment) == answers
        assert [file.name for file in path.parent.glob(f"{path.name}.*")] == []
    store.close()
    lock(path)
    with pytest.raises(WrongPassword):
        unlock(path, "second")
    unlock(path, "third")


def test_other_programs_for_such_files_open_it_with_the_password(path: Path, store: Store) -> None:
    fill(store)
    store.file.reseal(new_key(PASSWORD))
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA key = '{PASSWORD}'")
        assert connection.execute("SELECT count(*) FROM organization").fetchone() == (1,)


def test_the_recovery_key_opens_it_when_the_password_is_forgotten(path: Path, store: Store) -> None:
    fill(store)
    key = new_key(PASSWORD)
    store.file.reseal(key)
    store.close()
    lock(path)
    words = recovery_words(key.secret)
    with pytest.raises(WrongPassword):
        unlock_by_recovery_key(path, recovery_words(new_key(PASSWORD).secret))
    unlock_by_recovery_key(path, words.lower().replace("-", "  "))
    Store.open(path, who="A. Consultant").close()


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_is_read_as_it_was_written(secret: bytes) -> None:
    assert secret_from(recovery_words(secret)) == secret


@given(
    st.binary(min_size=32, max_size=32),
    st.integers(0, 55),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
)
def test_one_wrong_letter_of_a_recovery_key_is_told(secret: bytes, place: int, letter: str) -> None:
    letters = recovery_words(secret).replace("-", "")
    changed = letters[:place] + letter + letters[place + 1 :]
    if changed == letters:
        assert secret_from(changed) == secret
    else:
        with pytest.raises(BadRecoveryKey, match="not right"):
            secret_from(changed)


@given(st.text())
def test_whatever_is_no_recovery_key_is_said_to_be_none(words: str) -> None:
    with pytest.raises(BadInput):
        secret_from(words)


@pytest.mark.parametrize(
    "password", [" ", "0" * 1_000, "密码 пароль كلمة 🔑", "'; DROP TABLE answer; --", "\ud83d", "\0"]
)
def test_any_text_can_be_a_password(path: Path, store: Store, password: str) -> None:
    store.file.reseal(new_key(password))
    store.close()
    lock(path)
    unlock(path, password)
    Store.open(path, who="A. Consultant").close()


KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.store import Store
from isoassess.store.vault import resealing
from isoassess.store.vault.keyring import FileKey
place, step = Path(sys.argv[1]), sys.argv[2]
named = getattr(resealing, step)
def killed(*values):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(resealing, step, killed)
Store.open(place, who="A. Consultant").file.reseal(FileKey(b"k" * 32, b"s" * 16))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", ["_write_anew", "check_copy", "flush", "overwrite"])
def test_a_program_killed_half_way_leaves_the_file_with_or_without_it(
    path: Path, store: Store, step: str
) -> None:
    assessment = fill(store)
    answers = store.answers(assessment)
    store.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), step], check=False, capture_output=True)
    assert done.returncode < 0, done.stderr
    if is_closed(path):
        unlock_by_recovery_key(path, recovery_words(b"k" * 32))
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == answers
        again.file.reseal(new_key(PASSWORD))
    assert found(path.parent, NOTE) == []


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 255))
def test_a_flipped_byte_is_told_and_never_read_as_something_else(
    tmp_path_factory: pytest.TempPathFactory, closed_store: Path, place: int, by: int
) -> None:
    copy = Path(shutil.copyfile(closed_store, tmp_path_factory.mktemp("flipped") / "flipped.isoassess-db"))
    content = bytearray(copy.read_bytes())
    content[place % len(content)] ^= by
    copy.write_bytes(content)
    with pytest.raises((WrongPassword, StoreDamaged)):
        _open_with_password(copy)
    lock(copy)


def _open_with_password(path: Path) -> None:
    unlock(path, PASSWORD)
    Store.open(path, who="A. Consultant").close()


@pytest.fixture(scope="module")
def closed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("closed") / "closed.isoassess-db"
    with Store.open(path, who="A. Consultant") as store:
        fill(store)
        store.file.reseal(new_key(PASSWORD))
    lock(path)
    return path


STORES = Path(__file__).parents[2] / "data" / "stores"


@pytest.mark.parametrize("name", ["0001.db", "0007.db"])
def test_an_older_file_is_brought_up_to_date_without_a_word_on_the_disk(tmp_path: Path, name: str) -> None:
    old = Path(shutil.copyfile(STORES / name, tmp_path / "old.db"))
    with closing(sqlite3.connect(old)) as connection:
        named = [row[0] for row in connection.execute("SELECT name FROM organization WHERE name <> ''")]
    assert all(found(tmp_path, one) for one in named)
    close_copy(old, new_key(PASSWORD))
    Store.open(old, who="A. Consultant").close()
    assert len(list(tmp_path.glob("old.before-*.db"))) == 1
    assert named
    assert [found(tmp_path, one) for one in named] == [[] for _one in named]
    lock(old)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no dump unasked")
def test_a_program_that_knows_a_key_leaves_no_memory_on_the_disk(path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
        KEYRING.put(path, new_key(PASSWORD))
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
