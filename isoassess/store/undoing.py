"""Undo and redo of what was answered, over the history: a step at a time, however many answers it changed."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER, Answer
from isoassess.language.texts import _
from isoassess.store.answer_rows import write_row
from isoassess.store.answers import check_lock, current_answer
from isoassess.store.errors import ChangedSince
from isoassess.store.history.answer_steps import AnswerSteps
from isoassess.store.history.changes import (
    Change,
    Step,
    applied,
    assemble,
    differences,
    flatten,
    open_steps,
    reverse,
)
from isoassess.store.history.journal import Journal, entries, named
from isoassess.store.history.merging import Clash, merge
from isoassess.store.records import EntryKind, HistoryStep, Subject

Mine = Callable[[Step], bool]


def _everything(_step: Step) -> bool:
    return True


def undo(
    journal: Journal, assessment_id: str, *, known: AnswerSteps | None = None, mine: Mine = _everything
) -> HistoryStep | None:
    """Takes the last change back that still stands, of those that are mine; `known` need not be read again.

    Raises ChangedSince where somebody else has changed the same field after it; then nothing is undone, and
    the next time the change before it is.
    """
    return _next(journal, assessment_id, EntryKind.UNDO, known or AnswerSteps(), mine)


def redo(
    journal: Journal, assessment_id: str, *, known: AnswerSteps | None = None, mine: Mine = _everything
) -> HistoryStep | None:
    """Makes the change again that was taken back last; raises as `undo` does."""
    return _next(journal, assessment_id, EntryKind.REDO, known or AnswerSteps(), mine)


def _next(
    journal: Journal, assessment_id: str, kind: EntryKind, known: AnswerSteps, mine: Mine
) -> HistoryStep | None:
    steps = [step for step in known.of(journal.connection, assessment_id) if mine(step)]
    passed = known.passed(assessment_id, last=max((one.number for one in steps if one.of is None), default=0))
    undoable, redoable = open_steps(steps)
    wanted = [step for step in (undoable if kind is EntryKind.UNDO else redoable) if step not in passed]
    if not wanted:
        return None
    try:
        return _turn(journal, assessment_id, wanted[-1], kind)
    except ChangedSince:
        passed.add(wanted[-1])
        raise


def _turn(journal: Journal, assessment_id: str, step: int, kind: EntryKind) -> HistoryStep:
    """Appends a step that reverses (undo) or repeats (redo) another one, and sets the answers to it."""
    done: dict[str, list[Change]] = {}
    for entry in entries(journal.connection, assessment_id=assessment_id, step=step):
        change = Change(entry.key, entry.before, entry.after)
        done.setdefault(entry.requirement_id or "", []).append(change)
    with journal.one_step():
        turned = [
            _turn_answer(journal, assessment_id, requirement_id, changes, kind, step)
            for requirement_id, changes in done.items()
        ]
    return replace(turned[0], others=tuple(one.requirement_id for one in turned[1:]))


def _turn_answer(
    journal: Journal,
    assessment_id: str,
    requirement_id: str,
    done: Sequence[Change],
    kind: EntryKind,
    step: int,
) -> HistoryStep:
    wanted = [reverse(change) for change in done] if kind is EntryKind.UNDO else list(done)
    organization_id, completed, current = current_answer(journal.connection, assessment_id, requirement_id)
    check_lock(completed, wanted)
    before = current or NO_ANSWER
    merged = merge(flatten(before), wanted)
    if merged.clashes:
        raise _changed_since(journal.connection, assessment_id, requirement_id, merged.clashes, kind)
    after = assemble(applied(flatten(before), merged.changes), Answer)
    changes = differences(before, after)
    write_row(journal.connection, assessment_id, requirement_id, changes, after, is_new=False)
    journal.record(
        Subject.ANSWER,
        changes or _nothing(wanted),
        organization_id=organization_id,
        assessment_id=assessment_id,
        requirement_id=requirement_id,
        kind=kind,
        of_step=step,
    )
    return HistoryStep(
        requirement_id=requirement_id,
        fields=tuple(change.key for change in wanted),
        before=before,
        after=after,
    )


def _nothing(wanted: list[Change]) -> list[Change]:
    """Somebody else did the same already: the step is noted without a change, so that it counts as done."""
    return [Change(wanted[0].key, wanted[0].after, wanted[0].after)]


def _changed_since(
    connection: Connection,
    assessment_id: str,
    requirement_id: str,
    clashes: tuple[Clash, ...],
    kind: EntryKind,
) -> ChangedSince:
    clash = named(
        connection,
        clashes[:1],
        subject=Subject.ANSWER,
        assessment_id=assessment_id,
        requirement_id=requirement_id,
    )[0]
    words = (
        _(
            "Nothing was undone because {who} has changed this field since. Change it by hand if needed. "
            "Undo again goes on with the change before it."
        )
        if kind is EntryKind.UNDO
        else _(
            "{who} has changed the same field since; nothing was redone. Redo again goes on with the next."
        )
    )
    return ChangedSince(words.format(who=clash.who or _("Somebody else")))
