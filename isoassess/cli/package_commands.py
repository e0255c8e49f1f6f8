"""`isoassess export` and `import`: organizations out of the file and into it, without a window."""

import datetime
import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.catalogue import custom
from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, package_password, with_password
from isoassess.cli.person import person
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.exchange.package.writing import PackageOptions
    from isoassess.services.packages.exporting import Exported
    from isoassess.services.packages.importing import PackagePreview
    from isoassess.store import Store

STORE = click.option("--store", "store_path", type=PATH, help="The file meant instead of your own.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
PACKAGE_PASSWORD = click.option(
    "--package-password-file",
    type=PATH,
    metavar="FILE",
    help="The password of the package: the first line of FILE, or of the input where FILE is `-`.",
)
_RULES = click.Choice(["newer", "mine", "theirs"])
_MOST_LINES = 200  # of fields; --json tells all


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    """What goes into a package; the command gets `options`."""

    @wraps(command)
    def given(*arguments: Any, no_attachments: bool, no_history: bool, internal: bool, **others: Any) -> None:
        from isoassess.exchange.package.writing import PackageOptions

        options = PackageOptions(attachments=not no_attachments, history=not no_history, internal=internal)
        command(*arguments, options=options, **others)

    for name, says in (
        ("--internal", "The assessor's internal notes leave, too."),
        ("--no-history", "Only the newest of each field, with who and when."),
        ("--no-attachments", "Leave the attached files out."),
    ):
        given = click.option(name, is_flag=True, help=says)(given)
    return given


@click.command(name="export", short_help="Write organizations as a package to move or merge.")
@click.option(
    "--organization", "wanted", multiple=True, metavar="NAME", help="Which one; a name or an id. Repeatable."
)
@click.option("--all", "everything", is_flag=True, help="Every organization on the list and in the archive.")
@click.option("--out", type=PATH, required=True, metavar="FILE", help="The package, FILE.isoassess.")
@_with_options
@PACKAGE_PASSWORD
@STORE
@AS_JSON
@with_password
def export_command(
    wanted: tuple[str, ...],
    everything: bool,
    out: Path,
    options: "PackageOptions",
    package_password_file: Path | None,
    store_path: Path | None,
    as_json: bool,
    passwords: Passwords,
) -> None:
    """Write the organizations to a package, which another copy of the program takes over with `import`.

    It is read back and compared with the file before it takes its place. Internal notes are left out unless
    --internal says otherwise. Whose names are inside is said at the end.
    """
    from isoassess.services.packages.exporting import export
    from isoassess.store import Store, check_existing, default_store

    if bool(wanted) == everything:
        raise BadInput(_("say which: --organization NAME, or --all"))
    password = package_password(package_password_file)
    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    with Store.open(path, who=person()) as store:
        done = export(store, _ids(store, wanted), out, options=options, password=password)
    _tell_exported(done, internal=options.internal, as_json=as_json)


def _tell_exported(done: "Exported", *, internal: bool, as_json: bool) -> None:
    from isoassess.services.backup_words import size_words

    if as_json:
        said = {"organizations": done.organizations, "attachments": done.files, "bytes": done.size}
        say_json({"file": str(done.file), **said, "internal_notes": internal})
        return
    lines = [_("Written and read back: {file}").format(file=done.file)]
    lines.append(_("Inside: {names}").format(names=", ".join(done.organizations)))
    if done.files:
        lines.append(
            _("Attached files: {count}, {size}").format(count=done.files, size=size_words(done.size))
        )
    if internal:
        lines.append(_("The internal notes of the assessor are in it."))
    say(shown_lines(lines))


def _ids(store: "Store", wanted: tuple[str, ...]) -> list[str]:
    """Those on the list and in the archive; a removed one by its name or id."""
    from isoassess.store import Shelf

    shelves = {shelf: [(one.id, one.name) for one in store.organizations(shelf=shelf)] for shelf in Shelf}
    listed = shelves[Shelf.ACTIVE] + shelves[Shelf.ARCHIVED]
    if not wanted:
        if not listed:
            raise BadInput(_("{file}: there is no organization in it").format(file=store.path.name))
        return [id_ for id_, _name in listed]
    ids = []
    for word in wanted:
        named = [id_ for id_, name in listed if word in (id_, name)]
        named = named or [id_ for id_, name in shelves[Shelf.REMOVED] if word in (id_, name)]
        if not named:
            raise BadInput(_('there is no organization "{name}" in it').format(name=word))
        if len(named) > 1:
            raise BadInput(_('"{name}" is the name of several; say the id').format(name=word))
        ids += named
    return ids


@click.command(name="import", short_help="Take organizations over from a package.")
@click.argument("file", type=PATH)
@click.option(
    "--rule",
    type=_RULES,
    help="What stands where both sides changed a field: the newer, yours, or the package's.",
)
@click.option("--preview", "only_look", is_flag=True, help="Show what would happen; nothing is changed.")
@PACKAGE_PASSWORD
@STORE
@AS_JSON
@with_password
def import_command(
    file: Path,
    rule: str | None,
    only_look: bool,
    package_password_file: Path | None,
    store_path: Path | None,
    as_json: bool,
    passwords: Passwords,
) -> None:
    """Take the organizations in FILE over, all or nothing, and merge them with what is here, field by field.

    What only one side changed needs no choice. Where both changed a field, nothing is taken over until --rule
    says which stands. The history of both is kept, and a backup of the file is made first.
    """
    from isoassess.services.packages.importing import take_in
    from isoassess.services.packages.words import taken_in_words
    from isoassess.store import default_store, is_missing
    from isoassess.store.joining.joined import JoinRule

    path = store_path or default_store()
    if not is_missing(path):
        passwords.unlock(path)
    password, found = _looked(file, path, package_password_file)
    if only_look:
        _tell_preview(found, as_json=as_json)
        return
    if found.conflict_count and rule is None:
        says = _("{name}: {count} fields were changed on both sides; say --rule, or look with --preview")
        raise BadInput(says.format(name=file.name, count=found.conflict_count))
    if found.brings_nothing:
        _tell_nothing(found, as_json=as_json)
        return
    now = datetime.datetime.now(datetime.UTC)
    chosen = JoinRule(rule or JoinRule.NEWER)
    done = take_in(file, path, who=person(), now=now, rule=chosen, password=password)
    before = str(done.before.path) if done.before else None
    if as_json:
        taken = {"new": done.taken.new, "changed": done.taken.changed}
        say_json({**preview_data(found), "taken_over": taken, "before": before})
        return
    lines = [taken_in_words(done.taken)]
    if before:
        lines.append(_("The file as it was before: {file}").format(file=before))
    say(shown_lines(lines))


def _tell_nothing(found: "PackagePreview", *, as_json: bool) -> None:
    if as_json:
        say_json({**preview_data(found), "taken_over": {"new": (), "changed": ()}, "before": None})
    else:
        say(_("Everything in it was here already."))


def _looked(file: Path, path: Path, password_file: Path | None) -> "tuple[str, PackagePreview]":
    """The password that opens it, and what is in it."""
    from isoassess.exchange.package.sealing import PasswordWanted
    from isoassess.services.packages.importing import preview, preview_of_new
    from isoassess.store import is_missing, viewed

    catalogue = custom.in_use()
    password = package_password(password_file)
    while True:
        try:
            if is_missing(path):
                return password, preview_of_new(file, catalogue, password=password)
            with viewed(path, who=person()) as store:
                return password, preview(file, store, catalogue, password=password)
        except PasswordWanted:
            password = package_password(password_file, asked_for=file)


def _tell_preview(found: "PackagePreview", *, as_json: bool) -> None:
    from isoassess.services.packages.words import compared_words, warnings

    if as_json:
        say_json(preview_data(found))
        return
    lines = []
    for one in found.comparisons:
        lines.append(f"{one.there.name}: {compared_words(one)}")
        lines += [f"  {line}" for line in _field_lines(one)[:_MOST_LINES]]
    lines += warnings(found)
    lines.append(_("Nothing was changed."))
    say(shown_lines(lines))


def _field_lines(one: Any) -> list[str]:
    from isoassess.services.packages.words import about_words, by_words, field_words, kind_words, saying_words

    catalogue, today = custom.in_use(), datetime.date.today()
    lines = []
    for each in one.differences:
        place = each.place
        here = saying_words(place, each.here.text, one.here or one.there)
        there = saying_words(place, each.there.text, one.there)
        says = _("{kind}: {about}: {field}: here {here} ({here_by}); in the package {there} ({there_by})")
        lines.append(
            says.format(
                kind=kind_words(each.kind),
                about=about_words(place, one.there, catalogue),
                field=field_words(place),
                here=here,
                there=there,
                here_by=by_words(each.here, today=today) or "-",
                there_by=by_words(each.there, today=today) or "-",
            )
        )
    return lines


def preview_data(found: "PackagePreview") -> dict[str, Any]:
    """What is in a package beside what is here, as plain data."""
    return {
        "file": str(found.file),
        "catalogue_version": found.manifest.catalogue_version,
        "internal_notes": found.manifest.internal_notes,
        "unknown_requirements": found.unknown,
        "organizations": [_organization_data(one) for one in found.comparisons],
    }


def _organization_data(one: Any) -> dict[str, Any]:
    state = "new" if one.is_new else "same" if one.brings_nothing else "different"
    return {
        "id": one.there.id,
        "name": one.there.name,
        "state": state,
        "assessments": len(one.there.assessments),
        "new_assessments": one.new_assessments,
        "new_files": one.new_files,
        "same_fields": one.same,
        "fields": [
            {
                "kind": each.kind.value,
                "subject": each.place.subject.value,
                "assessment": each.place.assessment or None,
                "requirement": each.place.requirement or None,
                "field": each.place.key,
                "here": _saying_data(each.here),
                "there": _saying_data(each.there),
            }
            for each in one.differences
        ],
    }


def _saying_data(saying: Any) -> dict[str, Any]:
    return {
        "value": None if saying.text is None else json.loads(saying.text),
        "who": saying.who or None,
        "at": saying.at.isoformat() if saying.at else None,
    }
