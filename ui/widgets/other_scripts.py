"""Lends a system without a font of Chinese, Japanese or Korean those of the documents: no name is boxes."""

from importlib.resources import files

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLineEdit

PATIENCE = 100  # milliseconds after the window is there: it does not wait for a font that few need
_Script = QFontDatabase.WritingSystem
_LENT = {
    "NotoSansSC IsoAssess": (_Script.SimplifiedChinese, _Script.Japanese),
    "NotoSansKR IsoAssess": (_Script.Korean,),
}


def lend_fonts() -> tuple[str, ...]:
    """Add what the system lacks, and say which families that were; what is shown already is drawn anew."""
    lacking = tuple(family for family in _LENT if _lacks(family))
    for family in lacking:
        name = f"{family.replace(' ', '-')}.ttf"
        QFontDatabase.addApplicationFont(str(files("resources") / "fonts" / name))
    if lacking:
        _draw_anew()
    return lacking


def _lacks(family: str) -> bool:
    scripts = _LENT[family]
    return not QFontDatabase.hasFamily(family) and not all(map(QFontDatabase.families, scripts))


def _draw_anew() -> None:
    """Fields keep how their text was set, until they are told of another font."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        widget.update()
