"""What every start reads lies in the bundle as it is, and only the rest packed, so that nobody waits for it.

Packed by xz as a whole, a package or an archive is smaller for it as well.
"""

import subprocess
import sys
import zlib
from collections.abc import Set
from typing import IO, Any

from PyInstaller.archive.writers import ZlibArchiveWriter  # type: ignore[import-untyped]
from PyInstaller.building import api  # type: ignore[import-untyped]

IMPORTED = "import sys; import {module}; print(*sys.modules)"
WINDOW = "ui.app"  # imports what the first window needs
TABLES = (
    "docx",
    "pypdf",
    "reportlab.pdfbase._glyphlist",
)  # much of the same: packed alone they stay large for xz


def imported_at_start() -> frozenset[str]:
    """The modules that are there before the window is made; the same each time."""
    asked = [sys.executable, "-I", "-c", IMPORTED.format(module=WINDOW)]
    return frozenset(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split())


def is_table(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in TABLES)


def store(modules: Set[str]) -> None:
    """Let PyInstaller put these into its archive without packing them; its reader takes both."""

    class Writer(ZlibArchiveWriter):  # type: ignore[misc]
        @classmethod
        def _write_entry(cls, fp: IO[bytes], entry: tuple[str, str, str], code_dict: dict[str, Any]) -> Any:
            as_is = entry[0] in modules or is_table(entry[0])
            cls._COMPRESSION_LEVEL = zlib.Z_NO_COMPRESSION if as_is else zlib.Z_BEST_COMPRESSION
            return super()._write_entry(fp, entry, code_dict)

    api.ZlibArchiveWriter = Writer
