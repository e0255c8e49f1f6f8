"""What the program for macOS is made of, and the folder of licences within it. Not run by us."""

import json
import re
from pathlib import Path

from building import Environment
from licenses.components import Component, native_components, python_components
from licenses.fonts import font_components
from licenses.gpl import check_no_gpl
from licenses.notices import write_licenses
from licenses.sbom import write_sbom
from licenses.wheels import packages_inside, pdfium_version, python_itself
from product import Product

LIBRARY = re.compile(r"\.(so|dylib)$")


def put_licenses(program: Path, environment: Environment, product: Product, sources: Path) -> list[Component]:
    """Write `Contents/Resources/licenses` before anything is signed (Failed for a file of no known part).

    `sources`: the list of files that went in, as the specification writes it.
    """
    went_in = json.loads(sources.read_text(encoding="utf-8"))["sources"]
    files = native_files(program)
    infos = packages_inside(went_in, environment)
    versions, texts = python_itself(environment)
    versions["PDFium"] = pdfium_version(environment.installed)
    native = native_components(files, infos, versions=versions, texts=texts)
    parts = [*python_components(infos, files), *font_components(), *native]
    check_no_gpl(parts, files)
    folder = write_licenses(program / "Contents" / "Resources" / "licenses", product, parts)
    (folder / "copyright").unlink()  # is for Debian
    return parts


def list_parts(folder: Path, product: Product, parts: list[Component]) -> Path:
    """The list of parts beside the image."""
    target = folder / f"{product.command}-{product.version}-macos.cdx.json"
    write_sbom(target, product, parts, "macos")
    return target


def native_files(program: Path) -> list[Path]:
    """Libraries, extension modules, and the file of each framework, which bears its name alone."""
    return [
        file
        for file in sorted(program.rglob("*"))
        if file.is_file() and not file.is_symlink() and (LIBRARY.search(file.name) or _of_framework(file))
    ]


def _of_framework(file: Path) -> bool:
    return any(
        part.suffix == ".framework" and part.stem == file.name and file.parent.parent.name == "Versions"
        for part in file.parents
    )
