"""The fonts that the program shows and prints with, as parts with a licence of their own."""

import re
from pathlib import Path

from licenses.components import Component
from product import ROOT
from steps import Failed

FOLDER = ROOT / "resources" / "fonts"
LICENSE = FOLDER / "LICENSE.txt"
FAMILIES = {  # what the name of a file begins with: name, version, where it is from
    "Inter": ("Inter", "4", "https://rsms.me/inter/"),
    "NotoSans": ("Noto Sans CJK", "2.004", "https://github.com/notofonts/noto-cjk"),
}
_FAMILY = re.compile(r"(NotoSans|[A-Za-z]+)")


def font_components(folder: Path = FOLDER) -> list[Component]:
    """One for each family in the folder (Failed where nobody knows a family)."""
    files = (*folder.glob("*.ttf"), *folder.glob("*.otf"))
    found = sorted({match[1] for file in files if (match := _FAMILY.match(file.name))})
    if unknown := [family for family in found if family not in FAMILIES]:
        raise Failed(f"nobody says where these fonts are from: {', '.join(unknown)}")
    return [_component(*FAMILIES[family]) for family in found]


def _component(name: str, version: str, url: str) -> Component:
    return Component(name, version, "OFL-1.1", (LICENSE,), url=url)
