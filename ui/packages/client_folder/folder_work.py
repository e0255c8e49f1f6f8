"""What is done for a client's folder off the GUI thread: values go in, a value comes back."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from isoassess.documents import Logo, Options, Paper
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import WrittenFolder, folder_place, write_client_folder
from isoassess.store import Store
from ui.documents.logo_file import read_logo
from ui.documents.look.look_fields import paper_of
from ui.session.remembered import Remembered
from ui.widgets.tasks import Progress

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class FolderLook(Struct, frozen=True, kw_only=True):
    """How the documents look, as it was chosen for them; `logos` by whose they are in words."""

    paper: Paper
    accent: str
    logos: tuple[tuple[str, Path], ...]

    def options(self) -> tuple[Options, tuple[str, ...]]:
        """With a sentence for each logo that cannot be read."""
        logos: list[Logo] = []
        refused: list[str] = []
        for alt, path in self.logos:
            try:
                logos.append(Logo(content=read_logo(path), alt=alt))
            except BadInput as problem:
                refused.append(_("Without a logo: {reason}").format(reason=problem))
        return Options(paper=self.paper, accent=self.accent, logos=tuple(logos)), tuple(refused)


class FolderDone(Struct, frozen=True, kw_only=True):
    """What was written, and what there is to say besides."""

    written: WrittenFolder
    refused: tuple[str, ...]


def look_of(remembered: Remembered, organization_id: str) -> FolderLook:
    """As the documents of this organization were made last."""
    chosen = (
        (_("Logo of the assessor"), remembered.logo()),
        (_("Logo of the organization"), remembered.logo(organization_id)),
    )
    return FolderLook(
        paper=paper_of(remembered),
        accent=remembered.color(organization_id),
        logos=tuple((alt, path) for alt, path in chosen if path is not None),
    )


class FolderWriting:
    """Writing that a person can stop; how far it is goes to `progress`."""

    def __init__(self) -> None:
        self.progress = Progress()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def write(
        self,
        store: tuple[Path, str],
        catalogue: "Callable[[], Catalogue]",
        organization: tuple[str, str],
        parent: Path,
        options: FolderOptions,
        look: FolderLook,
        today: datetime.date,
    ) -> FolderDone:
        """`store` by its path and who works; `organization` by id and name."""
        path, who = store
        shown, refused = look.options()
        with Store.open(path, who=who) as opened:
            written = write_client_folder(
                opened,
                catalogue(),
                organization[0],
                folder_place(parent, organization[1], today),
                today=today,
                options=replace(options, look=shown),
                tell=self.progress.tell,
                stopped=self._stopped.is_set,
            )
        return FolderDone(written=written, refused=refused)
