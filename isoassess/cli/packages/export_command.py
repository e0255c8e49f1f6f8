"""`isoassess export`: organizations out of the file as a package, or one of them as a client's folder."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.cli.packages.chosen_organizations import chosen_organizations, left_sample
from isoassess.cli.packages.folder_export import (
    ExportTarget,
    people_inside,
    target_options,
    tell_people,
    write_folder,
)
from isoassess.cli.password import Passwords, package_password, with_password
from isoassess.cli.person import person
from isoassess.cli.shared.options import AS_JSON, PACKAGE_PASSWORD, STORE
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.exchange.package.writing import PackageOptions
    from isoassess.services.names_inside import NamedPerson
    from isoassess.services.packages.exporting import Exported


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    """What goes into a package; the command gets `options`."""

    @wraps(command)
    def given(*arguments: Any, no_attachments: bool, no_history: bool, internal: bool, **others: Any) -> None:
        from isoassess.exchange.package.writing import PackageOptions

        options = PackageOptions(attachments=not no_attachments, history=not no_history, internal=internal)
        command(*arguments, options=options, **others)

    for name, says in (
        ("--internal", "The assessor's internal notes leave, too."),
        (
            "--no-history",
            "Only the newest of each field, with who and when; files taken off stay behind.",
        ),
        ("--no-attachments", "Leave the attached files out."),
    ):
        given = click.option(name, is_flag=True, help=says)(given)
    return given


@click.command(name="export", short_help="Write organizations as a package, or one as a client's folder.")
@click.option(
    "--organization", "wanted", multiple=True, metavar="NAME", help="Which one; a name or an id. Repeatable."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every organization on the list and in the archive; the sample only if nothing else is there.",
)
@target_options
@_with_options
@PACKAGE_PASSWORD
@STORE
@AS_JSON
@with_password
def export_command(
    wanted: tuple[str, ...],
    everything: bool,
    target: ExportTarget,
    options: "PackageOptions",
    package_password_file: Path | None,
    store_path: Path | None,
    as_json: bool,
    passwords: Passwords,
) -> None:
    """Write the organizations to a package, which another copy of the program takes over with `import`; or
    one of them to a folder that a client opens without the program: its documents as PDF and for Word, a
    spreadsheet and CSV tables, a calendar, the attached files, a package, and a page that lists them all.

    What is written is read back and compared before it takes its place. Internal notes are left out unless
    --internal says otherwise. Whose names are inside is said first; who is named within a longer text is not
    found.
    """
    from isoassess.services.packages.exporting import export
    from isoassess.store import Store, check_existing, default_store

    if wanted and everything:
        raise BadInput(_("say which: either --organization NAME, or --all"))
    target.check(options, password=package_password_file is not None)
    options = target.less(options)
    password = package_password(package_password_file)
    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    with Store.open(path, who=person()) as store:
        ids = chosen_organizations(store, wanted, everything=everything, only_one=target.folder is not None)
        people = people_inside(store, ids, options)
        tell_people(people, only=target.only_names, as_json=as_json)
        if target.only_names:
            return
        if target.out is None:
            write_folder(store, ids[0], target, options, people, as_json=as_json)
        else:
            done = export(store, ids, target.out, options=options, password=password)
            sample = left_sample(store, ids) if everything else ""
            _tell_exported(done, people, sample, internal=options.internal, as_json=as_json)


def _tell_exported(
    done: "Exported", people: "tuple[NamedPerson, ...]", sample: str, *, internal: bool, as_json: bool
) -> None:
    """`sample`: the name of the one that was left out, where it was."""
    from isoassess.cli.shared.shell_words import shell_word
    from isoassess.services.backup_words import size_words

    if as_json:
        said = {"organizations": done.organizations, "attachments": done.files, "bytes": done.size}
        said |= {"left_out": [sample] if sample else []}
        say_json({"file": str(done.file), **said, "internal_notes": bool(done.notes), "names": people})
        return
    lines = [_("Written and read back: {file}").format(file=done.file)]
    lines.append(_("Inside: {names}").format(names=", ".join(done.organizations)))
    if sample:
        says = _("Not inside: {name}, the sample; --organization {typed} exports it, too.")
        lines.append(says.format(name=sample, typed=shell_word(sample)))
    if done.files:
        lines.append(
            _("Attached files: {count}, {size}").format(count=done.files, size=size_words(done.size))
        )
    if internal and done.notes:
        lines.append(_("The internal notes of the assessor are in it."))
    elif internal:
        lines.append(_("There are no internal notes."))
    say(shown_lines(lines))
