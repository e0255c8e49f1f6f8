"""Trials of the installer: what lands where, what the program does there, what is left behind."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from at_work import person_at
from steps import Failed, Skipped, call
from windows.downloads import Tools
from windows.launchers import library_folder
from windows.trying.ground import Ground, sums
from windows.trying.machine import SMALL_DISK, until

FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
HOME = "C:\\users\\Jörg 王小明"  # a person with letters of two scripts
PROGRAMS = f"{HOME}\\AppData\\Local\\Programs"
DATA = f"{HOME}\\AppData\\Local\\IsoAssess"
AWKWARD = "C:\\Eigene Programme\\Prüfung für ISO"
NOTE = "a note of the person"
NOTES = "*-window-*"  # what each window leaves beside its file while it is open
OLDER, NEWER = "0.0.9", "99.0.0"
TOO_OLD, RUNNING, NEWER_IS_THERE, NO_SPACE, NOT_WRITTEN = 3, 4, 5, 6, 7  # exit codes of the installer
SMALL = 30  # MB: too small for the program
MORE_THAN_ANY_DISK = 2_000_000_000
READING = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
text = "".join(page.get_textpage().get_text_range() for page in pdf)
print(len(pdf), "Example Fabrications Ltd" in text)
"""


def install_at_home(ground: Ground) -> str:
    """Where nothing is said of a folder, in the home of the person."""
    for name, inner in (("Local AppData", "Local"), ("AppData", "Roaming")):
        data = f"{HOME}\\AppData\\{inner}"
        ground.machine.file(data).mkdir(parents=True, exist_ok=True)
        ground.machine.run("reg", "add", FOLDERS, "/v", name, "/t", "REG_SZ", "/d", data, "/f")
    ground.install(ground.installer)
    where = f"{PROGRAMS}\\{ground.product.name}"
    ground.check_listed(ground.product.version, where)
    return f"{ground.check_files(ground.machine.file(where))} files in {where}, as built"


def self_test(ground: Ground) -> str:
    """The window is shown where there is a display."""
    companion = ground.companion()
    with ground.machine.screen() as display:
        words = ["--selftest"] if display else ["--selftest", "-platform", "offscreen"]
        ended = ground.machine.run(companion, *words, display=display)
    passed = sum(line.startswith("ok ") for line in ended.said.splitlines())
    if ended.code or not passed:
        raise Failed(f"exit code {ended.code}: {ended.said}")
    return f"{passed} trials of the program passed, {'with' if display else 'without'} a display"


def demo(ground: Ground) -> str:
    """The document that the installed program writes, read with another library."""
    folder = f"{HOME}\\Prüfung 报告"
    ended = ground.machine.run(ground.companion(), "demo", "--out", folder)
    written = ground.machine.file(folder) / "readiness-summary.pdf"
    if ended.code or not written.exists():
        raise Failed(f"exit code {ended.code}: {ended.said[-300:]}")
    return read_back(ground.tools, written)


def read_back(tools: Tools, pdf: Path) -> str:
    """How many pages a PDF has, which must name the sample organization (Failed)."""
    pages, is_named = call(tools.python, "-c", READING, pdf).split()
    if is_named != "True":
        raise Failed("the document does not name the sample organization")
    return f"{pages} pages, {pdf.stat().st_size / 1e3:.0f} kB, read back"


def refuse_while_running(ground: Ground) -> str:
    """A silent upgrade waits a while, then leaves all as it is."""
    newer = ground.small_installer(NEWER)
    with _running(ground):
        ground.install(newer, code=RUNNING)
    return f"exit code {RUNNING}, nothing changed"


def ask_while_running(ground: Ground) -> str:
    """With a window the person is asked to close the program; who does not has the version of before."""
    newer, title = ground.small_installer(NEWER), f"{ground.product.name} Setup"
    with _running(ground) as display, person_at(display) as person, ThreadPoolExecutor() as beside:
        installing = beside.submit(ground.machine.run, newer, display=display)
        person.until(lambda: person.count(title), "the installer showed no window")
        agree_and_install = partial(person.take, title), partial(person.press, "alt+a", "alt+i")
        person.until(lambda: person.count(title) > 1, "nobody was asked", *agree_and_install)
        person.press("Escape")
        if (code := installing.result().code) != RUNNING:
            raise Failed(f"ended with {code} instead of {RUNNING}")
    return f"asked to close it; exit code {RUNNING} for who does not, nothing changed"


def refuse_removal_while_running(ground: Ground) -> str:
    """So does the uninstaller; it is told to stay in its place, for else its copy would end unseen."""
    folder = ground.machine.registry(ground.listed)[ground.listed]["InstallLocation"]
    with _running(ground):
        ended = ground.machine.run(ground.folder() / "uninstall.exe", "/S", *f"_?={folder}".split(" "))
        if ended.code != RUNNING:
            raise Failed(f"ended with {ended.code} instead of {RUNNING}. {ended.said}")
        ground.check_listed(ground.product.version, folder)
    return f"exit code {RUNNING}, nothing changed"


