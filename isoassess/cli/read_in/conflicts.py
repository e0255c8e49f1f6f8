"""Which side of each conflict is taken, as the options --take and --keep say it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from isoassess.errors import BadInput
from isoassess.language.texts import _, ngettext

if TYPE_CHECKING:
    from isoassess.services.filled_worksheet import FormEntry

Command = TypeVar("Command", bound=Callable[..., Any])


def conflict_options(what: str) -> Callable[[Command], Command]:
    """The options --save, --take and --keep, for something that came back such as `worksheet`."""

    def with_options(command: Command) -> Command:
        for option in reversed(_options(what)):
            command = option(command)
        return command

    return with_options


def _options(what: str) -> tuple[Callable[[Any], Any], ...]:
    taking = f"Of a conflict: what the {what} says; `all` for all."
    keeping = "Of a conflict: what is there already; `all` for all."
    return (
        click.option("--save", is_flag=True, help="Read it in; without this nothing is changed."),
        click.option("--take", multiple=True, metavar="FIELD", help=taking),
        click.option("--keep", multiple=True, metavar="FIELD", help=keeping),
    )


def check_options(*, save: bool, take: tuple[str, ...], keep: tuple[str, ...]) -> None:
    """BadInput where sides are taken and nothing is read in."""
    if (take or keep) and not save:
        raise BadInput(_("--take and --keep choose what is read in: say --save, too"))


def decided(
    conflicts: "Iterable[FormEntry]", take: tuple[str, ...], keep: tuple[str, ...]
) -> "tuple[FormEntry, ...]":
    """The conflicts of which the new side is taken (BadInput while one is not decided, or twice)."""
    conflicts = tuple(conflicts)
    names = {entry.name for entry in conflicts}
    wanted = {side: names if "all" in said else set(said) for side, said in (("take", take), ("keep", keep))}
    unknown = sorted((wanted["take"] | wanted["keep"]) - names)
    if unknown:
        raise BadInput(_("{name}: there is no conflict about this field").format(name=unknown[0]))
    both = sorted(wanted["take"] & wanted["keep"])
    if both:
        raise BadInput(_("{name}: say either --take or --keep").format(name=both[0]))
    left = sorted(names - wanted["take"] - wanted["keep"])
    if left:
        says = ngettext(
            "{count} conflict is not decided, so nothing was read in: say --take or --keep for {name}",
            "{count} conflicts are not decided, so nothing was read in: say --take or --keep for {name} ...",
            len(left),
        )
        raise BadInput(says.format(count=len(left), name=left[0]))
    return tuple(entry for entry in conflicts if entry.name in wanted["take"])
