"""The program for macOS carries the licences of what is in it, Qt's frameworks among it."""

import json
import tomllib
from pathlib import Path

import pytest
from building import Environment
from macos.parts import list_parts, native_files, put_licenses
from product import HERE, read_product
from steps import Failed

PRODUCT = read_product()
READ = tomllib.loads((HERE / "licenses" / "within.toml").read_text(encoding="utf-8"))
QT = READ["pyside6-essentials"]["version"]
FRAMEWORK = "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Of two packages, with a Python that says where its licence is."""
    made = Environment(tmp_path / "venv")
    library = tmp_path / "library"
    packages = made.place / "lib" / "python3.11" / "site-packages"
    for folder in (library, packages / "pypdfium2_raw", made.python.parent):
        folder.mkdir(parents=True)
    (library / "LICENSE.txt").write_text("of Python\n")
    made.python.write_text(f"#!/bin/sh\necho 3.11.9\necho '{library}'\n")
    made.python.chmod(0o755)
    version = {"major": 1, "minor": 2, "build": 3, "patch": 4}
    (packages / "pypdfium2_raw" / "version.json").write_text(json.dumps(version))
    held = {"PySide6_Essentials": "PySide6/Qt/lib/QtCore", "pyinstaller": "run", "left": "left.py"}
    for name, file in held.items():
        info = packages / f"{name}-{QT}.dist-info"
        info.mkdir()
        said = f"Metadata-Version: 2.4\nName: {name}\nVersion: {QT}\nLicense-Expression: MIT\n"
        (info / "METADATA").write_text(said)
        (info / "LICENSE").write_text(f"the licence of {name}\n")
        (info / "RECORD").write_text(f"{file},sha256=x,1\n")
    return made


@pytest.fixture
def sources(tmp_path: Path, environment: Environment) -> Path:
    said = tmp_path / "inside.json"
    went_in = [str(environment.installed / "PySide6/Qt/lib/QtCore"), "/usr/lib/other"]
    said.write_text(json.dumps({"sources": went_in, "from_system": {}}))
    return said


def program(folder: Path, *more: str) -> Path:
    made = folder / "IsoAssess.app"
    for name in (FRAMEWORK, "Contents/Frameworks/libpython3.11.dylib", "Contents/MacOS/isoassess", *more):
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"library")
    (made / "Contents/Frameworks/QtCore").symlink_to(made / FRAMEWORK)
    return made


def test_the_program_carries_the_licences_of_what_is_in_it(
    tmp_path: Path, environment: Environment, sources: Path
) -> None:
    made = program(tmp_path)
    parts = put_licenses(made, environment, PRODUCT, sources)
    folder = made / "Contents" / "Resources" / "licenses"
    told = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert f"Qt {QT}" in told
    assert (folder / "CPython" / "LICENSE.txt").read_text() == "of Python\n"
    assert (folder / "Qt" / "LGPL-3.0.txt").is_file()
    assert not (folder / "copyright").exists()
    assert "left" not in {part.name for part in parts}
    listed = json.loads(list_parts(tmp_path, PRODUCT, parts).read_text(encoding="utf-8"))
    assert {"Qt", "CPython", "pyside6-essentials"} <= {one["name"] for one in listed["components"]}


def test_a_framework_is_its_file_and_not_what_leads_to_it(tmp_path: Path) -> None:
    names = [file.name for file in native_files(program(tmp_path))]
    assert sorted(names) == ["QtCore", "libpython3.11.dylib"]


def test_what_nobody_knows_is_not_shipped(tmp_path: Path, environment: Environment, sources: Path) -> None:
    with pytest.raises(Failed, match=r"libstrange\.1\.dylib"):
        put_licenses(
            program(tmp_path, "Contents/Frameworks/libstrange.1.dylib"), environment, PRODUCT, sources
        )
