"""Which side of each conflict is taken, as the options --take and --keep say it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from isoassess.cli.read_in.read_in_options import ReadInWanted
from isoassess.errors import BadInput
from isoassess.language.texts import _, ngettext

if TYPE_CHECKING:
    from isoassess.services.filled_worksheet import FormEntry


def check_options(wanted: ReadInWanted) -> None:
    """BadInput where sides are taken and nothing is read in."""
    if (wanted.take or wanted.keep) and not wanted.save:
        raise BadInput(_("--take and --keep choose what is read in: say --save, too"))


def decided(conflicts: "Iterable[FormEntry]", wanted: ReadInWanted) -> "tuple[FormEntry, ...]":
    """The conflicts of which the new side is taken (BadInput while one is not decided, or twice)."""
    conflicts = tuple(conflicts)
    names = {entry.name for entry in conflicts}
    take, keep = (names if "all" in said else set(said) for said in (wanted.take, wanted.keep))
    unknown = sorted((take | keep) - names)
    if unknown:
        raise BadInput(_("{name}: there is no conflict about this field").format(name=unknown[0]))
    both = sorted(take & keep)
    if both:
        raise BadInput(_("{name}: say either --take or --keep").format(name=both[0]))
    left = sorted(names - take - keep)
    if left:
        says = ngettext(
            "{count} conflict is not decided, so nothing was read in: say --take or --keep for {name}",
            "{count} conflicts are not decided, so nothing was read in: say --take or --keep for {name} ...",
            len(left),
        )
        raise BadInput(says.format(count=len(left), name=left[0]))
    return tuple(entry for entry in conflicts if entry.name in take)
