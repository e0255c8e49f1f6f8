"""What `isoassess checklist --column` says: which column of a checklist holds what, in the window's words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from isoassess.errors import BadInput
from isoassess.language.folding import folded
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.exchange.checklist.found_checklist import FoundChecklist
    from isoassess.exchange.checklist.heads.column_heads import ColumnRole

NOT_READ = "none"


def said_places(
    checklist: "FoundChecklist", said: Iterable[str]
) -> "tuple[dict[ColumnRole, int], dict[int, ColumnRole]]":
    """The places of its columns as they were told, but for those that are said (BadInput).

    Behind them, the further columns that hold the same: those of a kind that is said are the ones that are
    said.
    """
    from isoassess.exchange.checklist.heads.column_heads import SEVERAL

    places, further, heard = dict(checklist.columns.places), dict(checklist.columns.further), set()
    for one in said:
        word, equals, column = one.partition("=")
        role = _roles().get(folded(word).strip())
        if not equals or role is None:
            says = _("--column {said}: a column holds {words}; say it as in --column comment=F")
            raise BadInput(says.format(said=one, words=", ".join(_words())))
        place = None if folded(column).strip() == NOT_READ else _place(checklist, column.strip(), one)
        again = role in heard and role in SEVERAL and role in places
        heard.add(role)
        places = {other: at for other, at in places.items() if at != place and (again or other is not role)}
        further = {at: other for at, other in further.items() if at != place and (again or other is not role)}
        if place is not None and role in places:
            further[place] = role
        elif place is not None:
            places[role] = place
    return places, further


def _place(checklist: "FoundChecklist", column: str, said: str) -> int:
    """By its head, or by its letter where no head is called like that."""
    from isoassess.exchange.cells.found_tables import column_letters

    heads = [folded(name) for name in checklist.names]
    named = [place for place, head in enumerate(heads) if head == " ".join(folded(column).split())]
    if len(named) == 1:
        return named[0]
    letters = [column_letters(place) for place in range(len(checklist.names))]
    if column.upper() in letters:
        return letters.index(column.upper())
    listed = ", ".join(
        letter if letter == name else f"{letter} “{name}”"
        for letter, name in zip(letters, checklist.names, strict=True)
    )
    says = (
        _("--column {said}: several columns are called like that; say the letter of one: {columns}")
        if named
        else _("--column {said}: the checklist has no such column; it has {columns}")
    )
    raise BadInput(says.format(said=said, columns=listed))


def _roles() -> "dict[str, ColumnRole]":
    from isoassess.exchange.checklist.heads.column_heads import ColumnRole
    from isoassess.services.tables.column_words import role_words

    return {role.value: role for role in ColumnRole} | {folded(role_words(role)): role for role in ColumnRole}


def _words() -> list[str]:
    from isoassess.exchange.checklist.heads.column_heads import ColumnRole
    from isoassess.services.tables.column_words import role_words

    return [role_words(role) for role in ColumnRole]
