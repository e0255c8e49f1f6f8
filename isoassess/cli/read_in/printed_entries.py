"""What came back and differs from what is there: its entries on the terminal and as JSON."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from isoassess.language.texts import _
from isoassess.shown import shown, shown_lines

if TYPE_CHECKING:
    from isoassess.domain.case import Case
    from isoassess.services.filled_worksheet import FormEntry


def entries_text(
    said: Iterable[str], entries: "Sequence[FormEntry]", case: "Case", *, saved: bool, done: str = ""
) -> str:
    """What there is to know, each entry with what is there now, and whether it was read in, as `done`."""
    from isoassess.services.filled_worksheet_words import (
        entry_words,
        field_words,
        requirement_words,
        value_words,
    )

    lines = list(said)
    for entry in entries:
        lines += ["", f"{entry.name}   {requirement_words(entry, case)}"]
        value = _one_line(entry_words(entry))
        lines.append(_("  {field}: {value}").format(field=field_words(entry.key, entry.action), value=value))
        if entry.here:
            here = _one_line(value_words(entry.key, entry.here))
            lines.append(_("  there now: {value}").format(value=here))
    if saved and done:
        ending = done
    elif not entries:
        ending = _("There is nothing to read in.")
    else:
        ending = _("Read in.") if saved else _("Nothing was changed; --save reads it in.")
    return shown_lines([*lines, "", ending])


def entries_data(
    entries: "Iterable[FormEntry]", source: str, *, saved: bool, taken: "tuple[FormEntry, ...]"
) -> list[dict[str, Any]]:
    """The same for JSON; `source` names what came back, such as `worksheet`."""
    return [
        {
            "field": entry.name,
            "requirement": entry.requirement,
            "key": entry.key,
            source: entry.says,
            "here": entry.here,
            "conflict": entry.conflicts,
            "taken": saved and (not entry.conflicts or entry in taken),
        }
        for entry in entries
    ]


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))
