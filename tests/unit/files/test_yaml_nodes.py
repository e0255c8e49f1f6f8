"""Where in a YAML text something stands, said by its line and by what a person would search for."""

from typing import Annotated

import msgspec
import pytest
from msgspec import Meta, Struct

from isoassess.errors import BadInput
from isoassess.files.yaml_nodes import (
    YAMLError,
    complaint,
    composed,
    decoded,
    line_and_place,
    line_of_entry,
    reason_and_path,
)
from isoassess.files.yaml_reader import read_text

TEXT = """\
name: own
editions:
  - lens: iso
    clauses:
      - {number: "8.1", title: First}
      - {number: 8.2,
         title: Second}
requirements:
  - id: early
    asks: One?
  - id: late
    clause:
      iso: "8.2"
    asks: Two?
"""


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [
        ("", 1, ""),
        ("name", 1, "name"),
        ("requirements", 9, "requirements"),
        ("requirements[1]", 11, "late"),
        ("requirements[1].asks", 14, "late: asks"),
        ("requirements[1].clause.iso", 13, "late: clause.iso"),
        ("editions[0].clauses[0].title", 5, "8.1: title"),
        ("editions[0].clauses[1].title", 7, "editions[0].clauses[1].title"),
        ("requirements[1].absent", 11, "late: absent"),
        ("requirements[5].asks", 9, "requirements[5].asks"),
        ("nothing[0].here", 1, "nothing[0].here"),
    ],
)
def test_a_path_leads_to_its_line_and_to_the_name_of_its_entry(path: str, line: int, place: str) -> None:
    assert line_and_place(composed(TEXT), path) == (line, place)


def test_an_entry_is_found_by_its_id_however_it_is_written() -> None:
    assert line_of_entry(composed(TEXT), "late") == 11
    assert line_of_entry(composed("a: [{asks: x,\n  'id' : \"late\"}]"), "late") == 2
    assert line_of_entry(composed(TEXT), "absent") is None
    assert line_of_entry(composed("asks: |\n  id: late\n"), "late") is None


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    name: str


class Outer(Struct, frozen=True, forbid_unknown_fields=True):
    entries: tuple[Inner, ...] = ()
    by_name: dict[str, int] = {}


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ({"entries": [{"name": "a"}, {"name": 3}]}, "entries[1].name"),
        ({"entries": [{"name": "a", "more": 1}]}, "entries[0]"),
        ({"by_name": {3: 1}}, "by_name"),
        ([], ""),
    ],
)
def test_what_msgspec_says_is_parted_into_reason_and_path(raw: object, path: str) -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(raw, Outer)
    reason, found = reason_and_path(error.value)
    assert (found, "$" in reason, " - at " in reason) == (path, False, False)


def test_a_text_that_is_no_yaml_is_complained_of_with_its_line() -> None:
    with pytest.raises(YAMLError) as error:
        composed("a: 1\nb: [1\nc: 2\n")
    assert complaint(error.value).startswith("line 3: not readable as YAML: ")


def test_two_escapes_of_json_are_one_letter_and_the_mark_of_the_order_is_none() -> None:
    assert decoded(b'\xef\xbb\xbf"\\ud83d\\ude00"') == '"\\U0001F600"'
    assert decoded(b'"\\\\ud83d\\ude00"') == '"\\\\ud83d\\ude00"'


class Few(Struct, frozen=True):
    entries: tuple[Annotated[str, Meta(max_length=3)], ...]


def test_what_only_the_type_refuses_is_told_with_its_own_line() -> None:
    with pytest.raises(BadInput, match=r"own\.yaml, line 3: entries\[1\]: Expected"):
        read_text(b"entries:\n  - one\n  - three\n", Few, name="own.yaml")
