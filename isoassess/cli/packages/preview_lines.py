"""What differs between here and what is to come, line by line."""

import datetime
from typing import Any

from isoassess.catalogue import custom
from isoassess.language.texts import _

_MOST_LINES = 200  # of fields; --json tells all


def field_lines(one: Any, where: str) -> list[str]:
    """A line for each field that differs, of many only the first; `where` says where there is."""
    from isoassess.services.packages.importing import REMOVED
    from isoassess.services.packages.words import (
        about_words,
        field_words,
        in_reading_order,
        kind_words,
        saying_words,
        sides_words,
    )

    catalogue, today = custom.in_use(), datetime.date.today()
    lines = []
    told = [
        each for each in in_reading_order(one, catalogue) if each.place != REMOVED
    ]  # a sentence of its own says it
    for each in told[:_MOST_LINES]:
        place = each.place
        here = saying_words(place, each.here.text, one.here or one.there)
        there = saying_words(place, each.there.text, one.there)
        by = sides_words(each, today=today)
        here, there = (
            f"{value} ({who})" if who else value for value, who in zip((here, there), by, strict=True)
        )
        says = _("{kind}: {about}: {field}: here {here}; {where} {there}")
        lines.append(
            says.format(
                kind=kind_words(each.kind),
                about=about_words(place, one.there, catalogue),
                field=field_words(place),
                here=here,
                there=there,
                where=where,
            )
        )
    return lines
