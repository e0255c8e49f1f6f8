"""A screen reader: puts into words what the program tells it, in the order in which it does.

It says what has the focus with the groups it stands in, what is announced, and what changes there. It sees
nothing else: no picture, and no part of the program's own.
"""

from dataclasses import dataclass
from functools import cached_property

from jeepney import Message

from tests.window.listening import words
from tests.window.listening.bus import Buses, member_of, sender_of

Where = tuple[str, str]
NOBODY = "/org/a11y/atspi/null"
DEEPEST = 40


@dataclass(frozen=True)
class Spoken:
    """Why something is said, and what."""

    why: str  # focus, change, announced, window
    says: str


class Thing:
    """Something that is told of; asked for when it is needed, for it may change or go."""

    def __init__(self, buses: Buses, where: Where) -> None:
        self._buses = buses
        self.where = where

    @cached_property
    def role(self) -> int:
        return int(self._buses.ask(self.where, "Accessible", "GetRole"))

    @cached_property
    def states(self) -> frozenset[int]:
        low, high = self._buses.ask(self.where, "Accessible", "GetState")
        bits = low | high << 32
        return frozenset(bit for bit in range(64) if bits >> bit & 1)

    @cached_property
    def name(self) -> str:
        return str(self._buses.property_of(self.where, "Accessible", "Name"))

    @cached_property
    def description(self) -> str:
        return str(self._buses.property_of(self.where, "Accessible", "Description"))

    @cached_property
    def label(self) -> str:
        """Of the text that stands beside it for that, where one does."""
        for kind, things in self._buses.ask(self.where, "Accessible", "GetRelationSet"):
            if kind == words.LABELLED_BY and things:
                return Thing(self._buses, things[0]).name
        return ""

    @cached_property
    def parent(self) -> "Thing | None":
        where = self._buses.property_of(self.where, "Accessible", "Parent")
        return None if where[1] == NOBODY else Thing(self._buses, where)

    @cached_property
    def text(self) -> str:
        """What stands in a field."""
        length = self._buses.property_of(self.where, "Text", "CharacterCount")
        return str(self._buses.ask(self.where, "Text", "GetText", "ii", 0, length))

    @cached_property
    def chosen_row(self) -> "Thing | None":
        """Of a list, a tree or a table."""
        if not self._buses.property_of(self.where, "Selection", "NSelectedChildren"):
            return None
        row = Thing(self._buses, self._buses.ask(self.where, "Selection", "GetSelectedChild", "i", 0))
        return row if words.SELECTED in row.states else None

    def around(self) -> "list[Thing]":
        """What it stands in, from the window inward."""
        found: list[Thing] = []
        thing = self.parent
        while thing is not None and len(found) < DEEPEST:
            found.insert(0, thing)
            thing = thing.parent
        return found


class Reader:
    """`said` is all that was spoken; `listen` adds what has come since."""

    def __init__(self, buses: Buses) -> None:
        self._buses = buses
        self.said: list[Spoken] = []
        self._around: list[Where] = []  # what was said of where the focus is
        self._here: Where | None = None
        self._program = ""

    def listen(self) -> None:
        """All that the program has told until now: it answers a question after what it told before."""
        if self._program:
            self._buses.ask((self._program, "/org/a11y/atspi/accessible/root"), "Accessible", "GetRole")
        else:
            self._buses.ask(
                ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry"), "Registry", "GetRegisteredEvents"
            )
        events = self._buses.take()
        while events:
            for number, event in enumerate(events):
                self._hear(event, last=not any(_is_focus(later) for later in events[number + 1 :]))
            events = self._buses.take()

    def _hear(self, event: Message, *, last: bool) -> None:
        """`last`: no other focus has come since; only of the last one is spoken, as of a key that goes on."""
        who, member = sender_of(event), member_of(event)
        detail, number, _other, (_kind, value), *_rest = event.body
        self._program = self._program or who[0]
        try:
            if member == "Announcement":
                self._say("announced", str(value))
            elif _is_focus(event) and last:
                self._come_to(Thing(self._buses, who))
            elif member in ("PropertyChange", "StateChanged") and who == self._here:
                self._tell_change(Thing(self._buses, who), detail, bool(number))
        except LookupError:
            return  # gone meanwhile

    def _come_to(self, thing: Thing) -> None:
        if thing.where == self._here:
            return
        self._here = thing.where
        around = thing.around()
        new = [one for one in around if one.where not in self._around]
        self._around = [*(one.where for one in around), thing.where]
        entered = [said for one in new if (said := _group_words(one))]
        row = thing.chosen_row if thing.role in words.ROWED else None
        self._say("focus", ". ".join([*entered, thing_words(thing), *([thing_words(row)] if row else [])]))

    def _tell_change(self, thing: Thing, detail: str, on: bool) -> None:
        if detail == "checked" and thing.role in words.TICKED:
            self._say("change", _ticked(thing))
        elif detail == "expanded":
            self._say("change", "expanded" if on else "collapsed")
        elif detail == "accessible-value" and thing.role == words.COMBO_BOX:
            self._say("change", thing.name)

    def _say(self, why: str, says: str) -> None:
        if says.strip():
            self.said.append(Spoken(why, says))


def thing_words(thing: Thing) -> str:
    """As a person hears it whose keys come there: name, kind, state, value, and what is told besides."""
    role = words.ROLES.get(thing.role, "")
    label = thing.name if thing.label in thing.name else thing.label
    if thing.role in words.PRESSED and label != thing.name:
        label = f"{label}: {thing.name}"
    parts = [label, role]
    if thing.role in words.TICKED:
        parts.append(_ticked(thing))
    if words.SELECTED in thing.states and thing.role not in words.TICKED:
        parts.append("selected")
    if words.EXPANDABLE in thing.states:
        parts.append("expanded" if words.EXPANDED in thing.states else "collapsed")
    if words.ENABLED not in thing.states:
        parts.append("unavailable")
    if words.READ_ONLY in thing.states and thing.role in words.EDITS:
        parts.append("read only")
    if thing.role == words.COMBO_BOX:
        parts.append(thing.name if thing.name != label else "nothing chosen")
    if thing.role in words.EDITS:
        parts.append(thing.text or "empty")
    if thing.description and thing.description != label:
        parts.append(thing.description)
    return ", ".join(part for part in parts if part)


def _group_words(thing: Thing) -> str:
    """Of what one enters with the focus: windows, dialogs and whatever has a name."""
    if thing.role in (words.DIALOG, words.ALERT, words.FRAME, words.WINDOW):
        return f"{thing.name}, {words.ROLES[thing.role]}"
    if thing.name and thing.role in words.ROLES and thing.role not in words.EDITS:
        return f"{thing.name}, {words.ROLES[thing.role]}"
    return ""


def _ticked(thing: Thing) -> str:
    on = words.CHECKED in thing.states
    return (
        ("selected" if on else "not selected")
        if thing.role in (44, 45)
        else ("ticked" if on else "not ticked")
    )


def _is_focus(event: Message) -> bool:
    detail, number = event.body[0], event.body[1]
    return member_of(event) == "StateChanged" and detail == "focused" and bool(number)
