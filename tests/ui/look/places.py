"""Every screen of the window, one after the other, for what has to hold on each of them."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.store import Store
from ui.commands.places import (
    ALL_ACTIONS,
    BACKUPS,
    INSIDE,
    LIBRARY,
    ORGANIZATIONS,
    PROFILE,
    SETTINGS,
    STANDARDS_SIDE_BY_SIDE,
)
from ui.shell.main_window import MainWindow
from ui.widgets.layout.settled import lay_out_now

OUTSIDE = (ORGANIZATIONS, ALL_ACTIONS, BACKUPS, STANDARDS_SIDE_BY_SIDE, LIBRARY, SETTINGS)


def screens(window: MainWindow, store: Store) -> Iterator[tuple[str, QWidget]]:
    """Each place with the window there."""
    for place in OUTSIDE:
        window.go(place)
        yield place, window
    window.open_organization(store.organizations()[0].id)
    for place in INSIDE:
        if place != PROFILE:
            window.go(place)
            yield place, window
    window.edit_profile()
    wizard = window.intake.wizard
    assert wizard is not None
    for number in wizard.pageIds():
        wizard.setCurrentId(number)
        yield f"profile, page {number}", wizard
    wizard.close()
    window.close_organization()


def at_rest() -> None:
    """What is shown has its place."""
    lay_out_now()
    QApplication.processEvents()
    lay_out_now()


def put_away(window: QWidget) -> None:
    """At once: what is shown no more is not to be dressed anew."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
