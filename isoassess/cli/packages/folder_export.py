"""What `isoassess export --folder` does, and whose names leave in whichever form."""

import datetime
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from isoassess.catalogue import custom
from isoassess.cli.named_path import PATH
from isoassess.cli.read_in.stored_or_file import check_free
from isoassess.cli.terminal import say, say_json
from isoassess.documents import Options, Paper
from isoassess.errors import BadInput
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.exchange.package.writing import PackageOptions
    from isoassess.services.client_folder.writing_folder import WrittenFolder
    from isoassess.services.names_inside import NamedPerson
    from isoassess.store import Store


class ExportTarget(Struct, frozen=True, kw_only=True):
    """Where to, and what is said of the documents in a folder; `paper` is empty where nothing is."""

    out: Path | None
    folder: Path | None
    only_names: bool
    word: bool
    history: bool
    paper: str

    def check(self, options: "PackageOptions", *, password: bool) -> None:
        """BadInput where it is not clear what shall go where, or something would have no effect."""
        if self.folder is not None and self.out is not None:
            raise BadInput(_("say either --out FILE or --folder DIR"))
        if self.folder is None and self.out is None and not self.only_names:
            raise BadInput(_("say where to: --out FILE for a package, or --folder DIR"))
        if self.folder is None and (self.paper or not self.word or self.history):
            raise BadInput(_("--paper, --no-word and --history are for a --folder"))
        if self.folder is not None and not options.history:
            raise BadInput(_("--no-history is for a package; a --folder tells it with --history alone"))
        if self.folder is not None and password:
            says = _("--package-password-file closes a package alone, and everybody can open a folder")
            raise BadInput(says)

    def less(self, options: "PackageOptions") -> "PackageOptions":
        """What leaves by the package, or by the one in a folder."""
        return options if self.folder is None else replace(options, history=self.history)

    @property
    def look(self) -> Options:
        return Options(paper=Paper[self.paper.upper()]) if self.paper else Options()


def target_options(command: Callable[..., None]) -> Callable[..., None]:
    """Where to and how; the command gets `target`. A file gives way only with `--replace`, a folder never."""

    @wraps(command)
    def given(
        *arguments: Any, out: Path | None, replace: bool, no_word: bool, paper: str | None, **others: Any
    ) -> None:
        from isoassess.services.packages.exporting import package_place

        if out is not None:
            check_free(package_place(out), replace=replace)
        said = {"folder": others.pop("folder"), "only_names": others.pop("only_names")}
        said["history"] = others.pop("history")
        target = ExportTarget(out=out, word=not no_word, paper=paper or "", **said)
        command(*arguments, target=target, **others)

    for option in reversed(_TARGET):
        given = option(given)
    return given


_TARGET = (
    click.option("--out", type=PATH, metavar="FILE", help="The package, FILE.isoassess."),
    click.option(
        "--folder",
        type=PATH,
        metavar="DIR",
        help="A client's folder, made anew or empty: everything of one organization.",
    ),
    click.option(
        "--names", "only_names", is_flag=True, help="Only say whose names would leave; nothing is written."
    ),
    click.option("--replace", is_flag=True, help="Also in place of a file that is there."),
    click.option(
        "--history",
        is_flag=True,
        help="Folder: its package tells every change, not just who said a field last; with files taken off.",
    ),
    click.option("--no-word", is_flag=True, help="Folder: the documents as PDF only."),
    click.option(
        "--paper",
        type=click.Choice([paper.name.lower() for paper in Paper]),
        help="Folder: the paper of the documents; A4 when missing.",
    ),
)


def people_inside(store: "Store", ids: Sequence[str], options: "PackageOptions") -> "tuple[NamedPerson, ...]":
    """Whose names a package of these organizations holds; nothing else that leaves holds more."""
    from isoassess.services.packages.names_leaving import names_in_content
    from isoassess.store.joining.thinning import thinned

    found = (store.content(id_) for id_ in dict.fromkeys(ids))
    return names_in_content(thinned(one, history=options.history) for one in found if one is not None)


def tell_people(people: "tuple[NamedPerson, ...]", *, only: bool, as_json: bool) -> None:
    """A line for each, before anything is written; in JSON they come with the rest."""
    from isoassess.services.names_inside import person_words

    if as_json:
        if only:
            say_json({"names": people})
        return
    lines = [_("Names inside: none.")]
    if people:
        lines = [_("Names inside:"), *(f"  {person_words(one)}" for one in people)]
    say(shown_lines(lines))


def write_folder(
    store: "Store",
    organization_id: str,
    target: ExportTarget,
    options: "PackageOptions",
    people: "tuple[NamedPerson, ...]",
    *,
    as_json: bool,
) -> None:
    """Write it and say what is in it (BadInput, CannotWrite)."""
    from isoassess.services.client_folder.folder_contents import FolderOptions
    from isoassess.services.client_folder.writing_folder import write_client_folder

    if target.folder is None:
        return
    done = write_client_folder(
        store,
        custom.in_use(),
        organization_id,
        target.folder,
        today=datetime.date.today(),
        options=FolderOptions(
            word=target.word,
            attachments=options.attachments,
            history=options.history,
            internal=options.internal,
            look=target.look,
        ),
    )
    if as_json:
        say_json(_folder_data(done) | {"names": people})
    else:
        say(shown_lines(_folder_lines(done)))


def _folder_data(done: "WrittenFolder") -> dict[str, Any]:
    return {
        "folder": str(done.folder),
        "first": done.first.name,
        "files": [{"place": "/".join(one.place), "is": one.about, "bytes": one.size} for one in done.files],
        "left_out": done.left_out,
        "internal_notes": done.internal,
    }


def _folder_lines(done: "WrittenFolder") -> list[str]:
    count = len(done.files)
    files = ngettext("{count} file, listed in {first}", "{count} files, listed in {first}", count)
    lines = [_("Written and read back: {file}").format(file=done.folder)]
    lines.append(files.format(count=count, first=done.first.name))
    lines += [_("Not in it: {what}: {why}").format(what=one.what, why=one.why) for one in done.left_out]
    if done.internal:
        lines.append(_("The internal notes of the assessor are in it."))
    return lines
