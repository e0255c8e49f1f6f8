"""Builds the program, the disk image and, where an identity is given, their signatures. Not run by us.

usage: python packaging/macos/build.py      (on a Mac, in the environment of README.md)

ISOASSESS_SIGNING_IDENTITY names the certificate, ISOASSESS_NOTARY_PROFILE the credentials of notarytool.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from building import SAME, WITHOUT_COLUMNS, make_environment
from macos.parts import list_parts, put_licenses
from product import HERE, ROOT, Product, read_product
from steps import call

PLACE = ROOT / "build" / "macos"
SIZES = (16, 32, 128, 256, 512)
IDENTITY, PROFILE = "ISOASSESS_SIGNING_IDENTITY", "ISOASSESS_NOTARY_PROFILE"


def main() -> None:
    """Prints where the image lies."""
    product = read_product()
    shutil.rmtree(PLACE / "build", ignore_errors=True)
    environment = make_environment(PLACE / "build")
    make_icon(product, PLACE / "build")
    surroundings = {**os.environ, **SAME, **WITHOUT_COLUMNS, "ISOASSESS_BUILD": str(PLACE / "build")}
    options = ("--noconfirm", "--clean", "--distpath", PLACE, "--workpath", PLACE / "work")
    call(
        environment.python,
        "-m",
        "PyInstaller",
        *options,
        HERE / "pyinstaller" / "app.spec",
        environment=surroundings,
    )
    program = PLACE / f"{product.name}.app"
    parts = put_licenses(program, environment, product, PLACE / "build" / "inside.json")
    call(program / "Contents" / "MacOS" / product.command, "--selftest")
    identity = os.environ.get(IDENTITY, "")
    if identity:
        sign(program, identity)
    image = make_image(product, program)
    list_parts(PLACE, product, parts)
    if identity:
        sign(image, identity)
        notarize(image)
    print(image)


def make_icon(product: Product, place: Path) -> None:
    """The picture in all sizes that a Mac wants."""
    folder = place / "program.iconset"
    folder.mkdir(parents=True)
    picture = product.icon.with_suffix(".png")
    for side in SIZES:
        for factor, name in ((1, f"icon_{side}x{side}.png"), (2, f"icon_{side}x{side}@2x.png")):
            pixels = str(side * factor)
            call("sips", "-z", pixels, pixels, picture, "--out", folder / name)
    call("iconutil", "-c", "icns", folder, "-o", place / f"{product.command}.icns")


def sign(target: Path, identity: str) -> None:
    """The libraries within first, as codesign wants it."""
    options = ("--force", "--timestamp", "--options", "runtime", "--sign", identity)
    within = (
        [*target.rglob("*.dylib"), *target.rglob("*.so"), *target.rglob("*.framework")]
        if target.is_dir()
        else []
    )
    for part in sorted(within, key=lambda path: -len(path.parts)):
        call("codesign", *options, part)
    call("codesign", *options, "--entitlements", HERE / "macos" / "entitlements.plist", target)
    call("codesign", "--verify", "--strict", target)


def make_image(product: Product, program: Path) -> Path:
    """The program beside a link to the folder it is dragged to."""
    folder = PLACE / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subprocess.run(["ditto", str(program), str(folder / program.name)], check=True)
    (folder / "Applications").symlink_to("/Applications")
    image = PLACE / f"{product.name}-{product.version}.dmg"
    call("hdiutil", "create", "-ov", "-volname", product.name, "-srcfolder", folder, "-format", "UDZO", image)
    return image


def notarize(image: Path) -> None:
    """Apple looks it through; its answer is attached, so that no network is asked when it is opened."""
    call("xcrun", "notarytool", "submit", image, "--keychain-profile", os.environ[PROFILE], "--wait")
    call("xcrun", "stapler", "staple", image)
    call("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", image)


if __name__ == "__main__":
    main()
