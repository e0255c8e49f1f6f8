"""By what a package of organizations is known, whatever it is called; nothing of it is trusted or read."""

from pathlib import Path

SEALED = b"IsoAssess sealed"  # begins one that is closed by a password
ZIP = b"PK\x03\x04"
MANIFEST = "manifest.json"  # the part that is written last
_END_OF_LIST = 65_536  # bytes in which its name stands


def is_package(path: Path) -> bool:
    """Whether it is one of ours, and not another zip file."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(SEALED))
            if begins == SEALED or not begins.startswith(ZIP):
                return begins == SEALED
            file.seek(max(0, file.seek(0, 2) - _END_OF_LIST))
            return MANIFEST.encode() in file.read()
    except (OSError, ValueError):
        return False