def refuse_without_space(ground: Ground) -> str:
    """An installer that needs more than any disk has."""
    with _unchanged(ground.folder()):
        ground.install(ground.small_installer(NEWER, MORE_THAN_ANY_DISK), code=NO_SPACE)
    return f"exit code {NO_SPACE}, nothing changed"


def refuse_on_small_disk(ground: Ground) -> str:
    """The whole installer, on a disk that is too small for it."""
    with ground.machine.small_disk(SMALL) as disk:
        ground.install(ground.installer, f"/D={SMALL_DISK}\\{ground.product.name}", code=NO_SPACE)
        if left := list(disk.iterdir()):
            raise Failed(f"left behind: {', '.join(file.name for file in left)}")
    ground.check_no_traces()
    return f"exit code {NO_SPACE} on a disk of {SMALL} MB, nothing installed"


def roll_back(ground: Ground) -> str:
    """The new version cannot be written, for something lies where it should go; the old one stays whole."""
    in_the_way = ground.folder() / NEWER
    in_the_way.write_text(NOTE, encoding="utf-8")
    with _unchanged(ground.folder()):
        ground.install(ground.small_installer(NEWER), code=NOT_WRITTEN)
    in_the_way.unlink()
    return f"exit code {NOT_WRITTEN}, the version before is whole"


def refuse_older(ground: Ground) -> str:
    """A silent run never puts an older version in the place of a newer one."""
    with _unchanged(ground.folder()):
        ground.install(ground.small_installer(OLDER), code=NEWER_IS_THERE)
    return f"exit code {NEWER_IS_THERE}, nothing changed"


def refuse_old_windows(ground: Ground) -> str:
    """The program would not start there."""
    ground.machine.be("win7")
    try:
        ground.install(ground.small_installer(OLDER), code=TOO_OLD)
    finally:
        ground.machine.be("win10")
    ground.check_no_traces()
    return f"exit code {TOO_OLD}, nothing installed"


def uninstall(ground: Ground) -> str:
    """Only the person's files are left, beside the program, inside it, and in their home."""
    folder, data = ground.folder(), ground.machine.file(DATA)
    kept = [folder / "my notes.txt", folder / library_folder(ground.product) / "app" / "my notes.txt"]
    for file in (*kept, data / "kept.txt"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(NOTE, encoding="utf-8")
    with _unchanged(data):
        ground.remove(folder)
    left = [file for file in folder.rglob("*") if file.is_file()]
    if sorted(left) != sorted(kept):
        raise Failed(f"left behind: {', '.join(str(file.relative_to(folder)) for file in left)}")
    ground.check_no_traces()
    shutil.rmtree(folder)
    return f"{len(left)} files of the person left, no trace in the registry or the start menu"


def upgrade(ground: Ground, older: Path) -> str:
    """Over an older version in an awkward folder; what is the person's stays."""
    ground.install(older, *f"/D={AWKWARD}".split(" "))  # NSIS takes it without quotation marks only
    ground.check_listed(OLDER, AWKWARD)
    folder, data = ground.machine.file(AWKWARD), ground.machine.file(DATA)
    kept = [folder / "my notes.txt", folder / OLDER / "my notes.txt"]
    for file in kept:
        file.write_text(NOTE, encoding="utf-8")
    with _unchanged(data):
        ground.install(ground.installer)
    count = ground.check_files(folder)
    ground.check_listed(ground.product.version, AWKWARD)
    if [file for file in (folder / OLDER).rglob("*") if file.is_file()] != kept[1:] or not kept[0].exists():
        raise Failed("not only what the person put there is left of the older version")
    said = ground.machine.run(ground.companion(), "--version").said.strip()
    if not said.endswith(ground.product.version):
        raise Failed(f"it does not start: {said}")
    ground.remove(folder)
    return (
        f"{OLDER} to {ground.product.version} in {AWKWARD}: {count} files as built, the person's files kept"
    )


@contextmanager
def _running(ground: Ground) -> Iterator[str]:
    """The program runs meanwhile, on this display, and its folder stays as it is (Failed; Skipped)."""
    program, data = ground.program(), ground.machine.file(DATA)
    for left in data.glob(NOTES):  # of a program that was ended from outside
        left.unlink()
    with ground.machine.screen() as display, ground.machine.running(program, display=display) as runs:
        if not display:
            raise Skipped("no display here for the program (package xvfb)")
        until(lambda: bool(list(data.glob(NOTES))), "the program did not come up")
        with _unchanged(program.parent):
            yield display
        if not runs():
            raise Failed("the program was not running any more")


@contextmanager
def _unchanged(folder: Path) -> Iterator[None]:
    before = sums(folder)
    yield
    after = sums(folder)
    if changed := sorted(name for name in before | after if before.get(name) != after.get(name)):
        raise Failed(f"changed in {folder.name}: {', '.join(changed[:5])}")
