"""The LGPL's promise kept: a library of Qt is replaced by another one, and the program uses that one."""

import hashlib
import shutil
from pathlib import Path

from linux.running import Run, tested
from steps import Failed, Skipped, call

LIBRARY = "libQt6Widgets.so.6"
SECTION = ".replaced"


def replace_library(program: Path, place: Path) -> str:
    """A section is added to the library: another file, which does the same."""
    if shutil.which("objcopy") is None:
        raise Skipped("no objcopy here (package binutils)")
    folder = place / "replaced"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program.parent, folder, symlinks=True)
    library = folder / "_internal" / "PySide6" / "Qt" / "lib" / LIBRARY
    before = hashlib.sha256(library.read_bytes()).hexdigest()
    note = place / "note.txt"
    note.write_text("a changed library\n")
    call("objcopy", f"--add-section={SECTION}={note}", library)
    after = hashlib.sha256(library.read_bytes()).hexdigest()
    if after == before:
        raise Failed("the library is the same")
    said = tested(Run(place / "home"), folder / program.name, platform="offscreen")
    shutil.rmtree(folder)
    return f"{LIBRARY} {before[:8]} replaced by {after[:8]}, {said}"
