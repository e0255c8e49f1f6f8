"""What the payload for Windows is made of, for the licences and the list of parts."""

import re
from pathlib import Path

from licenses.components import Component, native_components, python_components
from licenses.fonts import font_components
from licenses.notices import notice, write_licenses
from licenses.wheels import pdfium_version
from product import ROOT, Product
from steps import Failed
from windows.portable_executable import executables

LICENSE_PAGE = "LICENSE-PAGE.txt"  # what the installer shows
SAID = re.compile("ProductVersion".encode("utf-16le") + rb"\0\0(?:\0\0)?((?:[0-9.]\0)+)")
LIBFFI = "3.4.4"  # its file does not say; CPython 3.11 names it in PCbuild/get_externals.bat
_OF_FILES = {"CPython": "python311.dll", "Microsoft Visual C++ runtime": "vcruntime140.dll"}
_TOLD_BY_PYTHON = ("CPython", "libffi")  # whose texts are in the licence that comes with it


def payload_parts(inside: Path, product: Product) -> list[Component]:
    """All parts below the folder of the version (Failed where one lacks its licence or version)."""
    infos = sorted((inside / "packages").glob("*.dist-info"))
    python = inside / "python"
    versions = {part: _version(python / file) for part, file in _OF_FILES.items()}
    versions |= {"libffi": LIBFFI, "PDFium": pdfium_version(inside / "packages")}
    texts = dict.fromkeys(_TOLD_BY_PYTHON, (python / "LICENSE.txt",))
    files = executables(inside)
    native = native_components(files, infos, versions=versions, texts=texts)
    return [*python_components(infos, files), *font_components(), *native]


def put_licenses(inside: Path, product: Product) -> None:
    """The folder of licences, with the page that the installer shows."""
    parts = payload_parts(inside, product)
    folder = write_licenses(inside / "licenses", product, parts)
    (folder / "copyright").unlink()  # is for Debian
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    page = f"{own}\n\n{notice(product, parts)}"
    (folder / LICENSE_PAGE).write_text(page, encoding="utf-8-sig", newline="\r\n")


def _version(file: Path) -> str:
    """What a library says of itself to the Explorer (Failed)."""
    found = SAID.search(file.read_bytes())
    if found is None:
        raise Failed(f"{file.name} does not say its version")
    return found[1].decode("utf-16le").removesuffix(".0")
