"""What of the guide is meant by a few words, also mistyped ones."""

import re
from functools import cache

from msgspec import Struct

from isoassess.guide.pages import GuidePage, GuideSection, guide_pages
from isoassess.language.word_index import NamedEntry, WordIndex

MOST = 20
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`|\[\]]")


class FoundSection(Struct, frozen=True, kw_only=True):
    """A part of a page; `topic` leads to it."""

    topic: str
    page: str
    heading: str


def find_in_guide(typed: str) -> tuple[FoundSection, ...]:
    """The parts that hold every word, those first that are called so; none where nothing was typed."""
    if not typed.strip():
        return ()
    sections, index = _indexed()
    return tuple(sections[topic] for topic in index.find(typed, most=MOST))


def plain_text(marked: str) -> str:
    """Without the marks of Markdown."""
    return _MARKS.sub("", marked)


@cache
def _indexed() -> tuple[dict[str, FoundSection], WordIndex]:
    parts = [(page, section) for page in guide_pages() for section in page.sections]
    found = [_found(page, section) for page, section in parts]
    entries = (
        NamedEntry(
            id=one.topic,
            words=section.heading,
            also=f"{page.title} {plain_text(section.text)}",
        )
        for one, (page, section) in zip(found, parts, strict=True)
    )
    return {one.topic: one for one in found}, WordIndex(entries)


def _found(page: GuidePage, section: GuideSection) -> FoundSection:
    topic = page.name if section.level == 1 else f"{page.name}#{section.anchor}"
    return FoundSection(topic=topic, page=page.title, heading=section.heading)
