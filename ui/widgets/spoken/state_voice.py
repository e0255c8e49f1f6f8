"""Says what the lower edge of the window says: failures at once, hints in turn, saving without tiring."""

from PySide6.QtWidgets import QApplication, QWidget

from isoassess.language.texts import _
from ui.widgets.spoken.announcing import announce


class StateVoice:
    """Nothing is said twice in a row. "Saved" is said once for each place where the keys are."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._last = ""
        self._saved_in: QWidget | None = None

    def tell(self, text: str, *, wrong: bool, saved: bool) -> None:
        """`saved`: it is the time of the last change."""
        if text == self._last:
            return
        self._last = text
        if not saved:
            announce(self._widget, text, at_once=wrong)
            return
        here = QApplication.focusWidget()
        if here is not self._saved_in:
            self._saved_in = here
            announce(self._widget, _("Saved"))
