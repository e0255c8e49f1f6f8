"""Where a command reads and writes: at a place with a name, and never over what it reads."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from isoassess.errors import BadInput
from isoassess.language.texts import _


class NamedPath(click.Path):
    """No name at all is no path; Python would take it for the folder one is in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(_("say a name; this one is empty"), param, ctx)
        return super().convert(value, param, ctx)


PATH = NamedPath()


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
