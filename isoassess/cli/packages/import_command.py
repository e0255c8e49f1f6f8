"""`isoassess import`: a package beside what is here, and taken over."""

import datetime
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from isoassess.catalogue import custom
from isoassess.cli.named_path import PATH
from isoassess.cli.packages.import_file import Wanted, check_no_target, import_file, with_target
from isoassess.cli.packages.preview_data import preview_data
from isoassess.cli.packages.preview_lines import field_lines
from isoassess.cli.password import Passwords, package_password, with_password
from isoassess.cli.person import person
from isoassess.cli.shared.options import AS_JSON, PACKAGE_PASSWORD, STORE
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.shown import shown_lines, shown_name

if TYPE_CHECKING:
    from isoassess.exchange.file_kinds import FileKind
    from isoassess.services.packages.importing import PackagePreview
    from isoassess.store.joining.joined import Sides

_RULES = click.Choice(["newer", "mine", "theirs"])


class _Stands(Struct, frozen=True, kw_only=True):
    """What of here stands: by a rule, under Deleted, and completed or reopened."""

    rule: str | None
    leave_deleted: bool
    reopen: bool


def _with_stands(command: Callable[..., None]) -> Callable[..., None]:
    """The command gets `stands`."""

    @wraps(command)
    def given(*arguments: Any, rule: str | None, leave_deleted: bool, reopen: bool, **others: Any) -> None:
        command(*arguments, stands=_Stands(rule=rule, leave_deleted=leave_deleted, reopen=reopen), **others)

    given = click.option(
        "--reopen",
        is_flag=True,
        help="Of a package: an assessment that is completed here and that it changes is reopened, with the "
        "package as the reason; without this it stays as it was completed.",
    )(given)

    given = click.option(
        "--leave-deleted",
        is_flag=True,
        help="Of a package: what lies under Deleted here stays there, and does not come back to the list.",
    )(given)
    return click.option(
        "--rule",
        type=_RULES,
        help="What stands where both sides changed a field: the newer, yours, or the package's.",
    )(given)


@click.command(name="import", short_help="Take organizations over from a package, or one from FILE.yaml.")
@click.argument("file", type=PATH)
@_with_stands
@click.option("--preview", "only_look", is_flag=True, help="Show what would happen; nothing is changed.")
@with_target
@PACKAGE_PASSWORD
@STORE
@AS_JSON
@with_password
def import_command(
    file: Path,
    stands: _Stands,
    only_look: bool,
    wanted: Wanted,
    package_password_file: Path | None,
    store_path: Path | None,
    as_json: bool,
    passwords: Passwords,
) -> None:
    """Take the organizations in FILE over, all or nothing, and merge them with what is here, field by field.

    What only one side changed needs no choice. Where both changed a field, nothing is taken over until --rule
    says which stands. The history of both is kept, and a backup of the file is made first.

    An assessment or a profile as FILE.yaml becomes a new organization, or is merged with one by --into.
    """
    from isoassess.exchange.file_kinds import FileKind, kind_of, refused
    from isoassess.store import default_store, is_missing

    path = store_path or default_store()
    if not is_missing(path):
        passwords.unlock(path)
    kind = kind_of(file)
    if kind is FileKind.ASSESSMENT:
        if stands.leave_deleted:
            raise BadInput(_("{name} is no package; --leave-deleted is for one").format(name=file.name))
        if stands.reopen:
            raise BadInput(_("{name} is no package; --reopen is for one").format(name=file.name))
        import_file(file, path, wanted, rule=stands.rule, only_look=only_look, as_json=as_json)
        return
    if kind not in (FileKind.PACKAGE, FileKind.OTHER):  # a damaged package is of any kind
        raise BadInput(_comes_otherwise(file, kind) or str(refused(file, kind)))
    check_no_target(file, wanted)
    _import_package(
        file,
        path,
        package_password_file,
        stands=stands,
        only_look=only_look,
        as_json=as_json,
    )


