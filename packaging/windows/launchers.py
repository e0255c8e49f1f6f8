"""Builds the two programs that start IsoAssess: one with the window, one for the command line."""

import os
import shutil
from pathlib import Path

from product import Product
from steps import Skipped, call
from windows.downloads import Tools

HERE = Path(__file__).parent
PREFIX = "x86_64-w64-mingw32-"
# Nothing of the machine or the hour gets in, so that the same source gives the same program.
COMPILE = ("-Os", "-s", "-municode", "-static", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp")
PROTECTED = ("-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va")


def program_name(product: Product) -> str:
    """What opens the window."""
    return f"{product.command}.exe"


def companion_name(product: Product) -> str:
    """What is for the command line."""
    return f"{product.command}-cli.exe"


def running_name(product: Product) -> str:
    """What the program holds as long as it runs; the installer looks for it."""
    return f"{product.identifier}.Running"


def library_folder(product: Product) -> str:
    """What all files of a version but the two programs lie in."""
    return product.version


def build_launchers(product: Product, tools: Tools, place: Path, to: Path) -> None:
    """Both programs, with icons, version and manifest (Skipped where there is no compiler)."""
    if shutil.which(f"{PREFIX}gcc") is None:
        raise Skipped("no compiler for Windows here (package gcc-mingw-w64-x86-64-win32)")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    make_icons(product, tools, place)
    for name in ("app.rc", "launcher.manifest"):
        filled = fill((HERE / name).read_text(encoding="utf-8"), product)
        (place / name).write_text(filled, encoding="utf-8")
    call(f"{PREFIX}windres", "-c", "65001", "app.rc", "-O", "coff", "-o", "app.res", folder=place)
    to.mkdir(parents=True, exist_ok=True)
    _compile(product, place, to / program_name(product), "-mwindows")
    _compile(product, place, to / companion_name(product), "-mconsole")


def make_icons(product: Product, tools: Tools, place: Path) -> None:
    """program.ico, document.ico and side.bmp."""
    made = [place / name for name in ("program.ico", "document.ico", "side.bmp")]
    call(tools.python, HERE / "make_icons.py", product.icon.with_suffix(".png"), *made)


def fill(template: str, product: Product) -> str:
    """The text with what app.toml says in the place of the names between two @."""
    for name in ("identifier", "name", "publisher", "license", "version"):
        template = template.replace(f"@{name}@", str(getattr(product, name)))
    return template.replace("@version_numbers@", ",".join(version_numbers(product)))


def version_numbers(product: Product) -> list[str]:
    """The four numbers that Windows wants."""
    return [*product.version.split("."), "0", "0", "0"][:4]


def _compile(product: Product, place: Path, program: Path, kind: str) -> None:
    folder = library_folder(product)
    said = {
        "LIBRARY": f"{folder}\\\\python\\\\python{''.join(product.windows_runtime.split('.')[:2])}.dll",
        "START": f"{folder}\\\\app\\\\start.py",
        "TITLE": product.name,
        "RUNNING": running_name(product),
    }
    defined = [f'-D{name}=L"{value}"' for name, value in said.items()]
    call(
        *(f"{PREFIX}gcc", *COMPILE, *PROTECTED, kind, *defined),
        *("-o", program, HERE / "launcher.c", "app.res", "-lshell32"),
        folder=place,
        environment={**os.environ, "SOURCE_DATE_EPOCH": "0"},
    )
