"""The folder of licences: a list of all parts, their texts, and the copyright file of a Debian package."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from licenses.components import Component
from licenses.inner import inner_licenses
from product import ROOT, Product

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {product.name}
Upstream-Contact: {contact}

Files: *
Copyright: 2026 {product.publisher}
License: Expat

Files: usr/lib/{product.command}/_internal/*
Copyright: the authors of each part
License: parts

License: Expat
{license}
License: parts
 The licences of these parts lie, word for word, in /usr/lib/{product.command}/licenses.
 On Debian systems the text of the GNU Lesser General Public License, version 3,
 is in /usr/share/common-licenses/LGPL-3 as well.
 .
{parts}"""


def write_licenses(target: Path, product: Product, components: Sequence[Component]) -> Path:
    """The folder, made anew: LICENSE, NOTICE.txt, `copyright`, and a folder of texts for each part."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", target / "LICENSE")
    shutil.copyfile(ROOT / "resources" / "fonts" / "LICENSE.txt", target / "fonts-OFL.txt")
    for component in components:
        for text in component.texts:
            place = target / folder_name(component) / _place(text)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, place)
            place.chmod(0o644)
    (target / "NOTICE.txt").write_text(notice(product, components), encoding="utf-8")
    (target / "copyright").write_text(debian_copyright(product, components), encoding="utf-8")
    return target


def notice(product: Product, components: Iterable[Component]) -> str:
    """All parts in a list, with where their source is."""
    head = (
        f"{product.name} {product.version}, {product.license} (LICENSE)\n\n"
        "Its fonts are under the SIL Open Font License 1.1 (fonts-OFL.txt).\n"
        "It contains the parts below; the text of each licence lies in the folder of its name.\n"
        "How to replace the libraries of Qt, and where their source is: Qt/qt-notice.txt;\n"
        "of the libiconv in lxml: lxml/libiconv-notice.txt\n"
    )
    return head + "\n" + "\n".join(map(_told, components))


def debian_copyright(product: Product, components: Iterable[Component]) -> str:
    """In the form that Debian reads by machine."""
    parts = "".join(f" {one.name} {one.version}: {one.license}\n" for one in components)
    contact = f"{product.publisher} <{product.contact}>" if product.contact else product.publisher
    license = _indented((ROOT / "LICENSE").read_text(encoding="utf-8"))
    return COPYRIGHT.format(product=product, contact=contact, license=license, parts=parts)


def _told(component: Component) -> str:
    lines = [f"{component.name} {component.version}", component.license, component.url]
    for inner in component.inner:
        licenses = " AND ".join(inner_licenses(inner))
        lines.append(" ".join(filter(None, ("with", inner["name"], inner.get("version"), licenses))))
    return "\n    ".join(lines) + "\n"


def folder_name(component: Component) -> str:
    return component.name.replace("/", "-")


def _place(text: Path) -> Path:
    """Below the folder of licences of a wheel, or by name alone."""
    for folder in text.parents:
        if folder.name == "licenses" and folder.parent.name.endswith(".dist-info"):
            return text.relative_to(folder)
    return Path(text.parent.name if text.name == "copyright" else "", text.name)


def _indented(text: str) -> str:
    return "".join(f" {line}\n" if line.strip() else " .\n" for line in text.strip().splitlines())
