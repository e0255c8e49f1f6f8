"""What is set is read back, by whomever; a file that is spoiled or cannot be changed never stops anything."""

import json
import multiprocessing
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.documents import FileFormat
from isoassess.errors import BadInput, CannotWrite
from isoassess.pdf.paper import Paper
from isoassess.settings import Setting, Settings, declared, settings_at
from isoassess.settings.declared import (
    ADVISED_FILES,
    ASSESSOR,
    DOCUMENT_FORMAT,
    DOWN,
    KNOWN_FILES,
    LIST_ORDER,
    OWN_LOGO,
    PAPER,
    START_FILE,
    TAKEN_OVER,
)
from isoassess.settings.kinds import (
    Binary,
    Color,
    NamedColors,
    NamedPaths,
    Names,
    NumberPattern,
    Paths,
    ShortText,
    WholePath,
    Word,
    YesNo,
)
from isoassess.store import ListOrder

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PATHS = st.binary(min_size=1, max_size=30).map(lambda raw: Path(os.fsdecode(b"/" + raw.replace(b"\0", b"/"))))
COLORS = st.just("") | st.from_regex("#[0-9a-f]{6}", fullmatch=True)
SPOILED = {
    "nothing": b"",
    "half": b'{"paper": "A4", "start-fi',
    "no words": b"\xff\xfe\x00\x01",
    "a list": b'["paper"]',
    "a word": b'"paper"',
    "deep": b'{"paper": ' + b"[" * 100_000,
    "huge": b'{"paper": "A4"}' + b" " * 1_000_000,
    "a lone surrogate": rb'{"paper": "\ud800"}',
    "not a number": b'{"paper": NaN}',
}
WRONG: list[object] = [
    None,
    1,
    1e300,
    "",
    "clients.db",
    "/tmp/a\0b.db",
    "A5",
    "changed down",
    [],
    [[]],
    {},
    {"": 1},
]
ALL = list(declared().values())


def values(setting: Setting[Any]) -> st.SearchStrategy[Any]:
    match setting.kind:
        case Word() as kind:
            return st.sampled_from(kind.words)
        case YesNo():
            return st.booleans()
        case WholePath():
            return st.none() | PATHS
        case Paths():
            return st.lists(PATHS).map(tuple)
        case NamedPaths():
            return st.dictionaries(TEXTS, PATHS)
        case Names():
            return st.frozensets(TEXTS)
        case Binary():
            return st.binary()
        case Color():
            return COLORS
        case NamedColors():
            return st.dictionaries(TEXTS, COLORS)
        case ShortText() as kind:
            return st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=kind.longest)
        case NumberPattern():
            return st.lists(st.sampled_from(["{kind}", "{year}", "QM ", "-"]), min_size=1, max_size=9).map(
                lambda parts: "".join(("N", *parts))
            )
    raise AssertionError(setting.kind)


def settings(folder: Path) -> Settings:
    return settings_at(folder / "settings.json")


def held(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "settings.json").read_text(encoding="utf-8")))


def all_defaults(kept: Settings) -> bool:
    return all(kept.get(one) == one.default for one in ALL if one is not TAKEN_OVER)


@pytest.mark.parametrize("setting", ALL, ids=[one.name for one in ALL])
@given(data=st.data())
def test_what_is_set_is_read_back(setting: Setting[Any], data: st.DataObject) -> None:
    value = data.draw(values(setting))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings(folder).put(setting, value)
        assert settings(folder).get(setting) == value
        assert all(settings(folder).get(one) == one.default for one in ALL if one is not setting)
        settings(folder).reset(setting)
        assert settings(folder).get(setting) == setting.default


@pytest.mark.parametrize("setting", ALL, ids=[one.name for one in ALL])
def test_a_setting_is_declared_whole(setting: Setting[Any]) -> None:
    assert setting.label()
    assert setting.help()
    assert "\n" not in setting.help()
    assert declared()[setting.name] is setting
    if setting.default not in ("", None):
        assert setting.kind.read(setting.kind.plain(setting.default)) == setting.default


