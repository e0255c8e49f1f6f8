"""What a desktop reads of an installed program: menu entry, kind of file, icons, description, manual."""

import gzip
from collections.abc import Mapping
from email.utils import format_datetime
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from building import RELEASED, Environment
from product import Product
from steps import call

TEMPLATES = Path(__file__).parent / "templates"
# A package must name an address; this one, which can never exist, says that none was named.
NOBODY = "unset@isoassess.invalid"
SIZES = (32, 48, 64, 128, 256)
SHRINK = """
import sys
from PIL import Image
picture, target, side = sys.argv[1:]
Image.open(picture).resize((int(side), int(side)), Image.Resampling.LANCZOS).save(target, optimize=True)
"""


def write_desktop_files(share: Path, product: Product, environment: Environment) -> None:
    """Everything below `share`, which is /usr/share, or ~/.local/share."""
    own = product.identifier
    _write(share / "applications" / f"{own}.desktop", filled("app.desktop", product))
    _write(share / "metainfo" / f"{own}.metainfo.xml", filled("metainfo.xml", product, in_xml=True))
    _write(share / "mime" / "packages" / f"{own}.xml", filled("mime.xml", product, in_xml=True))
    write_gzip(share / "man" / "man1" / f"{product.command}.1.gz", filled("man.1", product))
    _write_icons(share / "icons" / "hicolor", product, environment)


def filled(
    template: str, product: Product, more: Mapping[str, str] | None = None, *, in_xml: bool = False
) -> str:
    """A template with what it says of the product."""
    values = {
        "name": product.name,
        "command": product.command,
        "upper": product.command.upper(),
        "identifier": product.identifier,
        "summary": product.summary,
        "summary_plain": product.summary[:1].lower() + product.summary[1:],
        "publisher": product.publisher,
        "contact": product.contact or NOBODY,
        "license": product.license,
        "version": product.version,
        "day": product.released.isoformat(),
        "moment": format_datetime(RELEASED),
        "extension": product.document.extension,
        "description": product.document.description,
        "mime_type": product.document.mime_type,
        "mime_icon": mime_icon(product),
        **(more or {}),
    }
    if in_xml:
        values = {key: escape(value) for key, value in values.items()}
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(values)


def mime_icon(product: Product) -> str:
    """The name of the icon of our files, as desktops look for it."""
    return product.document.mime_type.replace("/", "-")


def write_gzip(path: Path, text: str) -> None:
    """Compressed, without a name or a day in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_icons(icons: Path, product: Product, environment: Environment) -> None:
    """The drawings in any size, and pictures of the program's for desktops that draw none."""
    scalable = icons / "scalable"
    _write(scalable / "apps" / f"{product.identifier}.svg", product.icon.read_text(encoding="utf-8"))
    drawing = product.icon.read_text(encoding="utf-8")
    mark = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")].strip()
    _write(
        scalable / "mimetypes" / f"{mime_icon(product)}.svg", filled("document.svg", product, {"mark": mark})
    )
    picture = product.icon.with_suffix(".png")
    for side in SIZES:
        target = icons / f"{side}x{side}" / "apps" / f"{product.identifier}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        call(environment.python, "-c", SHRINK, picture, target, str(side))
