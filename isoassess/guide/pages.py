"""The pages of the guide, which lie with the program as Markdown, and the parts of each by their headings."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from isoassess.language.folding import folded

CONTENTS = "README"  # the page that lists the others, in their order
_LINK = re.compile(r"\[[^\]]+\]\(([\w-]+)\.md\)")
_PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([\w.-]+)\)")
_HEADING = re.compile(r"(#{1,3}) (.+)")
_NO_SLUG = re.compile(r"[^\w\- ]")


class GuideSection(Struct, frozen=True, kw_only=True):
    """What stands below one heading; `level` 1 is the page itself."""

    heading: str
    level: int
    text: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.heading)


class GuidePage(Struct, frozen=True, kw_only=True):
    """`name` is that of its file, without the ending."""

    name: str
    text: str

    @property
    def title(self) -> str:
        return self.sections[0].heading

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the files that it shows."""
        return tuple(_PICTURE.findall(self.text))

    @property
    def sections(self) -> tuple[GuideSection, ...]:
        """In their order; the first bears the title."""
        return tuple(_sections(self.text))


@cache
def guide_page(name: str) -> GuidePage:
    """Raises FileNotFoundError where there is no page of this name."""
    text = files("resources").joinpath("guide", f"{name}.md").read_text(encoding="utf-8")
    return GuidePage(name=name, text=text)


def guide_pages() -> tuple[GuidePage, ...]:
    """All but the contents, as those list them."""
    return tuple(guide_page(name) for _part, names in contents() for name in names)


def contents() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of the guide, each with the names of its pages."""
    parts = ((section.heading, _LINK.findall(section.text)) for section in guide_page(CONTENTS).sections)
    return tuple((heading, tuple(names)) for heading, names in parts if names)


def guide_picture(name: str) -> bytes:
    """Raises FileNotFoundError where there is none of this name."""
    return files("resources").joinpath("guide", "pictures", name).read_bytes()


def anchor_of(heading: str) -> str:
    """As pages on the web make it of a heading."""
    return _NO_SLUG.sub("", folded(heading)).replace(" ", "-")


def _sections(text: str) -> Iterator[GuideSection]:
    heading, level, lines = "", 1, list[str]()
    for line in text.splitlines():
        if found := _HEADING.fullmatch(line):
            if heading:
                yield GuideSection(heading=heading, level=level, text="\n".join(lines))
            heading, level, lines = found[2], len(found[1]), []
        else:
            lines.append(line)
    yield GuideSection(heading=heading, level=level, text="\n".join(lines))
