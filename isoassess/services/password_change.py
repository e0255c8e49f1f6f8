"""Closes a file by its first password, by another one or by none, while no window has it open."""

from pathlib import Path

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import OtherWindow, Presence, Store
from isoassess.store.vault.keyring import FileKey


class OpenElsewhere(ExpectedError):
    """Another window has the file open, and would write on in the file that was."""


def change_password(path: Path, key: FileKey | None, *, who: str) -> None:
    """Nothing of the file has changed where this raises (OpenElsewhere, StoreError)."""
    presence = Presence(path, who=who)
    try:
        refuse_open_elsewhere(presence.others())
        with Store.open(path, who=who) as store:
            store.file.reseal(key)
    finally:
        presence.close()


def refuse_open_elsewhere(others: list[OtherWindow]) -> None:
    """Raises OpenElsewhere where there is anybody else."""
    if not others:
        return
    first = others[0]
    says = (
        _("{who} has this file open in another window. Close it there first; nothing was changed.")
        if first.is_here
        else _("{who} has this file open on {computer}. Close it there first; nothing was changed.")
    )
    raise OpenElsewhere(says.format(who=first.who, computer=first.computer))
