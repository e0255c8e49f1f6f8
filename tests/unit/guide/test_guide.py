"""The guide: every link leads somewhere, every picture is there, and what it names is in the program."""

import ast
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from isoassess.guide.pages import CONTENTS, GuidePage, anchor_of, guide_page, guide_pages, guide_picture
from isoassess.guide.searching import find_in_guide

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "guide"
EVERY_PAGE = (guide_page(CONTENTS), *guide_pages())
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]+)\]\(pictures/([\w-]+\.png)\)")
NAMED = re.compile(r"\*\*([^*]+)\*\*")
OWN_WORDS = {  # in bold for what they mean, or a part of what the program says
    *(
        "Likely",
        "Claimed, not shown",
        "Never",
        "By the profile",
        "By your reason",
        "Today",
        "The model of 1994",
    ),
    *("conforming", "OFI", "minor", "major", "gate", "Too early", "Not ready"),
    *("Ready for stage 1", "Ready for stage 2"),
}
MOST_BYTES = 95_000  # of all pictures: the installers have hardly any room for more
WIDEST, HIGHEST = 760, 480  # pixels


@cache
def said_by_the_program() -> frozenset[str]:
    """Every text for a person, as it is told apart from its button."""
    found: set[str] = set()
    for path in (*(ROOT / "ui").rglob("*.py"), *(ROOT / "isoassess").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                found |= {str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant)}
    return frozenset(text.replace("&", "") for text in found)


def anchors(page: GuidePage) -> set[str]:
    return {section.anchor for section in page.sections}


def test_the_contents_list_every_page_once() -> None:
    names = [page.name for page in guide_pages()]
    assert len(names) == len(set(names))
    assert {*names, CONTENTS} == {path.stem for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: GuidePage) -> None:
    for target in LINK.findall(page.text):
        name, _mark, anchor = target.partition("#")
        assert name.endswith(".md")
        assert not anchor or anchor in anchors(guide_page(name.removesuffix(".md")))
        assert guide_page(name.removesuffix(".md")).title


def test_every_picture_is_shown_and_small_enough() -> None:
    shown = [found for page in EVERY_PAGE for found in PICTURE.findall(page.text)]
    assert all(words.strip() for words, _name in shown), "who cannot see a picture is told what it shows"
    assert [name for _words, name in shown] == [name for page in EVERY_PAGE for name in page.pictures]
    assert {name for _words, name in shown} == {path.name for path in (FOLDER / "pictures").iterdir()}
    sizes = {name: guide_picture(name) for _words, name in shown}
    for content in sizes.values():
        with Image.open(BytesIO(content)) as picture:
            assert picture.format == "PNG"
            assert 200 <= picture.width <= WIDEST
            assert 100 <= picture.height <= HIGHEST
    assert sum(map(len, sizes.values())) <= MOST_BYTES


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_what_a_page_names_in_bold_is_called_so_in_the_program(page: GuidePage) -> None:
    named = {" ".join(words.split()) for words in NAMED.findall(page.text)} - OWN_WORDS
    assert named <= said_by_the_program()


def test_a_page_has_one_title_and_no_heading_twice() -> None:
    for page in EVERY_PAGE:
        levels = [section.level for section in page.sections]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert len(anchors(page)) == len(levels)


def test_an_anchor_is_made_as_on_the_web() -> None:
    assert anchor_of("Correction, root cause, effect") == "correction-root-cause-effect"


def test_a_search_finds_parts_by_their_words_also_mistyped() -> None:
    assert find_in_guide("  ") == ()
    assert find_in_guide("recovery key")[0].topic == "password#the-recovery-key"
    assert find_in_guide("recovrey")[0].topic == "password#the-recovery-key"
    assert find_in_guide("settings")[0].topic == "settings"
    assert find_in_guide("qwzx") == ()
