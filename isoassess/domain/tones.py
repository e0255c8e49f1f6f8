"""The colors of screen and paper, one set for both, from `resources/theme/colors.json`."""

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from isoassess.domain import ActionState, Grade, Verdict


class Palette(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Colors as #rrggbb by what they mean.

    A `..._tint` is a ground for text in the color itself; a `..._fill` is for areas without text.
    """

    text: str
    muted: str
    faint: str
    ground: str
    panel: str
    note: str
    line: str
    control_line: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_tint: str
    conforming: str
    conforming_fill: str
    conforming_tint: str
    ofi: str
    ofi_fill: str
    ofi_tint: str
    minor: str
    minor_fill: str
    minor_tint: str
    major: str
    major_fill: str
    major_tint: str
    neutral: str
    neutral_tint: str
    track: str


class _Colors(Struct, frozen=True):
    """Paper always takes `light`."""

    light: Palette
    dark: Palette


TONE_OF_GRADE = {
    Grade.CONFORMING: "conforming",
    Grade.OFI: "ofi",
    Grade.MINOR: "minor",
    Grade.MAJOR: "major",
    Grade.NOT_APPLICABLE: "neutral",
    Grade.NOT_ASSESSED: "neutral",
}

TONE_OF_VERDICT = {
    Verdict.TOO_EARLY: "neutral",
    Verdict.NOT_READY: "major",
    Verdict.READY_STAGE_1: "minor",
    Verdict.READY_STAGE_2: "conforming",
    Verdict.DOES_NOT_MEET_MODEL: "major",
    Verdict.MEETS_MODEL: "conforming",
}

TONE_OF_ACTION = {
    ActionState.OVERDUE: "major",
    ActionState.OPEN: "neutral",
    ActionState.STARTED: "accent",
    ActionState.TO_CHECK: "ofi",
    ActionState.NOT_EFFECTIVE: "minor",
    ActionState.EFFECTIVE: "conforming",
}


@cache
def palette(*, dark: bool = False) -> Palette:
    """The colors for a light or a dark ground; JSON, since every window begins with them."""
    content = files("resources").joinpath("theme", "colors.json").read_bytes()
    colors = msgspec.json.decode(content, type=_Colors)
    return colors.dark if dark else colors.light
