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

from isoassess.catalogue.catalogue import CatalogueFile
from isoassess.errors import BadInput
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.cells.csv_cells import csv_cells
from isoassess.exchange.cells.found_tables import FoundTables, NoTables, SealedTables, TooMuchInTables
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.checklist.found_checklist import found_checklists
from isoassess.exchange.package.reading import OpenedPackage
from isoassess.exchange.package.zip_listing import listed
from isoassess.exchange.spreadsheet.filled_cells import filled_cells
from isoassess.files.package_marks import MANIFEST
from isoassess.files.yaml_reader import read_text
from isoassess.store.joining.comparing import compare
from isoassess.store.joining.content import OrganizationContent
from isoassess.store.joining.joined import JoinRule, joined, sides
from isoassess.store.joining.order import in_order
from isoassess.store.joining.thinning import thinned
from tests.fuzz import seeds
from tests.fuzz.changed_tree import changed

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
REFUSED = (NoTables, SealedTables, TooMuchInTables)
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


def yaml(content: bytes) -> None:
    """An assessment, or a catalogue of the user's own, as somebody typed it."""
    for type_ in (AssessmentFile, CatalogueFile):
        try:
            read_text(content, type_, name="given.yaml")
        except BadInput as refused:
            assert "\n" not in str(refused), str(refused)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (package, parts, table, workbook, yaml)
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
def _book_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(seeds.workbook_file())) as book:
        return {name: book.read(name) for name in book.namelist()}


def _book_with(sheet: bytes) -> bytes:
    return seeds.zipped(_book_parts() | {SHEET: sheet})
