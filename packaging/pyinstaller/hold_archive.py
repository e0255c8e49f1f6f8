"""Keeps the archives of the bundle open, so that a program that is replaced while open reads on in its own.

PyInstaller runs it before the program. Its reader opens the archive by its path at each import, and so
does Python's for the modules beside it: after an update both would find another archive there.
"""

import os
import sys
from pathlib import Path
from zipimport import zipimporter

import pyimod02_importers  # type: ignore[import-not-found]  # is only in the bundle


def held(path: str) -> str:
    """Another name of the file that is open now, whatever comes to lie at its path."""
    return f"/proc/self/fd/{os.open(path, os.O_RDONLY | os.O_CLOEXEC)}"


if Path("/proc/self/fd").is_dir():
    pyimod02_importers.pyz_archive._filename = held(sys.executable)
    importers = [one for one in sys.path_importer_cache.values() if isinstance(one, zipimporter)]
    names = {archive: held(archive) for archive in {one.archive for one in importers}}
    for importer in importers:
        importer.archive = names[importer.archive]
