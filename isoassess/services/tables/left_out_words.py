"""What of a checklist is not taken over, told cell by cell with its text."""

from collections.abc import Iterator

from isoassess.exchange.checklist.left_cells import LeftBecause
from isoassess.exchange.checklist.row_cells import SaidCell
from isoassess.language.texts import _
from isoassess.services.tables.checklist_entries import ChecklistProposals


def left_out_told(proposals: ChecklistProposals) -> tuple[str, ...]:
    """A sentence for each reason, with every cell; empty where all is taken over."""
    return tuple(_told(proposals))


def reason_words(because: LeftBecause) -> str:
    return {
        LeftBecause.ABOVE: _("Left out, because it stands above the heads: {cells}."),
        LeftBecause.NO_CLAUSE: _("Left out, because no clause is named: {cells}."),
        LeftBecause.UNASKED: _("Left out, because nothing is asked here for its clause: {cells}."),
        LeftBecause.DAY_ALONE: _("Left out, because it is a date without an action: {cells}."),
        LeftBecause.OTHER_COLUMN: _("Left out, because its column is not read: {cells}."),
        LeftBecause.SAYS_NOTHING: _("Left out, because it says nothing: {cells}."),
    }[because]


def _told(proposals: ChecklistProposals) -> Iterator[str]:
    for because in LeftBecause:
        cells = [one.cell for one in proposals.left if one.because is because]
        if cells:
            yield reason_words(because).format(cells="; ".join(_by_text(cells)))


def _by_text(cells: list[SaidCell]) -> Iterator[str]:
    """What several cells say is said once."""
    places: dict[str, list[str]] = {}
    for cell in cells:
        places.setdefault(" / ".join(cell.text.split("\n")), []).append(cell.place)
    for text, where in places.items():
        yield f"{', '.join(where)} “{text}”"
