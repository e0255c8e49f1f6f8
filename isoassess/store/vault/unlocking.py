"""Opening a file that a password closes: by the password, or by the recovery key that stands for it."""

from contextlib import closing
from pathlib import Path

from isoassess.store.errors import damaged, from_os, translated, wrong_password
from isoassess.store.file.database import read_only
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, SALT_SIZE, FileKey, key_from
from isoassess.store.vault.pages import is_closed, proves_a_page
from isoassess.store.vault.recovery import BadRecoveryKey, secret_from
from isoassess.store.vault.resealing import clear_left

_PATIENCE = 5.0  # seconds


def unlock(path: Path, password: str) -> None:
    """From now on the file can be opened; WrongPassword where that is not it, and nothing is known more.

    Raises StoreDamaged where it is the right one, and the first page of the file is not what was written.
    It takes as long for a wrong password as for the right one.
    """
    _unlock(path, key_from(password, _salt(path)))


def unlock_by_recovery_key(path: Path, words: str) -> None:
    """As `unlock`; BadRecoveryKey where the words cannot be one, so that a slip is told from a wrong key."""
    _unlock(path, FileKey(secret_from(words), _salt(path)))


def needs_password(path: Path, *, whole: bool = True) -> bool:
    """Whether a password closes it that nobody has said yet; not for a file that is open in this process."""
    return KEYRING.find(path) is None and is_closed(path, whole=whole)


def lock(path: Path) -> None:
    """Nobody opens the file or a copy of it any more without saying the password again."""
    KEYRING.forget(path)


def is_key_of(path: Path, said: str) -> bool:
    """Whether what was said is the password or the recovery key of an open file; slow, as opening it."""
    key = KEYRING.of(path)
    if key is None:
        return False
    if key_from(said, key.salt) == key:
        return True
    try:
        return secret_from(said) == key.secret
    except BadRecoveryKey:
        return False


def _unlock(path: Path, key: FileKey) -> None:
    before = KEYRING.of(path)
    KEYRING.put(path, key)
    try:
        with closing(read_only(path, busy_timeout=_PATIENCE)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        clear_left(path)
    except sqlite3.DatabaseError as problem:
        is_unknown = problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB
        if is_unknown and proves_a_page(path, key):
            raise damaged(path) from None  # and the key stays known: the rest can be read with it
        KEYRING.put(path, before)
        if is_unknown:
            raise wrong_password() from None
        with translated(path):
            raise


def _salt(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SALT_SIZE)
    except OSError as problem:
        raise from_os(path, problem) from problem
