"""A trial of the MSI: installed for the machine, tried, and removed."""

from pathlib import Path

from steps import Failed
from windows.launchers import companion_name
from windows.trying.ground import Ground, sums
from windows.trying.machine import until

CLASSES = r"HKEY_LOCAL_MACHINE\Software\Classes"


def try_msi(ground: Ground, package: Path) -> str:
    """All files are there as built, the program tries itself, nothing is left afterwards (Failed)."""
    product = ground.product
    folder = ground.machine.file(f"C:\\Program Files\\{product.name}")
    _run(ground, "/i", package)
    count = ground.check_files(folder)
    kind = f"{CLASSES}\\{product.document.prog_id}"
    opens = ground.machine.registry(kind).get(f"{kind}\\shell\\open\\command", {}).get("", "")
    if not opens.endswith('"%1"'):
        raise Failed(f"files would be opened with {opens}")
    _change_a_library_of_qt(folder)
    ended = ground.machine.run(folder / companion_name(product), "--selftest", "-platform", "offscreen")
    if ended.code:
        raise Failed(f"exit code {ended.code}: {ended.said}")
    _run(ground, "/x", package)
    until(lambda: not folder.exists() or not sums(folder), "files are left behind")
    if ground.machine.registry(kind):
        raise Failed("the file type is left behind")
    return f"{count} files, self-test passed with a changed library of Qt, nothing left"


def _change_a_library_of_qt(folder: Path) -> None:
    """The licence of Qt lets everybody put a library of their own in its place; nothing checks for it."""
    (library,) = folder.rglob("Qt6Widgets.dll")
    with library.open("ab") as file:
        file.write(b"changed")


def _run(ground: Ground, what: str, package: Path) -> None:
    ended = ground.machine.run("msiexec", what, str(package), "/qn")
    if ended.code:
        raise Failed(f"msiexec {what} ended with {ended.code}")
