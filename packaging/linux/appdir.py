"""The folder that an AppImage is made of, and its self-test. The AppImage itself is not built by us."""

import os
import shutil
from pathlib import Path

from building import Environment
from linux.desktop_files import write_desktop_files
from linux.running import Run, tested
from product import HERE, Product

START = HERE / "appimage" / "AppRun"


def try_appdir(program: Path, product: Product, environment: Environment, place: Path) -> str:
    """As appimagetool wants it: AppRun, the menu entry and the icon at the top."""
    folder = place / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        program.parent, folder / "usr" / "lib" / product.command, symlinks=True, copy_function=os.link
    )
    share = folder / "usr" / "share"
    write_desktop_files(share, product, environment)
    shutil.copy(START, folder / "AppRun")
    for file in (
        share / "applications" / f"{product.identifier}.desktop",
        share / "icons" / "hicolor" / "scalable" / "apps" / f"{product.identifier}.svg",
    ):
        shutil.copyfile(file, folder / file.name)
    (folder / ".DirIcon").symlink_to(f"{product.identifier}.svg")
    return tested(Run(place / "trials" / "home"), folder / "AppRun", platform="offscreen")
