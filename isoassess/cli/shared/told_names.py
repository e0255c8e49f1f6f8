"""Whose names leave, told in one line before they do."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from isoassess.cli.terminal import say
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.services.names_inside import NamedPerson


def tell_names(people: "Iterable[NamedPerson]", *, aside: bool = True) -> None:
    """All of them; `aside` of what a command prints."""
    from isoassess.services.names_inside import ALL, names_words

    say(shown_lines([names_words(people, most=ALL)]), aside=aside)
