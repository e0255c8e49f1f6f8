"""`isoassess tables` writes an assessment as a spreadsheet; `isoassess spreadsheet` reads a filled one in."""

import datetime
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.read_in.conflicts import check_options, decided
from isoassess.cli.read_in.printed_entries import entries_data, entries_text
from isoassess.cli.read_in.read_in_options import ReadInWanted, opened_store, read_in_options
from isoassess.cli.read_in.stored_or_file import (
    case_of,
    check_one_source,
    made_folder,
    say_names,
    write_new,
)
from isoassess.cli.shared.options import ASSESSMENT, STORE
from isoassess.cli.shared.told_numbers import tell_unnumbered
from isoassess.cli.terminal import say, say_json
from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.domain.case import Case
    from isoassess.exchange.cells.found_tables import FoundTables
    from isoassess.services.tables.filled_spreadsheet import FilledSpreadsheet
    from isoassess.store import Store


@click.command(name="tables", short_help="Write an assessment as a spreadsheet, or its tables as CSV.")
@click.argument("file", type=PATH, required=False)
@STORE
@ASSESSMENT
@click.option("--xlsx", type=PATH, help="Write a spreadsheet to this file.")
@click.option(
    "--csv", "folder", type=PATH, help="Write a CSV file for each table into this folder, which is made."
)
@click.option("--replace", is_flag=True, help="Also in place of files that are there.")
@with_password
def tables_command(
    file: Path | None,
    store_path: Path | None,
    assessment_id: str,
    xlsx: Path | None,
    folder: Path | None,
    replace: bool,
    passwords: Passwords,
) -> None:
    """Write answers, findings, actions and profile of one assessment: that in FILE, or one that is stored.

    The spreadsheet can be filled in with Excel or LibreOffice and is read in again with `spreadsheet`.
    Internal notes are not in it. Whose names are is said first.
    """
    if xlsx is None and folder is None:
        raise BadInput(_("say --xlsx FILE, --csv FOLDER, or both"))
    check_one_source(file, store_path, assessment_id)
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx":
        raise BadInput(_("--xlsx: {path} must end in .xlsx").format(path=xlsx))
    from isoassess.catalogue import custom

    case = case_of(custom.in_use(), file, store_path, assessment_id, passwords)
    with nullcontext() if folder is None else made_folder(folder):
        say_names(case[0])
        for place, content in _contents(custom.in_use(), *case, file, (xlsx, folder)).items():
            write_new(place, content, replace=replace)


def _contents(
    catalogue: "Catalogue",
    case: "Case",
    assessment_id: str,
    file: Path | None,
    wanted: tuple[Path | None, Path | None],
) -> dict[Path, bytes]:
    from isoassess.assessment.case_builder import judge_case
    from isoassess.services.tables.spreadsheet_files import csv_files, cut_in_spreadsheet, spreadsheet_file

    judgement, (xlsx, folder) = judge_case(catalogue, case), wanted
    tell_unnumbered(judgement.findings, file.name if file else "")
    found: dict[Path, bytes] = {}
    if xlsx is not None:
        if cut := cut_in_spreadsheet(case, judgement):
            say(cut)
        found[xlsx] = spreadsheet_file(case, judgement, assessment_id)
    if folder is not None:
        found |= {folder / name: content for name, content in csv_files(case, judgement).items()}
    return found


@click.command(name="spreadsheet", short_help="Read in a spreadsheet that was filled in.")
@read_in_options("spreadsheet")
@click.option(
    "--anyway",
    is_flag=True,
    help="With --save: also where rows seem to be sorted apart, or are there twice and differ.",
)
@with_password
def spreadsheet_command(file: Path, passwords: Passwords, *, anyway: bool, **chosen: Any) -> None:
    """List what the spreadsheet in FILE says, beside what is there already, and read it in with --save.

    All of it or nothing is read in. What was changed in the spreadsheet and not here is taken; where both
    were changed, or a cell was emptied, there is a conflict, decided by its field with --take or --keep. What
    is likely a mistake, as where one column was sorted without the others, is read in with --anyway alone.
    """
    from isoassess.catalogue import custom
    from isoassess.exchange.cells.cell_file import read_tables
    from isoassess.services.filled_worksheet import changes_of
    from isoassess.services.tables.filled_spreadsheet import spreadsheet_in
    from isoassess.store.arrival import ArrivalKind, arrival_from

    wanted = ReadInWanted(**chosen)
    check_options(wanted)
    if anyway and not wanted.save:
        raise BadInput(_("--anyway reads in what is doubtful: say --save, too"))
    found = read_tables(file)
    spreadsheet_in(found, file.name)  # before a file is opened for it
    with opened_store(wanted.store_path, passwords, save=wanted.save) as store:
        sheet, case = _compared(store, custom.in_use(), file, found, wanted.assessment_id)
        taken = decided(sheet.conflicts, wanted) if wanted.save else ()
        if wanted.save:
            if not anyway:
                _check_doubts(sheet, file.name)
            changes = changes_of(sheet.entries, case, taken)
            arrival = arrival_from(ArrivalKind.SPREADSHEET, file)
            store.change_answers(sheet.assessment, changes, arrival=arrival)
    from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_told

    said = spreadsheet_told(sheet, case)
    if wanted.as_json:
        entries = entries_data(sheet.entries, "spreadsheet", saved=wanted.save, taken=taken)
        say_json(_data(sheet, said, saved=wanted.save) | {"entries": entries})
    else:
        say(entries_text(said, sheet.entries, case, saved=wanted.save))


def _check_doubts(sheet: "FilledSpreadsheet", name: str) -> None:
    """BadInput where what it says is likely not what was meant."""
    from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_doubts

    if doubts := spreadsheet_doubts(sheet):
        says = _("{name}: {doubts} Nothing was read in; --anyway reads it in all the same")
        raise BadInput(says.format(name=name, doubts=" ".join(doubts)))


def _compared(
    store: "Store", catalogue: "Catalogue", file: Path, found: "FoundTables", chosen: str
) -> "tuple[FilledSpreadsheet, Case]":
    from isoassess.services.stored_case import stored_case
    from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet, spreadsheet_in
    from isoassess.services.worksheet_target import target
    from isoassess.store import NotInStore

    identity = spreadsheet_in(found, file.name).identity
    assessment_id = target(store, identity, chosen, name=file.name)
    try:
        case = stored_case(store, catalogue, assessment_id, on=datetime.date.today())
    except NotInStore:
        says = _("{name}: the assessment that this spreadsheet belongs to is not in {store}")
        raise BadInput(says.format(name=file.name, store=store.path.name)) from None
    return filled_spreadsheet(found, case, assessment_id, name=file.name), case


def _data(sheet: "FilledSpreadsheet", said: tuple[str, ...], *, saved: bool) -> dict[str, Any]:
    identity, cells = sheet.identity, sheet.cells
    return {
        "assessment": sheet.assessment,
        "organization": identity.organization,
        "lens": identity.lens,
        "catalogue": identity.catalogue,
        "stamp": identity.stamp,
        "program": identity.program,
        "saved": saved,
        "said": said,
        "same": sheet.same,
        "rows": {
            "gone": cells.gone,
            "doubled": cells.doubled,
            "strange": cells.strange,
            "moved": cells.moved,
        },
        "shuffled": {key: [cell.place for cell in found] for key, found in sheet.shuffled.items()},
        "left_out": [{"cell": one.place, "says": one.says, "because": one.why} for one in sheet.not_taken],
    }
