"""What the bundle for Linux is made of, for the licences and the list of parts."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from building import Environment
from licenses.components import Component, native_components, native_parts, python_components
from licenses.fonts import font_components
from licenses.wheels import packages_inside, pdfium_version, python_itself
from linux.bundle import LIBRARY, Bundle
from steps import Failed, Skipped, call


def bundle_components(bundle: Bundle, environment: Environment, *, with_system: bool) -> list[Component]:
    """All parts; without those of the system for a package that asks the distribution for them."""
    infos = packages_inside(bundle.sources, environment)
    inside = native_files(bundle.folder)
    files = [
        file
        for file in inside
        if with_system or file.relative_to(bundle.inside).as_posix() not in bundle.from_system
    ]
    versions, texts = python_itself(environment)
    versions["PDFium"] = pdfium_version(environment.installed)
    if with_system:
        of_system = system_libraries(bundle.from_system)
        versions |= {name: version for name, (version, _text) in of_system.items()}
        texts |= {name: (text,) for name, (_version, text) in of_system.items()}
    native = native_components(files, infos, versions=versions, texts=texts)
    return [*python_components(infos, inside), *font_components(), *native]


def system_libraries(from_system: Mapping[str, str]) -> dict[str, tuple[str, Path]]:
    """By the name of the part: its version and the copyright file of the package it is from (Failed)."""
    if shutil.which("dpkg-query") is None:
        raise Skipped(
            "the licences of the system's libraries are known on Debian only; there is no dpkg here"
        )
    found: dict[str, tuple[str, Path]] = {}
    for source in sorted(from_system.values()):
        part = next((part for part in native_parts() if part.files.fullmatch(Path(source).name)), None)
        if part is not None:
            package = _package_of(Path(source))
            version = call("dpkg-query", "-W", "-f", "${Version}", package)
            text = Path("/usr/share/doc") / package.partition(":")[0] / "copyright"
            if found.setdefault(part.name, (version, text))[0] != version:
                raise Failed(f"{part.name} is of two versions: {version} of {package} is another one")
    return found


def native_files(folder: Path) -> list[Path]:
    """The libraries and extension modules."""
    return [file for file in sorted(folder.rglob("*")) if LIBRARY.search(file.name) and not file.is_symlink()]


def _package_of(library: Path) -> str:
    """The Debian package; a system with one tree for /lib and /usr/lib lists it under either."""
    said = call("dpkg-query", "-S", f"*/{library.name}")
    packages: Iterable[str] = (line.partition(": ")[0] for line in said.splitlines() if library.name in line)
    return next(iter(packages)).split(",")[0]
