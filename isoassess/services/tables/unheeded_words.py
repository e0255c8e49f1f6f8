"""What is said of what a file holds besides its cells."""

from collections.abc import Iterator

from isoassess.exchange.cells.found_tables import Unheeded
from isoassess.language.texts import _

_MOST_NAMED = 8


def unheeded_words(unheeded: Unheeded) -> Iterator[str]:
    """A sentence for each kind."""
    if unheeded.macros:
        yield _("The file holds macros. They were not run.")
    if unheeded.links:
        yield _("The file asks for other files. They were not read.")
    if unheeded.comments:
        yield _("Comments on cells are not read. Copy what is wanted of them into a column.")
    if unheeded.hidden_rows:
        yield _("Rows that are hidden in the file are read like all others.")
    if unheeded.uncomputed:
        says = _(
            "The file holds formulas without their values, and their cells count as empty: {cells}. Open it "
            "in Excel or LibreOffice, save it there, and read it again."
        )
        yield says.format(cells=_first_of(unheeded.formulas) or _("not known which"))


def _first_of(cells: tuple[str, ...]) -> str:
    more = len(cells) - _MOST_NAMED
    return ", ".join(cells[:_MOST_NAMED]) + (
        " " + _("and {count} more").format(count=more) if more > 0 else ""
    )
