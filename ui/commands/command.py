"""A command: what it is called, by which keys it is given, where it works, and what in the window does it."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from isoassess.language.texts import _
from ui.widgets.within import within

COMMAND = "command"  # the property that says which command a button, an action or a shortcut is
Doer = QAbstractButton | QAction | QShortcut


class Group(Enum):
    """The parts of the menu, in their order."""

    FILE = "file"
    GO = "go"
    ORGANIZATION = "organization"
    ASSESSMENT = "assessment"
    QUESTION = "question"
    ACTION = "action"
    DOCUMENT = "document"
    FIND = "find"
    HELP = "help"


class WindowCommand(Struct, frozen=True, kw_only=True):
    """Told once; `says` with the underlined letter of its button, `tells` where nothing around explains it.

    `places` are those where it works, anywhere without one; the first that can be gone to is gone to, unless
    it is done to what is chosen there (`on_chosen`). `inside`: it needs an organization that is open;
    `outside`: that none is.
    `also`: other words that lead to it; `unless`: why it is not possible where nothing else tells.
    """

    id: str
    says: Callable[[], str]
    group: Group
    keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    inside: bool = False
    outside: bool = False
    on_chosen: bool = False
    tells: Callable[[], str] | None = None
    also: Callable[[], str] = lambda: ""
    unless: Callable[[], str] = lambda: _("There is nothing to do this with now.")

    @property
    def words(self) -> str:
        """As its button says it."""
        return self.says()

    @property
    def plain_words(self) -> str:
        """As it is told apart from its button."""
        return (self.tells or self.says)().replace("&&", "\0").replace("&", "").replace("\0", "&")

    @property
    def key_words(self) -> str:
        """Its first key as this system names it; empty where it has none."""
        return key_words(self.keys[0]) if self.keys else ""


def key_words(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def bind(doer: Doer, command: WindowCommand, *, with_keys: bool = True) -> None:
    """Say what does a command, and give it the keys of it; of several that do it, one takes the keys."""
    doer.setProperty(COMMAND, command.id)
    keys = [QKeySequence(one) for one in command.keys] if with_keys else []
    if isinstance(doer, QShortcut):
        doer.setKeys(keys)
    elif isinstance(doer, QAction):
        doer.setShortcuts(keys)
    elif keys:
        doer.setShortcut(keys[0])


def doers(window: QWidget) -> dict[str, list[Doer]]:
    """Whatever in a window does a command, seen or not."""
    found: dict[str, list[Doer]] = {}
    for child in within(window, QObject):
        name = child.property(COMMAND)
        if name and isinstance(child, Doer):
            found.setdefault(str(name), []).append(child)
    return found


def can_do(doer: Doer) -> bool:
    """Whether it is there to be used: nothing hides it, and it is not out of use."""
    if isinstance(doer, QAbstractButton):
        return doer.isEnabled() and doer.isVisible()
    around = doer.parent()
    return doer.isEnabled() and (not isinstance(around, QWidget) or around.isVisible())


def do(doer: Doer) -> None:
    """As if a person had pressed it."""
    if isinstance(doer, QShortcut):
        doer.activated.emit()
    elif isinstance(doer, QAction):
        doer.trigger()
    else:
        doer.click()
