"""What must hold of everything that a screen reader is told of a window, through Qt's own interface to it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.widgets.spoken.parts import speak_of_parts
from ui.widgets.spoken.reading_order import reading_order

Role, Say, Relation = QAccessible.Role, QAccessible.Text, QAccessible.RelationFlag
NOT_FOR_READING = re.compile("</?[a-z]+>|[\u200b\u00ad\u2060●◆▲■○◇▶✓✗✕•]")
MOST_ROWS = 40  # of a list or table
LONGEST = 400  # letters of a description that is spoken whenever the keys come there
CONTROLS = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox),
    *(Role.Tree, Role.Table, Role.List, Role.PageTab, Role.Slider, Role.ButtonMenu, Role.Link),
}


def parts(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that is read of it, in the order in which it is read."""
    if top.state().invisible:
        return
    yield top
    for number in range(min(top.childCount(), MOST_ROWS)):
        child = top.child(number)
        if child is not None:
            yield from parts(child)


def of(widget: QWidget) -> QAccessibleInterface:
    """As a reader has it: its next call comes a turn of the loop after it heard of the widget."""
    QAccessible.queryAccessibleInterface(widget)
    QCoreApplication.sendPostedEvents(speak_of_parts())
    spoken = QAccessible.queryAccessibleInterface(widget)
    assert spoken is not None
    return spoken


def of_thing(thing: QObject) -> QAccessibleInterface:
    assert isinstance(thing, QWidget)
    return of(thing)


def faults(window: QWidget) -> list[str]:
    """Each thing that is read as it should not be, in words."""
    found = [f"{_shown(part)}: {fault}" for part in parts(of(window)) for fault in _faults_of(part)]
    return found + _exclusive_check_boxes(window)


def headings(window: QWidget) -> list[str]:
    return [part.text(Say.Name) for part in parts(of(window)) if part.role() is Role.Heading]


def name_of(part: QAccessibleInterface) -> str:
    """As readers make it up: of its label, where that is a part of its own."""
    labels = [label for label, relation in part.relations(Relation.Label) if relation is Relation.Label]
    return labels[0].text(Say.Name) if labels else part.text(Say.Name)


def _faults_of(part: QAccessibleInterface) -> Iterator[str]:
    name, told = part.text(Say.Name), part.text(Say.Description)
    is_cell = part.role() is Role.Cell or part.tableCellInterface() is not None  # which may well be empty
    if (part.state().focusable or part.role() in CONTROLS) and not name_of(part).strip() and not is_cell:
        yield "has no name"
    if part.role() is Role.ComboBox and name_of(part) == part.text(Say.Value):
        yield "is named by its value"
    if part.role() in (Role.StaticText, Role.Heading, Role.Graphic) and not name:
        yield "is there and says nothing"
    for words in (name, told):
        if NOT_FOR_READING.search(words):
            yield f"says signs: {words!r}"
    named = name_of(part).rstrip(".")
    twice = told.startswith(named) or f"{named}: " in told
    if part.state().focusable and named and told != named and twice:
        yield f"says its name twice: {told!r}"
    if part.state().focusable and len(told) > LONGEST:
        yield f"takes {len(told)} letters to describe"


def _exclusive_check_boxes(window: QWidget) -> list[str]:
    groups: set[QButtonGroup | None] = {button.group() for button in window.findChildren(QAbstractButton)}
    return [
        f"{button.accessibleName() or button.text()!r} excludes others and is no radio button"
        for group in groups
        if group is not None and group.exclusive()
        for button in group.buttons()
        if of(button).role() is not Role.RadioButton
    ]


def _shown(part: QAccessibleInterface) -> str:
    thing: QObject | None = part.object()
    return f"{part.role().name} {part.text(Say.Name)!r} ({'row' if thing is None else type(thing).__name__})"


def placed_otherwise(window: QWidget) -> list[str]:
    """Neighbors that are read in another order than they stand: down, and across."""
    found = []
    for part in parts(of(window)):
        inside = [part.child(number) for number in range(part.childCount())] if _is_page(part) else []
        shown = [one for one in inside if not one.state().invisible]
        found += [f"{_shown(b)} stands before {_shown(a)}" for a, b in pairwise(shown) if _is_before(b, a)]
    return found


def not_in_tab_order(page: QWidget) -> list[str]:
    """Stops of Tab that are read in another order."""
    read = [part.object() for part in parts(of(page))]
    places = [read.index(stop) for stop in _stops(page) if stop in read]
    begin = places.index(min(places)) if places else 0
    turned = places[begin:] + places[:begin]
    return [
        f"Tab leads from {_shown(of_thing(read[a]))} back to {_shown(of_thing(read[b]))}"
        for a, b in pairwise(turned)
        if b < a
    ]


def _is_page(part: QAccessibleInterface) -> bool:
    return part.role() not in (Role.Table, Role.Tree, Role.List, Role.Window, Role.Dialog)


def _is_before(one: QAccessibleInterface, other: QAccessibleInterface) -> bool:
    return reading_order([other.rect(), one.rect()]) == [1, 0]


def _stops(page: QWidget) -> list[QWidget]:
    """Where Tab leads within the page, from where it is on."""
    found: list[QWidget] = []
    widget = page
    while (beside := widget.nextInFocusChain()) is not None and beside is not page:
        widget = beside
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes_keys and page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            found.append(widget)
    return found
