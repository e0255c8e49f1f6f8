"""Whether a payload can start on a bare Windows: each library it asks for lies inside or belongs to Windows.

Wine hides a missing library, for it has its own; so this is read from the files.
"""

from pathlib import Path

from windows.portable_executable import (
    X86_64,
    Executable,
    NotExecutable,
    executables,
    read_executable,
)

LISTED = Path(__file__).with_name("of-windows.txt").read_text(encoding="utf-8").splitlines()
OF_WINDOWS = frozenset(line for line in LISTED if not line.startswith("#"))
PART_OF_WINDOWS = ("api-ms-win-", "ext-ms-")
# The runtime of Microsoft's compiler must lie beside Qt, which would not find it elsewhere.
BESIDE_QT = ("msvcp140.dll", "msvcp140_1.dll", "vcruntime140.dll", "vcruntime140_1.dll")
QT = "Qt6Core.dll"


def problems(payload: Path) -> list[str]:
    """What would keep the payload from starting, or weaken it; one sentence each."""
    files = executables(payload)
    inside = {file.name.lower() for file in files}
    return [
        *(
            f"{name} belongs to Windows and must not be brought along"
            for name in sorted(inside)
            if _is_windows(name)
        ),
        *_missing_beside_qt(files),
        *(sentence for file in files for sentence in _problems_of(file, payload, inside)),
    ]


def _is_windows(name: str) -> bool:
    return name in OF_WINDOWS or name in ("icu.dll", "icuin.dll") or name.startswith(PART_OF_WINDOWS)


def _missing_beside_qt(files: list[Path]) -> list[str]:
    places = [file.parent for file in files if file.name.lower() == QT.lower()]
    if not places:
        return [f"{QT} is missing"]
    return [
        f"{name} does not lie beside {QT}"
        for place in places
        for name in BESIDE_QT
        if name not in {file.name.lower() for file in place.iterdir()}
    ]


def _problems_of(file: Path, payload: Path, inside: set[str]) -> list[str]:
    name = file.relative_to(payload).as_posix()
    try:
        found = read_executable(file)
    except NotExecutable as reason:
        return [f"{name}: {reason}"]
    if found.machine != X86_64:
        return [f"{name} is for another machine ({found.machine:#x})"]
    unprotected = [] if found.is_protected else [f"{name} is not protected (ASLR and NX)"]
    return unprotected + [
        f"{name} asks for {library}, which is neither inside nor a part of Windows"
        for library in lacking(found, inside)
    ]


def lacking(found: Executable, inside: set[str]) -> list[str]:
    """The libraries that would not be found."""
    return [name for name in found.libraries if name not in inside and not _is_windows(name)]
