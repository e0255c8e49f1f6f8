"""A path on the command line has a name: none at all would be the folder one is in."""

from pathlib import Path
from typing import Any

import click

from isoassess.language.texts import _


class NamedPath(click.Path):
    """A Path; an empty text is refused."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(_("say a name; this one is empty"), param, ctx)
        return super().convert(value, param, ctx)


PATH = NamedPath()
