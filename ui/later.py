"""What is loaded once the window stands: on the GUI thread what holds classes of Qt, else on any other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


def load_screens() -> None:
    """The screens of an organization, which are not needed before one is opened; in the GUI thread alone."""
    import ui.shell.organization_screens  # noqa: F401 (to be there is all)


def catalogue_in_use() -> "Catalogue":
    """The catalogue with what was loaded; the list asks in an idle moment, on another thread.

    No module with classes of Qt is loaded there: PySide (6.11) takes note of them without a lock, and the
    window that looks at its own classes meanwhile ends in a memory fault.
    """
    from isoassess.catalogue.custom import in_use

    return in_use()
