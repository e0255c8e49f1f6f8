"""What a file is, by its content: whatever it is called, and however strange it is."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.exchange.file_kinds import FileKind, kind_of, refused
from tests.ready_stores import put_empty_store

Make = Callable[[Path], object]


def zipped(*names: str, mimetype: str = "") -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            if mimetype:
                archive.writestr("mimetype", mimetype)
            for name in names:
                archive.writestr(name, "x")

    return make


def holding(content: bytes | str) -> Make:
    return lambda path: path.write_bytes(content.encode() if isinstance(content, str) else content)


_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_TEXT = "application/vnd.oasis.opendocument.text"
FILES: dict[str, tuple[Make, FileKind]] = {
    "a store": (put_empty_store, FileKind.STORE),
    "a package": (zipped("organizations/1.json", "manifest.json"), FileKind.PACKAGE),
    "a closed package": (holding(b"IsoAssess sealed" + bytes(50)), FileKind.PACKAGE),
    "xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), FileKind.TABLES),
    "xlsx that begins with its properties": (zipped("docProps/app.xml", "xl/workbook.xml"), FileKind.TABLES),
    "ods": (zipped("content.xml", mimetype=_SHEET), FileKind.TABLES),
    "xls": (holding(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), FileKind.TABLES),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), FileKind.WORD),
    "odt": (zipped("content.xml", mimetype=_TEXT), FileKind.WORD),
    "pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), FileKind.PRESENTATION),
    "an assessment": (holding("# head\n\norganization:\n  name: Example Ltd\n"), FileKind.ASSESSMENT),
    "an assessment as JSON": (holding('{"organization": {"name": "Example Ltd"}}'), FileKind.ASSESSMENT),
    "spoiled.yaml": (holding("organization: [\n"), FileKind.ASSESSMENT),
    "no key.yaml": (holding("just words\n"), FileKind.ASSESSMENT),
    "a catalogue": (holding("catalogue: own\nversion: '1'\n"), FileKind.CATALOGUE),
    "a checklist": (holding("Clause;Question;Status\n4.1;Is it so?;yes\n"), FileKind.TABLES),
    "a checklist in UTF-16": (holding("Clause\tStatus\n4.1\tyes\n".encode("utf-16")), FileKind.TABLES),
    "an old checklist": (holding("Clause;Größe\n4.1;ja\n".encode("cp1252")), FileKind.TABLES),
    "one column.csv": (holding("Clause\n4.1\n"), FileKind.TABLES),
    "a calendar": (holding("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), FileKind.CALENDAR),
    "a PDF": (holding(b"%PDF-1.7\n" + bytes(20)), FileKind.PDF),
    "a picture": (holding(b"\x89PNG\r\n\x1a\n" + bytes(20)), FileKind.PICTURE),
    "a letter": (holding("Dear all\n\nthis is a letter\n"), FileKind.TEXT),
    "an empty file": (holding(b""), FileKind.EMPTY),
    "blanks": (holding(b" \n\t\0\r\n"), FileKind.EMPTY),
    "a program": (holding(b"\x7fELF\x02\x01\x01" + bytes(100)), FileKind.OTHER),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_what_is_in_it(name: str, tmp_path: Path) -> None:
    make, kind = FILES[name]
    path = tmp_path / name
    make(path)
    assert kind_of(path) is kind


def test_noise_in_whole_pages_may_be_a_file_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "clients.db"
    path.write_bytes(bytes((place * 167 + place // 256) % 256 for place in range(4096 * 2)))
    assert kind_of(path) is FileKind.CLOSED


@pytest.mark.parametrize(
    ("name", "says"), [("", "is a folder"), ("gone.yaml", "no such file"), ("\0", "no such file")]
)
def test_what_is_no_file_is_refused_in_one_sentence(name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=says):
        kind_of(tmp_path / name)


@settings(max_examples=60)
@given(content=st.binary(max_size=300), ending=st.sampled_from(["", ".yaml", ".csv", ".db", ".isoassess"]))
def test_any_bytes_are_of_some_kind(
    content: bytes, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(content)
    assert str(refused(path, kind_of(path))).startswith(path.name)


def test_each_kind_that_is_not_opened_is_named(tmp_path: Path) -> None:
    named = (FileKind.PICTURE, FileKind.WORD, FileKind.PRESENTATION, FileKind.CATALOGUE, FileKind.TEXT)
    said = {str(refused(tmp_path / "x", kind)) for kind in (*named, FileKind.EMPTY, FileKind.OTHER)}
    assert len(said) == len(named) + 2
