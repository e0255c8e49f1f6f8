"""What is loaded once the window stands: on the GUI thread what holds classes of Qt, else on any other."""

import gc
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


# The screens of an organization and what they rest on: each with those before it takes some 15 ms or less.
SCREENS = (
    "isoassess.catalogue.catalogue",
    "isoassess.standard_choice.choice",
    "isoassess.assessment.verdict.judging",
    "ui.lifecycle.dialogs",
    "isoassess.pdf.bitmaps",
    "isoassess.pdf.blocks",
    "isoassess.documents",
    "ui.overview.screen",
    "ui.shell.organization_screens",
)


def load_screens(window: QObject, names: Sequence[str] = SCREENS) -> None:
    """What is not needed before an organization is opened, one in each turn of the window's event loop.

    In the GUI thread alone; whoever opens one meanwhile loads the others at once. What is there by then stays
    to the end, and is not looked through for garbage any more: that took as long as five frames each time.
    """
    name, *others = names
    import_module(name)
    if others:
        QTimer.singleShot(0, window, partial(load_screens, window, others))
    else:
        gc.freeze()


def catalogue_in_use() -> "Catalogue":
    """The catalogue with what was loaded; the list asks in an idle moment, on another thread.

    No module with classes of Qt is loaded there: PySide (6.11) takes note of them without a lock, and the
    window that looks at its own classes meanwhile ends in a memory fault.
    """
    from isoassess.catalogue.custom import in_use

    return in_use()
