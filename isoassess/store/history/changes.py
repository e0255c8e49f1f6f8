"""Values taken apart into dotted keys and put together again, so that a change is a list of keys."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from isoassess.domain import Answer
from isoassess.store.records import EntryKind, HistoryEntry, Subject

Flat = dict[str, str]
Value = TypeVar("Value", bound=Struct)


class Change(Struct, frozen=True):
    """One key, its JSON text before and after; None where nothing was said."""

    key: str
    before: str | None
    after: str | None


class Step(Struct, frozen=True):
    """Entries committed together; `of` is the step that an undo or redo is about.

    `came`: with an import, or when one was undone; that is undone as a whole, from its own place.
    """

    number: int
    kind: EntryKind
    of: int | None
    came: bool = False


def flatten(value: Struct) -> Flat:
    """JSON text by dotted key, of all that differs from its default; `design.product: "we"`."""
    return {key: text for key, text in _texts(value).items() if text is not None}


def all_keys(value: Struct) -> tuple[str, ...]:
    """The dotted keys of its fields in their order, also of those that say nothing."""
    return tuple(_texts(value))


def _texts(value: Struct | None, unlike: Struct | None = None) -> dict[str, str | None]:
    """By dotted key in the order of the fields, None for a default; without what another one has, too."""
    texts: dict[str, str | None] = {}
    if value is not None:
        _collect(value, "", texts, unlike)
    return texts


_fields = cache(fields)  # looking a type's fields up costs more than going through them


def _collect(value: Struct, prefix: str, texts: dict[str, str | None], unlike: Struct | None = None) -> None:
    for field in _fields(type(value)):
        key = prefix + field.name
        part = getattr(value, field.name)
        other = getattr(unlike, field.name, None)
        if unlike is not None and part == other:
            continue
        if isinstance(part, Struct):
            _collect(part, f"{key}.", texts, other if type(other) is type(part) else None)
        elif part == field.default or (
            field.default_factory is not NODEFAULT and part == field.default_factory()
        ):
            texts[key] = None
        else:
            texts[key] = msgspec.json.encode(part).decode()


def assemble(flat: Flat, of: type[Value]) -> Value:
    """The value whose `flatten` is `flat`."""
    tree: dict[str, object] = {}
    for key, text in flat.items():
        *parents, name = key.split(".")
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})  # type: ignore[assignment]
        node[name] = msgspec.json.decode(text)
    return msgspec.convert(tree, of)


def differences(before: Struct | None, after: Struct | None) -> list[Change]:
    """What changed between two values, in the order of their keys; empty when they are equal."""
    if type(before) is type(after):
        old, new = _texts(before, unlike=after), _texts(after, unlike=before)
    else:
        old, new = _texts(before), _texts(after)
    return [Change(key, old.get(key), new.get(key)) for key in old | new if old.get(key) != new.get(key)]


def applied(flat: Flat, changes: Iterable[Change]) -> Flat:
    """`flat` after the changes."""
    result = dict(flat)
    for change in changes:
        if change.after is None:
            result.pop(change.key, None)
        else:
            result[change.key] = change.after
    return result


def reverse(change: Change) -> Change:
    return Change(change.key, change.after, change.before)


def open_steps(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    """The steps that can be undone and those that can be redone, the next one last in each.

    A new change forgets what could be redone, as everywhere. Where some steps are left out, because they
    are somebody else's, an undo or redo of one of those is passed over. What came with an import is no such
    step; where one of them was undone elsewhere, there is nothing left to be done about it here.
    """
    undoable: list[int] = []
    redoable: list[int] = []
    for step in steps:
        if step.kind is EntryKind.CARRY:
            continue
        if step.came:
            _leave_out(step, undoable, redoable)
        elif step.of is None:
            undoable.append(step.number)
            redoable.clear()
        elif step.kind is EntryKind.UNDO and step.of in undoable:
            undoable.remove(step.of)
            redoable.append(step.of)
        elif step.kind is EntryKind.REDO and step.of in redoable:
            redoable.remove(step.of)
            undoable.append(step.of)
    return undoable, redoable


def _leave_out(step: Step, *open_ones: list[int]) -> None:
    for numbers in open_ones:
        if step.of in numbers:
            numbers.remove(step.of)


def replay(entries: Iterable[HistoryEntry]) -> dict[str, Answer]:
    """The answers of one assessment, derived from nothing but its history (oldest entry first)."""
    flats: dict[str, Flat] = {}
    for entry in entries:
        if entry.subject is Subject.ANSWER and entry.requirement_id is not None:
            change = Change(entry.key, entry.before, entry.after)
            flats[entry.requirement_id] = applied(flats.get(entry.requirement_id, {}), [change])
    return {requirement_id: assemble(flat, Answer) for requirement_id, flat in flats.items()}
