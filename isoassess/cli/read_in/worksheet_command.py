"""`isoassess worksheet`: a filled worksheet beside what is there, and read in where that is wanted."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.cli.password import Passwords, with_password
from isoassess.cli.read_in.conflicts import check_options, decided
from isoassess.cli.read_in.printed_entries import entries_data, entries_text
from isoassess.cli.read_in.read_in_options import ReadInWanted, opened_store, read_in_options
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.domain.case import Case
    from isoassess.services.filled_worksheet import FilledWorksheet, FormEntry
    from isoassess.store import Store


@click.command(name="worksheet", short_help="Read in a worksheet that was filled in as a PDF form.")
@read_in_options("worksheet")
@with_password
def worksheet_command(file: Path, passwords: Passwords, **chosen: Any) -> None:
    """List what the worksheet in FILE says, beside what is there already, and read it in with --save.

    All of it or nothing is read in. Empty fields change nothing. Each conflict is decided by its field with
    --take or --keep, such as --take calibration.rating, or all of them with --take all or --keep all.

    A worksheet made by the window names its assessment. One made of a file by `assess --fillable` names only
    its organization: it goes into the open assessment of the organization with this name.
    """
    from isoassess.catalogue import custom
    from isoassess.exchange.filled_form import read_fields
    from isoassess.services.filled_worksheet import identity_in

    wanted = ReadInWanted(**chosen)
    check_options(wanted)
    found = read_fields(file)
    identity_in(found, file.name)  # before a file is opened for it
    with opened_store(wanted.store_path, passwords, save=wanted.save) as store:
        worksheet, case = _compared(store, custom.in_use(), file, found, wanted.assessment_id)
        taken = decided(worksheet.conflicts, wanted) if wanted.save else ()
        if wanted.save:
            _save(store, worksheet, case, taken, file)
    if wanted.as_json:
        say_json(_data(worksheet, case, saved=wanted.save, taken=taken))
    else:
        say(_text(worksheet, case, saved=wanted.save))


def _compared(
    store: "Store", catalogue: "Catalogue", file: Path, found: Any, chosen: str
) -> "tuple[FilledWorksheet, Case]":
    from isoassess.services.filled_worksheet import filled_worksheet, identity_in
    from isoassess.services.stored_case import stored_case
    from isoassess.services.worksheet_target import no_assessment, target
    from isoassess.store import NotInStore

    assessment_id = target(store, identity_in(found, file.name), chosen, name=file.name)
    try:
        case = stored_case(store, catalogue, assessment_id, on=datetime.date.today())
    except NotInStore:
        if chosen:
            raise no_assessment(store, chosen) from None
        says = _("{name}: the assessment that this worksheet belongs to is not in {store}")
        raise BadInput(says.format(name=file.name, store=store.path.name)) from None
    return filled_worksheet(found, case, assessment_id, name=file.name), case


def _save(
    store: "Store", worksheet: "FilledWorksheet", case: "Case", taken: "tuple[FormEntry, ...]", file: Path
) -> None:
    from isoassess.services.filled_worksheet import changes_of
    from isoassess.store.arrival import ArrivalKind, arrival_from

    changes = changes_of(worksheet.entries, case, taken)
    arrival = arrival_from(ArrivalKind.WORKSHEET, file)
    store.change_answers(worksheet.assessment, changes, arrival=arrival)


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
