"""What of a checklist is not taken over, told cell by cell with its text."""

from collections.abc import Iterator

from isoassess.domain import Rating
from isoassess.exchange.checklist.left_cells import LeftBecause
from isoassess.exchange.checklist.row_cells import SaidCell
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.language.texts import _
from isoassess.services.filled_worksheet_words import field_words, with_ofi
from isoassess.services.tables.checklist_entries import ChecklistProposals
from isoassess.services.tables.checklist_making import KeptHere


def left_out_told(proposals: ChecklistProposals) -> tuple[str, ...]:
    """A sentence for each reason, with every cell, and for each field that stays as it is in the assessment.

    Empty where all is taken over.
    """
    kept = (_kept(proposals, kept) for kept in proposals.kept)
    return (*_told(proposals), *_already(proposals), *kept)


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


def _already(proposals: ChecklistProposals) -> Iterator[str]:
    says = _("{clause} ({name}), {field}: “{text}” ({places})")
    told = [
        says.format(
            clause=one.clause,
            name=one.requirement,
            field=field_words(one.key),
            text=" / ".join(_value(one.key, one.says).split("\n")),
            places=", ".join(proposals.places.get(one.requirement, ())),
        )
        for one in proposals.already
    ]
    if told:
        says = _("Left out, because the assessment says the same already: {texts}.")
        yield says.format(texts="; ".join(told))


def _kept(proposals: ChecklistProposals, kept: KeptHere) -> str:
    """What stays, of which requirement, and what the checklist would have it be."""
    says = _(
        "{clause} ({name}), {field}: the assessment says “{here}”, and that stays; the checklist says "
        "“{says}” ({places})."
    )
    return says.format(
        field=field_words(kept.key),
        clause=kept.clause,
        name=kept.requirement,
        here=_value(kept.key, kept.here),
        says=with_ofi(_value(kept.key, kept.says)) if kept.ofi else _value(kept.key, kept.says),
        places=", ".join(proposals.places.get(kept.requirement, ())),
    )


def _value(key: str, value: str) -> str:
    return rating_choice(Rating(value)) if key == "rating" else value
