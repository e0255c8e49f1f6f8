"""Where a command may write: to a file that has a name and that is none of those it reads."""

from collections.abc import Iterable
from pathlib import Path

from isoassess.errors import BadInput
from isoassess.language.texts import _


def check_place(place: Path, *, option: str, read: Iterable[Path]) -> None:
    """BadInput where the option names no file, or names one of those that are read, by whatever way."""
    if not place.name.strip():
        raise BadInput(_("{option}: say the name of the file, too").format(option=option))
    for source in read:
        if _is_same(place, source):
            says = _("{option}: {path} is what is read here; name another file")
            raise BadInput(says.format(option=option, path=place))


def _is_same(one: Path, other: Path) -> bool:
    """By links of both kinds; two names that lead nowhere are compared as names."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # a name with NUL in it is a ValueError
        return False
