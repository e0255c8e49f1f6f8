"""What a stranger can make of a package: refused with the reason, and nothing of it is used."""

import hashlib
import io
import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput, ExpectedError
from isoassess.exchange.package import sealing
from isoassess.exchange.package.manifest import MOST_PARTS, organization_part
from isoassess.exchange.package.reading import opened_package
from isoassess.exchange.package.sealing import HEADER_SIZE, PIECE, PasswordWrong
from isoassess.exchange.package.writing import PackageOptions, write_package
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    OrganizationContent,
)
from isoassess.store.records import Subject
from tests.examples import examples

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BYTES = random.Random(1).randbytes(150_000)  # cannot be packed: more than two pieces
DIGEST = hashlib.sha256(BYTES).hexdigest()
FIRM, ASSESSMENT, FILE = (str(UUID(int=number)) for number in (1, 2, 3))
CONTENT = OrganizationContent(
    id=FIRM,
    profile=Profile(organization=Organization(name="Example Ltd")),
    assessments=(
        AssessmentContent(
            id=ASSESSMENT,
            lens=Lens.ISO9001_2026,
            started=date(2026, 11, 1),
            added_at=NOW,
            answers={"quality-policy": Answer(rating=Rating.PARTIAL, attachments=(FILE,))},
        ),
    ),
    attachments=(
        AttachmentContent(id=FILE, name="record.bin", sha256=DIGEST, size=len(BYTES), added_at=NOW),
    ),
    history=(
        ContentEntry(step=1, at=NOW, subject=Subject.PROFILE, key="organization.name", after='"Example Ltd"'),
    ),
)


def written(password: str = "", cost: tuple[int, int, int] = (4, 8, 1)) -> bytes:
    """Closed by a key that is quickly made, if no other `cost` is said."""
    file = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "COST", cost)
        _write(file, password)
    return file.getvalue()


def _write(file: io.BytesIO, password: str) -> None:
    write_package(
        file,
        [CONTENT],
        lambda _sha256: BYTES,
        wanted=PackageOptions(),
        catalogue_version="2026.1",
        catalogues={},
        password=password,
    )


SOUND, SEALED = written(), written("a password")


def read(folder: Path, content: bytes, password: str = "") -> tuple[OrganizationContent, ...]:
    path = folder / "given.isoassess"
    path.write_bytes(content)
    with opened_package(path, password) as package:
        package.look_through()
        return package.organizations()


def refused(folder: Path, content: bytes, *, match: str = ".", password: str = "") -> None:
    with pytest.raises(BadInput, match=match) as raised:
        read(folder, content, password)
    assert "\n" not in str(raised.value)


