"""How every window looks: the shipped font, one style sheet, light or dark as the system or a person says."""

import re
from importlib.resources import files
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.domain.tones import Palette, palette
from ui.widgets.layout.sizes import DENSE, PERCENT, USUAL, is_dense, scaled, size_anew, text_percent

FONT_FILES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
POINTS = 10  # of the letters at 100 %
FOLLOWS = "followsSystem"  # kept by the application
LESS_ROOM = 3  # pixels above and below, where little room lies between rows
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PART = re.compile(r"([\w-]+)(\s*:\s*)([^;]+)")
_PIXELS = re.compile(r"(\d+)px")
_GROWING = re.compile(r"font-size|border-radius|((min|max)-)?(width|height)")
_HAIR = 2  # pixels; what is as thin is a line and stays one


def dress(
    application: QApplication, *, dark: bool | None = None, percent: int = USUAL, dense: bool = False
) -> None:
    """Give the application its font, colors and sizes, also while it runs.

    `dark` None follows the system, also when that changes.
    """
    hints = application.styleHints()
    if application.property(FOLLOWS) is None:
        load_fonts()
        application.setStyle("Fusion")
        application.setFont(QFont("Inter", POINTS))  # the style sheet says how large
        hints.colorSchemeChanged.connect(_follow_system)
    application.setProperty(FOLLOWS, dark is None)
    if dark is None:
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
    resized = (percent, dense) != (text_percent(), is_dense())
    if application.styleSheet() and not resized and dark is _is_dark():
        return  # to style every widget anew takes a while
    application.setProperty(PERCENT, percent)
    application.setProperty(DENSE, dense)
    _paint(application, dark=dark)
    if resized:
        size_anew(application.allWidgets())


def colors() -> Palette:
    """The colors in use, for widgets that paint themselves.

    Asked of the application: a style sheet makes a transparent widget's own window color black.
    """
    return palette(dark=_is_dark())


def _is_dark() -> bool:
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def restyle(widget: QWidget) -> None:
    """Make a changed dynamic property show; what was never shown is not styled yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _follow_system(scheme: Qt.ColorScheme) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.property(FOLLOWS):
        _paint(application, dark=scheme is Qt.ColorScheme.Dark)


def load_fonts() -> None:
    for name in FONT_FILES:
        QFontDatabase.addApplicationFontFromData(files("resources").joinpath("fonts", name).read_bytes())


def _paint(application: QApplication, *, dark: bool) -> None:
    chosen = palette(dark=dark)
    application.setPalette(_qt_palette(chosen))
    application.setStyleSheet(_style_sheet(chosen, scheme="dark" if dark else "light"))


def _style_sheet(chosen: Palette, *, scheme: str) -> str:
    resources = files("resources")
    values = msgspec.structs.asdict(chosen)
    values |= {"icons": Path(str(resources / "icons")).as_posix(), "scheme": scheme}
    text = resources.joinpath("theme", "window.qss").read_text(encoding="utf-8")
    if text_percent() != USUAL or is_dense():
        text = _sized(text)
    return re.sub(r"@([a-z_]+)", lambda match: values[match[1]], text)


def _sized(text: str) -> str:
    """The rules at another size of letters, or with less room; scroll bars stay as they are."""
    return _RULE.sub(lambda rule: rule[0] if "QScrollBar" in rule[1] else _sized_rule(rule), text)


def _sized_rule(rule: re.Match[str]) -> str:
    parts = _PART.sub(lambda part: f"{part[1]}{part[2]}{_sized_value(part[1], part[3])}", rule[2])
    return f"{rule[1]}{{{parts}}}"


def _sized_value(name: str, value: str) -> str:
    if _GROWING.fullmatch(name):
        return _PIXELS.sub(lambda found: f"{_grown(int(found[1]))}px", value)
    if name == "padding" and is_dense():
        above, *others = value.split()
        beside = others or [above]
        return " ".join([_less(above), beside[0], *map(_less, beside[1:2]), *beside[2:]])
    return value


def _less(room: str) -> str:
    """Little room stays, so that a thicker frame takes from it what it takes elsewhere."""
    pixels = int(room.removesuffix("px"))
    return f"{pixels - LESS_ROOM if pixels > LESS_ROOM else pixels}px"


def _grown(pixels: int) -> int:
    return pixels if pixels <= _HAIR else scaled(pixels)


def _qt_palette(chosen: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: chosen.ground,
        QPalette.ColorRole.WindowText: chosen.text,
        QPalette.ColorRole.Base: chosen.panel,
        QPalette.ColorRole.AlternateBase: chosen.note,
        QPalette.ColorRole.Text: chosen.text,
        QPalette.ColorRole.Button: chosen.panel,
        QPalette.ColorRole.ButtonText: chosen.text,
        QPalette.ColorRole.ToolTipBase: chosen.panel,
        QPalette.ColorRole.ToolTipText: chosen.text,
        QPalette.ColorRole.PlaceholderText: chosen.faint,
        QPalette.ColorRole.Highlight: chosen.accent,
        QPalette.ColorRole.HighlightedText: chosen.accent_text,
        QPalette.ColorRole.Link: chosen.accent,
    }
    made = QPalette()
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    return made
