"""What a payload is made of, with the licence and its text: Python packages, and the native parts.

For any system: give the `.dist-info` folders of what is inside, and the native files that are inside.
Every native file must be of a wheel or of a part that native.toml knows; else nobody may ship it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

from licenses.crates import crate_texts, is_crate, rust_library
from licenses.inner import inner_parts
from licenses.within import read_parts, read_texts
from steps import Failed

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
LICENSES = {  # where a package says it in words of its own
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-public-domain",
    "sqlcipher3": "Zlib",
    "lxml": "BSD-3-Clause AND MIT AND Zlib AND LGPL-2.1-or-later",  # with what its modules hold
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "Apache-2.0",
}
_GIVEN = "pyside6-essentials", "shiboken6"  # their wheels lack the texts
_QT_TEXTS = tuple(TEXTS / name for name in ("qt-notice.txt", "LGPL-3.0.txt", "GPL-3.0.txt"))
_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)


@dataclass(frozen=True)
class Component:
    """A part, as a person and a list of parts want to know it."""

    name: str
    version: str
    license: str  # an SPDX expression
    texts: tuple[Path, ...]
    url: str = ""
    package: str = ""  # where it is a Python package: its address as a package URL
    sbom: tuple[Path, ...] = ()  # the list of parts that it brings itself
    files: tuple[Path, ...] = ()
    modules: tuple[Path, ...] = ()  # the native files of a Python package that are inside

    @property
    def inner(self) -> list[dict[str, Any]]:
        """The parts within it, as entries of a list in the form of CycloneDX."""
        listed = inner_parts(self.sbom, {file.name.split(".")[0]: file for file in self.modules})
        if self.modules and not self.sbom:
            listed = read_parts(self.name, self.version)
        return [*listed, *rust_library(self.modules)]


@dataclass(frozen=True)
class NativePart:
    """What native.toml says of a part."""

    name: str
    files: re.Pattern[str]
    license: str
    texts: tuple[Path, ...]
    source: str
    wheel: str
    says: re.Pattern[bytes] | None  # finds the version within the file


def python_components(infos: Iterable[Path], files: Sequence[Path] = ()) -> list[Component]:
    """The packages in these `.dist-info` folders, by name (Failed where one lacks a text).

    `files`: all native files that are inside.
    """
    found = [_python_component(info, files) for info in infos]
    return sorted(found, key=lambda component: component.name)


def native_components(
    files: Sequence[Path],
    infos: Iterable[Path],
    *,
    versions: Mapping[str, str],
    texts: Mapping[str, Sequence[Path]],
) -> list[Component]:
    """The native parts in these files, each with its files (Failed where a file is of nothing known).

    `versions` and `texts` say of parts by name what neither a wheel nor a file name says, as CPython's.
    """
    wheels = {_canonical(_about(info)["Name"]): info for info in infos}
    recorded = {name for info in wheels.values() for name in _recorded(info)}
    parts, gathered, unknown = native_parts(), dict[str, list[Path]](), list[str]()
    for file in sorted(files):
        holds = [part for part in parts if part.files.fullmatch(file.name)]
        for part in holds:
            gathered.setdefault(part.name, []).append(file)
        if holds:
            continue
        if file.name in recorded:
            continue
        if file.suffix == ".pyd" or file.parent.name == "lib-dynload":
            gathered.setdefault("CPython", []).append(file)
        else:
            unknown.append(file.name)
    if unknown:
        raise Failed(f"nobody says under which licence these come: {', '.join(unknown)}")
    by_name = {part.name: part for part in parts}
    return [
        _native(by_name[name], found, wheels, versions, texts) for name, found in sorted(gathered.items())
    ]


def native_parts() -> list[NativePart]:
    """The table of native.toml."""
    said = tomllib.loads((HERE / "native.toml").read_text(encoding="utf-8"))["part"]
    return [
        NativePart(
            name=part["name"],
            files=re.compile(part["files"]),
            license=part["license"],
            texts=tuple(TEXTS / name for name in part.get("texts", ())),
            source=part["source"],
            wheel=part.get("wheel", ""),
            says=re.compile(part["says"].encode(), re.DOTALL) if "says" in part else None,
        )
        for part in said
    ]


def _native(
    part: NativePart,
    files: list[Path],
    wheels: Mapping[str, Path],
    versions: Mapping[str, str],
    texts: Mapping[str, Sequence[Path]],
) -> Component:
    matched = part.files.fullmatch(files[0].name)
    named = matched.groupdict().get("version") if matched else None
    wheel = _about(wheels[part.wheel])["Version"] if part.wheel in wheels else ""
    version = _said(part, files[0]) if part.says else versions.get(part.name) or named or wheel
    found = (*part.texts, *texts.get(part.name, ()))
    if not version or not (found or part.wheel in wheels):
        raise Failed(f"{part.name} lacks its version or the text of its licence")
    return Component(part.name, version, part.license, found, url=part.source, files=tuple(files))


def _said(part: NativePart, file: Path) -> str:
    """The version that the part says of itself within the file; empty where it says none."""
    found = part.says and part.says.search(file.read_bytes())
    return found[1].decode() if found else ""


def _python_component(info: Path, files: Sequence[Path]) -> Component:
    about = _about(info)
    name, version = _canonical(about["Name"]), about["Version"]
    texts = tuple(sorted(file for file in info.rglob("*") if _is_text(file, info)))
    if name in _GIVEN:
        texts = _QT_TEXTS
    texts += read_texts(name)
    license = LICENSES.get(name) or about["License-Expression"] or about["License"] or ""
    if not texts or not license:
        raise Failed(f"the package {name} lacks its licence or the text of it")
    found = Component(
        name=name,
        version=version,
        license=license.strip(),
        texts=texts,
        package=f"pkg:pypi/{name}@{version}",
        url=f"https://pypi.org/project/{name}/{version}/",
        sbom=tuple(sorted((info / "sboms").glob("*.json"))),
        modules=tuple(file for file in files if file.name in _recorded(info)),
    )
    inner = found.inner
    if rust_library(found.modules) and not any(is_crate(entry) for entry in inner if "purl" in entry):
        raise Failed(f"the package {name} holds Rust, and does not list of which crates")
    return replace(found, texts=(*texts, *crate_texts(inner)))


def _is_text(file: Path, info: Path) -> bool:
    is_named = bool(_TEXT.match(file.name)) or "licenses" in file.relative_to(info).parts
    return file.is_file() and is_named


def _about(info: Path) -> Message:
    return Parser().parsestr((info / "METADATA").read_text(encoding="utf-8"), headersonly=True)


def _recorded(info: Path) -> set[str]:
    """The names of the native files of a wheel."""
    lines = (info / "RECORD").read_text(encoding="utf-8").splitlines() if (info / "RECORD").exists() else []
    return {line.split(",")[0].rpartition("/")[2] for line in lines}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