def again(
    *,
    change: Callable[[str, bytes], bytes | None] = lambda _name, content: content,
    more: dict[str, bytes] | None = None,
    look: Callable[[zipfile.ZipInfo], None] = lambda _info: None,
    hashes: bool = False,
) -> bytes:
    """The sound package with other parts; `hashes`: the manifest says what is in it then."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(SOUND)) as package:
        for name in package.namelist():
            content = change(name, package.read(name))
            if content is not None:
                parts[name] = content
    parts |= more or {}
    if hashes:
        manifest: dict[str, Any] = json.loads(parts["manifest.json"])
        manifest["parts"] = {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in parts.items()
            if name != "manifest.json"
        }
        parts["manifest.json"] = json.dumps(manifest).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            look(info)
            package.writestr(info, content)
    return file.getvalue()


def test_the_sound_one_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, SOUND) == (CONTENT,)
    assert read(tmp_path, SEALED, "a password") == (CONTENT,)
    assert read(tmp_path, again(hashes=True)) == (CONTENT,)


@pytest.mark.parametrize("name", ["manifest.json", organization_part(FIRM), f"attachments/{DIGEST}"])
def test_a_part_that_was_changed_or_is_missing(tmp_path: Path, name: str) -> None:
    def spoil(part: str, content: bytes) -> bytes:
        return content.replace(b"1", b"2", 1) if part == name else content

    def drop(part: str, content: bytes) -> bytes | None:
        return None if part == name else content

    if name != "manifest.json":
        called = f'the part "{name}"' if name.endswith(".json") else "an attached file"
        refused(tmp_path, again(change=spoil), match=f"given.isoassess: {called} was changed or damaged")
    refused(tmp_path, again(change=drop), match="missing|not a package")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../escaped.json", "leave the folder"),
        ("/etc/passwd", "leave the folder"),
        ("C:\\autoexec.bat", "leave the folder"),
        ("attachments/../../x", "leave the folder"),
        ("notes.txt", "no package has"),
        (f"attachments/{'0' * 64}", "damaged|not written"),
    ],
)
def test_a_part_of_another_name(tmp_path: Path, name: str, reason: str) -> None:
    refused(tmp_path, again(more={name: b"x"}), match=reason)
    assert [path.name for path in tmp_path.iterdir()] == ["given.isoassess"]


def test_a_link(tmp_path: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    refused(tmp_path, again(look=link), match="link")


def test_a_part_that_is_in_it_twice(tmp_path: Path) -> None:
    file = io.BytesIO(SOUND)
    with zipfile.ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("manifest.json", b"{}")
    refused(tmp_path, file.getvalue(), match="twice")


def test_too_many_parts(tmp_path: Path) -> None:
    parts = {f"attachments/{number:064x}": b"" for number in range(MOST_PARTS + 1)}
    refused(tmp_path, again(more=parts), match="parts")


def test_a_list_of_parts_that_would_fill_the_memory(tmp_path: Path) -> None:
    """It says that it has 4 GB of them, which is not even looked for."""
    place = SOUND.rfind(b"PK\x05\x06")
    end = bytearray(SOUND[place:])
    end[12:16] = struct.pack("<I", 0xFFFFFF00)
    refused(tmp_path, SOUND[:place] + bytes(end))


def test_a_bomb(tmp_path: Path) -> None:
    name = organization_part(FIRM)
    refused(
        tmp_path,
        again(change=lambda part, content: b" " * 50_000_000 if part == name else content, hashes=True),
        match="unpacked",
    )


def test_a_part_of_four_gigabytes(tmp_path: Path) -> None:
    """By what its list of parts says."""
    content = bytearray(SOUND)
    place = content.find(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 0xFFFFFFFE)
    refused(tmp_path, bytes(content), match="too large")


def test_a_part_that_is_longer_than_its_list_says(tmp_path: Path) -> None:
    content = bytearray(SOUND)
    place = content.find(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    refused(tmp_path, bytes(content))


def test_parts_in_one_another(tmp_path: Path) -> None:
    content = bytearray(SOUND)
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    refused(tmp_path, bytes(content), match="in one another")


def test_one_that_another_program_has_encrypted(tmp_path: Path) -> None:
    content = bytearray(SOUND)
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    refused(tmp_path, bytes(content), match="encrypted")


def test_one_of_a_newer_version(tmp_path: Path) -> None:
    def newer(part: str, content: bytes) -> bytes:
        return (
            content.replace(b'"format": 1', b'"format": 2, "more": []')
            if part == "manifest.json"
            else content
        )

    refused(tmp_path, again(change=newer), match="newer version")


@pytest.mark.parametrize(
    "said",
    [
        {"rating": "5"},
        {"id": "../x"},
        {"unknown": 1},
        {"profile": []},
        {"assessments": [{"id": "x"}]},
    ],
)
def test_data_that_says_what_cannot_be(tmp_path: Path, said: dict[str, Any]) -> None:
    name = organization_part(FIRM)

    def spoil(part: str, content: bytes) -> bytes:
        if part != name:
            return content
        data = json.loads(content)
        if "rating" in said:
            data["assessments"][0]["answers"]["quality-policy"] |= said
        else:
            data |= said
        return json.dumps(data).encode()

    refused(tmp_path, again(change=spoil, hashes=True))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"profile": {"people": {"effective_personnel": "many"}}}, "at profile.people.effective_personnel$"),
        ({"profile": {"organization": {"name": "Example\0Ltd"}}}, "holds a character .*U\\+0000"),
    ],
)
def test_what_cannot_be_is_told_with_the_file_and_in_plain_words(
    tmp_path: Path, said: dict[str, Any], says: str
) -> None:
    name = organization_part(FIRM)

    def spoil(part: str, content: bytes) -> bytes:
        return json.dumps(json.loads(content) | said).encode() if part == name else content

    refused(tmp_path, again(change=spoil, hashes=True), match=f"^given.isoassess: the part .*{says}")


def test_brackets_without_end(tmp_path: Path) -> None:
    name = organization_part(FIRM)
    deep = b'{"id":' + b"[" * 500_000
    refused(tmp_path, again(change=lambda part, content: deep if part == name else content, hashes=True))


def test_an_entry_of_somebody_else(tmp_path: Path) -> None:
    def spoil(part: str, content: bytes) -> bytes:
        if not part.startswith("history"):
            return content
        entries = json.loads(content)
        return json.dumps([entries[0] | {"subject": "answer", "assessment": str(UUID(int=99))}]).encode()

    refused(tmp_path, again(change=spoil, hashes=True))


@pytest.mark.parametrize("sealed", [False, True])
def test_cut_off_anywhere(tmp_path: Path, sealed: bool) -> None:
    content = SEALED if sealed else SOUND
    edges = {0, 1, 4, 16, HEADER_SIZE, HEADER_SIZE + 1, HEADER_SIZE + PIECE + 16, len(content) - 1}
    for length in sorted(edges | set(range(100, len(content), len(content) // 20))):
        refused(tmp_path, content[:length], password="a password" if sealed else "")


def test_a_closed_one_with_another_password_or_a_flipped_bit(tmp_path: Path) -> None:
    with pytest.raises(PasswordWrong):
        read(tmp_path, SEALED, "A password")
    for place in range(17, len(SEALED), len(SEALED) // 30):
        flipped = bytearray(SEALED)
        flipped[place] ^= 1
        refused(tmp_path, bytes(flipped), password="a password")


def test_pieces_in_another_order(tmp_path: Path) -> None:
    step = PIECE + 16
    first, second = (SEALED[HEADER_SIZE + n * step : HEADER_SIZE + (n + 1) * step] for n in (0, 1))
    refused(
        tmp_path,
        SEALED[:HEADER_SIZE] + second + first + SEALED[HEADER_SIZE + 2 * step :],
        password="a password",
    )


@pytest.mark.parametrize("password", ["x" * 1000, "   ", "пароль 密码 🔑", "e\u0301"])
def test_every_password_opens_what_it_closed(tmp_path: Path, password: str) -> None:
    assert read(tmp_path, written(password), password) == (CONTENT,)


def test_one_letter_typed_in_two_ways_is_one_password(tmp_path: Path) -> None:
    assert read(tmp_path, written("e\u0301", sealing.COST), "\u00e9") == (CONTENT,)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_flipped_bytes_are_refused_or_change_nothing(tmp_path: Path, flips: list[tuple[int, int]]) -> None:
    content = bytearray(SOUND)
    for place, value in flips:
        content[place] = value
    with suppress(ExpectedError):
        assert read(tmp_path, bytes(content)) == (CONTENT,)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06", b"%PDF-1.7", b"SQLite format 3\0" * 10, b"\0" * 100]
)
def test_what_is_no_package(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, content)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.isoassess", Path("\0")):
        with pytest.raises(BadInput), opened_package(path):
            pass
