"""The keys of the files that a password closes, known for as long as the program runs and never written."""

import os
import unicodedata
from pathlib import Path

from msgspec import Struct

from isoassess.own_process import leave_no_dump

SALT_SIZE, KEY_SIZE = 16, 32  # bytes
ITERATIONS = 256_000  # as SQLCipher 4 derives a key: what it opens by the password, we do, and the reverse


class FileKey(Struct, frozen=True):
    """What opens a file: the secret, and the salt that its first bytes are."""

    secret: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "FileKey(...)"  # whatever prints values must not print this one

    @property
    def words(self) -> str:
        """As SQLCipher takes it: nothing is derived then, and a copy has the same salt."""
        return f"x'{(self.secret + self.salt).hex()}'"


def what_counts(password: str) -> str:
    """What is typed differently on another system is one password, as RFC 8265 has it for passwords.

    A letter as one character or as two is one, and so is a blank of any kind; full-width letters stay others
    than the usual ones.
    """
    one = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in password)
    return unicodedata.normalize("NFC", one)


def key_from(password: str, salt: bytes) -> FileKey:
    """Slow on purpose, some 0.1 s: nobody tries out millions of passwords."""
    typed = what_counts(password).encode("utf-8", "surrogatepass")
    from Cryptodome.Hash import SHA512  # here, so that nobody waits for it who has no password
    from Cryptodome.Protocol.KDF import PBKDF2

    return FileKey(PBKDF2(typed, salt, KEY_SIZE, ITERATIONS, hmac_hash_module=SHA512), salt)  # type: ignore[arg-type]


def new_key(password: str) -> FileKey:
    """With a salt of its own: two files with one password have different keys."""
    return key_from(password, os.urandom(SALT_SIZE))


class Keyring:
    """The key of each file that is open, by where it lies."""

    def __init__(self) -> None:
        self._keys: dict[str, FileKey | None] = {}

    def of(self, path: Path) -> FileKey | None:
        """None for a file without a password, and for one that nobody has unlocked."""
        return self._keys.get(_name(path))

    def find(self, path: Path) -> FileKey | None:
        """As `of`; for a copy that nobody told of, such as a backup, its first bytes say which key it has.

        A file that was told of is not looked at: closing it here would end the locks that SQLite holds.
        """
        name = _name(path)
        if name in self._keys or not any(self._keys.values()):
            return self._keys.get(name)
        try:
            with path.open("rb") as file:
                salt = file.read(SALT_SIZE)
        except (OSError, ValueError):  # a path with NUL in it is a ValueError
            return None
        return next((key for key in self._keys.values() if key is not None and key.salt == salt), None)

    def put(self, path: Path, key: FileKey | None) -> None:
        """From now on the file at the path is opened with the key; without one where it is None."""
        if key is not None:
            leave_no_dump()  # it would hold the key
        self._keys[_name(path)] = key

    def forget(self, path: Path) -> None:
        """The key of the file, and of all that it opens too: nothing of it opens without the password."""
        key = self.of(path)
        self._keys = {name: kept for name, kept in self._keys.items() if kept is None or kept != key}
        self.put(path, None)

    def share(self, path: Path, copy: Path) -> None:
        """A copy of a closed file opens with the same key."""
        self.put(copy, self.of(path))


def _name(path: Path) -> str:
    return str(path) if "\0" in str(path) else os.path.realpath(path)


KEYRING = Keyring()
