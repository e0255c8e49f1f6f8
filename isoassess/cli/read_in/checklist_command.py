"""`isoassess checklist`: what an old checklist proposes, and taken over where that is wanted."""

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from isoassess.cli.named_path import PATH
from isoassess.cli.password import Passwords, with_password
from isoassess.cli.read_in.column_option import said_places
from isoassess.cli.read_in.printed_entries import entries_data, entries_text
from isoassess.cli.read_in.read_in_options import opened_store
from isoassess.cli.shared.options import AS_JSON, ASSESSMENT, STORE
from isoassess.cli.terminal import say, say_json
from isoassess.domain import Lens, Rating
from isoassess.errors import BadInput
from isoassess.language.texts import _

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.domain.case import Case
    from isoassess.exchange.cells.found_tables import FoundTables
    from isoassess.services.filled_worksheet import FormEntry
    from isoassess.services.tables.checklist_entries import ChecklistProposals
    from isoassess.store import Store

_NO_RATING = "none"


class ChecklistWanted(Struct, frozen=True, kw_only=True):
    """What the options say."""

    store_path: Path | None
    assessment_id: str
    edition: str | None
    words: tuple[str, ...]
    columns: tuple[str, ...]
    sheet: str | None
    best: str | None
    save: bool
    ratings: bool
    leave: tuple[str, ...]
    as_json: bool


@click.command(name="checklist", short_help="Take over an old checklist: .xlsx, .ods, .xls or .csv.")
@click.argument("file", type=PATH)
@STORE
@ASSESSMENT
@click.option(
    "--edition",
    type=click.Choice([lens.value for lens in Lens]),
    help="The edition whose clauses it names; told by its clause numbers when missing.",
)
@click.option(
    "--word",
    "words",
    multiple=True,
    metavar="WORD=RATING",
    help="What a word of it means: 0 to 4, na, or none, as in --word NC=1.",
)
@click.option(
    "--sheet", metavar="NAME", help="Which sheet, where several are checklists; the one that says most else."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=COLUMN",
    help="Which column is clause, question, rating, maximum, evidence, comment, internal, correction, cause, "
    "action, owner, date, state or check (of the action): its letter or its head, or none, as in "
    "--column comment=F. Texts may stand in several columns: --column comment=F --column comment=G.",
)
@click.option(
    "--best",
    metavar="NUMBER",
    help="Which number, or letter, is the best of those it rates by: 5 or 1 of 1 to 5, A or E of letters. "
    "Needed for their ratings where the file does not say so.",
)
@click.option("--save", is_flag=True, help="Take evidence, notes and actions over; nothing is rated by it.")
@click.option("--ratings", is_flag=True, help="With --save: also the ratings that are proposed.")
@click.option(
    "--leave", multiple=True, metavar="FIELD", help="With --save: without this one, such as calibration.note."
)
@AS_JSON
@with_password
def checklist_command(file: Path, passwords: Passwords, **chosen: Any) -> None:
    """List what the checklist in FILE proposes for the requirements, and take it over with --save.

    Columns are told by their heads, clauses by their numbers, words such as "Yes" or "NC" by a table that is
    listed, too. Texts are put behind those that are there; a requirement that is rated keeps its rating.
    """
    from isoassess.catalogue import custom
    from isoassess.exchange.cells.cell_file import read_tables
    from isoassess.services.filled_worksheet import changes_of
    from isoassess.services.worksheet_target import said_assessment
    from isoassess.store.arrival import ArrivalKind, arrival_from

    wanted = ChecklistWanted(**chosen)
    if (wanted.ratings or wanted.leave) and not wanted.save:
        raise BadInput(_("--ratings and --leave choose what is taken over: say --save, too"))
    found = read_tables(file)
    with opened_store(wanted.store_path, passwords, save=wanted.save) as store:
        assessment_id = said_assessment(store, wanted.assessment_id)
        proposals, case = _proposed(store, custom.in_use(), file, found, assessment_id, wanted)
        _must_say_best(proposals, wanted)
        entries = _taken(proposals, wanted)
        if wanted.save:
            changes = changes_of(entries, case, entries)
            store.change_answers(assessment_id, changes, arrival=arrival_from(ArrivalKind.CHECKLIST, file))
    _print(proposals, found, case, entries, wanted)


