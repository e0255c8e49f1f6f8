"""A Word file tells from which data it was made, and stops telling once anybody has worked on it."""

import functools
import random
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.documents import DocumentKind, FileFormat, made
from isoassess.documents.provenance import origin_of
from isoassess.documents.registry import document
from isoassess.documents.replacing import check_replaceable
from isoassess.errors import BadInput, CannotWrite
from tests.examples import examples
from tests.unit.documents.real_cases import judged, sampled
from tests.unit.word.word_reading import parts_of

DOCUMENT = "word/document.xml"
ORIGIN = "customXml/item1.xml"
Parts = dict[str, bytes]


@functools.cache
def made_once() -> bytes:
    return made(DocumentKind.SCOPE, sampled(), judged(sampled()), as_=FileFormat.WORD).content


@pytest.fixture
def word() -> bytes:
    return made_once()


def refused(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        origin_of(content, "scope.docx")
    sentence = str(caught.value)
    assert sentence.startswith("scope.docx: ")
    assert "\n" not in sentence
    return sentence


def packed(parts: Parts) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def changed(word: bytes, part: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(word)
    assert old in parts[part]
    return packed(parts | {part: parts[part].replace(old, new)})


def test_it_tells_the_same_as_the_pdf(word: bytes) -> None:
    assert origin_of(word, "scope.docx") == document(DocumentKind.SCOPE, sampled(), judged(sampled())).origin


def test_a_new_copy_of_the_same_parts_is_the_same_document(word: bytes) -> None:
    assert origin_of(packed(parts_of(word)), "scope.docx") == origin_of(word, "scope.docx")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (DOCUMENT, b"Example", b"Exempla"),
        (ORIGIN, b"Example Fabrications Ltd</organization>", b"&lt;</organization"),
        (ORIGIN, b"<stamp>", b"<stamp>0"),
        (ORIGIN, b"<stamp>", b"<stamp/><stamp>"),
        (ORIGIN, b'digest="', b'digest="0'),
        (ORIGIN, b"<origin", b'<!DOCTYPE a [<!ENTITY b "c">]><origin'),
        ("docProps/core.xml", b"Example", b"Exempla"),
    ],
)
def test_what_was_changed_proves_nothing(word: bytes, part: str, old: bytes, new: bytes) -> None:
    assert "proves nothing" in refused(changed(word, part, old, new))


def test_a_part_more_or_less_is_a_change_too(word: bytes) -> None:
    parts = parts_of(word)
    assert "proves nothing" in refused(packed(parts | {"word/vbaProject.bin": b"macro"}))
    del parts["docProps/app.xml"]
    assert "proves nothing" in refused(packed(parts))


def test_what_was_saved_by_another_program_is_no_longer_ours_to_replace(word: bytes, tmp_path: Path) -> None:
    file = tmp_path / "scope.docx"
    file.write_bytes(word)
    check_replaceable(file)
    taken_further = docx.Document(str(file))
    taken_further.add_paragraph("What the auditor said on the phone.")
    taken_further.save(str(file))
    with pytest.raises(CannotWrite, match="or was changed since"):
        check_replaceable(file)


def test_the_file_of_another_program_holds_no_stamp(word: bytes) -> None:
    out = BytesIO()
    docx.Document().save(out)
    parts = parts_of(word)
    del parts[ORIGIN]
    foreign = (out.getvalue(), packed(parts), packed({}), b"PK\x03\x04", word[: len(word) // 2])
    for content in (*foreign, b"PK\x03\x04" + random.Random(1).randbytes(10_000)):
        assert re.search(r"no data stamp|not a PDF", refused(content))


def test_a_bomb_is_not_unpacked(word: bytes) -> None:
    parts = parts_of(word) | {"word/media/bomb.bin": bytes(400_000_000)}
    assert "no data stamp" in refused(packed(parts))


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_no_damage_is_more_than_one_plain_sentence(data: st.DataObject) -> None:
    whole = made_once()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = whole[:place] + bytes([byte]) + whole[place + 1 :]
    assert "\n" not in complaint(damaged)


def complaint(content: bytes) -> str:
    """Nothing where the damage is where no part is, as in the date of one."""
    try:
        origin_of(content, "scope.docx")
    except BadInput as problem:
        return str(problem)
    return ""
