"""Whatever is written in color can be read: by the measure of WCAG 2.2, 4.5 to 1 for a text."""

import pytest

from isoassess.domain.tones import palette

TONES = ("accent", "conforming", "ofi", "minor", "major", "neutral")
WRITTEN = (
    *((word, ground) for word in ("text", "muted", "faint") for ground in ("ground", "panel", "note")),
    *((word, "accent_tint") for word in ("text", "muted")),  # the row one is at
    *((tone, ground) for tone in TONES for ground in ("panel", "ground", f"{tone}_tint")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
)


def luminance(color: str) -> float:
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("word", "ground"), WRITTEN)
def test_every_word_stands_out_from_its_ground(word: str, ground: str, dark: bool) -> None:
    colors = palette(dark=dark)
    assert contrast(getattr(colors, word), getattr(colors, ground)) >= 4.5
