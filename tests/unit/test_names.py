"""One word, one idea: no class name is given twice, and the glossary names what there is."""

import ast
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`((?:isoassess|ui)(?:\.[a-z0-9_]+)+)(?:\.([A-Z]\w+))?`")
PLACE = re.compile(r"`((?:isoassess|ui|tests|docs|resources|packaging)/[\w/.-]*\w/?)`")


def test_no_class_name_means_two_things() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for package in ("isoassess", "ui"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


@pytest.mark.parametrize(
    ("module", "name"), NAMED.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
)
def test_the_glossary_names_what_there_is(module: str, name: str) -> None:
    found = import_module(module)
    assert not name or hasattr(found, name)


@pytest.mark.parametrize("page", ["docs/architecture.md", "README.md", "CONTRIBUTING.md"])
def test_every_place_that_a_page_names_is_there(page: str) -> None:
    said = PLACE.findall((ROOT / page).read_text(encoding="utf-8"))
    assert said
    assert [place for place in said if not (ROOT / place).exists()] == []
