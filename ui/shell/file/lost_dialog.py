"""Asks what to do when the file of the window is not at its place any more."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import CompanionLost, StoreEmptied, StoreGone, StoreOverwritten, StoreReplaced
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.texts import Text

WIDTH = 608


class Way(Enum):
    """What a person wants to be done."""

    SAVE_ELSEWHERE = "save"
    OPEN_PRESENT = "open"
    SAVE_TEXT = "text"
    WAIT = "wait"


class LostDialog(FittingDialog):
    """`chosen` carries the Way; it goes away by itself when the file is back.

    `waits`: something typed is not in the file yet.
    """

    chosen = Signal(object)

    def __init__(
        self, error: ExpectedError, parent: QWidget | None = None, *, waits: bool, is_whole: bool = True
    ) -> None:
        """`is_whole`: what is open can still be read, so that it can be saved to another place."""
        super().__init__(parent)
        self.setWindowTitle("IsoAssess")
        self.setModal(True)
        self._why = Text("muted", str(error))
        self._what = Text("muted", _what_happens(error, waits=waits))
        self._save = primary(_("&Save everything to another place..."))
        self._text = QPushButton(_("Save what waits as &text..."))
        self._present = QPushButton(_("&Open the file that is there now"))
        self._wait = QPushButton(_("&Not now"))
        with_present = isinstance(error, StoreReplaced | StoreOverwritten)
        self._arrange(_title(error), with_present=with_present and not isinstance(error, StoreEmptied))
        self._save.setVisible(is_whole)
        if not is_whole:
            self._why.hide()
            self._what.setText(
                _(
                    "Another program wrote over the file, and what was open here can no longer be saved "
                    "whole. Save what you typed and is not in the file as text, then open the file that is "
                    "there now or a backup."
                )
            )
        self._text.clicked.connect(self._want_text)
        self._text.setVisible(waits or not is_whole)
        self._save.clicked.connect(self._want_save)
        self._present.clicked.connect(self._want_present)
        self._wait.clicked.connect(self._want_wait)
        self.rejected.connect(self._want_wait)
        first = self._save if is_whole else self._text
        first.setDefault(True)
        first.setFocus()

    def _arrange(self, title: str, *, with_present: bool) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._text, QDialogButtonBox.ButtonRole.ActionRole)
        if with_present:
            buttons.addButton(self._present, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._wait, QDialogButtonBox.ButtonRole.RejectRole)
        self.lay_out((Text("title", title), self._why, self._what), buttons, width=WIDTH)

    def _want_save(self) -> None:
        self._leave(Way.SAVE_ELSEWHERE)

    def _want_text(self) -> None:
        self._leave(Way.SAVE_TEXT)

    def _want_present(self) -> None:
        self._leave(Way.OPEN_PRESENT)

    def _want_wait(self) -> None:
        self._leave(Way.WAIT)

    def _leave(self, way: Way) -> None:
        self.blockSignals(True)
        self.done(0)
        self.blockSignals(False)
        self.chosen.emit(way)


def _title(error: ExpectedError) -> str:
    if isinstance(error, StoreEmptied):
        return _("The file was emptied")
    if isinstance(error, StoreReplaced | StoreOverwritten):
        return _("This is no longer the file that you opened")
    if isinstance(error, StoreGone):
        return _("The file is gone from its place")
    return _("The file can no longer be written")


def _what_happens(error: ExpectedError, *, waits: bool) -> str:
    waiting = _("What you entered since then is still here and is waiting to be saved.") if waits else ""
    return f"{waiting} {_what_to_do(error)}".strip()


def _what_to_do(error: ExpectedError) -> str:
    if isinstance(error, StoreReplaced | StoreOverwritten) and not isinstance(error, StoreEmptied):
        return _(
            "If you open the file that is there now, what is open here is kept in a file beside it first."
        )
    if isinstance(error, CompanionLost):
        return _("Save everything to another place, then continue there.")
    return _("If the file comes back, you can continue.")
