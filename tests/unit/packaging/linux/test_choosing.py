"""Of what PyInstaller collects the plugins that are named go in, and the libraries that are asked for."""

import pytest
from product import read_product
from pyinstaller.choosing import (
    Entry,
    is_dangling,
    is_left_to_the_system,
    is_module_wanted,
    is_of_the_system,
    is_wanted,
    needed,
    reached,
)

PRODUCT = read_product()


def entry(place: str, source: str = "", kind: str = "BINARY") -> Entry:
    return place, source or f"/built/{place}", kind


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_en.qm", True),
        ("PySide6/Qt/translations/qtbase_xx.qm", False),
        ("PySide6/Qt/translations/linguist_en.qm", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", False),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/en.dat", True),
        ("babel/locale-data/en_AU.dat", False),
        ("babel/global.dat", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("resources/fonts/Inter-Regular.ttf", True),
    ],
)
def test_what_is_of_no_use_stays_out(place: str, wanted: bool) -> None:
    assert is_wanted(place, PRODUCT, "linux") is wanted
    assert is_wanted(place.replace("/", "\\"), PRODUCT, "linux") is wanted


@pytest.mark.parametrize(
    ("module", "wanted"),
    [
        ("PIL.PngImagePlugin", True),
        ("PIL.JpegImagePlugin", True),
        ("PIL.ImageFile", True),
        ("PIL.Image", True),
        ("PIL.FpxImagePlugin", False),
        ("PIL.PsdImagePlugin", False),
        ("isoassess.pdf.bitmaps", True),
    ],
)
def test_of_the_readers_of_pictures_those_of_our_formats_stay(module: str, wanted: bool) -> None:
    assert is_module_wanted(module) is wanted


def test_a_file_asks_for_the_libraries_that_it_names_itself() -> None:
    printed = "Dynamic Section:\n  NEEDED               libc.so.6\n  SONAME               libNEEDED.so\n"
    assert needed(printed) == ["libc.so.6"]


def test_only_libraries_that_something_asks_for_are_kept_with_their_links() -> None:
    asks = {
        "/built/PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6Gui.so.6"],
        "/built/PySide6/Qt/lib/libQt6Gui.so.6": ["libQt6Core.so.6", "libc.so.6"],
        "/built/PySide6/Qt/lib/libQt6Core.so.6": ["libQt6Gui.so.6"],  # a circle
    }
    kept = [
        entry("PySide6/Qt/plugins/platforms/libqxcb.so"),
        entry("PySide6/Qt/lib/libQt6Gui.so.6"),
        entry("PySide6/Qt/lib/libQt6Core.so.6"),
        entry("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        entry("pypdfium2_raw/libpdfium.so"),
        entry("libpython3.11.so.1.0"),
        entry("yaml/_yaml.so", kind="EXTENSION"),
        entry("ciphers/_aes.abi3.so"),  # its package loads it by its place
    ]
    dropped = [
        entry("libgtk-3.so.0", "/usr/lib/libgtk-3.so.0"),
        entry("PySide6/Qt/lib/libQt6Network.so.6"),
        entry("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
    ]
    assert reached([*kept, *dropped], lambda file: asks.get(file, [])) == kept
    assert [one for one in (*kept, *dropped) if is_dangling(one, kept)] == dropped[-1:]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("libX11.so.6", True),
        ("libcups.so.2", True),
        ("libglib-2.0.so.0", True),
        ("libxcb-cursor.so.0", False),
        ("libffi.so.8", False),
    ],
)
def test_what_every_desktop_has_is_left_to_it(name: str, left: bool) -> None:
    library = entry(name, f"/usr/lib/x86_64-linux-gnu/{name}")
    assert is_of_the_system(library)
    assert is_left_to_the_system(library) is left


def test_python_itself_is_never_left_to_the_system() -> None:
    assert not is_of_the_system(
        entry("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    )
    assert not is_of_the_system(entry("lib/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"))
