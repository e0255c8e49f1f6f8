"""The installer for one person, made by NSIS, and the exact list by which its uninstaller removes."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from product import Product
from steps import Skipped, call, megabytes
from windows.launchers import (
    companion_name,
    library_folder,
    program_name,
    running_name,
    version_numbers,
)
from windows.signing import is_signing

HERE = Path(__file__).parent
SPARE = 1.1  # folders and rounding take something, too


@dataclass(frozen=True)
class Installer:
    """What an installer is made of."""

    product: Product
    stage: Path
    pictures: Path  # program.ico and side.bmp lie there
    license_text: Path
    needed_megabytes: int | None = None  # of free space, where it is not to follow from what is inside


def installer_name(product: Product) -> str:
    """The file that is handed out."""
    return f"{product.name}-{product.version}-x64.exe"


def make_installer(made_of: Installer, place: Path, *, quick: bool) -> Path:
    """Larger and much sooner where `quick` (Skipped where there is no NSIS)."""
    if shutil.which("makensis") is None:
        raise Skipped("no makensis here (package nsis)")
    place.mkdir(parents=True, exist_ok=True)
    output = place / installer_name(made_of.product)
    removal = made_of.stage.with_name("removal.nsh")
    removal.write_text(removal_list(made_of.stage, library_folder(made_of.product)), encoding="utf-8")
    said = {**definitions(made_of.product), **_built(made_of, output, removal)}
    switches = [f"-D{name}={value}" for name, value in said.items()] + ["-DQUICK"] * quick
    if is_signing():
        switches.append(f'-DSIGN="{sys.executable}" "{HERE / "signing.py"}"')
    call("makensis", "-V2", "-WX", *switches, HERE / "installer.nsi")
    return output


def definitions(product: Product) -> dict[str, str]:
    """What installer.nsi is told of the program."""
    return {
        "NAME": product.name,
        "VERSION": product.version,
        "FOUR_NUMBERS": ".".join(version_numbers(product)),
        "SUMMARY": product.summary,
        "PUBLISHER": product.publisher,
        "LICENSE": product.license,
        "PROGRAM": program_name(product),
        "COMPANION": companion_name(product),
        "FOLDER": library_folder(product),
        "RUNNING": running_name(product),
        "LOWEST_BUILD": str(product.lowest_windows_build),
        "PROG_ID": product.document.prog_id,
        "DOCUMENT": product.document.description,
        "EXTENSION": product.document.extension,
        "MIME_TYPE": product.document.mime_type,
    }


def _built(made_of: Installer, output: Path, removal: Path) -> dict[str, str]:
    size = megabytes(made_of.stage)
    return {
        "STAGE": str(made_of.stage),
        "ICON": str(made_of.pictures / "program.ico"),
        "SIDE": str(made_of.pictures / "side.bmp"),
        "LICENSE_FILE": str(made_of.license_text),
        "REMOVAL": str(removal),
        "OUTPUT": str(output),
        "SIZE_IN_KILOBYTES": str(round(size * 1e6 / 1024)),
        "NEEDED_MEGABYTES": str(made_of.needed_megabytes or round(size * 1e6 / 2**20 * SPARE) + 1),
    }


def removal_list(stage: Path, folder: str) -> str:
    """What the uninstaller deletes of a version: each file by its name, then the folders that are empty."""
    files = sorted(file for file in (stage / folder).rglob("*") if file.is_file())
    folders = sorted(
        (inner for inner in (stage / folder, *(stage / folder).rglob("*")) if inner.is_dir()), reverse=True
    )
    lines = [f'Delete "$INSTDIR\\{_windows(file, stage)}"' for file in files]
    lines += [f'RMDir "$INSTDIR\\{_windows(inner, stage)}"' for inner in folders]
    return "\n".join(lines) + "\n"


def _windows(file: Path, stage: Path) -> str:
    return "\\".join(file.relative_to(stage).parts).replace("$", "$$")
