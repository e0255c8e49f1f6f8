"""All that is within a widget, without keeping any of it."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject

Kind = TypeVar("Kind", bound=QObject)


def within(whole: QObject, kind: type[Kind]) -> Iterator[Kind]:
    """Those of a kind, from outside to inside, each before what is within it.

    `findChildren` hangs each widget that it finds on the one that was asked, for as long as that lives: a
    main window that is asked for all of them keeps those of every screen and dialog that was ever open.
    """
    waiting = [*reversed(whole.children())]
    while waiting:
        one = waiting.pop()
        if isinstance(one, kind):
            yield one
        waiting += reversed(one.children())
