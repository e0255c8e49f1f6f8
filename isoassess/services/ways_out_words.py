"""What can be done about a damaged file, in sentences for the command line."""

import datetime
from pathlib import Path

from isoassess.language.texts import _
from isoassess.services.backup_words import local_moment_words
from isoassess.store.backup.places import Backup
from isoassess.store.repair.repairing import proposed_name
from isoassess.store.repair.ways_out import WaysOut


def ways_out_lines(path: Path, found: WaysOut) -> list[str]:
    """The newest sound backup and how it is put in place, and how the rest of the file is saved."""
    return [
        _backup_words(path, found),
        _('What can still be read is saved by: isoassess repair "{file}" --out "{new}"').format(
            file=path, new=proposed_name(path)
        ),
    ]


def _backup_words(path: Path, found: WaysOut) -> str:
    if found.backup is not None:
        says = _(
            "The newest sound backup is from {moment}. It is put in place by: "
            'isoassess restore "{backup}" --store "{file}" --save'
        )
        return _filled(says, path, found.backup)
    if found.closed is not None:
        says = _(
            "The newest backup is from {moment} and has a password. It is put in place by: "
            'isoassess restore "{backup}" --store "{file}" --save'
        )
        return _filled(says, path, found.closed)
    return _("No sound backup was found beside it.")


def _filled(says: str, path: Path, backup: Backup) -> str:
    today = datetime.datetime.now().astimezone().date()
    return says.format(moment=local_moment_words(backup.at, today=today), backup=backup.path, file=path)
