"""The package for the administrators of a firm, made by wixl: for all people of a machine."""

import re
import shutil
import subprocess
from pathlib import Path
from uuid import NAMESPACE_DNS, UUID, uuid5

from product import Product
from steps import Skipped, call
from windows.launchers import program_name

HERE = Path(__file__).parent


def msi_name(product: Product) -> str:
    """The file that is handed out."""
    return f"{product.name}-{product.version}-x64.msi"


def make_msi(product: Product, stage: Path, place: Path, output: Path) -> Path:
    """Skipped where there is no wixl."""
    if shutil.which("wixl") is None:
        raise Skipped("no wixl here (package wixl)")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    output.mkdir(parents=True, exist_ok=True)
    (place / "stage").symlink_to(stage)  # wixl takes paths from where it is run only
    shutil.copyfile(stage.parent / "launchers" / "program.ico", place / "program.ico")
    (place / "payload.wxs").write_text(_payload(stage), encoding="utf-8")
    shutil.copyfile(HERE / "installer.wxs", place / "installer.wxs")
    said = [word for name, value in definitions(product).items() for word in ("-D", f"{name}={value}")]
    call("wixl", "-a", "x64", *said, "-o", "made.msi", "installer.wxs", "payload.wxs", folder=place)
    return Path(shutil.move(place / "made.msi", output / msi_name(product)))


def definitions(product: Product) -> dict[str, str]:
    """What installer.wxs is told of the program. The same version has the same ids whenever it is built."""
    return {
        "ProductId": _id(product, f"version {product.version}"),
        "UpgradeId": _id(product, "any version"),
        "FileTypeId": _id(product, "file type"),
        "StartMenuId": _id(product, "start menu"),
        "Name": product.name,
        "Version": product.version,
        "Publisher": product.publisher,
        "Summary": product.summary,
        "Program": program_name(product),
        "ProgId": product.document.prog_id,
        "Document": product.document.description,
        "Extension": product.document.extension,
        "MimeType": product.document.mime_type,
        "LowestBuild": str(product.lowest_windows_build),
        "Icon": "program.ico",
        "Stage": "stage",
        "Win64": "yes",
    }


def _id(product: Product, what: str) -> str:
    owner: UUID = uuid5(NAMESPACE_DNS, product.identifier)
    return str(uuid5(owner, what)).upper()


def _payload(stage: Path) -> str:
    """A component for each file, as wixl's own helper writes them."""
    files = sorted(file.relative_to(stage).as_posix() for file in stage.rglob("*") if file.is_file())
    naming = ["--component-group", "Payload", "--directory-ref", "INSTALLDIR", "--var", "var.Stage"]
    ended = subprocess.run(
        ["wixl-heat", *naming, "--win64", "-p", ""],
        input="\n".join(files) + "\n",
        check=True,
        capture_output=True,
        text=True,
    )
    return with_steady_ids(ended.stdout)


def with_steady_ids(components: str) -> str:
    """The helper names folders by chance; by their order they have the same names whenever they are built."""
    known: dict[str, str] = {}
    for name in re.findall(r"\bdir[0-9A-F]{32}\b", components):
        known.setdefault(name, f"dir{len(known):032X}")
    return re.sub(r"\bdir[0-9A-F]{32}\b", lambda found: known[found[0]], components)
