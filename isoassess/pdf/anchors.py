"""The places in a document that links can lead to, known before anything is laid out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from isoassess.pdf.blocks import (
    Banner,
    Block,
    Document,
    Grid,
    Items,
    Line,
    NoteBox,
    Prose,
    Section,
    Span,
)
from isoassess.pdf.picture_blocks import Pictures


@dataclass(frozen=True, slots=True)
class AnchoredHeading:
    """A heading: its level from 1, and the key that leads to it."""

    text: str
    level: int
    key: str
    section: Section


def headings_of(document: Document, label: Callable[[str], str]) -> tuple[AnchoredHeading, ...]:
    """Every heading in the order of reading; `label` gives what of a heading can be shown."""
    found = _headed(document.sections, label, 1)
    return tuple(
        AnchoredHeading(section.heading, level, f"heading {number}", section)
        for number, (section, level) in enumerate(found)
    )


def anchors_of(document: Document, headings: Sequence[AnchoredHeading]) -> frozenset[str]:
    """Every anchor of headings and spans."""
    blocks = (block for section in walk(document.sections) for block in section.blocks)
    spans = {span.anchor for block in blocks for line in _lines(block) for span in line if span.anchor}
    keys = {heading.key for heading in headings} | {heading.section.anchor for heading in headings}
    return frozenset((spans | keys) - {""})


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """Each section, followed by those below it."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def _headed(
    sections: Sequence[Section], label: Callable[[str], str], level: int
) -> Iterator[tuple[Section, int]]:
    for section in sections:
        headed = bool(label(section.heading))
        if headed:
            yield section, level
        yield from _headed(section.sections, label, level + headed)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Prose() | Items() | NoteBox() | Banner():
            yield from block.lines
        case Pictures():
            yield from ((Span(picture.number, anchor=picture.anchor),) for picture in block.items)
        case Grid():
            yield from (line for row in block.rows for cell in row for line in cell)
        case _:
            return
