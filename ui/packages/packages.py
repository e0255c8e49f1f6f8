"""Everything a person does with packages: export organizations, open one, take it over, and undo that."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.errors import ExpectedError
from isoassess.exchange.package.manifest import SUFFIX
from isoassess.files.file_names import organization_name
from isoassess.language.texts import _
from isoassess.services.assessment_files.taking import FoundFile, going_on
from isoassess.services.backup_words import size_words
from isoassess.services.packages.exporting import Exported
from isoassess.services.packages.importing import Imported
from isoassess.services.packages.taken_words import taken_in_words
from isoassess.services.packages.undone_words import used_words
from isoassess.settings.last_folders import FolderOf, LastFolders
from isoassess.shown import shown_name
from isoassess.store import Store
from isoassess.store.joining.comparing import ContentSide
from ui.packages.export_dialog import ExportDialog
from ui.packages.import_dialog import ImportDialog
from ui.packages.line import PackageLine
from ui.packages.password_dialog import PackagePasswordDialog
from ui.packages.shown import ShownContent, shown_file, shown_package
from ui.packages.target_dialog import FileUse, TargetDialog
from ui.packages.used_question import away_too
from ui.packages.work import (
    ClosedPackage,
    LookedAtFile,
    LookedInto,
    Stoppable,
    TakenOut,
    look,
    look_at_file,
    people_in,
    take,
    take_from_file,
    undo,
)
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue

_LONGEST_NAME = 150  # bytes of what a package is called, without its ending


class Packages(QObject):
    """`changed`: the file holds something else than before; one thing at a time is done."""

    changed = Signal()
    undoable = Signal(bool)  # whether what was taken over last can be undone
    begun = Signal(str)  # the id of an organization that has only its profile as yet

    def __init__(
        self,
        store: Store,
        catalogue: "Callable[[], Catalogue]",
        line: PackageLine,
        listen: Callable[[], object],
        window: QWidget,
        *,
        today: Callable[[], datetime.date],
        folders: LastFolders,
        settle: Callable[[], bool],
    ) -> None:
        """`listen` hears what was written by another connection, so that the screens follow; `settle` saves
        what is being typed, and says whether all of it is.
        """
        super().__init__(window)
        self._store, self._catalogue, self._line = store, catalogue, line
        self._listen, self._window, self._today = listen, window, today
        self._folders, self._settle = folders, settle
        self._export: Stoppable | None = None
        self._dialog: QDialog | None = None
        self._accepted: Callable[[], object] | None = None
        self._last: Imported | None = None
        self._begins = ""  # the organization that is taken over now, where it is a profile alone
        self._goes_back = False  # whether what is done now is to undo
        self._task = Task(self)
        self._task.finished.connect(self._take_outcome)
        self._task.failed.connect(self._tell_failure)
        self._task.progressed.connect(self._tell_progress)
        line.stop_wanted.connect(self._stop)
        line.undo_wanted.connect(self._undo)

    @property
    def busy(self) -> bool:
        return self._task.busy or self._dialog is not None

    @property
    def dialog(self) -> QDialog | None:
        """The one that is open."""
        return self._dialog

    def export(self, organizations: Sequence[tuple[str, str]]) -> None:
        """Ask what goes in, and where to; `organizations` by id and name."""
        if self.busy or not organizations:
            return
        names = partial(people_in, self._store.path, self._store.who, [id_ for id_, _name in organizations])
        dialog = ExportDialog([name for _id, name in organizations], names, self._window)
        self._open(dialog, partial(self._ask_where, dialog, tuple(organizations)))

    def look_into(self, file: Path) -> None:
        """Show what is in a package or a FILE.yaml, and what would change."""
        if not self.busy:
            self._look(file, "")

    def _look(self, file: Path, password: str) -> None:
        self._line.show_busy(_("Reading {name}...").format(name=shown_name(file.name)))
        at = (self._store.path, self._store.who, self._catalogue)
        self._task.run(partial(look, file, *at, password))

    def _ask_where(self, dialog: ExportDialog, organizations: tuple[tuple[str, str], ...]) -> None:
        name = organizations[0][1] if len(organizations) == 1 else _("Organizations")
        whose = organizations[0][0] if len(organizations) == 1 else ""
        proposed = self._folders.of(FolderOf.PACKAGES, whose) / (
            organization_name(name, otherwise="package", most=_LONGEST_NAME) + SUFFIX
        )
        kinds = _("Packages (*.isoassess)")
        file, _kind = FileDialog.getSaveFileName(self._window, _("Export"), str(proposed), kinds)
        if not file:
            return
        place = Path(file)
        if place.suffix.lower() != SUFFIX:  # that of another file than the dialog has asked about
            place = place.with_name(place.name + SUFFIX)
            if place.exists():
                says = _("{name} is there already. Choose it, or another name.")
                self._line.show_failure(says.format(name=shown_name(place.name)))
                return
        self._folders.remember(FolderOf.PACKAGES, place.parent, whose)
        self._export = Stoppable()
        self._line.show_busy(_("Writing the package..."), stoppable=True)
        ids = [id_ for id_, _name in organizations]
        at = (self._store.path, self._store.who, ids, place, dialog.options, dialog.password.text())
        self._task.run(partial(self._export.write, *at), self._export.progress)

    def _open(self, dialog: QDialog, accepted: Callable[[], object]) -> None:
        self._dialog = dialog
        self._accepted = accepted
        dialog.finished.connect(self._close)
        dialog.open()

    def _close(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        accepted, self._accepted = self._accepted, None
        if result == QDialog.DialogCode.Accepted and accepted is not None:
            accepted()
        elif not self._task.busy:
            self._line.hide()
        if dialog is not None:
            dialog.deleteLater()

    def _take_outcome(self, outcome: object) -> None:
        self._goes_back = False
        match outcome:
            case LookedInto():
                self._line.hide()
                shown = self._beside(shown_package(outcome.found, self._catalogue()))
                self._open(shown, partial(self._take_over, shown, outcome))
            case FoundFile():
                self._line.hide()
                target = TargetDialog(outcome, partial(going_on, self._store), self._window)
                self._open(target, partial(self._look_at_file, target, outcome))
            case LookedAtFile():
                self._line.hide()
                shown = self._beside(shown_file(outcome.found))
                self._open(shown, partial(self._take_from_file, shown, outcome))
            case ClosedPackage():
                self._line.hide()
                asked = PackagePasswordDialog(outcome.file, outcome.says, self._window)
                self._open(asked, partial(self._try_password, asked, outcome.file))
            case Exported():
                self._tell_exported(outcome)
            case Imported():
                self._last = outcome
                self.undoable.emit(outcome.before is not None)
                self._follow(taken_in_words(outcome.taken), undo=outcome.before is not None)
                if self._begins:
                    self.begun.emit(self._begins)
            case TakenOut():
                self._last = None
                self.undoable.emit(False)
                self._follow(outcome.says)

    def _try_password(self, dialog: PackagePasswordDialog, file: Path) -> None:
        self._look(file, dialog.field.text())

    def _take_over(self, dialog: ImportDialog, looked: LookedInto) -> None:
        self._begins = ""
        self._line.show_busy(_("Taking it over..."))
        self._task.run(partial(take, looked, self._store, dialog.chosen))

    def _beside(self, shown: ShownContent) -> ImportDialog:
        why_not = self._store.file.why_read_only
        return ImportDialog(shown, self._catalogue, self._window, today=self._today(), why_not=why_not)

    def _look_at_file(self, dialog: TargetDialog, read: FoundFile) -> None:
        begins = dialog.use is FileUse.BEGINNING
        at = (dialog.target, self._store.path, self._store.who, self._catalogue, self._today())
        self._line.show_busy(_("Reading {name}...").format(name=shown_name(read.path.name)))
        self._task.run(partial(look_at_file, read, begins, *at))

    def _take_from_file(self, dialog: ImportDialog, looked: LookedAtFile) -> None:
        """With what was chosen of what is here; of one that is new, all."""
        target = looked.found.target
        sides = dialog.chosen.get(target.organization, {})
        taken = [place for place, side in sides.items() if side is ContentSide.THERE]
        self._begins = "" if target.assessment or looked.found.comparison.here else target.organization
        self._line.show_busy(_("Taking it over..."))
        self._task.run(partial(take_from_file, looked, self._store, taken, self._catalogue, self._today()))

    def _undo(self) -> None:
        """What was done since with what came is not put away unasked."""
        if self._last is None or self.busy or not self._settle():
            return
        try:
            used = self._store.used_since(self._last.taken)
            says = used_words(self._store, used, self._catalogue()) if used else ""
        except ExpectedError as error:
            self._line.show_failure(str(error), undo=True)
            return
        agreed = away_too(used, says, self._window, rest=len(used) < len(self._last.taken.organizations))
        if agreed is not None:
            self._goes_back = True
            self._line.show_busy(_("Going back..."))
            self._task.run(partial(undo, self._last, self._store, self._catalogue, agreed))

    def _stop(self) -> None:
        if self._export is not None:
            self._export.stop()

    def _follow(self, says: str, *, undo: bool = False) -> None:
        self._listen()
        self._line.show_done(says, undo=undo)
        self.changed.emit()

    def _tell_exported(self, done: Exported) -> None:
        says = _("Written and read back: {file}. Inside: {names}.")
        words = says.format(file=done.file, names=", ".join(map(shown_name, done.organizations[:3])))
        if done.files:
            files = _("{count} attached files, {size}.").format(count=done.files, size=size_words(done.size))
            words = f"{words} {files}"
        self._line.show_done(words)

    def _tell_progress(self, said: object) -> None:
        if isinstance(said, tuple) and self._export is not None:
            done, of = said
            says = _("Writing the package: {done} of {of}...").format(done=done, of=of)
            self._line.show_busy(says, stoppable=True)

    def _tell_failure(self, sentence: str) -> None:
        went_back, self._goes_back = self._goes_back, False
        self._line.show_failure(sentence, undo=went_back)
