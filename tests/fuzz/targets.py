"""What the bytes of strangers are given to: readers that may refuse them, and may not fail otherwise."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from isoassess.catalogue.catalogue import CatalogueFile, shipped
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.csv_cells import csv_cells
from isoassess.exchange.cells.found_tables import FoundTables, NoTables, SealedTables, TooMuchInTables
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.checklist.found_checklist import found_checklists
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.package.reading import OpenedPackage
from isoassess.exchange.package.zip_listing import listed
from isoassess.exchange.spreadsheet.filled_cells import filled_cells
from isoassess.exchange.yaml_format import WrittenFile, one_action_each
from isoassess.files.package_marks import MANIFEST
from isoassess.files.yaml_reader import read_text
from isoassess.services.tables.checklist_entries import NOTHING_SAID, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet
from isoassess.services.tables.left_out_words import left_out_told
from isoassess.store.joining.comparing import compare
from isoassess.store.joining.content import OrganizationContent
from isoassess.store.joining.joined import JoinRule, joined, sides
from isoassess.store.joining.order import in_order
from isoassess.store.joining.thinning import thinned
from tests.fuzz import seeds
from tests.fuzz.changed_tables import changed_tables
from tests.fuzz.changed_tree import changed
from tests.unit.documents.real_cases import blank, sampled

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
REFUSED = (NoTables, SealedTables, TooMuchInTables)
SAID = (ColumnRole.CLAUSE, ColumnRole.STATUS, ColumnRole.MAXIMUM)
FAR_OUT = re.compile(rb"([A-Za-z]{4,}[0-9]*|[A-Za-z]+[0-9]{7,})\"")
SHEET = "xl/worksheets/sheet1.xml"


def package(content: bytes) -> None:
    """A file as it is given: its list of parts, its manifest, every part by its hash."""
    with suppress(BadInput):
        _read(content)


def parts(content: bytes) -> None:
    """A package with right hashes whose parts say what the bytes make of them; what is read is made one."""
    inside = {name: part for name, part in seeds.package_parts().items() if name != MANIFEST}
    said = {name: msgspec.json.decode(part) for name, part in inside.items() if name.endswith(".json")}
    try:
        more = {name: msgspec.json.encode(part) for name, part in changed(said, content[:200]).items()}
        given = _package_with(inside | more)
    except UnicodeEncodeError:
        return  # no JSON can say that
    with suppress(BadInput):
        for one in _read(given):
            _join(one)


def table(content: bytes) -> None:
    """A file of separated cells, and what is recognized in it."""
    with suppress(*REFUSED):
        _recognize(csv_cells(content))
    assert csv.field_size_limit() > 0


def workbook(content: bytes) -> None:
    """A sheet in a sound container; its library may fail as it likes, for it has a process of its own.

    A cell far outside of any sheet ends that process at once, and would end the fuzzer.
    """
    if FAR_OUT.search(content):
        return
    try:
        found = workbook_cells(_book_with(content))
    except REFUSED:
        return
    except BaseException as problem:
        if isinstance(problem, (KeyboardInterrupt, SystemExit)):
            raise
        return
    _recognize(found)


def checklist(content: bytes) -> None:
    """A checklist whose cells are as the bytes make them, in half of them with columns as a person says."""
    kinds = seeds.checklist_tables()
    first, *places = content[:4].ljust(4, b"\0")
    found = changed_tables(kinds[first % len(kinds)], content[4:200])
    with suppress(BadInput):
        _propose(found, NOTHING_SAID)
    for one in found_checklists(found)[: first >> 7]:
        by_place = {role: place % len(one.names) for role, place in zip(SAID, places, strict=True)}
        with suppress(BadInput):
            _propose(found, SaidOfChecklist(sheet=one.table, places=by_place, best="5"))


def filled(content: bytes) -> None:
    """The spreadsheet of an assessment, which comes back with cells as the bytes make them."""
    found = changed_tables(seeds.own_spreadsheet(), content[:200])
    with suppress(BadInput):
        filled_spreadsheet(found, _sampled(), seeds.OWN, name="given.xlsx")


def yaml(content: bytes) -> None:
    """An assessment, or a catalogue of the user's own, as somebody typed it."""
    for type_ in (WrittenFile, CatalogueFile):
        try:
            read = read_text(content, type_, name="given.yaml")
            if isinstance(read, WrittenFile):
                one_action_each(read)
        except BadInput as refused:
            assert "\n" not in str(refused), str(refused)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (package, parts, table, workbook, checklist, filled, yaml)
}


def _read(content: bytes) -> tuple[OrganizationContent, ...]:
    with listed(io.BytesIO(content), "given.isoassess") as opened:
        found = OpenedPackage(opened, "given.isoassess")
        found.look_through()
        return found.organizations()


def _join(one: OrganizationContent) -> None:
    """With nothing, with the sound one, and with itself, which must not change it any more."""
    joined(compare(one, None), {}, who="A", at=NOW)
    sound = seeds.CONTENT if one.id == seeds.CONTENT.id else None
    found = compare(one, sound)
    both = joined(found, sides(found, JoinRule.NEWER), who="A", at=NOW)
    both = replace(both, history=in_order(both.history))
    again = compare(thinned(both, history=False), both)
    assert again.brings_nothing


def _propose(found: FoundTables, said: SaidOfChecklist) -> None:
    """What is asked of a person, and told of what is left out."""
    proposed = proposals_of(found, _blank(), shipped(), name="given.xlsx", said=said)
    checklist_told(proposed, found)
    left_out_told(proposed)


def _package_with(inside: dict[str, bytes]) -> bytes:
    """These parts, and a manifest that says so."""
    manifest = msgspec.json.decode(seeds.package_parts()[MANIFEST])
    manifest["parts"] = {
        name: {"sha256": sha256(part).hexdigest(), "size": len(part)} for name, part in inside.items()
    }
    return seeds.zipped(inside | {MANIFEST: msgspec.json.encode(manifest)})


def _recognize(found: FoundTables) -> None:
    """What the process says is read as it was said; then both ways of a table are tried."""
    said = msgspec.json.decode(msgspec.json.encode(found), type=FoundTables)
    found_checklists(said)
    filled_cells(said)


@cache
def _blank() -> Case:
    return blank()


@cache
def _sampled() -> Case:
    return sampled()


@cache
def _book_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(seeds.workbook_file())) as book:
        return {name: book.read(name) for name in book.namelist()}


def _book_with(sheet: bytes) -> bytes:
    return seeds.zipped(_book_parts() | {SHEET: sheet})
