"""Gives each widget the interface of its kind as long as it lives, and no longer.

What a factory returns PySide (6.11) keeps until the program ends. So ours returns nothing: Qt makes its own
interface, and before anybody hears of that one, ours is registered in its place and held here.
"""

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import getCppPointer, isValid, wrapInstance

from ui.widgets.within import within

Kind = type[QAccessibleWidget]
Kinds = dict[str, Kind]
Waiting = dict[int, tuple[Kind, str]]  # by the address of the widget; with the class it was of
ASKED = "askedByReader"  # the property of what an interface was wanted of
FEWEST = 500  # that are held before those of widgets that are gone are looked for
_FIRST = int(Qt.EventPriority.HighEventPriority.value)  # before the next call of a screen reader


class SpokenInterfaces(QObject):
    """`kinds` by the names of Qt's classes."""

    def __init__(self, kinds: Kinds, parent: QObject) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._held: list[QAccessibleInterface] = []  # let go of here before Qt does, they would be gone twice
        self._most = FEWEST
        self._waiting: Waiting = {}
        self._is_replacing = self._is_walking = False
        self._asked = QEvent.Type(QEvent.registerEventType())

    def made_for(self, kind: str, thing: QObject) -> None:
        """Qt is about to make one, and asks of each class of the widget, its own first: take its place.

        The widget may be half made: held, it would stay to Python what it is now. So its address is noted.
        """
        if self._is_replacing or not isinstance(thing, QWidget):
            return
        if not thing.property(ASKED):
            self._take_all_around(thing)
        made = self._kinds.get(kind)
        if made is None:
            return
        if not self._waiting and not self._is_walking:
            QCoreApplication.postEvent(self, QEvent(self._asked), _FIRST)
        address = _address(thing)
        if address not in self._waiting:
            thing.destroyed.connect(partial(self._forget, address))
        self._waiting[address] = made, thing.metaObject().className()

    def customEvent(self, _event: QEvent) -> None:
        """Whoever asked for an interface has let go of it."""
        waiting, self._waiting = self._waiting, {}
        self._take(waiting)

    def _forget(self, address: int) -> None:
        self._waiting.pop(address, None)

    def _take_all_around(self, asked: QWidget) -> None:
        """Who asks for something goes on to what it is in, and to what is in that.

        Nobody has heard of those, and so nobody is ever given what is replaced.
        """
        asked.setProperty(ASKED, True)
        before, self._waiting = self._waiting, {}
        self._is_walking = True
        whole = _whole(asked)
        for part in (whole, *within(whole, QWidget)):
            if not part.property(ASKED):
                part.setProperty(ASKED, True)
                QAccessible.queryAccessibleInterface(part)
        self._is_walking = False
        found, self._waiting = self._waiting, before
        self._take(found)

    def _take(self, waiting: Waiting) -> None:
        self._is_replacing = True
        try:
            for address, (made, was) in waiting.items():
                widget = cast("QWidget", wrapInstance(address, QWidget))
                if widget.metaObject().className() == was:  # else it was half made, and Qt asks anew
                    self._replace(widget, made)
        finally:
            self._is_replacing = False
        if len(self._held) > self._most:
            self._let_go()

    def _replace(self, widget: QWidget, made: Kind) -> None:
        QAccessible.deleteAccessibleInterface(_id_of(widget))
        self._held.append(made(widget))
        QAccessible.registerAccessibleInterface(self._held[-1])

    def _let_go(self) -> None:
        """Of those whose widgets are gone. Qt forgets one of two where Python changed a class."""
        for one in self._held:
            if isValid(one) and not one.isValid():
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(one))
        self._held = [one for one in self._held if isValid(one)]
        self._most = max(FEWEST, 2 * len(self._held))


def _whole(asked: QWidget) -> QWidget:
    """The outermost that it is in and that was not asked for yet."""
    whole, around = asked, asked.parentWidget()
    while around is not None:
        if not around.property(ASKED):
            whole = around
        around = around.parentWidget()
    return whole


def _address(widget: QWidget) -> int:
    return int(getCppPointer(widget)[0])


def _id_of(widget: QWidget) -> int:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return QAccessible.uniqueId(interface)
