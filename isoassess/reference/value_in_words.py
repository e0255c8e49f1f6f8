"""A value of a profile as it is told where it stands alone: a sector by its name, all else by its words."""

from isoassess.domain.fact_words import value_words
from isoassess.reference.sectors import sector_table


def value_in_words(key: str, value: object) -> str:
    """As `value_words`, with the names of sectors beside their numbers."""
    words = value_words(key, value)
    if key != "sector.codes":
        return words
    names = {str(found.code): found.title for found in sector_table().sectors}
    return ", ".join(names.get(code, code) for code in words.split(", "))
