"""What is done for a client's folder off the GUI thread: values go in, a value comes back."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.document_control import Preparer
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import WrittenFolder, folder_place, write_client_folder
from isoassess.store import Store
from ui.documents.look.remembered_look import RememberedLook
from ui.widgets.tasks import Progress

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class FolderDone(Struct, frozen=True, kw_only=True):
    """What was written, and what there is to say besides."""

    written: WrittenFolder
    refused: tuple[str, ...]


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
        look: RememberedLook,
        preparer: Preparer,
        today: datetime.date,
    ) -> FolderDone:
        """`store` by its path and who works with it; `organization` by id and name."""
        path, who = store
        shown, refused = look.options()
        with Store.open(path, who=who) as opened:
            written = write_client_folder(
                opened,
                catalogue(),
                organization[0],
                folder_place(parent, organization[1], today),
                today=today,
                options=replace(options, look=shown, preparer=preparer),
                tell=self.progress.tell,
                stopped=self._stopped.is_set,
            )
        return FolderDone(written=written, refused=refused)
