"""What the bundle for Linux is made of, for the licences and the list of parts."""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from building import Environment
from licenses.components import Component, native_components, native_parts, python_components
from licenses.fonts import font_components
from linux.bundle import LIBRARY, Bundle
from steps import Failed, Skipped, call

STARTER = "pyinstaller"  # the program that is started is its
STDLIB = "import sysconfig, platform; print(platform.python_version()); print(sysconfig.get_path('stdlib'))"


def bundle_components(bundle: Bundle, environment: Environment, *, with_system: bool) -> list[Component]:
    """All parts; without those of the system for a package that asks the distribution for them."""
    infos = packages_inside(bundle, environment)
    inside = native_files(bundle.folder)
    files = [
        file
        for file in inside
        if with_system or file.relative_to(bundle.inside).as_posix() not in bundle.from_system
    ]
    versions, texts = _python_itself(environment)
    versions["PDFium"] = _pdfium(environment)
    if with_system:
        of_system = _system_libraries(bundle.from_system)
        versions |= {name: version for name, (version, _text) in of_system.items()}
        texts |= {name: (text,) for name, (_version, text) in of_system.items()}
    native = native_components(files, infos, versions=versions, texts=texts)
    return [*python_components(infos, inside), *font_components(), *native]


def native_files(folder: Path) -> list[Path]:
    """The libraries and extension modules."""
    return [file for file in sorted(folder.rglob("*")) if LIBRARY.search(file.name) and not file.is_symlink()]


def packages_inside(bundle: Bundle, environment: Environment) -> list[Path]:
    """The `.dist-info` folders of the packages of which a file went in."""
    installed = environment.installed
    inside = {_relative(source, installed) for source in bundle.sources} - {""}
    found = [info for info in sorted(installed.glob("*.dist-info")) if inside & _files_of(info)]
    (starter,) = installed.glob(f"{STARTER}-*.dist-info")
    return [info for info in {*found, starter} if not info.name.startswith("isoassess-")]


def _relative(source: str, folder: Path) -> str:
    path = Path(source)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _files_of(info: Path) -> set[str]:
    lines = (info / "RECORD").read_text(encoding="utf-8").splitlines()
    return {line.split(",")[0] for line in lines}


def _python_itself(environment: Environment) -> tuple[dict[str, str], dict[str, tuple[Path, ...]]]:
    version, library = call(environment.python, "-c", STDLIB).splitlines()
    minor = ".".join(version.split(".")[:2])
    for text in (Path(library) / "LICENSE.txt", Path(f"/usr/share/doc/python{minor}/copyright")):
        if text.is_file():
            return {"CPython": version}, {"CPython": (text,)}
    raise Failed("the licence of Python is not where it is looked for")


def _pdfium(environment: Environment) -> str:
    """The wheel says which build of PDFium it holds."""
    said = json.loads((environment.installed / "pypdfium2_raw" / "version.json").read_text(encoding="utf-8"))
    return ".".join(str(said[part]) for part in ("major", "minor", "build", "patch"))


def _system_libraries(from_system: Mapping[str, str]) -> dict[str, tuple[str, Path]]:
    """By the name of the part: its version and the copyright file of the package it is from."""
    if shutil.which("dpkg-query") is None:
        raise Skipped(
            "the licences of the system's libraries are known on Debian only; there is no dpkg here"
        )
    found: dict[str, tuple[str, Path]] = {}
    for source in from_system.values():
        part = next((part for part in native_parts() if part.files.fullmatch(Path(source).name)), None)
        if part is not None and part.name not in found:
            package = _package_of(Path(source))
            version = call("dpkg-query", "-W", "-f", "${Version}", package)
            found[part.name] = (version, Path("/usr/share/doc") / package.partition(":")[0] / "copyright")
    return found


def _package_of(library: Path) -> str:
    """The Debian package; a system with one tree for /lib and /usr/lib lists it under either."""
    said = call("dpkg-query", "-S", f"*/{library.name}")
    packages: Iterable[str] = (line.partition(": ")[0] for line in said.splitlines() if library.name in line)
    return next(iter(packages)).split(",")[0]
