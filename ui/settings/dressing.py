"""The colors, the size of the letters and the room between rows, as a person set them."""

from PySide6.QtWidgets import QApplication

from isoassess.settings.declared import DENSITY, TEXT_SIZE, THEME
from ui.session.remembered import Remembered
from ui.widgets.theme import dress

_DARK = {"light": False, "dark": True}  # else as the system says
DENSE = "dense"


def dress_as_set(application: QApplication, remembered: Remembered) -> None:
    """Every window that is open follows."""
    dress(
        application,
        dark=_DARK.get(remembered.get(THEME)),
        percent=int(remembered.get(TEXT_SIZE)),
        dense=remembered.get(DENSITY) == DENSE,
    )
