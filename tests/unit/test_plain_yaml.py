"""Shipped YAML is parsed once and never stale."""

from pathlib import Path

import pytest
import yaml

from isoassess.plain_yaml import plain_yaml

TEXT = b"a: [1, two]\nday: 2026-11-23\n"


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
