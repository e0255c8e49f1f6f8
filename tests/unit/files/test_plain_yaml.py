"""Shipped YAML is parsed once and never stale."""

import random
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from isoassess.files.yaml_cache import plain_yaml
from tests.parsed_yaml import part

ROOT = Path(__file__).parents[3]
TEXT = b"a: [1, two]\nday: 2026-11-23\n"


@pytest.fixture(autouse=True)
def nothing_parsed(home: Path) -> None:
    part(home / "cache")


def kept(home: Path) -> list[Path]:
    return sorted(home.rglob("*.msgpack"))


def test_it_says_the_same_the_second_time(home: Path) -> None:
    first = plain_yaml(TEXT)
    assert len(kept(home)) == 1
    assert plain_yaml(TEXT) == first == {"a": [1, "two"], "day": "2026-11-23"}


def test_a_changed_text_is_parsed_anew(home: Path) -> None:
    plain_yaml(TEXT)
    assert plain_yaml(TEXT.replace(b"two", b"three"))["a"] == [1, "three"]
    assert len(kept(home)) == 2


def test_a_damaged_copy_is_made_again(home: Path) -> None:
    plain_yaml(TEXT)
    copy = kept(home)[0]
    copy.write_bytes(copy.read_bytes()[:5])
    assert plain_yaml(TEXT)["a"] == [1, "two"]
    assert len(copy.read_bytes()) > 5


def test_without_a_place_to_keep_it_is_parsed_each_time(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = home / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    monkeypatch.setenv("HOME", str(blocked))
    assert plain_yaml(TEXT)["a"] == [1, "two"]


def test_what_is_no_yaml_is_said() -> None:
    with pytest.raises(yaml.YAMLError):
        plain_yaml(b"a: [")


def test_four_hundred_spoiled_bits_never_show(home: Path) -> None:
    """Over copies of shipped files: what comes out is what the text says, whatever became of the copy."""
    facts = files("resources") / "facts"
    texts = [(facts / f"{name}.yaml").read_bytes() for name in ("claims", "schedule", "schemes", "editions")]
    chance = random.Random(20261127)
    for text in texts:
        said, copies = plain_yaml(text), set(kept(home))
        copy = max(copies, key=lambda path: path.stat().st_mtime_ns)
        content = copy.read_bytes()
        for _flip in range(100):
            at = chance.randrange(8 * len(content))
            spoiled = bytearray(content)
            spoiled[at // 8] ^= 1 << at % 8
            copy.write_bytes(spoiled)
            assert plain_yaml(text) == said
            assert copy.read_bytes() == content


@pytest.mark.parametrize("spoiled", [b"", b"x", bytes(32), bytes(10_000), b"\x81\xa1a\x01"])
def test_a_copy_that_is_none_is_made_again(home: Path, spoiled: bytes) -> None:
    plain_yaml(TEXT)
    copy = kept(home)[0]
    content = copy.read_bytes()
    copy.write_bytes(spoiled)
    assert plain_yaml(TEXT)["a"] == [1, "two"]
    assert copy.read_bytes() == content


def test_the_copy_of_another_text_is_not_taken(home: Path) -> None:
    other = TEXT.replace(b"two", b"three")
    plain_yaml(TEXT)
    mine = kept(home)[0]
    plain_yaml(other)
    others = next(copy for copy in kept(home) if copy != mine)
    mine.write_bytes(others.read_bytes())
    assert plain_yaml(TEXT)["a"] == [1, "two"]


def test_many_at_once_keep_one_sound_copy_and_nothing_beside_it(home: Path) -> None:
    program = "from isoassess.files.yaml_cache import plain_yaml; print(plain_yaml(b'a: [1, two]')['a'])"
    running = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _each in range(6)
    ]
    assert {process.communicate()[0] for process in running} == {"[1, 'two']\n"}
    (copy,) = kept(home)
    assert list(copy.parent.iterdir()) == [copy]
