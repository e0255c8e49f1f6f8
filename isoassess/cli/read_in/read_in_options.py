"""What the commands that read in what was filled in have in common: options, and the file they work on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords
from isoassess.cli.person import person
from isoassess.cli.shared.options import AS_JSON, STORE

if TYPE_CHECKING:
    from isoassess.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])


class ReadInWanted(Struct, frozen=True, kw_only=True):
    """The options as they were typed."""

    store_path: Path | None
    assessment_id: str
    save: bool
    take: tuple[str, ...]
    keep: tuple[str, ...]
    as_json: bool


def read_in_options(what: str) -> Callable[[Command], Command]:
    """FILE and the options, for something that came back such as `worksheet`."""

    def with_options(command: Command) -> Command:
        for option in reversed(_options(what)):
            command = option(command)
        return command

    return with_options


def _options(what: str) -> tuple[Callable[[Any], Any], ...]:
    which = f"Which assessment, by its id or organization, where the {what} does not name it."
    taking = f"Of a conflict: what the {what} says; `all` for all."
    keeping = "Of a conflict: what is there already; `all` for all."
    return (
        click.argument("file", type=PATH),
        STORE,
        click.option("--assessment", "assessment_id", default="", metavar="ID", help=which),
        click.option("--save", is_flag=True, help="Read it in; without this nothing is changed."),
        click.option("--take", multiple=True, metavar="FIELD", help=taking),
        click.option("--keep", multiple=True, metavar="FIELD", help=keeping),
        AS_JSON,
    )


def opened_store(
    store_path: Path | None, passwords: Passwords, *, save: bool
) -> "AbstractContextManager[Store]":
    """To look at it, or to change it where something is saved (BadInput where there is none)."""
    from isoassess.store import Store, check_existing, default_store, viewed

    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    return Store.open(path, who=person()) if save else viewed(path, who=person())
