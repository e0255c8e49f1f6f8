"""How the program begins, and where backups go as well."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from isoassess.language.texts import _
from isoassess.settings.declared import BACKUP_FOLDER, START_WHERE_LEFT
from ui.backups.backing_up import BackingUp
from ui.session.remembered import Remembered
from ui.settings.folder_field import FolderField
from ui.settings.form import SettingsCard


class StartCard(SettingsCard):
    """The second folder is the one that the screen of backups shows, too."""

    def __init__(self, remembered: Remembered, backing_up: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(_("Start and backups"), parent)
        self._remembered, self._backing_up = remembered, backing_up
        self._left = QCheckBox(START_WHERE_LEFT.label())
        self._folder = FolderField(BACKUP_FOLDER.label(), without=_("Use no second folder"))
        self.add(
            START_WHERE_LEFT,
            self._left,
            _("The organization and the requirement. Without it the program begins with the list."),
        )
        self.add(BACKUP_FOLDER, self._folder, _("Each backup is put there once more, such as on a stick."))
        self._left.toggled.connect(self._take_left)
        self._folder.chosen.connect(self._take_folder)
        self.refresh()

    def refresh(self) -> None:
        self._left.setChecked(self._remembered.get(START_WHERE_LEFT))
        self._folder.show_folder(self._backing_up.second, words=_("No second folder."))

    def _take_left(self, wanted: bool) -> None:
        self._remembered.put(START_WHERE_LEFT, wanted)

    def _take_folder(self, folder: Path | None) -> None:
        self._backing_up.second = folder
        if folder is not None:
            self._backing_up.back_up()
        self.refresh()
