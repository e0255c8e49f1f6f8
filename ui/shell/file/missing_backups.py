"""Shows the backups of a missing file, each with its day and what is in it, and puts one in its place."""

import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.services.backup_words import local_moment_words, size_words
from isoassess.store import put_companions_aside
from isoassess.store.backup.places import Backup, folder_beside, folder_in, found_in
from isoassess.store.backup.reading import opened
from isoassess.store.backup.replacing import put_in_place
from isoassess.store.file.database import driver
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.layout.sizes import fix_height
from ui.widgets.tasks import Progress, Task
from ui.widgets.texts import Text, ToldText
from ui.widgets.theme import restyle

WIDTH, LIST_HEIGHT = 660, 240
PLACE = Qt.ItemDataRole.UserRole
NAMED = 3  # organizations by name; there may be many more


class BackupContent(Struct, frozen=True, kw_only=True):
    """`names`: some of its organizations, of `count`; `fault` is why it cannot be read, in a sentence."""

    count: int = 0
    names: tuple[str, ...] = ()
    fault: str = ""


def backups_of(path: Path, second: Path | None) -> list[Backup]:
    """Those that lie beside the place of a file and in the second folder, the newest first, each once."""
    found = found_in(folder_beside(path)) + (found_in(folder_in(second, path)) if second else [])
    return list({one.path.name: one for one in sorted(found)}.values())[::-1]


class MissingBackups(FittingDialog):
    """Accepted once a backup is in the place of the file."""

    def __init__(self, path: Path, backups: list[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Backups"))
        self._path = path
        self._backups = backups
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Backups of the file"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fix_height(self.list, LIST_HEIGHT)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        for one in backups:
            item = QListWidgetItem(_said(one, None))
            item.setData(PLACE, str(one.path))
            self.list.addItem(item)
        says = _("The backup stays where it is; a copy of it is put in the place of the file.")
        self._says = ToldText("muted", says)
        self._put = primary(_("&Put it in place"))
        buttons = QDialogButtonBox()
        buttons.addButton(self._put, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.lay_out((Text("title", _("Which backup?")), self._says, self.list), buttons, width=WIDTH)
        self._put.clicked.connect(self._begin)
        buttons.rejected.connect(self.reject)
        self._put.setDefault(True)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._look, self._work = Task(self), Task(self)
        self._look.progressed.connect(self._show_contents)
        self._look.finished.connect(self._show_contents)
        self._work.finished.connect(self._done)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._put.setDisabled)
        progress = Progress()
        self._look.run(partial(_contents, [one.path for one in backups], progress), progress)

    def _show_contents(self, found: object) -> None:
        assert isinstance(found, dict)
        for row, one in enumerate(self._backups):
            if one.path in found:
                self.list.item(row).setText(_said(one, found[one.path]))

    def _begin(self) -> None:
        item = self.list.currentItem()
        if not self._work.busy:
            self._say(_("Putting the backup in place..."))
            self._work.run(partial(_put, Path(item.data(PLACE)), self._path))

    def _done(self, _outcome: object) -> None:
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self._say(sentence, failed=True)

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        self._says.setText(sentence)
        self._says.setObjectName("fieldError" if failed else "muted")
        restyle(self._says)
        self.fit()


def _contents(paths: list[Path], progress: Progress) -> dict[Path, BackupContent]:
    found: dict[Path, BackupContent] = {}
    for path in paths:
        found[path] = _content(path)
        progress.tell(dict(found))
    return found


def _content(path: Path) -> BackupContent:
    try:
        with opened(path) as backup:
            connection = driver(backup.connection)
            query = "SELECT name FROM organization WHERE removed_at IS NULL ORDER BY changed_at DESC"
            names = [str(row[0]) for row in connection.execute(query)]
    except ExpectedError as error:
        return BackupContent(fault=str(error))
    return BackupContent(count=len(names), names=tuple(names[:NAMED]))


def _put(backup: Path, path: Path) -> bool:
    put_companions_aside(path)
    put_in_place(backup, path)
    return True


def _said(backup: Backup, content: BackupContent | None) -> str:
    today = datetime.datetime.now().astimezone().date()
    head = f"{local_moment_words(backup.at, today=today)}, {size_words(backup.size)}"
    return f"{head}\n{_('Looking into it...') if content is None else _content_words(content)}"


def _content_words(content: BackupContent) -> str:
    if content.fault:
        return content.fault
    says = ngettext("{count} organization", "{count} organizations", content.count)
    named = ", ".join(name or _("(no name yet)") for name in content.names)
    more = ", ..." if content.count > len(content.names) else ""
    return says.format(count=content.count) + (f": {named}{more}" if named else "")
