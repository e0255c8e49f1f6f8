"""Writes the file anew under another key while no window has it open, and shows how far that is."""

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.services.password_change import change_password
from isoassess.store.vault.keyring import KEYRING
from isoassess.store.vault.resealing import part_of
from ui.password.changing import NewKey
from ui.widgets.layout.sizes import fix_width
from ui.widgets.tasks import Task
from ui.widgets.texts import Text

WIDTH = 420
BEAT = 100  # milliseconds between two looks at how far it is
WHOLE, WRITTEN = 100, 90  # per cent; what was written is looked through at the end


class ResealDialog(QDialog):
    """Nobody can close it; `failure` says why nothing has changed, and is empty where all went well."""

    def __init__(self, path: Path, wanted: NewKey, *, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IsoAssess")
        fix_width(self, WIDTH)
        self.failure = ""
        self._path, self._part = path, part_of(path)
        self._bar = QProgressBar()
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the file is written anew"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(10)
        says = _("What was there stays as it is until the new file is complete and looked through.")
        for widget in (Text("title", _("Writing the file anew")), Text("muted", says), self._bar):
            layout.addWidget(widget)
        self._task = Task(self)
        self._task.finished.connect(self._end)
        self._task.failed.connect(self._fail)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._look)
        self._beat.start()
        self._task.run(partial(change_password, path, wanted.key, who=who))

    def reject(self) -> None:
        """It goes on."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def _look(self) -> None:
        try:
            done = self._part.stat().st_size / max(self._path.stat().st_size, 1)
        except OSError:
            return  # not begun, or just put in its place
        self._bar.setValue(min(int(done * WRITTEN), WRITTEN))

    def _end(self, _nothing: object) -> None:
        self._bar.setValue(WHOLE)
        self.done(QDialog.DialogCode.Accepted)

    def _fail(self, sentence: str) -> None:
        self.failure = sentence
        self.done(QDialog.DialogCode.Accepted)


class ChangeOutcome(Struct, frozen=True, kw_only=True):
    """What came of a change, in a sentence; `failed`: nothing has changed."""

    says: str
    failed: bool = False


def change_in_sight(path: Path, wanted: NewKey, *, who: str) -> ChangeOutcome:
    """Change it now, with a bar that says how far that is."""
    had_one = KEYRING.of(path) is not None
    dialog = ResealDialog(path, wanted, who=who)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.exec()
    failure = dialog.failure
    dialog.deleteLater()
    if failure:
        return ChangeOutcome(says=failure, failed=True)
    return ChangeOutcome(says=_changed_words(had_one=had_one, has_one=wanted.key is not None))


def _changed_words(*, had_one: bool, has_one: bool) -> str:
    if not has_one:
        return _("The file has no password any more.")
    return (
        _("The password is changed. Backups made before keep the old one.")
        if had_one
        else _("The file has a password now. Backups made before have none.")
    )
