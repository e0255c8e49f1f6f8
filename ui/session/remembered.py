"""What the window remembers from one day to the next: size, order of the list, where documents went."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QStandardPaths

from isoassess.errors import CannotWrite
from isoassess.language.texts import _
from isoassess.settings import Setting, declared, settings_at
from isoassess.settings.declared import (
    ADVISED_FILES,
    ASSESSOR,
    BACKUP_FOLDER,
    COLORS_OF,
    DOCUMENT_FORMAT,
    DOCUMENT_NUMBER,
    DOCUMENTS_FOLDER,
    DOWN,
    GEOMETRY,
    KNOWN_FILES,
    LAST_FOLDERS,
    LIST_ORDER,
    LOCK_AFTER,
    LOGOS_OF,
    LOOKED_THROUGH,
    OWN_COLOR,
    OWN_LOGO,
    PAPER,
    START_FILE,
)
from isoassess.settings.last_folders import LastFolders
from isoassess.store import ListOrder, Store, default_store
from isoassess.store.vault.client_settings import ClientSettings
from ui.session.earlier_settings import take_over
from ui.session.opened_copies import OpenedCopies

EARLIER = "window.ini"  # beside the settings
MOST_KNOWN = 20
Value = TypeVar("Value")


class Remembered:
    """Kept in a file of settings; a missing or spoiled one only means the first day again.

    What cannot be written counts as long as the program runs: no work waits for a setting.
    """

    def __init__(self, path: Path) -> None:
        self._settings = settings_at(path)
        self._clients = ClientSettings(self._settings, path.parent)
        self._earlier = path.with_name(EARLIER)
        self._fallen = self._settings.fallen_back(declared().values())
        with suppress(CannotWrite):
            take_over(self._settings, self._earlier)
        self.folders = LastFolders(
            lambda: self._clients.get(LAST_FOLDERS),
            lambda to: self.change(LAST_FOLDERS, to),
            otherwise=lambda: self.folder,
        )
        # Remembered only as long as the program runs.
        self.copies = OpenedCopies()
        self.left_checklists: dict[tuple[str, Path], object] = {}  # by the assessment

    def keep_secret(self, store: Store) -> None:
        """Of a file with a password nothing that tells of a client stays readable among the settings."""
        if self._clients.keep_secret(store):
            self._forget_earlier()

    def follow_key(self, path: Path) -> None:
        """The file was closed, and has another password now or none, or is locked."""
        self._clients.follow_key(path)

    def get(self, setting: Setting[Value]) -> Value:
        return self._clients.get(setting)

    def put(self, setting: Setting[Value], value: Value) -> None:
        self.change(setting, lambda _now: value)

    def change(self, setting: Setting[Value], to: Callable[[Value], Value]) -> None:
        """The same for a value that depends on the one now."""
        with suppress(CannotWrite):
            self._clients.change(setting, to)

    @property
    def own_name(self) -> str:
        """Of who works with the program; may be none."""
        return self.get(ASSESSOR)

    def tell_fallen_back(self) -> str:
        """What could not be read of the settings when the program began; empty the next time."""
        fallen, self._fallen = self._fallen, ()
        if fallen is None:
            with suppress(CannotWrite):
                self._settings.begin_with({})
            aside = self._settings.put_aside
            says = _("The settings could not be read and begin anew; the file of before is kept as {file}.")
            return says.format(file=aside) if aside else _("The settings could not be read.")
        for setting in fallen:
            with suppress(CannotWrite):
                self._settings.reset(setting)
        named = ", ".join(setting.label() for setting in fallen)
        says = _("These settings could not be read and are as on the first day: {settings}.")
        return says.format(settings=named) if named else ""

    @property
    def geometry(self) -> QByteArray | None:
        value = self._settings.get(GEOMETRY)
        return QByteArray(value) if value else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.put(GEOMETRY, bytes(value.data()))

    @property
    def sorting(self) -> tuple[ListOrder, bool]:
        """What the organizations are sorted by, and whether downwards; the newest change first at first."""
        order = self._settings.get(LIST_ORDER)
        return ListOrder(order.removesuffix(DOWN)), order.endswith(DOWN)

    @sorting.setter
    def sorting(self, value: tuple[ListOrder, bool]) -> None:
        order, descending = value
        self.put(LIST_ORDER, f"{order.value}{DOWN if descending else ''}")

    @property
    def folder(self) -> Path:
        """For the first document of a client; the person's documents where none is set, or it is gone."""
        folder = self._clients.get(DOCUMENTS_FOLDER)
        if folder is not None and folder.is_dir():
            return folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    @folder.setter
    def folder(self, value: Path) -> None:
        self.put(DOCUMENTS_FOLDER, value)

    @property
    def paper(self) -> str:
        """The name of the paper chosen last; empty before the first choice."""
        return self._settings.get(PAPER)

    @paper.setter
    def paper(self, value: str) -> None:
        self.put(PAPER, value)

    @property
    def format(self) -> str:
        """The word of the format in which a document was wanted last."""
        return self._settings.get(DOCUMENT_FORMAT)

    @format.setter
    def format(self, value: str) -> None:
        self.put(DOCUMENT_FORMAT, value)

    @property
    def number_pattern(self) -> str:
        """By which a number is proposed for a document that is issued."""
        return self._settings.get(DOCUMENT_NUMBER)

    @number_pattern.setter
    def number_pattern(self, value: str) -> None:
        self.put(DOCUMENT_NUMBER, value)

    @property
    def backup_folder(self) -> Path | None:
        """Where each backup is put once more; None where no such folder is set."""
        return self._settings.get(BACKUP_FOLDER)

    @backup_folder.setter
    def backup_folder(self, value: Path | None) -> None:
        self.put(BACKUP_FOLDER, value)

    @property
    def lock_after(self) -> str:
        """Minutes after which a file with a password is locked, or `never`."""
        return self._settings.get(LOCK_AFTER)

    @lock_after.setter
    def lock_after(self, value: str) -> None:
        self.put(LOCK_AFTER, value)

    def was_advised(self, store_id: str) -> bool:
        """Whether it was said of this store that its folder is carried to other computers."""
        return store_id in self._settings.get(ADVISED_FILES)

    def remember_advised(self, store_id: str) -> None:
        self.change(ADVISED_FILES, lambda advised: advised | {store_id})

    def looked_through(self, store_id: str) -> tuple[str, str]:
        """The day on which nothing was wrong in a store, and how it was left since; empty where unknown."""
        for one in self._settings.get(LOOKED_THROUGH):
            known, _space, rest = one.partition(" ")
            if known == store_id:
                day, _space, mark = rest.partition(" ")
                return day, mark
        return "", ""

    def remember_looked_through(self, store_id: str, day: str, mark: str) -> None:
        """Without a day it is forgotten."""

        def with_this(known: frozenset[str]) -> frozenset[str]:
            others = {one for one in known if one.partition(" ")[0] != store_id}
            return frozenset(others | ({f"{store_id} {day} {mark}"} if day else set()))

        self.change(LOOKED_THROUGH, with_this)

    @property
    def start(self) -> Path:
        """The file to open where none is named: the usual one, or the one in which work on it goes on."""
        return self._settings.get(START_FILE) or default_store()

    @start.setter
    def start(self, store: Path) -> None:
        self.put(START_FILE, store.absolute())

    def go_on_in(self, store: Path, instead_of: Path) -> None:
        """Work on a file goes on in another one, also at the next start where that would open the first."""
        if instead_of.absolute() == self.start.absolute():
            self.start = store
        self.remember_store(store)

    def knows(self, store: Path) -> bool:
        """Whether there was a store at this path."""
        return store.absolute() in self._settings.get(KNOWN_FILES)

    def remember_store(self, store: Path) -> None:
        """The last ones that were open."""
        path = store.absolute()

        def with_this_first(known: tuple[Path, ...]) -> tuple[Path, ...]:
            return (path, *(one for one in known if one != path))[:MOST_KNOWN]

        self.change(KNOWN_FILES, with_this_first)

    def logo(self, organization_id: str = "") -> Path | None:
        """The picture file chosen as one's own logo, or as that of an organization."""
        if organization_id:
            return self._clients.get(LOGOS_OF).get(organization_id)
        return self._settings.get(OWN_LOGO)

    def remember_logo(self, path: Path | None, organization_id: str = "") -> None:
        if not organization_id:
            self.put(OWN_LOGO, path)
            return

        def with_this(logos: dict[str, Path]) -> dict[str, Path]:
            others = {one: logo for one, logo in logos.items() if one != organization_id}
            return others if path is None else {**others, organization_id: path}

        self.change(LOGOS_OF, with_this)

    def forget_organization(self, organization_id: str, name: str) -> None:
        """Of one that is deleted for good, its logo is, and so are folders that are called after it."""
        self.remember_logo(None, organization_id)
        self.share_color(organization_id)
        plain = " ".join(name.split()).casefold()

        def tells(path: Path | None) -> bool:
            return bool(plain) and path is not None and plain in str(path).casefold()

        self.change(LOGOS_OF, lambda logos: {id_: path for id_, path in logos.items() if not tells(path)})
        self.folders.forget(tells, organization_id)
        for setting in (DOCUMENTS_FOLDER, OWN_LOGO):
            if tells(self._clients.get(setting)):
                self.put(setting, None)
        self._forget_earlier()

    def color(self, organization_id: str) -> str:
        """The color of the documents of an organization: one chosen for it, else one's own; may be none."""
        return self._settings.get(COLORS_OF).get(organization_id, self._settings.get(OWN_COLOR))

    def has_own_color(self, organization_id: str) -> bool:
        """Whether that was chosen for this organization alone."""
        return organization_id in self._settings.get(COLORS_OF)

    def remember_color(self, color: str, organization_id: str = "") -> None:
        """As one's own, or for an organization alone."""
        if not organization_id:
            self.put(OWN_COLOR, color)
        else:
            self.change(COLORS_OF, lambda known: {**known, organization_id: color})

    def share_color(self, organization_id: str) -> None:
        """An organization has one's own color again."""
        self.change(
            COLORS_OF, lambda known: {id_: one for id_, one in known.items() if id_ != organization_id}
        )

    def _forget_earlier(self) -> None:
        with suppress(OSError):
            self._earlier.unlink(missing_ok=True)  # its values are taken over, and it is read no more
