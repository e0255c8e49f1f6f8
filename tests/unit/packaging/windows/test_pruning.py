"""Of the packages stays what the program imports and what that asks for; nothing that stays is changed."""

from pathlib import Path

import pytest
from product import Product, read_product
from windows.pruning import prune

from tests.unit.packaging.windows.made_up_programs import made_up_program, put


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Packages as they are installed, with a little of each kind."""
    folder = tmp_path / "packages"
    for name, asks in {
        "PySide6/QtGui.pyd": ["Qt6Gui.dll"],
        "PySide6/QtQml.pyd": ["Qt6Qml.dll"],
        "PySide6/Qt6Gui.dll": ["Qt6Core.dll"],
        "PySide6/Qt6Core.dll": ["msvcp140.dll"],
        "PySide6/Qt6Qml.dll": ["Qt6Network.dll"],
        "PySide6/Qt6Network.dll": [],
        "PySide6/Qt6Svg.dll": [],
        "PySide6/msvcp140.dll": [],
        "PySide6/plugins/platforms/qwindows.dll": ["Qt6Gui.dll"],
        "PySide6/plugins/platforms/qminimal.dll": ["Qt6Gui.dll"],
        "PySide6/plugins/iconengines/qsvgicon.dll": ["Qt6Svg.dll"],
        "shiboken6/vcomp140.dll": [],
    }.items():
        put(folder, name, made_up_program(asks))
    for name in (
        "PySide6/__init__.py",
        "PySide6/QtGui.pyi",
        "PySide6/translations/qtbase_en.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/qml/QtQuick/qmldir",
        "babel/locale-data/root.dat",
        "babel/locale-data/en_GB.dat",
        "babel/locale-data/fr.dat",
        "babel/core.py",
    ):
        put(folder, name, b"")
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """One that imports a single module of Qt."""
    return put(tmp_path, "app/ui/window.py", b"from PySide6.QtGui import QIcon\n").parents[1]


@pytest.fixture(scope="module")
def product() -> Product:
    return read_product()


def test_what_is_imported_stays_with_all_it_asks_for(packages: Path, program: Path, product: Product) -> None:
    before = {file: file.read_bytes() for file in packages.rglob("*") if file.is_file()}
    prune(packages, program, product)
    left = {file.relative_to(packages).as_posix() for file in packages.rglob("*") if file.is_file()}
    assert left == {
        "PySide6/__init__.py",
        "PySide6/QtGui.pyd",
        "PySide6/Qt6Gui.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Svg.dll",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/translations/qtbase_en.qm",
        "babel/locale-data/root.dat",
        "babel/locale-data/en_GB.dat",
        "babel/core.py",
    }
    assert all((packages / name).read_bytes() == before[packages / name] for name in left)


def test_no_folder_is_left_empty(packages: Path, program: Path, product: Product) -> None:
    prune(packages, program, product)
    folders = [folder for folder in (packages / "PySide6").rglob("*") if folder.is_dir()]
    assert [folder for folder in folders if not any(folder.iterdir())] == []
