"""Tells a screen reader what labels, groups and places are: to Qt a heading is text and a group nothing.

Qt asks here for whatever it can say little of, and only while a screen reader is there. It may ask while a
widget is being made, before Python knows what it becomes: so each answer is found when it is asked for.

A widget can say what it is spoken as with `spoken_as`, a role, `spoken_name` and `spoken_description`, whose
changes nobody is told of: who announces them need not hear them twice. The level of a heading
cannot be told from Python (its interface is a bare pointer).
"""

from collections.abc import Sequence
from functools import cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

from ui.widgets.spoken.interfaces import Kinds, SpokenInterfaces
from ui.widgets.spoken.reading_order import reading_order
from ui.widgets.spoken.words import spoken, without_markup

Role, Say = QAccessible.Role, QAccessible.Text
Relation = QAccessible.RelationFlag
Related = tuple[QAccessibleInterface, QAccessible.RelationFlag]
Stands = Sequence[tuple[bool, object]]
# How the parts of each widget stood, and their order then.
_ORDERED: WeakKeyDictionary[QWidget, tuple[Stands, list[int]]] = WeakKeyDictionary()
HEADINGS = ("title", "headline", "question", "heading")  # by the role of a text on the page


@cache
def speak_of_parts() -> SpokenInterfaces:
    """Once, when the application was made."""
    program = QCoreApplication.instance()
    assert program is not None
    made = SpokenInterfaces(_KINDS, program)
    QAccessible.installFactory(made.made_for)
    return made


class SpokenLabel(QAccessibleWidget):
    """A text, a heading, or a picture with a name; away where a button says it or nothing can be said."""

    def role(self) -> QAccessible.Role:
        label = self.widget()
        if isinstance(label, QLabel) and not label.pixmap().isNull():
            return Role.Graphic
        return Role.Heading if label.objectName() in HEADINGS else Role.StaticText

    def text(self, wanted: QAccessible.Text) -> str:
        if wanted is Say.Name:
            return self._name()
        if wanted is Say.Description:
            label = self.widget()
            told = spoken(label.accessibleDescription()) or without_markup(label.toolTip())
            return "" if told == self._name() else told
        return super().text(wanted)

    def state(self) -> QAccessible.State:
        state = super().state()
        if not self._name() or isinstance(self.widget().parentWidget(), QAbstractButton):
            state.invisible = True
        return state

    def relations(self, match: QAccessible.RelationFlag = Relation.AllRelations) -> list[Related]:
        """Also of which field it is the name."""
        found = list(super().relations(match))
        buddy = getattr(self.widget(), "buddy", lambda: None)()
        if buddy is not None and match & Relation.Labelled:
            field = QAccessible.queryAccessibleInterface(buddy)
            if field is not None:
                found.append((field, Relation.Labelled))
        return found

    def _name(self) -> str:
        label = self.widget()
        name = label.accessibleName()
        if name or not isinstance(label, QLabel):
            return spoken(name)
        text = label.text()
        if label.textFormat() is not Qt.TextFormat.PlainText and "<" in text:
            text = QTextDocumentFragment.fromHtml(text).toPlainText()
        return spoken(text.replace("&", "") if label.buddy() is not None else text)


class SpokenFrame(QAccessibleWidget):
    """A group where it has a name, or what its widget says that it is; else only room on the page.

    Its parts are told in the order in which they stand, down and across, whenever they were made.
    """

    def role(self) -> QAccessible.Role:
        widget = self.widget()
        given: QAccessible.Role | None = getattr(widget, "spoken_as", None)
        told = widget.accessibleName() or widget.accessibleDescription()
        return given or (Role.Grouping if told else Role.Client)

    def text(self, wanted: QAccessible.Text) -> str:
        widget = self.widget()
        if wanted is Say.Name:
            return spoken(getattr(widget, "spoken_name", widget.accessibleName()))
        if wanted is Say.Description:
            told = spoken(getattr(widget, "spoken_description", widget.accessibleDescription()))
            told = told or without_markup(widget.toolTip())
            return "" if told and told in widget.accessibleName() else told
        return super().text(wanted)

    def state(self) -> QAccessible.State:
        state = super().state()
        if getattr(self.widget(), "spoken_as", None) is Role.NoRole:
            state.invisible = True
        return state

    def child(self, index: int) -> QAccessibleInterface:
        order = self._in_order()
        return super().child(order[index] if 0 <= index < len(order) else index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place = super().indexOfChild(child)
        order = self._in_order()
        return order.index(place) if place in order else place

    def _in_order(self) -> list[int]:
        """Found anew where parts came, went or moved: who reads asks for one after another."""
        inside = [part for part in self.widget().children() if isinstance(part, QWidget)]
        stands = [(part.isVisible(), part.geometry().getRect()) for part in inside]
        ordered = _ORDERED.get(self.widget())
        if ordered is None or ordered[0] != stands:
            parts = [super(SpokenFrame, self).child(place) for place in range(self.childCount())]
            ordered = stands, reading_order([_area(part) for part in parts])
            _ORDERED[self.widget()] = ordered
        return ordered[1]


def _area(part: QAccessibleInterface | None) -> QRect | None:
    return None if part is None or part.state().invisible else part.rect()


class SpokenButton(QAccessibleWidget):
    """A button that bears a state of its own; pressed by a screen reader as by a person."""

    def text(self, wanted: QAccessible.Text) -> str:
        name = spoken(self.widget().accessibleName())
        if wanted is Say.Name:
            return name
        told = super().text(wanted)
        return "" if wanted is Say.Description and told in name else told

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            self.button.click()
        else:
            super().doAction(name)

    @property
    def button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button


class SpokenPlace(SpokenButton):
    """A place to go: one of the tabs of the window, selected where one is there."""

    def role(self) -> QAccessible.Role:
        return Role.PageTab

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self.button.isChecked()
        return state


class SpokenQuestion(SpokenButton):
    """A button that opens an answer below itself."""

    def role(self) -> QAccessible.Role:
        return Role.Button

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        state.expanded = self.button.isChecked()
        state.collapsed = not self.button.isChecked()
        return state


_KINDS: Kinds = {
    "QLabel": SpokenLabel,
    **dict.fromkeys(("QFrame", "QWidget", "QSplitter", "QDialogButtonBox"), SpokenFrame),
    "NavigationButton": SpokenPlace,
    "ExplainButton": SpokenQuestion,
}
