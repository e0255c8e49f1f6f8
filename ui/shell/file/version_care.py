"""Looks for other versions of the file, left beside it by a service, and brings both together when asked."""

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import Store
from ui.session.remembered import Remembered
from ui.widgets.notices import Notices
from ui.widgets.tasks import Task

if TYPE_CHECKING:  # loaded when there is another version, as few have one
    from isoassess.store.sharing.bringing_together import BroughtTogether, VersionPreview
    from isoassess.store.sharing.other_versions import OtherVersion
    from ui.shell.file.version_dialog import VersionDialog, VersionWay

FOUND, DONE = "other-version", "brought-together"


class VersionCare(QObject):
    """`brought`: the file holds something else than before."""

    brought = Signal()

    def __init__(self, store: Store, remembered: Remembered, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._remembered = store, remembered
        self._notices, self._window = notices, window
        self._found: tuple[OtherVersion, ...] = ()
        self._dialog: VersionDialog | None = None
        self._version: Path | None = None  # the one that was last brought together with the file
        self._look, self._compare, self._work = Task(self), Task(self), Task(self)
        self._look.finished.connect(self._say)
        self._compare.finished.connect(self._show)
        self._compare.failed.connect(self._tell)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._tell)
        notices.wanted.connect(self._act)
        notices.dismissed.connect(self._dismiss)

    @property
    def dialog(self) -> "VersionDialog | None":
        """The dialog while it is open."""
        return self._dialog

    def look(self) -> None:
        """Whether there is another version; not while the file cannot be written."""
        if not self._store.file.why_read_only and not self._look.busy:
            self._look.run(partial(_found, self._store.path))

    def _say(self, found: "tuple[OtherVersion, ...]") -> None:
        self._found = tuple(one for one in found if not self._remembered.was_advised(_name(one)))
        if not self._found:
            self._notices.take(FOUND)
            return
        from ui.shell.file.version_words import found_words

        self._notices.show_notice(FOUND, found_words(self._found), button=_("&Compare..."), dismissible=True)

    def _dismiss(self, key: str) -> None:
        if key == FOUND:
            for one in self._found:
                self._remembered.remember_advised(_name(one))

    def _act(self, key: str) -> None:
        if key == FOUND and self._found and self._dialog is None and not self._compare.busy:
            from isoassess.store.sharing.bringing_together import preview_version

            self._compare.run(partial(preview_version, self._found[0].path, self._store.path))
        elif key == DONE and self._version is not None:
            self._put_away(self._version)

    def _show(self, found: "VersionPreview") -> None:
        from ui.shell.file.version_dialog import VersionDialog

        self._dialog = VersionDialog(found, self._window)
        self._dialog.wanted.connect(self._go_on)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _go_on(self, way: "VersionWay") -> None:
        from isoassess.store.sharing.bringing_together import bring_together
        from ui.shell.file.version_dialog import VersionWay

        dialog = self._dialog
        if dialog is None:
            return
        if way is VersionWay.PUT_AWAY:
            self._put_away(dialog.version)
        elif not self._work.busy:
            self._version = dialog.version
            self._work.run(
                partial(
                    bring_together,
                    dialog.version,
                    self._store.path,
                    who=self._store.who,
                    now=datetime.datetime.now(datetime.UTC),
                    organizations=dialog.chosen,
                    asking=self._store,
                )
            )

    def _take(self, done: "BroughtTogether") -> None:
        from ui.shell.file.version_words import brought_words

        self._notices.take(FOUND)
        button = _("Put the other version &away")
        self._notices.show_notice(DONE, brought_words(done.taken), button=button, dismissible=True)
        self.brought.emit()

    def _put_away(self, version: Path) -> None:
        from isoassess.store.sharing.other_versions import put_away
        from ui.shell.file.version_words import put_away_words

        try:
            place = put_away(version, self._store.path)
        except ExpectedError as error:
            self._tell(str(error))
            return
        self._version = None
        self._notices.take(FOUND)
        self._notices.show_notice(DONE, put_away_words(place.name), dismissible=True)
        self.look()

    def _tell(self, sentence: str) -> None:
        self._notices.show_notice(DONE, sentence, dismissible=True)


def _found(path: Path) -> "tuple[OtherVersion, ...]":
    from isoassess.store.sharing.other_versions import other_versions

    return other_versions(path)


def _name(one: "OtherVersion") -> str:
    """By which one that a person has seen is known again, as long as nobody writes in it."""
    return f"{one.path} {one.at.isoformat()} {one.size}"