def _comes_otherwise(file: Path, kind: "FileKind") -> str | None:
    """What a file is that another command reads in, and which one; None for any other."""
    from isoassess.exchange.file_kinds import FileKind

    store = _(
        "{name} is a file of the program; write a package of what is in it first, with "
        "isoassess export --store {name} --all --out PACKAGE"
    )
    says = {
        FileKind.STORE: store,
        FileKind.CLOSED: store,
        FileKind.TABLES: _(
            "{name} is a table; a spreadsheet of IsoAssess is read in with isoassess spreadsheet {name}, "
            "another checklist with isoassess checklist {name}"
        ),
        FileKind.PDF: _("{name} is a PDF; a filled worksheet is read in with isoassess worksheet {name}"),
    }.get(kind)
    return says.format(name=file.name) if says else None


def _import_package(
    file: Path,
    path: Path,
    password_file: Path | None,
    *,
    stands: _Stands,
    only_look: bool,
    as_json: bool,
) -> None:
    from isoassess.services.packages.importing import take_in
    from isoassess.services.packages.taken_words import taken_in_words
    from isoassess.store.joining.joined import JoinRule

    password, found = _looked(file, path, password_file)
    leave_deleted = stands.leave_deleted
    if only_look:
        _tell_preview(found, stands, as_json=as_json)
        return
    asked = found.conflict_count(reopened=stands.reopen)
    if asked and stands.rule is None:
        says = _("{name}: {count} fields were changed on both sides; say --rule, or look with --preview")
        raise BadInput(says.format(name=file.name, count=asked))
    if found.says_nothing_new if leave_deleted else found.brings_nothing:
        _tell_nothing(found, leave_deleted=leave_deleted, as_json=as_json)
        return
    now = datetime.datetime.now(datetime.UTC)
    done = take_in(
        file,
        path,
        who=person(),
        now=now,
        rule=JoinRule(stands.rule or JoinRule.NEWER),
        chosen=_chosen(found, stands),
        password=password,
    )
    before = str(done.before.path) if done.before else None
    if as_json:
        taken = {"new": done.taken.new, "changed": done.taken.changed}
        known = preview_data(found, leave_deleted=leave_deleted)
        say_json({**known, "taken_over": taken, "before": before})
        return
    lines = [taken_in_words(done.taken)]
    if before:
        lines.append(_("The file as it was before: {file}").format(file=before))
    say(shown_lines(lines))


def _chosen(found: "PackagePreview", stands: _Stands) -> "dict[str, Sides]":
    from isoassess.services.packages.importing import left_deleted, reopening

    left = left_deleted(found) if stands.leave_deleted else {}
    opened = reopening(found) if stands.reopen else {}
    return {id_: {**left.get(id_, {}), **opened.get(id_, {})} for id_ in left.keys() | opened.keys()}


def _tell_nothing(found: "PackagePreview", *, leave_deleted: bool, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                **preview_data(found, leave_deleted=leave_deleted),
                "taken_over": {"new": (), "changed": ()},
                "before": None,
            }
        )
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


def _tell_preview(found: "PackagePreview", stands: _Stands, *, as_json: bool) -> None:
    from isoassess.catalogue import custom
    from isoassess.services.packages.importing import is_put_back
    from isoassess.services.packages.warning_words import warnings
    from isoassess.services.packages.words import compared_words

    if as_json:
        say_json(preview_data(found, leave_deleted=stands.leave_deleted))
        return
    lines = []
    for one in found.comparisons:
        lines.append(f"{shown_name(one.there.name)}: {compared_words(one)}")
        lines += [f"  {line}" for line in field_lines(one, _("in the package"))]
        if is_put_back(one):
            lines.append(
                _("Taken over, it stays under Deleted.")
                if stands.leave_deleted
                else _("Taken over, it comes back from Deleted; with --leave-deleted it stays there.")
            )
    lines += warnings(found, custom.in_use(), reopened=stands.reopen)
    if found.locked_count and not stands.reopen:
        lines.append(_("With --reopen it is reopened, and the package is the reason."))
    lines.append(_("Nothing was changed."))
    say(shown_lines(lines))
