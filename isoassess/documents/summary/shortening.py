"""Cuts what somebody wrote at length, for a document that is read in one sitting."""

from collections.abc import Iterator

from msgspec.structs import replace

from isoassess.documents.phrases import shortened
from isoassess.pdf.blocks import (
    Banner,
    Block,
    Cover,
    Facts,
    Grid,
    Items,
    Line,
    NoteBox,
    Prose,
    Section,
    SignOff,
    Title,
)

_LINES = 10  # of one text
_COVERED = 150  # letters of a name


def cut_section(section: Section | None, most: int | None) -> Section | None:
    """The same with no text of more letters than this; None: as it is."""
    if section is None or most is None:
        return section
    return replace(section, blocks=tuple(_block(block, most) for block in section.blocks))


def cut_cover(cover: Cover | None) -> Cover | None:
    """The page before them; a name or an address longer than this is no cover any more."""
    if cover is None:
        return None
    title = replace(cover.title, of=cut_text(cover.title.of, _COVERED))
    rows = tuple((name, cut_text(value, 2 * _COVERED)) for name, value in cover.rows)
    return replace(cover, title=title, rows=rows)


def letters_of(sections: tuple[Section, ...]) -> int:
    """How many letters their paragraphs, lists and tables have."""
    blocks = (block for section in sections for block in section.blocks)
    return sum(len(span.text) for block in blocks for line in _lines_of(block) for span in line)


def _lines_of(block: Block) -> Iterator[Line]:
    if isinstance(block, Grid):
        yield from (line for row in block.rows for cell in row for line in cell)
    elif isinstance(block, Prose | Items):
        yield from block.lines


def cut_text(text: str, most: int | None) -> str:
    """The text, or as much of it in one paragraph as there is room for."""
    if most is None or (len(text) <= most and text.count("\n") < _LINES):
        return text
    return shortened(" ".join(text.split()), most)


def _block(block: Block, most: int) -> Block:
    match block:
        case Prose() | Items() | NoteBox() | Banner():
            return replace(block, lines=_lines(block.lines, most))
        case Grid():
            rows = tuple(tuple(_lines(cell, most) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Facts():
            return replace(block, rows=tuple((name, _value(value, most)) for name, value in block.rows))
        case Title():
            return replace(block, of=cut_text(block.of, most))
        case SignOff():
            parties = tuple((role, cut_text(name, most)) for role, name in block.parties)
            return replace(block, parties=parties)
        case _:
            return block


def _lines(lines: tuple[Line, ...], most: int) -> tuple[Line, ...]:
    return tuple(tuple(replace(span, text=_kept_apart(span.text, most)) for span in line) for line in lines)


def _kept_apart(text: str, most: int) -> str:
    """A space before or after it keeps it apart from its neighbors."""
    cut = cut_text(text, most)
    if cut is text:
        return text
    return f"{' ' * text.startswith(' ')}{cut}{' ' * text.endswith(' ')}"


def _value(value: str, most: int) -> str:
    """A fact of a few lines keeps them; each is cut for itself."""
    lines = value.split("\n")
    if len(lines) > _LINES:
        return cut_text(value, most)
    return "\n".join(cut_text(line, most) for line in lines)
