"""`isoassess worksheet`: a filled worksheet beside what is there, and read in where that is wanted."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.person import person
from isoassess.cli.read_in.conflicts import check_options, conflict_options, decided
from isoassess.cli.read_in.printed_entries import entries_data, entries_text
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.domain.case import Case
    from isoassess.services.filled_worksheet import FilledWorksheet, FormEntry
    from isoassess.store import Store


@click.command(name="worksheet", short_help="Read in a worksheet that was filled in as a PDF form.")
@click.argument("file", type=PATH)
@click.option("--store", "store_path", type=PATH, help="The file to read it into instead of your own.")
@click.option(
    "--assessment",
    "assessment_id",
    default="",
    metavar="ID",
    help="Which assessment, by its id or organization, where the worksheet does not name it.",
)
@conflict_options("worksheet")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@with_password
def worksheet_command(
    file: Path,
    store_path: Path | None,
    assessment_id: str,
    save: bool,
    take: tuple[str, ...],
    keep: tuple[str, ...],
    as_json: bool,
    passwords: Passwords,
) -> None:
    """List what the worksheet in FILE says, beside what is there already, and read it in with --save.

    All of it or nothing is read in. Empty fields change nothing. Each conflict is decided by its field with
    --take or --keep, such as --take calibration.rating, or all of them with --take all or --keep all.

    A worksheet made by the window names its assessment. One made of a file by `assess --fillable` names only
    its organization: it goes into the open assessment of the organization with this name.
    """
    from isoassess.catalogue import custom
    from isoassess.exchange.filled_form import read_fields
    from isoassess.services.filled_worksheet import identity_in
    from isoassess.store import Store, check_existing, default_store, viewed

    check_options(save=save, take=take, keep=keep)
    found = read_fields(file)
    identity_in(found, file.name)  # before a file is opened for it
    path = store_path or default_store()
    check_existing(path)
    passwords.unlock(path)
    opened = Store.open(path, who=person()) if save else viewed(path, who=person())
    with opened as store:
        worksheet, case = _compared(store, custom.in_use(), file, found, assessment_id)
        taken = decided(worksheet.conflicts, take, keep) if save else ()
        if save:
            _save(store, worksheet, case, taken)
    if as_json:
        say_json(_data(worksheet, case, saved=save, taken=taken))
    else:
        say(_text(worksheet, case, saved=save))


def _compared(
    store: "Store", catalogue: "Catalogue", file: Path, found: Any, chosen: str
) -> "tuple[FilledWorksheet, Case]":
    from isoassess.services.filled_worksheet import filled_worksheet, identity_in
    from isoassess.services.stored_case import stored_case
    from isoassess.services.worksheet_target import target
    from isoassess.store import NotInStore

    assessment_id = target(store, identity_in(found, file.name), chosen, name=file.name)
    try:
        case = stored_case(store, catalogue, assessment_id, on=datetime.date.today())
    except NotInStore:
        if chosen:
            says = _("--assessment: {store} has no assessment {name}")
            raise BadInput(says.format(name=chosen, store=store.path.name)) from None
        says = _("{name}: the assessment that this worksheet belongs to is not in {store}")
        raise BadInput(says.format(name=file.name, store=store.path.name)) from None
    return filled_worksheet(found, case, assessment_id, name=file.name), case


def _save(store: "Store", worksheet: "FilledWorksheet", case: "Case", taken: "tuple[FormEntry, ...]") -> None:
    from isoassess.services.filled_worksheet import changes_of

    store.change_answers(worksheet.assessment, changes_of(worksheet.entries, case, taken))


def _text(worksheet: "FilledWorksheet", case: "Case", *, saved: bool) -> str:
    from isoassess.services.filled_worksheet_words import told

    return entries_text(told(worksheet, case), worksheet.entries, case, saved=saved)


def _data(
    worksheet: "FilledWorksheet", case: "Case", *, saved: bool, taken: "tuple[FormEntry, ...]"
) -> dict[str, Any]:
    from isoassess.services.filled_worksheet_words import told

    return {
        "assessment": worksheet.assessment,
        "organization": worksheet.identity.organization,
        "lens": worksheet.identity.lens,
        "catalogue": worksheet.identity.catalogue,
        "program": worksheet.identity.program,
        "saved": saved,
        "said": told(worksheet, case),
        "same": worksheet.same,
        "script": worksheet.script,
        "left_out": [{"field": name, "because": why} for name, why in worksheet.left_out],
        "entries": entries_data(worksheet.entries, "worksheet", saved=saved, taken=taken),
    }
