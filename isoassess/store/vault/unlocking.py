"""Opening a file that a password closes: by the password, or by the recovery key that stands for it."""

from contextlib import closing
from pathlib import Path

from isoassess.store.errors import from_os, translated, wrong_password
from isoassess.store.file.database import read_only
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, SALT_SIZE, FileKey, key_from
from isoassess.store.vault.recovery import BadRecoveryKey, secret_from
from isoassess.store.vault.resealing import clear_left

_PATIENCE = 5.0  # seconds


def unlock(path: Path, password: str) -> None:
    """From now on the file can be opened; WrongPassword where that is not it, and nothing is known more.

    It takes as long for a wrong password as for the right one.
    """
    _unlock(path, key_from(password, _salt(path)))


def unlock_by_recovery_key(path: Path, words: str) -> None:
    """As `unlock`; BadRecoveryKey where the words cannot be one, so that a slip is told from a wrong key."""
    _unlock(path, FileKey(secret_from(words), _salt(path)))


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
        KEYRING.put(path, before)
        if problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            raise wrong_password() from None
        with translated(path):
            raise


def _salt(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SALT_SIZE)
    except OSError as problem:
        raise from_os(path, problem) from problem
