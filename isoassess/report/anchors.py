"""The places in a document that links can lead to, known before anything is laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isoassess.report.blocks import Banner, Block, Document, Grid, Items, Line, Note, Prose, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, and the key that leads to it."""

    text: str
    level: int
    key: str
    section: Section


def headings_of(document: Document) -> tuple[Heading, ...]:
    """Every heading in the order of reading."""
    found = ((section, level) for section, level in walk(document.sections) if section.heading)
    return tuple(
        Heading(section.heading, level, f"heading {number}", section)
        for number, (section, level) in enumerate(found)
    )


def anchors_of(document: Document) -> frozenset[str]:
    """Every anchor of sections and spans."""
    sections = [section for section, _level in walk(document.sections)]
    spans = (span for s in sections for block in s.blocks for line in _lines(block) for span in line)
    named = {section.anchor for section in sections if section.heading} | {span.anchor for span in spans}
    return frozenset(named - {""})


def walk(sections: Sequence[Section], level: int = 1) -> Iterator[tuple[Section, int]]:
    """Each section and those below it, with the level its heading has or would have."""
    for section in sections:
        yield section, level
        yield from walk(section.sections, level + bool(section.heading))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Prose() | Items() | Note() | Banner():
            yield from block.lines
        case Grid():
            yield from (line for row in block.rows for cell in row for line in cell)
        case _:
            return
