"""Every dialog of the window, opened as it would be, for what has to hold in each of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog

from isoassess.errors import BadInput
from isoassess.store import KeptCopy
from isoassess.store.backup.comparing import Compared, ComparedOrganization
from isoassess.store.backup.restoring import RestorePreview
from isoassess.store.sharing.bringing_together import VersionOrganization, VersionPreview
from isoassess.store.vault.keyring import FileKey
from tests.ui.widgets.test_dialogs_with_fields import MADE, served
from ui.actions.served import Served
from ui.backups.backing_up import BackingUp
from ui.backups.restore_dialog import RestoreDialog
from ui.commands.places import REPORTS
from ui.documents.tables.assessment_file import AssessmentFileDialog
from ui.first_minute.what_is_this import WhatIsThisDialog
from ui.help.about import AboutDialog
from ui.help.licences_dialog import LicencesDialog
from ui.packages.client_folder.folder_dialog import FolderDialog
from ui.palette.key_list import KeyList
from ui.password.ask_dialog import AskDialog
from ui.password.copies_dialog import CopiesDialog
from ui.session.open_assessment import OpenAssessment
from ui.shell.fault_dialog import FaultDialog
from ui.shell.file.damaged_dialog import DamagedDialog
from ui.shell.file.lost_dialog import LostDialog
from ui.shell.file.missing_backups import MissingBackups
from ui.shell.file.version_dialog import VersionDialog
from ui.words.dialog import WordsDialog

Made = Callable[[OpenAssessment, Path], QDialog]
DAY = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
LONG_NAME = "Sample Polymers and Composites of Several Counties"


def backup_compared(_opened: OpenAssessment, folder: Path) -> QDialog:
    found = tuple(
        ComparedOrganization(id=compared.name, name=LONG_NAME, compared=compared, answers=12, facts=2)
        for compared in Compared
    )
    return RestoreDialog(
        RestorePreview(backup=folder / "sample.db", made=DAY, is_own=True, organizations=found)
    )


def version_compared(_opened: OpenAssessment, folder: Path) -> QDialog:
    found = tuple(
        VersionOrganization(id=LONG_NAME, name=LONG_NAME, is_new=new, brings_nothing=False, incoming=12)
        for new in (False, True)
    )
    return VersionDialog(VersionPreview(version=folder / "sample.db", organizations=found, only_here=2))


def copies_kept(_opened: OpenAssessment, folder: Path) -> QDialog:
    kept = [KeptCopy(path=folder / f"a backup of some day {number}.db", at=DAY) for number in range(3)]
    return CopiesDialog(kept, FileKey(b"k" * 32, b"s" * 16))


def about(opened: OpenAssessment, folder: Path) -> QDialog:
    return AboutDialog(BackingUp(opened._store, opened.remembered))


ALL: dict[type[QDialog], Callable[[OpenAssessment, Path], QDialog]] = {
    **dict[type[QDialog], Made](MADE.items()),
    Served: served,
    RestoreDialog: backup_compared,
    VersionDialog: version_compared,
    CopiesDialog: copies_kept,
    AboutDialog: about,
    FolderDialog: lambda _opened, _folder: FolderDialog(LONG_NAME),
    AssessmentFileDialog: lambda _opened, _folder: AssessmentFileDialog([LONG_NAME, "Sample Works"]),
    MissingBackups: lambda _opened, folder: MissingBackups(folder / "sample.db", []),
    LostDialog: lambda _opened, _folder: LostDialog(BadInput("The file is gone."), waits=True),
    DamagedDialog: lambda _opened, folder: DamagedDialog(
        folder / "sample.db", "It is damaged.", may_open=True
    ),
    FaultDialog: lambda _opened, _folder: FaultDialog("ValueError: of a sample", replaced=True),
    WordsDialog: lambda _opened, _folder: WordsDialog(()),
    LicencesDialog: lambda _opened, _folder: LicencesDialog(),
    KeyList: lambda _opened, _folder: KeyList(REPORTS),
    WhatIsThisDialog: lambda opened, _folder: WhatIsThisDialog(opened._store.path),
    AskDialog: lambda opened, _folder: AskDialog(opened._store.path, other="Open &another file..."),
}
