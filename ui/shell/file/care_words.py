"""What the window says about its file: what is damaged, kept, saved elsewhere, or watched by a service."""

from collections.abc import Sequence
from pathlib import Path

from isoassess.language.texts import _, ngettext
from isoassess.store import NETWORK

NAMED = 5  # requirements by name; there may be many more


def elsewhere_words(path: Path, left: str) -> str:
    """Where work goes on; `left`: what could not be saved there either."""
    if not left:
        return _('Everything is saved in "{path}". Work goes on there.').format(path=path)
    words = _('What was in the file is now in "{path}". Work goes on there, but not everything is saved yet.')
    return f"{words.format(path=path)}\n{left}"


def damage_words(found: Sequence[str]) -> str:
    """What is damaged: the first of it, and how much more."""
    if len(found) == 1:
        return found[0]
    more = ngettext(
        "{first} There is {count} more damage in this file.",
        "{first} There are {count} more damages in this file.",
        len(found) - 1,
    )
    return more.format(first=found[0], count=len(found) - 1)


def doubtful_words(requirements: list[str], *, profile: bool) -> str:
    """What to look at; the history has what was said before the damage."""
    if not requirements:
        return _(
            "The profile in the file is not the one last saved there; the file may be damaged. "
            "See whether it is right."
        )
    named = "; ".join(requirements[:NAMED]) + ("; ..." if len(requirements) > NAMED else "")
    words = ngettext(
        "{count} answer in the file is not the one last saved there; the file may be damaged. "
        "See whether it is right: {named}",
        "{count} answers in the file are not the ones last saved there; the file may be damaged. "
        "See whether they are right: {named}",
        len(requirements),
    ).format(count=len(requirements), named=named)
    too = _("Nor is the profile the one last saved there. See whether it is right, too.")
    return f"{words}\n{too}" if profile else words


def taken_words(count: int) -> str:
    """What an ended window left is tried now; `{count}` is filled in by the caller."""
    return ngettext(
        "IsoAssess was ended while {count} change was not saved yet. It was kept, and is saved or asked "
        "about now.",
        "IsoAssess was ended while {count} changes were not saved yet. They were kept, and are saved or "
        "asked about now.",
        count,
    )


def refused_words(count: int) -> str:
    """The same, where the file does not take all of it."""
    return ngettext(
        "IsoAssess was ended while {count} change was not saved yet. It was kept, but could not be saved.",
        "IsoAssess was ended while {count} changes were not saved yet. They were kept, but not all of them "
        "could be saved.",
        count,
    )


def shared_words(path: Path) -> str:
    """That others can read the file, and what to do about that."""
    return _(
        'Every user of this computer can read the file in "{folder}". To keep it to yourself, close '
        "IsoAssess and move the file to a folder of your own, or take the right to read it away from the "
        "others."
    ).format(folder=path.parent)


def synced_words(service: str, path: Path) -> str:
    """That the file lies where something else may take it away, and what to do about that."""
    if service == NETWORK:
        return _(
            '"{folder}" is on another computer. If the connection breaks, nothing can be saved. '
            "Close IsoAssess, move the file to a folder of this computer and start with: "
            "isoassess --store FILE. Copy it back only after closing."
        ).format(folder=path.parent)
    return _(
        '{service} synchronizes the folder "{folder}" and may replace the file while it is open. '
        "Close IsoAssess, move the file to another folder and start with: isoassess --store FILE. "
        "Copy it back only after closing."
    ).format(folder=path.parent, service=service)
