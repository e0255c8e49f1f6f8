"""The style sheet: edges and focus stand out by the measure of WCAG 2.2, 3 to 1, and every state is drawn."""

import re
from itertools import product
from pathlib import Path

import pytest

from isoassess.domain.tones import palette
from tests.unit.domain.test_colors import contrast

RESOURCES = Path(__file__).parents[2] / "resources"
SHEET = (RESOURCES / "theme" / "window.qss").read_text(encoding="utf-8")
RULES = [
    (selector.strip(), declared)
    for selectors, declared in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", SHEET))
    for selector in selectors.split(",")
]
GROUNDS = ("panel", "ground", "note", "accent_tint")
PRESSED = re.compile(r"QPushButton|QToolButton|Q(CheckBox|RadioButton|ListView#choices)::indicator")
WRITTEN_INTO = re.compile(r"Q(LineEdit|PlainTextEdit|TextEdit|SpinBox|ComboBox)$")
EDGE = re.compile(r"border(?:-(?:left|right|top|bottom))?(?:-color)?:[^;]*@(\w+)")


def edges() -> list[tuple[str, str]]:
    """The colors around what is pressed or written into, but where it cannot be."""
    drawn = [
        (selector, color)
        for selector, declared in RULES
        if (PRESSED.match(selector) or WRITTEN_INTO.match(re.split(r"[:\[#]", selector)[0]))
        and ":disabled" not in selector
        for color in EDGE.findall(declared)
    ]
    assert len(drawn) > 40
    return drawn


@pytest.mark.parametrize(("selector", "color"), edges())
def test_the_edge_of_a_control_stands_out_from_every_ground(selector: str, color: str) -> None:
    is_within = color == "accent_text"  # a ring in what is filled with the accent
    grounds = ("accent", "accent_hover") if is_within else GROUNDS
    for dark, ground in product((False, True), grounds):
        colors = palette(dark=dark)
        assert contrast(getattr(colors, color), getattr(colors, ground)) >= 3, (selector, color, ground)


@pytest.mark.parametrize("kind", ["QPushButton", 'QPushButton[primary="true"]', 'QPushButton[quiet="true"]'])
@pytest.mark.parametrize("state", ["hover", "focus", "pressed", "disabled"])
def test_each_state_of_a_button_is_drawn(kind: str, state: str) -> None:
    assert any(selector == f"{kind}:{state}" for selector, _declared in RULES)


@pytest.mark.parametrize("kind", ["QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QComboBox"])
@pytest.mark.parametrize("state", ["hover", "focus", "disabled"])
def test_each_state_of_a_field_is_drawn(kind: str, state: str) -> None:
    assert any(selector == f"{kind}:{state}" for selector, _declared in RULES)


@pytest.mark.parametrize("name", ["navigation", "segment", "ask", "chip", "ratingCell", "documentCard"])
@pytest.mark.parametrize("state", ["hover", "pressed"])
def test_each_state_of_a_button_of_its_own_look_is_drawn(name: str, state: str) -> None:
    assert any(selector == f"QPushButton#{name}:{state}" for selector, _declared in RULES)


def test_icons_have_the_colors_of_the_theme() -> None:
    for file in sorted((RESOURCES / "icons").glob("*_*.svg")):
        shown = set(re.findall(r"#[0-9a-fA-F]{6}", file.read_text(encoding="utf-8")))
        chosen = palette(dark=file.stem.endswith("_dark"))
        wanted = chosen.accent_text if file.stem.startswith("check") else chosen.muted
        assert shown == {wanted}, file.name
