"""What can be checked without building: one version everywhere, and the inputs of what we cannot build."""

import json
import plistlib
import re
import shutil
from functools import partial

from macos.bundling import information
from product import HERE, ROOT, Product
from steps import Failed, Skipped, Step, call

MANIFEST = HERE / "flatpak" / "org.isoassess.IsoAssess.json"
NETWORK = "--share=network"


def description_steps(product: Product) -> list[Step]:
    """In the order in which they are told."""
    return [
        Step("one version", partial(one_version, product)),
        Step("an address to write to", partial(named_contact, product)),
        Step("macOS: what it reads (not run by us)", partial(check_macos, product)),
        Step("Flatpak: manifest (not built by us)", partial(check_flatpak, product)),
        Step("Flatpak: read by its builder", read_by_builder),
    ]


def one_version(product: Product) -> str:
    """The program says the version that the installers bear."""
    text = (ROOT / "isoassess" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None or found[1] != product.version:
        raise Failed(f"the program says {found[1] if found else 'none'}, {product.version} is built")
    return product.version


def named_contact(product: Product) -> str:
    if not product.contact:
        raise Skipped("app.toml names none, and Debian's package says so; the owner does before a release")
    return product.contact


def check_macos(product: Product) -> str:
    """Both lists of properties are read, and say what app.toml says."""
    said = plistlib.loads(plistlib.dumps(information(product)))
    entitled = plistlib.loads((HERE / "macos" / "entitlements.plist").read_bytes())
    tags = said["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]
    kind = said["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    if (
        said["CFBundleIdentifier"] != product.identifier
        or said["CFBundleShortVersionString"] != product.version
    ):
        raise Failed("Info.plist has another name or version")
    if tags["public.filename-extension"] != [product.document.extension] or not kind:
        raise Failed("Info.plist names another kind of file")
    if any("network" in key for key in entitled):
        raise Failed("the entitlements allow a network")
    return f"Info.plist {len(said)} keys, entitlements {len(entitled)}"


def check_flatpak(product: Product) -> str:
    """The manifest is read, names our program, and asks for no network."""
    said = json.loads(MANIFEST.read_text(encoding="utf-8"))
    if (said["id"], said["command"]) != (product.identifier, product.command):
        raise Failed("the manifest names another program")
    if NETWORK in said["finish-args"]:
        raise Failed("the manifest asks for a network")
    return f"{len(said['finish-args'])} permissions, no network"


def read_by_builder() -> str:
    if shutil.which("flatpak-builder") is None:
        raise Skipped("no flatpak-builder here (package flatpak-builder)")
    said = json.loads(call("flatpak-builder", "--show-manifest", MANIFEST))
    return f"{len(said['modules'])} module"
