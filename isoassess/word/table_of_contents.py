"""The table of contents: a field of Word with every entry in it from the beginning."""

from collections.abc import Sequence

from isoassess.pdf.anchors import AnchoredHeading
from isoassess.pdf.blocks import Contents
from isoassess.word.looks import DEEPEST, ENTRIES
from isoassess.word.nodes import Node, field, node, twips, written
from isoassess.word.paragraphs import WordParagraphs


def contents(
    block: Contents, headings: Sequence[AnchoredHeading], paragraphs: WordParagraphs, width: float
) -> list[Node]:
    """An entry for each heading down to the depth, but for that of the section it stands in.

    On which page a heading stands only Word knows: its number comes when the field is brought up to date.
    """
    shown = [found for found in headings if found.level <= block.depth and not is_heading_of(block, found)]
    made = [_entry(heading, paragraphs, width) for heading in shown]
    if made:
        depth = min(max(1, block.depth), DEEPEST)
        for place, run in enumerate(_begun(f'TOC \\o "1-{depth}" \\h \\z \\u'), start=1):
            made[0].insert(place, run)
        made[-1].append(node("r", node("fldChar", fldCharType="end")))
    return made


def is_heading_of(block: Contents, heading: AnchoredHeading) -> bool:
    return block in heading.section.blocks


def _begun(instruction: str) -> list[Node]:
    """A field up to what it shows: the entries follow."""
    return field(instruction, "")[:3]


def _entry(heading: AnchoredHeading, paragraphs: WordParagraphs, width: float) -> Node:
    look = ENTRIES[min(heading.level, len(ENTRIES)) - 1]
    dots = node("tabs", node("tab", val="right", leader="dot", pos=twips(width)))
    text = node("r", written(paragraphs.words.one_line(heading.text)))
    link = node("hyperlink", text, anchor=paragraphs.bookmark(heading.key), history=1)
    return node("p", node("pPr", node("pStyle", val=look.id), dots), link)
