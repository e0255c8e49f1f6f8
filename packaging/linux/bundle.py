"""The program for Linux as one folder that needs no Python: built from a wheel in a clean environment."""

import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from subprocess import CalledProcessError

from building import SAME, WITHOUT_COLUMNS, Environment
from product import HERE, Product
from steps import Failed, Skipped, call

SPEC = HERE / "pyinstaller" / "app.spec"
QT = ("PySide6", "shiboken6")  # under the LGPL: as its makers built it, not a byte is changed
AS_THEY_CAME = (*QT, "pillow.libs")
NO_LIBRARY = re.compile(r"built without a shared library|shared library .* was not found")  # by PyInstaller
LIBRARY = re.compile(r"\.so(\.[0-9.]+)?$")
ICU = re.compile(r"^libicu\w+\.so")  # lies in the wheels of Qt, is not Qt's, and bears symbols for nobody


@dataclass(frozen=True)
class Bundle:
    """The folder, and where what is in it was taken from."""

    folder: Path
    from_system: dict[str, str]  # places below `inside`, with the file of the system each library is
    sources: frozenset[str]  # the files that went in

    @property
    def inside(self) -> Path:
        """Everything but the program that is started."""
        return self.folder / "_internal"


def build_bundle(environment: Environment, product: Product, place: Path) -> Bundle:
    """PyInstaller's folder, with what carries symbols for nobody stripped of them."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    surroundings = {
        **os.environ,
        **SAME,
        **WITHOUT_COLUMNS,
        "ISOASSESS_BUILD": str(place),
        "PYINSTALLER_CONFIG_DIR": str(place / "cache"),
    }
    options = (
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        "--distpath",
        place / "dist",
        "--workpath",
        place / "work",
    )
    try:
        call(environment.python, "-m", "PyInstaller", *options, SPEC, folder=place, environment=surroundings)
    except CalledProcessError as error:
        if NO_LIBRARY.search(error.stderr):
            raise Skipped(
                "this Python was built without a library of its own, which a bundle needs"
            ) from None
        raise
    bundle = read_bundle(product, place)
    strip_symbols(bundle)
    return bundle


def read_bundle(product: Product, place: Path) -> Bundle:
    """What was built there."""
    said = json.loads((place / "inside.json").read_text(encoding="utf-8"))
    return Bundle(place / "dist" / product.command, said["from_system"], frozenset(said["sources"]))


def strip_symbols(bundle: Bundle) -> None:
    """Of all libraries but Qt's own, and those that were mended by the tool that put them into a wheel."""
    for file in sorted(bundle.inside.rglob("*")):
        kept = file.relative_to(bundle.inside).parts[0] in AS_THEY_CAME and not ICU.search(file.name)
        if not kept and not file.is_symlink() and LIBRARY.search(file.name):
            call("strip", "--strip-unneeded", file)


def without_system(bundle: Bundle, target: Path) -> None:
    """A copy that leaves out what a distribution brings."""
    left_out = {bundle.inside / place for place in bundle.from_system}

    def unwanted(folder: str, names: list[str]) -> list[str]:
        return [
            name
            for name in names
            if Path(folder, name) in left_out or _leads_to(Path(folder, name), left_out)
        ]

    shutil.copytree(bundle.folder, target, symlinks=True, ignore=unwanted)


def check_qt_unchanged(bundle: Bundle, environment: Environment) -> str:
    """Each library of Qt is, byte for byte, the one of the wheel (Failed)."""
    compared = 0
    for package in QT:
        for file in (bundle.inside / package).rglob("*"):
            original = environment.installed / file.relative_to(bundle.inside)
            if file.is_symlink() or not LIBRARY.search(file.name) or ICU.search(file.name):
                continue
            if not original.is_file():
                raise Failed(f"{file.name} is not in the wheels of Qt")
            if hashlib.sha256(file.read_bytes()).digest() != hashlib.sha256(original.read_bytes()).digest():
                raise Failed(f"{file.name} is not as its makers built it")
            compared += 1
    return f"{compared} libraries of Qt are those of the wheels"


def _leads_to(file: Path, left_out: set[Path]) -> bool:
    return file.is_symlink() and file.parent / file.readlink() in left_out
