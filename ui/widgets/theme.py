"""How every window looks: the shipped font, one style sheet, light or dark as the system says."""

import re
from importlib.resources import files
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.domain.tones import Palette, palette

FONT_FILES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def dress(application: QApplication, *, dark: bool | None = None) -> None:
    """Give the application its font and colors; `dark` None follows the system, also when it changes."""
    load_fonts()
    application.setStyle("Fusion")
    application.setFont(QFont("Inter", 10))
    if dark is None:
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(_follow_system)
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
    _paint(application, dark=dark)


def colors() -> Palette:
    """The colors in use, for widgets that paint themselves.

    Asked of the application: a style sheet makes a transparent widget's own window color black.
    """
    return palette(dark=QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128)


def restyle(widget: QWidget) -> None:
    """Make a changed dynamic property show."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _follow_system(scheme: Qt.ColorScheme) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
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
    return re.sub(r"@([a-z_]+)", lambda match: values[match[1]], text)


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
