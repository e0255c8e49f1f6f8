"""Lends a system without a font of Chinese, Japanese or Korean those of the documents: no name is boxes."""

from importlib.resources import files

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

PATIENCE = 100  # milliseconds after the window is there: it does not wait for a font that few need
_Script = QFontDatabase.WritingSystem
_LENT = {
    "NotoSansSC IsoAssess": (_Script.SimplifiedChinese, _Script.Japanese),
    "NotoSansKR IsoAssess": (_Script.Korean,),
}


def lend_fonts() -> tuple[str, ...]:
    """Add what the system lacks, and say which families that were; what is shown already is drawn anew.

    A question before the window calls it first: it names a path, which the person shall recognize.
    """
    lacking = tuple(family for family in _LENT if _lacks(family))
    for family in lacking:
        name = f"{family.replace(' ', '-')}.ttf"
        QFontDatabase.addApplicationFont(str(files("resources") / "fonts" / name))
    if lacking:
        draw_anew()
    return lacking


def _lacks(family: str) -> bool:
    scripts = _LENT[family]
    return not QFontDatabase.hasFamily(family) and not all(map(QFontDatabase.families, scripts))


def draw_anew() -> None:
    """Show all texts with the fonts there are now: fields and labels keep how theirs was set, until told."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit | QLabel):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        elif isinstance(widget, QPlainTextEdit):
            with QSignalBlocker(widget):  # nobody typed
                widget.document().markContentsDirty(0, widget.document().characterCount())
        widget.update()
