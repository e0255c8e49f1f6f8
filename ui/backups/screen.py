"""The backups of the file: the last one, where they go, which there are, and the way into each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.services.backup_words import local_moment_words, size_words
from isoassess.store.backup.places import Backup, folder_beside, folder_in, found_in
from isoassess.store.backup.second_folder import check_second
from ui.backups.backing_up import BackingUp, last_words
from ui.backups.restoring import Restoring
from ui.commands.anywhere import BACK_UP, CHOOSE_BACKUP_FOLDER, LOOK_INTO_BACKUP
from ui.commands.command import bind
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.layout.frames import Card, Foot, Page, primary, quiet
from ui.widgets.layout.rows import Rows
from ui.widgets.layout.sizes import least_width
from ui.widgets.texts import ErrorText, Line, Text, ToldText

MOMENT_WIDTH, SIZE_WIDTH = 166, 62


class BackupsScreen(QWidget):
    """`taken_back` says that the file holds something else than before."""

    taken_back = Signal()

    def __init__(
        self,
        backing_up: BackingUp,
        restoring: Restoring,
        password: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """`password` is the card that says what keeps the file closed."""
        super().__init__(parent)
        self._password = password
        self._backing_up = backing_up
        self._restoring = restoring
        self._now = primary(BACK_UP.words)
        bind(self._now, BACK_UP)
        self._last = Text("strong")
        self._failure = ErrorText()
        self._outcome = ToldText("muted")
        self._undo = quiet(_("&Undo"))
        self._told = Foot()
        self._folder, self._refused = Text("muted"), ErrorText()
        self._refused.hide()
        self._rows = Rows(ruled=True)
        self._none = Text("muted", _("There is no backup yet."))
        self._choose = QPushButton(CHOOSE_BACKUP_FOLDER.words)
        bind(self._choose, CHOOSE_BACKUP_FOLDER)
        self._drop = quiet(_("Use &no second folder"))
        self._other = QPushButton(LOOK_INTO_BACKUP.words)
        bind(self._other, LOOK_INTO_BACKUP)
        self._header = QWidget()
        self._lay_out()
        self._lay_out_told()
        self._now.clicked.connect(backing_up.back_up)
        self._choose.clicked.connect(self._choose_folder)
        self._drop.clicked.connect(self._drop_folder)
        self._other.clicked.connect(self._look_into_other)
        self._undo.clicked.connect(restoring.undo)
        backing_up.told.connect(self.refresh)
        backing_up.busy_changed.connect(self._show_busy)
        restoring.told.connect(self._show_outcome)
        restoring.changed.connect(self.taken_back)
        self._show_outcome()

    @property
    def header(self) -> QWidget:
        return self._header

    @property
    def says(self) -> str:
        """When the last backup was, and what came of what was done."""
        texts = (self._last, self._failure, self._outcome)
        return "\n".join(one.text() for one in texts if one.text())

    def refresh(self) -> None:
        """What there is now."""
        newest = self._show_backups()
        self._last.setText(self._backing_up.words or last_words(newest, today=self._backing_up.today))
        self._failure.setText("\n".join(self._backing_up.failures))
        self._failure.setVisible(bool(self._failure.text()))
        self._show_told()
        self._show_folder()

    def focus_start(self) -> None:
        self._now.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._header)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._now)
        page = Page()
        for card in (self._status_card(), self._password, self._folder_card(), self._list_card()):
            page.body.addWidget(card)
        page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page)
        layout.addWidget(self._told)

    def _lay_out_told(self) -> None:
        """Below the page: in sight wherever that is scrolled to."""
        words = QVBoxLayout()
        for text in (self._failure, self._outcome):
            text.setMinimumWidth(1)
            words.addWidget(text)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self._told.body.addLayout(row)
        self._told.hide()

    def _status_card(self) -> Card:
        card = Card()
        says = _(
            "A backup is made by itself when you leave, and after the first hour of work of a day. It is "
            "read back before it counts. Those of the last day stay, and the newest of the last 7 days, "
            "4 weeks and 12 months."
        )
        self._last.setMinimumWidth(1)
        card.body.addWidget(self._last)
        card.body.addWidget(Text("muted", says))
        return card

    def _folder_card(self) -> Card:
        card = Card(_("Second folder"))
        self._folder.setMinimumWidth(1)
        card.body.addWidget(self._folder)
        card.body.addWidget(self._refused)
        buttons = QHBoxLayout()
        for button in (self._choose, self._drop):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        card.body.addLayout(buttons)
        return card

    def _list_card(self) -> Card:
        card = Card(_("Backups"))
        card.body.addWidget(self._none)
        card.body.addWidget(self._rows)
        self._other.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _show_folder(self) -> None:
        second = self._backing_up.second
        self._drop.setVisible(second is not None)
        if second is None:
            self._folder.setText(_("A stick or another disk, in case this one breaks. None is chosen."))
        elif second.is_dir():
            self._folder.setText(_("Each backup is also put in {folder}").format(folder=second))
        else:
            says = _("{folder} is not there now. Its backup is made as soon as it is back.")
            self._folder.setText(says.format(folder=second))

    def _show_backups(self) -> Backup | None:
        """Gives the newest, which is there before anybody looked whether the file has changed since."""
        store, second = self._backing_up.store_path, self._backing_up.second
        folders = [folder_beside(store)] + ([folder_in(second, store)] if second else [])
        placed: dict[str, list[Backup]] = {}
        for folder in folders:
            for one in found_in(folder):
                placed.setdefault(one.path.name, []).append(one)
        self._rows.clear()
        newest_first = sorted(placed.values(), key=lambda backups: backups[0].at, reverse=True)
        for backups in newest_first:
            self._rows.add(self._row(backups))
        self._none.setVisible(not placed)
        return newest_first[0][0] if newest_first else None

    def _row(self, backups: list[Backup]) -> QWidget:
        """One backup, wherever it lies."""
        first = backups[0]
        moment = local_moment_words(first.at, today=self._backing_up.today)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        when, size = Line("body", moment), Line("muted", size_words(first.size))
        least_width(when, MOMENT_WIDTH)
        least_width(size, SIZE_WIDTH)
        says = ngettext("in {count} place", "in {count} places", len(backups)).format(count=len(backups))
        look = quiet(_("Look into it..."))
        look.setAccessibleName(_("Look into the backup of {moment}").format(moment=moment))
        look.clicked.connect(partial(_look_into, self._restoring, first.path))
        for widget in (when, size, Line("muted", says)):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(look)
        return row

    def _choose_folder(self) -> None:
        start = str(self._backing_up.second or Path.home())
        chosen = FileDialog.getExistingDirectory(self.window(), _("Second folder of backups"), start)
        if chosen:
            self._take_folder(Path(chosen))

    def _take_folder(self, folder: Path) -> None:
        try:
            check_second(folder, self._backing_up.store_path)
        except ExpectedError as error:
            self._refused.setText(str(error))
        else:
            self._refused.setText("")
            self._backing_up.second = folder
            self._backing_up.back_up()
            self.refresh()
        self._refused.setVisible(bool(self._refused.text()))

    def _drop_folder(self) -> None:
        self._backing_up.second = None
        self._refused.hide()
        self._choose.setFocus()
        self.refresh()

    def _look_into_other(self) -> None:
        kinds = _("IsoAssess files (*.db);;All files (*)")
        start = str(folder_beside(self._backing_up.store_path))
        chosen, _kind = FileDialog.getOpenFileName(self.window(), _("Look into a backup"), start, kinds)
        if chosen:
            self._restoring.look_into(Path(chosen))

    def _show_busy(self, busy: bool) -> None:
        self._now.setText(_("Backing up...") if busy else _("&Back up now"))

    def _show_outcome(self) -> None:
        self._outcome.setText(self._restoring.said)
        self._outcome.setVisible(bool(self._restoring.said))
        self._undo.setVisible(self._restoring.can_undo)
        self._show_told()

    def _show_told(self) -> None:
        self._told.setVisible(bool(self._failure.text() or self._outcome.text()))


def _look_into(restoring: Restoring, path: Path) -> None:
    restoring.look_into(path)
