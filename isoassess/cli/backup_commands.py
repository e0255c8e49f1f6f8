"""`isoassess backup`, `restore` and `check`: the file kept safe, without a window."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.person import person
from isoassess.cli.shared.options import AS_JSON, STORE
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput, CannotWrite
from isoassess.language.texts import _
from isoassess.settings import own_settings
from isoassess.settings.declared import BACKUP_FOLDER
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.store.backup.comparing import ComparedOrganization
    from isoassess.store.backup.restoring import RestorePreview
    from isoassess.store.backup.rounds import PlaceDone, RoundDone

DAMAGED = 3  # the exit code where a check finds damage


@click.command(name="backup", short_help="Back up the file with all organizations.")
@STORE
@click.option("--to", "second", type=PATH, help="A second folder, in place of the one that is set.")
@AS_JSON
@with_password
def backup_command(store_path: Path | None, second: Path | None, as_json: bool, passwords: Passwords) -> None:
    """Make a backup beside the file, and the same in the second folder, where the last ones do not hold all.

    Each is read back before it counts. Of the earlier ones those of the last day stay, and the newest of the
    last 7 days, 4 weeks and 12 months that have one. The backup of a file with a password opens with the same
    password.
    """
    from isoassess.services.backup_words import done_words
    from isoassess.store import check_existing, default_store
    from isoassess.store.backup.rounds import back_up

    store = store_path or default_store()
    check_existing(store)
    passwords.unlock(store)
    folder = _named_folder(second, store) if second else own_settings().get(BACKUP_FOLDER)
    done = back_up(store, second=folder, now=datetime.datetime.now(datetime.UTC))
    failed = bool(done.failures) and (done.newest is None or second is not None)
    lines = done_words(done, failures=not failed).splitlines()
    if as_json:
        say_json(_done_data(done))
    elif lines:
        say(shown_lines(lines))
    if failed:
        raise CannotWrite(" ".join(_failure(one, named=second) for one in done.places if one.failure))


def _failure(one: "PlaceDone", *, named: Path | None) -> str:
    """`named`: the folder that is filled only now, and not once it is back."""
    from isoassess.store.backup.errors import folder_gone

    return str(folder_gone(named)) if named is not None and one.is_missing else one.failure


def _named_folder(second: Path, store: Path) -> Path:
    """What was named just now must be there; a folder that is set may come back."""
    from isoassess.store.backup.errors import no_folder
    from isoassess.store.backup.second_folder import check_second

    folder = second.absolute()
    check_second(folder, store)
    if not folder.is_dir():
        raise no_folder(folder)
    return folder


def _done_data(done: "RoundDone") -> dict[str, Any]:
    return {
        "backup": str(done.newest.path) if done.newest else None,
        "places": [
            {
                "folder": str(one.folder),
                "backup": str(one.backup.path) if one.backup else None,
                "made": one.made,
                "failure": one.failure or None,
                "removed": [str(path) for path in one.removed],
            }
            for one in done.places
        ],
        "damaged_files": list(done.spoiled),
    }


@click.command(name="restore", short_help="See what is in a backup, and take it back.")
@click.argument("backup", type=PATH)
@STORE
@click.option(
    "--organization", "wanted", multiple=True, metavar="NAME", help="Only this one; a name or an id."
)
@click.option("--save", is_flag=True, help="Take it back; without this nothing is changed.")
@click.option(
    "--backup-password-file", type=PATH, metavar="FILE", help="The same for a BACKUP with another password."
)
@AS_JSON
@with_password
def restore_command(
    backup: Path,
    store_path: Path | None,
    wanted: tuple[str, ...],
    save: bool,
    backup_password_file: Path | None,
    as_json: bool,
    passwords: Passwords,
) -> None:
    """Compare BACKUP with the file, organization by organization, and take back what differs with --save.

    It is taken back as history: nothing of what is there is lost, and a backup of the file is made first. An
    organization that is only in the file stays as it is. Where the file is missing or damaged, the whole
    backup is put in its place, and what is there is kept beside it.
    """
    from isoassess.store import default_store
    from isoassess.store.backup.replacing import why_unusable

    store = store_path or default_store()
    for path, own in ((store, None), (backup, backup_password_file)):
        passwords.unlock(path, file=own)
    if why_unusable(store):
        _replace(backup, store, wanted, save=save, as_json=as_json)
    else:
        _take_back(backup, store, wanted, save=save, as_json=as_json)


def _take_back(backup: Path, store: Path, wanted: tuple[str, ...], *, save: bool, as_json: bool) -> None:
    from isoassess.services.restore_words import preview_words, table_lines, taken_words
    from isoassess.store.backup.restoring import preview, restore

    found = preview(backup, store)
    ids = _ids(found, wanted) if wanted else None
    restored = None
    if save:
        now = datetime.datetime.now(datetime.UTC)
        restored = restore(backup, store, who=person(), now=now, organizations=ids)
    if as_json:
        taken = restored and {"new": restored.taken.new, "changed": restored.taken.changed}
        before = str(restored.before.path) if restored else None
        say_json({**_preview_data(found), "taken_back": taken, "before": before})
        return
    lines = table_lines(one for one in found.organizations if ids is None or one.id in ids)
    last = preview_words(found) if restored is None else taken_words(restored.taken)
    if restored is not None:
        lines.append(_("The file as it was before: {file}").format(file=restored.before.path))
    elif found.to_take_back:
        lines.append(_("Nothing was changed; --save takes it back."))
    say(shown_lines([*lines, last]))


def _replace(backup: Path, store: Path, wanted: tuple[str, ...], *, save: bool, as_json: bool) -> None:
    from isoassess.store.backup.reading import opened
    from isoassess.store.backup.replacing import put_in_place

    if wanted:
        raise BadInput(_("{file} is missing or damaged: only the whole backup helps").format(file=store))
    kept = None
    if save:
        kept = put_in_place(backup, store)
    else:
        with opened(backup):
            pass
    if as_json:
        say_json({"whole": True, "put_in_place": save, "kept": str(kept) if kept else None})
        return
    lines = [
        _("The whole backup is now at {file}").format(file=store)
        if save
        else _("{file} is missing or damaged; --save puts the whole backup there").format(file=store)
    ]
    if kept is not None:
        lines.append(_("What was there is kept as {file}").format(file=kept))
    say(shown_lines(lines))


def _ids(found: "RestorePreview", wanted: tuple[str, ...]) -> list[str]:
    ids = []
    for word in wanted:
        named = [one.id for one in found.organizations if word in (one.id, one.name)]
        if not named:
            raise BadInput(_('there is no organization "{name}" in it').format(name=word))
        if len(named) > 1:
            says = _('"{name}" is the name of several; say the id of one: {several}')
            several = ", ".join(
                f"{one.id} ({_changed(one)})" for one in found.organizations if one.id in named
            )
            raise BadInput(says.format(name=word, several=several))
        ids += named
    return ids


def _changed(one: "ComparedOrganization") -> str:
    """What tells an organization from another one of its name: when it was last changed in either file."""
    from isoassess.language.dates import moment_words

    today = datetime.date.today()
    words = [
        says.format(when=moment_words(moment, today=today))
        for says, moment in (
            (_("in the backup changed {when}"), one.there),
            (_("in the file changed {when}"), one.here),
        )
        if moment is not None
    ]
    return ", ".join(words)


def _preview_data(found: "RestorePreview") -> dict[str, Any]:
    return {
        "backup": str(found.backup),
        "made": found.made.isoformat() if found.made else None,
        "is_own": found.is_own,
        "organizations": msgspec.to_builtins(found.organizations),
    }


@click.command(name="check", short_help="Check whether the file is sound.")
@click.argument("file", type=PATH, required=False)
@STORE
@AS_JSON
@with_password
@click.pass_context
def check_command(
    context: click.Context, file: Path | None, store_path: Path | None, as_json: bool, passwords: Passwords
) -> None:
    """Look through FILE, your own file without one: pages, references, attached files, history, catalogue.

    Where it can no longer be opened, the newest sound backup is named and the way to save the rest. The exit
    code is 0 where all is sound and 3 where damage was found; nothing is changed.
    """
    from isoassess.catalogue import custom
    from isoassess.services.store_check import check_store
    from isoassess.services.ways_out_words import ways_out_lines
    from isoassess.store import default_store
    from isoassess.store.backup.checking import Checked
    from isoassess.store.repair.ways_out import ways_out

    if file is not None and store_path is not None:
        raise BadInput(_("say either FILE or --store: both name the file that is looked through"))
    path = file or store_path or default_store()
    passwords.unlock(path)
    found = check_store(path, custom.in_use())
    broken = any(one.found_in is Checked.PAGES for one in found)
    ways = ways_out(path, own_settings().get(BACKUP_FOLDER)) if broken else None
    if as_json:
        backup = str(ways.backup.path) if ways and ways.backup else None
        say_json({"file": str(path), "sound": not found, "damages": found, "newest_sound_backup": backup})
    elif found:
        say(shown_lines([*(one.says for one in found), *(ways_out_lines(path, ways) if ways else ())]))
    else:
        say(shown_lines([_("{file} is sound.").format(file=path)]))
    if found:
        context.exit(DAMAGED)
