"""The SQLite that every file is opened with: the one that has SQLCipher in it, the same on every system."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3  # of the same shape, and typed
else:
    from sqlcipher3 import dbapi2 as sqlite3

__all__ = ["sqlite3"]