def test_words_are_those_of_what_they_are_for() -> None:
    assert isinstance(PAPER.kind, Word)
    assert isinstance(LIST_ORDER.kind, Word)
    assert isinstance(DOCUMENT_FORMAT.kind, Word)
    assert set(DOCUMENT_FORMAT.kind.words) == {format.value for format in FileFormat}
    assert set(PAPER.kind.words) == {paper.name for paper in Paper}
    assert set(LIST_ORDER.kind.words) == {order + way for order in ListOrder for way in ("", DOWN)}


def test_nobody_else_reads_them(tmp_path: Path) -> None:
    settings(tmp_path / "new").put(PAPER, "A4")
    modes = {one.name: one.stat().st_mode & 0o777 for one in (tmp_path / "new").iterdir()}
    assert modes == {"settings.json": 0o600, "settings.lock": 0o600}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_file_is_the_first_day_and_is_kept_beside_once(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    kept = settings(tmp_path)
    assert all_defaults(kept)
    assert (tmp_path / "settings.json").read_bytes() == content
    for paper in ("A4", "LETTER"):
        kept.put(PAPER, paper)
        assert settings(tmp_path).get(PAPER) == paper
    beside = [one for one in tmp_path.iterdir() if "spoiled" in one.name]
    assert [one.read_bytes() for one in beside] == [content]


def test_no_spoiled_file_takes_the_place_of_another(tmp_path: Path) -> None:
    for content in (b"first", b"second", b"third"):
        (tmp_path / "settings.json").write_bytes(content)
        settings(tmp_path).put(PAPER, "A4")
    beside = {one.name: one.read_bytes() for one in tmp_path.glob("*spoiled*")}
    assert beside == {
        "settings.spoiled.json": b"first",
        "settings.spoiled-2.json": b"second",
        "settings.spoiled-3.json": b"third",
    }


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_is_of_the_wrong_kind_counts_as_not_set_and_spoils_no_other(
    tmp_path: Path, wrong: object
) -> None:
    for setting in ALL:
        words = isinstance(setting.kind, ShortText) and isinstance(wrong, str) and "\0" not in wrong
        if words or (
            isinstance(setting.kind, NumberPattern) and wrong in ("clients.db", "A5", "changed down")
        ):
            continue  # any printable words make a name, or a number
        plain = {PAPER.name: "A4", START_FILE.name: str(tmp_path), setting.name: wrong}
        (tmp_path / "settings.json").write_text(json.dumps(plain), encoding="utf-8")
        kept = settings(tmp_path)
        assert kept.get(setting) == setting.default
        assert setting is PAPER or kept.get(PAPER) == "A4"
        assert setting is START_FILE or kept.get(START_FILE) == tmp_path


def test_what_a_newer_version_keeps_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"colour": {"of": [1, null]}, "paper": 7}', encoding="utf-8")
    settings(tmp_path).put(START_FILE, tmp_path)
    assert held(tmp_path) == {"colour": {"of": [1, None]}, "paper": 7, "start-file": str(tmp_path)}


def test_a_mark_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b'\xef\xbb\xbf{"paper": "A4"}')
    assert settings(tmp_path).get(PAPER) == "A4"


def unwritable(folder: Path, how: str) -> None:
    file = folder / "settings.json"
    if how == "a folder":
        (file / "within").mkdir(parents=True)
    elif how == "a pipe":
        os.mkfifo(file)
    elif how == "write-protected":
        file.write_text("{}", encoding="utf-8")
        file.chmod(0o444)
    else:
        folder.rmdir()
        folder.write_text("a file", encoding="utf-8")