def _proposed(
    store: "Store",
    catalogue: "Catalogue",
    file: Path,
    found: "FoundTables",
    assessment_id: str,
    wanted: ChecklistWanted,
) -> "tuple[ChecklistProposals, Case]":
    from isoassess.services.stored_case import stored_case
    from isoassess.services.tables.checklist_entries import SaidOfChecklist, proposals_of
    from isoassess.services.worksheet_target import no_assessment
    from isoassess.store import NotInStore

    try:
        case = stored_case(store, catalogue, assessment_id, on=datetime.date.today())
    except NotInStore:
        raise no_assessment(store, assessment_id) from None
    told = partial(proposals_of, found, case, catalogue, name=file.name)
    lens = Lens(wanted.edition) if wanted.edition else None
    said = SaidOfChecklist(lens=lens, sheet=wanted.sheet)
    proposals = told(said=said)
    if wanted.columns:
        places, further = said_places(proposals.checklist, wanted.columns)
        said = replace(said, places=places, further=further)
        proposals = told(said=said)
    if wanted.best:
        said = replace(said, best=wanted.best)
        proposals = told(said=said)
    if wanted.words:
        meanings = _with_words(proposals.meanings, wanted.words)
        proposals = told(said=replace(said, lens=proposals.lens, meanings=meanings))
    return proposals, case


def _must_say_best(proposals: "ChecklistProposals", wanted: ChecklistWanted) -> None:
    """BadInput where ratings are wanted, and nobody said which number is the best."""
    scale = proposals.scale
    if scale is None or scale.best is not None or not wanted.ratings:
        return
    if all(proposals.meanings[word] is None for word in scale.words):
        says = _("the checklist does not say which of its numbers is the best: say {options}")
        options = _(" or ").join(f"--best {choice}" for choice in scale.choices)
        raise BadInput(says.format(options=options))


def _with_words(meanings: dict[str, Rating | None], words: tuple[str, ...]) -> dict[str, Rating | None]:
    """The meanings with those that were said (BadInput for a word or a rating that is none)."""
    changed = dict(meanings)
    for said in words:
        word, equals, rating = said.rpartition("=")
        known = next((one for one in meanings if one.casefold() == word.casefold()), None)
        if not equals or known is None:
            says = _("--word {said}: the checklist has no such word for a rating; it has {words}")
            raise BadInput(says.format(said=said, words=", ".join(meanings) or _("none")))
        if rating != _NO_RATING and rating not in tuple(Rating):
            raise BadInput(_("--word {said}: a rating is 0 to 4, na, or none").format(said=said))
        changed[known] = None if rating == _NO_RATING else Rating(rating)
    return changed


def _taken(proposals: "ChecklistProposals", wanted: ChecklistWanted) -> "tuple[FormEntry, ...]":
    entries = (*proposals.texts, *(proposals.ratings if wanted.ratings else ()))
    unknown = sorted(set(wanted.leave) - {entry.name for entry in entries})
    if unknown:
        raise BadInput(_("--leave {name}: nothing is proposed for this field").format(name=unknown[0]))
    return tuple(entry for entry in entries if entry.name not in wanted.leave)


def _print(
    proposals: "ChecklistProposals",
    found: "FoundTables",
    case: "Case",
    entries: "tuple[FormEntry, ...]",
    wanted: ChecklistWanted,
) -> None:
    from isoassess.services.tables.checklist_words import checklist_told, meaning_words, taken_told
    from isoassess.services.tables.left_out_words import left_out_told

    said = (*checklist_told(proposals, found), *left_out_told(proposals))
    listed = (*proposals.texts, *proposals.ratings)
    saved = wanted.save
    if wanted.as_json:
        say_json(
            _data(proposals, said, entries_data(listed, "checklist", saved=saved, taken=entries), entries)
        )
        return
    rated = sum(entry.key == "rating" for entry in entries)
    done = taken_told(len(entries) - rated, rated)
    told = (*said, *meaning_words(proposals))
    say(entries_text(told, entries if saved else listed, case, saved=saved, done=done))


def _data(
    proposals: "ChecklistProposals",
    said: tuple[str, ...],
    listed: list[dict[str, Any]],
    entries: "tuple[FormEntry, ...]",
) -> dict[str, Any]:
    names = {entry.name for entry in entries}
    marked = {entry.name for entry in proposals.ratings if entry.ofi}
    return {
        "edition": proposals.lens.value,
        "columns": proposals.checklist.heads,
        "further_columns": {
            proposals.checklist.names[place]: role.value
            for place, role in proposals.checklist.columns.further.items()
        },
        "scale": _scale_data(proposals),
        "words": {word: rating.value if rating else None for word, rating in proposals.meanings.items()},
        "said": said,
        "left_out": [
            {"cell": one.cell.place, "text": one.cell.text, "because": one.because.value}
            for one in proposals.left
        ],
        "entries": [
            one
            | {
                "taken": one["taken"] and one["field"] in names,
                "ofi": one["field"] in marked,
                "cells": proposals.places.get(one["requirement"], ()),
            }
            for one in listed
        ],
    }


def _scale_data(proposals: "ChecklistProposals") -> dict[str, Any] | None:
    scale = proposals.scale
    if scale is None:
        return None
    return {
        "lowest": scale.shown(scale.lowest),
        "highest": scale.shown(scale.highest),
        "best": None if scale.best is None else scale.shown(scale.best),
        "because": scale.reading.value,
    }
