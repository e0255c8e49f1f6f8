"""Several names in one sentence, so that one reads how many there are."""

from collections.abc import Iterable


def names_in_a_row(names: Iterable[str]) -> str:
    """With commas between; with semicolons where one of the names holds a comma itself."""
    several = tuple(names)
    return ("; " if any("," in name for name in several) else ", ").join(several)
