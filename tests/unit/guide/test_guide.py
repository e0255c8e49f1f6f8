"""The guide: every link leads somewhere, every picture is there, and what it names is in the program."""

import ast
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from isoassess.guide.other_words import OTHER_WORDS
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


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("iso 9000", "questions#what-is-iso-9000-and-what-is-iso-9001"),
        ("ISO9001", "questions#what-is-iso-9000-and-what-is-iso-9001"),
        ("iso 9002", "words#iso-9002"),
        ("how much does it cost", "questions#how-much-does-it-cost"),
        ("price", "questions#how-much-does-it-cost"),
        ("Was kostet ein Zertifikat?", "questions#how-much-does-it-cost"),
        ("coût", "questions#how-much-does-it-cost"),
        ("certificate", "questions#do-i-need-a-certificate-and-who-gives-it"),
        ("who gives the certificate", "questions#do-i-need-a-certificate-and-who-gives-it"),
        ("Zertifizierung", "questions#do-i-need-a-certificate-and-who-gives-it"),
        ("how long", "questions#how-long-does-it-take"),
        ("wie lange dauert es", "questions#how-long-does-it-take"),
        ("what do I need", "questions#what-do-i-need-and-where-do-i-begin"),
        ("where do I begin", "questions#what-do-i-need-and-where-do-i-begin"),
        ("what does the auditor want to see", "questions#what-do-i-show-an-auditor"),
        ("what is a gate", "words#gate"),
        ("quick scan", "words#quick-scan"),
        ("what is this program", "start"),
        ("example", "start"),
        ("excel", "spreadsheet"),
        ("print", "documents#save-and-print"),
        ("drucken", "documents"),
        ("undo", "history"),
        ("delete a client", "organizations#archive-and-delete"),
        ("Passwort", "password"),
        ("Datensicherung", "backup"),
        ("dark mode", "settings"),
        ("send to another computer", "package"),
        ("Maßnahmen", "actions"),
        ("crash", "problems"),
        ("licence", "problems#about-the-program"),
        ("shortcut", "keys"),
        ("not applicable", "words#not-applicable"),
    ],
)
def test_what_a_newcomer_types_leads_to_the_answer(typed: str, topic: str) -> None:
    """Found before: nothing for "iso 9000", and a model of 1994 for the cost."""
    assert topic in [found.topic for found in find_in_guide(typed)[:3]]


def test_the_words_of_a_newcomer_lead_to_parts_that_there_are() -> None:
    topics = {page.name for page in guide_pages()}
    topics |= {f"{page.name}#{anchor}" for page in guide_pages() for anchor in anchors(page)}
    assert set(OTHER_WORDS) <= topics
