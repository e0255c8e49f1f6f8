"""What is said of the columns of a checklist: what each was taken for, and which are not read."""

from collections.abc import Iterable, Iterator

from isoassess.exchange.checklist.found_checklist import FoundChecklist
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.language.texts import _


def role_words(role: ColumnRole) -> str:
    """What a column holds."""
    return {
        ColumnRole.CLAUSE: _("clause"),
        ColumnRole.QUESTION: _("question"),
        ColumnRole.STATUS: _("rating"),
        ColumnRole.MAXIMUM: _("maximum"),
        ColumnRole.EVIDENCE: _("evidence"),
        ColumnRole.COMMENT: _("comment"),
        ColumnRole.INTERNAL: _("internal note"),
        ColumnRole.CORRECTION: _("correction"),
        ColumnRole.CAUSE: _("cause"),
        ColumnRole.ACTION: _("action"),
        ColumnRole.OWNER: _("owner"),
        ColumnRole.DAY: _("date"),
        ColumnRole.STATE: _("state of the action"),
        ColumnRole.CHECK: _("effect of the action"),
    }[role]


def columns_named(checklist: FoundChecklist) -> Iterator[str]:
    """What they hold, each with the heads of those that hold it."""
    for role in ColumnRole:
        heads = [checklist.names[place] for place in checklist.columns.all_of(role)]
        named = ", ".join(f"“{head}”" for head in heads) if checklist.heads.get(role) else ""
        if heads:
            yield f"{role_words(role)} {named}".strip()


def columns_told(checklist: FoundChecklist) -> Iterator[str]:
    """What there is to know of how they are read, a sentence each."""
    if checklist.columns.crossed:
        beside = ColumnRole.STATUS in checklist.columns.places
        says = (
            _("What is marked in these columns is a rating, too: {columns}.")
            if beside
            else _("What is marked in one of these columns is the rating: {columns}.")
        )
        yield says.format(columns=quoted(checklist.columns.crossed.values()))
    if checklist.columns.coarser is not None:
        says = _("Clauses are read from “{finer}”, and from “{coarser}” where nothing stands there.")
        names = checklist.names
        finer = names[checklist.columns.places[ColumnRole.CLAUSE]]
        yield says.format(finer=finer, coarser=names[checklist.columns.coarser])
    if not checklist.columns.named:
        yield _(
            "The columns have no heads: what they hold was told by what is in them. Look whether it fits."
        )
    if states := checklist.columns.all_of(ColumnRole.STATE):
        says = _("What stands below {names} is read as how far an action is, which is no rating.")
        yield says.format(names=quoted(checklist.names[place] for place in states))
    if checklist.columns.aspects and ColumnRole.STATUS not in checklist.columns.places:
        says = _(
            "Several columns hold answers, and no head says which one rates: {names}. Their answers are kept "
            "in the note and rate nothing. Say which column is the rating."
        )
        yield says.format(names=quoted(checklist.names[place] for place in checklist.columns.aspects))
    if checklist.other_ratings:
        says = _("Several columns may be the rating: {read} is read, and {others} not. Say which one rates.")
        read = quoted([checklist.names[checklist.columns.places[ColumnRole.STATUS]]])
        yield says.format(read=read, others=quoted(checklist.other_ratings))
    if checklist.unread:
        yield _("Columns that are not read: {names}.").format(names=quoted(checklist.unread))


def quoted(names: Iterable[str]) -> str:
    """Each of several names as it stands in the file."""
    return ", ".join(f"“{name}”" for name in names)
