"""What of the guide is meant by a few words, also mistyped ones, and by those of a newcomer."""

import re
from collections import Counter
from functools import cache

from msgspec import Struct

from isoassess.guide.other_words import LITTLE, OTHER_WORDS
from isoassess.guide.pages import GuidePage, GuideSection, guide_pages
from isoassess.language.word_index import Match, NamedEntry, WordIndex, words_in

MOST = 20
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`|\[\]]")


class FoundSection(Struct, frozen=True, kw_only=True):
    """A part of a page; `topic` leads to it."""

    topic: str
    page: str
    heading: str


def find_in_guide(typed: str) -> tuple[FoundSection, ...]:
    """The parts that hold every word, those first that are called so; none where nothing was typed.

    Little words such as "how" do not count beside others. Where nothing holds every word, what holds some is
    found.
    """
    typed_words = words_in(typed)
    if not typed_words:
        return ()
    sections, index = _indexed()
    counting = [word for word in typed_words if word not in LITTLE] or typed_words
    found = index.find(" ".join(counting), most=MOST) or _with_some(index, counting)
    return tuple(sections[topic] for topic in found)


def _with_some(index: WordIndex, words: list[str]) -> tuple[str, ...]:
    """What holds most of the words as they are, the best first; nothing is guessed here."""
    held = Counter(
        topic
        for word in words
        for match, topic in index.matches(word, most=len(index.entries))
        if match <= Match.ALSO
    )
    return tuple(topic for topic, _count in held.most_common(MOST))


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
            also=f"{OTHER_WORDS.get(one.topic, '')} {page.title} {plain_text(section.text)}",
        )
        for one, (page, section) in zip(found, parts, strict=True)
    )
    return {one.topic: one for one in found}, WordIndex(entries)


def _found(page: GuidePage, section: GuideSection) -> FoundSection:
    topic = page.name if section.level == 1 else f"{page.name}#{section.anchor}"
    return FoundSection(topic=topic, page=page.title, heading=section.heading)