@pytest.mark.parametrize("how", ["a folder", "a pipe", "write-protected", "no folder"])
def test_what_cannot_be_written_is_said_and_counts_all_the_same(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    unwritable(folder, how)
    kept = settings(folder)
    assert all_defaults(kept)
    with pytest.raises(CannotWrite, match="settings"):
        kept.put(PAPER, "A4")
    with pytest.raises(CannotWrite, match="settings"):
        kept.change(ADVISED_FILES, lambda advised: advised | {"one"})
    assert kept.get(PAPER) == "A4"
    assert kept.get(ADVISED_FILES) == {"one"}
    assert all_defaults(settings(folder))


def test_what_could_not_be_written_goes_with_the_next_change(tmp_path: Path) -> None:
    unwritable(tmp_path, "write-protected")
    kept = settings(tmp_path)
    with pytest.raises(CannotWrite):
        kept.change(ADVISED_FILES, lambda advised: advised | {"one"})
    (tmp_path / "settings.json").chmod(0o600)
    settings(tmp_path).put(ADVISED_FILES, frozenset({"other"}))
    kept.put(PAPER, "A4")
    assert settings(tmp_path).get(ADVISED_FILES) == {"one", "other"}
    assert settings(tmp_path).get(PAPER) == "A4"


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text('{"paper": "A4"}', encoding="utf-8")
    (tmp_path / "settings.json").symlink_to(tmp_path / "real.json")
    settings(tmp_path).put(OWN_LOGO, tmp_path)
    assert (tmp_path / "settings.json").is_symlink()
    assert held(tmp_path) == {"paper": "A4", "own-logo": str(tmp_path)}


def test_two_windows_keep_what_the_other_set(tmp_path: Path) -> None:
    one, other = settings(tmp_path), settings(tmp_path)
    one.put(PAPER, "A4")
    other.put(START_FILE, tmp_path)
    one.put(PAPER, "LETTER")
    assert (other.get(PAPER), one.get(START_FILE)) == ("LETTER", tmp_path)


def add_many(folder: Path, mine: str) -> None:
    kept = settings(folder)
    for number in range(20):
        add(kept, folder / f"{mine}{number}")


def add(kept: Settings, path: Path) -> None:
    kept.change(ADVISED_FILES, lambda advised: advised | {path.name})
    kept.change(KNOWN_FILES, lambda known: (path, *known))


def test_two_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_many, args=(tmp_path, mine)) for mine in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    names = {f"{mine}{number}" for mine in "ab" for number in range(20)}
    assert settings(tmp_path).get(ADVISED_FILES) == names
    known = settings(tmp_path).get(KNOWN_FILES)
    assert sorted(known) == sorted(tmp_path / name for name in names)


def test_a_lock_that_cannot_be_taken_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "settings.lock").mkdir()
    settings(tmp_path).put(PAPER, "A4")
    assert settings(tmp_path).get(PAPER) == "A4"


def test_a_name_is_one_line_of_what_is_typed() -> None:
    assert ASSESSOR.kind.typed("  A.  Consultant\u200d ") == "A. Consultant\u200d"
    with pytest.raises(BadInput, match="200 characters"):
        ASSESSOR.kind.typed("a" * 201)
    with pytest.raises(BadInput, match="cannot be shown"):
        ASSESSOR.kind.typed("a\x07b")


def test_what_fell_back_is_named_and_a_spoiled_file_is_kept_beside(tmp_path: Path) -> None:
    kept, path = settings(tmp_path), tmp_path / "settings.json"
    assert kept.fallen_back(ALL) == ()
    path.write_text('{"theme": "sepia", "paper": "A4", "known-files": 7}', encoding="utf-8")
    assert {one.name for one in kept.fallen_back(ALL) or ()} == {"theme", "known-files"}
    path.write_text("{", encoding="utf-8")
    assert kept.fallen_back(ALL) is None
    kept.put(PAPER, "A4")
    assert kept.put_aside is not None
    assert kept.put_aside.read_text(encoding="utf-8") == "{"
    assert kept.fallen_back(ALL) == ()
