"""The color of a firm in its documents: only one that can be read on white paper is taken."""

import re

from isoassess.errors import BadInput
from isoassess.language.texts import _

LEAST_CONTRAST = 4.5  # of text to its ground, as WCAG 2 asks (success criterion 1.4.3)
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
_PAPER = "#ffffff"


def checked_accent(color: str) -> str:
    """The color as #rrggbb, empty where none is wanted (BadInput for what is no color, or too pale)."""
    if not color.strip():
        return ""
    found = _COLOR.fullmatch(color.strip())
    if found is None:
        raise BadInput(_("{color}: not a color; write it as six digits, such as #0f5f73").format(color=color))
    named = f"#{found[1].lower()}"
    reached = contrast(named, _PAPER)
    if reached < LEAST_CONTRAST:
        says = _(
            "{color}: too pale to be read on white paper (contrast {reached}, at least {least} is needed); "
            "take a darker one"
        )
        raise BadInput(says.format(color=named, reached=f"{int(reached * 10) / 10:g}", least=LEAST_CONTRAST))
    return named


def contrast(one: str, other: str) -> float:
    """The contrast of two colors given as #rrggbb, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
