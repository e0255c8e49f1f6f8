"""Sets a whole document: its cover, its sections with their headings, and the blocks in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from isoassess.pdf.anchors import AnchoredHeading
from isoassess.pdf.blocks import (
    Banner,
    Bars,
    Block,
    Contents,
    Counts,
    Document,
    Facts,
    Grid,
    Items,
    Maturity,
    NoteBox,
    Prose,
    Radar,
    Section,
    SignOff,
    Timeline,
    Title,
)
from isoassess.pdf.lettering.stand_ins import with_plain_marks
from isoassess.pdf.pagination import Draw, Strip
from isoassess.pdf.picture_blocks import Pictures
from isoassess.pdf.plain_text import printable
from isoassess.pdf.question_blocks import AskedQuestion, WritingRoom
from isoassess.pdf.stylesheet import HEADINGS
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureType, heading
from isoassess.pdf.typeset.contents import contents
from isoassess.pdf.typeset.figures import figure
from isoassess.pdf.typeset.grids import facts, grid, sign_off
from isoassess.pdf.typeset.pictures import pictures
from isoassess.pdf.typeset.place import BlockPlace, paragraph
from isoassess.pdf.typeset.prose import banner, counts, items, note, prose
from isoassess.pdf.typeset.questions import asked_question, writing_room
from isoassess.pdf.typeset.titles import cover, title

JOINED = 3  # lines that a joined section takes along to a new page
END_OF_COVER = "end of cover"
LEAD = 3  # lines; so short a text between a heading and another block leads to that block


def document_strips(document: Document, place: BlockPlace) -> list[Strip]:
    """The strips of a document from its first to its last page."""
    place = replace(place, main=_main_title(document, place))
    covered = cover(document.cover, place) if document.cover is not None else []
    deeper = 0 if place.main is None else 1
    headings = iter(place.headings)
    strips: list[Strip] = []
    for number, section in enumerate(document.sections):
        made = list(_section(section, place.under(place.parent.add(StructureType.SECTION)), headings, deeper))
        if section.joined and made:
            _keep_end(strips)
        strips += made
        if strips:
            strips[-1].names = (*strips[-1].names, end_of(number))
    if covered:
        covered[-1].names = (*covered[-1].names, END_OF_COVER)
    if covered and strips:
        strips[0].fresh = True
    return [*covered, *strips]


def end_of(section: int) -> str:
    """What the last line of a section is called; a section of nothing ends where the one before it does."""
    return f"end of section {section}"


def _keep_end(strips: list[Strip]) -> None:
    """The last lines never end a page; a signature says nothing on a page of its own."""
    for strip in strips[-JOINED:]:
        strip.keep = True


def _main_title(document: Document, place: BlockPlace) -> Title | None:
    """The title on the cover, or the one the first section begins with."""
    first = document.sections[0] if document.sections else Section()
    title = document.cover.title if document.cover is not None else next(iter(first.blocks), None)
    headed = document.cover is None and bool(place.stylesheet.label(first.heading))
    return title if isinstance(title, Title) and not headed and place.stylesheet.label(title.text) else None


def _section(
    section: Section, place: BlockPlace, headings: Iterator[AnchoredHeading], deeper: int
) -> Iterator[Strip]:
    """The strips of a section and of those below it; `deeper`: how far its headings are tagged deeper."""
    headed = bool(place.stylesheet.label(section.heading))
    strips = _heading(next(headings), place, deeper) if headed else []
    for number, block in enumerate(section.blocks):
        made = grid(block, place, section.heading) if isinstance(block, Grid) else _block(block, place)
        if headed and number == 0 and isinstance(block, Prose) and 0 < len(made) <= LEAD:
            for strip in made:
                strip.keep = len(section.blocks) > 1 or bool(section.sections)
        strips.extend(made)
    for below in section.sections:
        strips.extend(_section(below, place.under(place.parent.add(StructureType.SECTION)), headings, deeper))
    if section.fresh and strips:
        strips[0].fresh = True
    yield from strips


def _heading(found: AnchoredHeading, place: BlockPlace, deeper: int) -> list[Strip]:
    """A heading never stands alone at the foot of a page."""
    style = HEADINGS[min(found.level, len(HEADINGS)) - 1]
    style = place.stylesheet.accented(style) if found.level == 1 else style
    strips = paragraph(found.text, style, place, heading(found.level + deeper))
    for strip in strips:
        strip.keep = True
    first = strips[0]
    first.names = tuple(filter(None, (found.key, found.section.anchor)))
    first.draw = _Landmark(first.draw, first.names, _outlined(found.text), found.level - 1).draw
    return strips


def _outlined(text: str) -> str:
    """For the outline, which is shown in a font of the reader: any script, but no marks of another font."""
    return printable(with_plain_marks(text))


@dataclass(frozen=True, slots=True)
class _Landmark:
    """The first line of a heading, to which the outline of the document leads."""

    draw_text: Draw
    names: tuple[str, ...]
    title: str
    level: int

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        for name in self.names:
            canvas.anchor(name, top)
        canvas.outline(self.title, self.names[0], self.level)
        self.draw_text(canvas, left, top)


def _block(block: Block, place: BlockPlace) -> list[Strip]:
    match block:
        case Title():
            return title(block, place)
        case Prose():
            return prose(block, place)
        case Banner():
            return banner(block, place)
        case NoteBox():
            return note(block, place)
        case Counts():
            return counts(block, place)
        case Facts():
            return facts(block, place)
        case Bars() | Radar() | Maturity() | Timeline():
            return figure(block, place)
        case Pictures():
            return pictures(block, place)
        case Items():
            return items(block, place)
        case Grid():
            return grid(block, place)
        case SignOff() | AskedQuestion() | WritingRoom():
            return _filled_in(block, place)
        case Contents():
            return contents(block, place)


def _filled_in(block: SignOff | AskedQuestion | WritingRoom, place: BlockPlace) -> list[Strip]:
    match block:
        case SignOff():
            return sign_off(block, place)
        case AskedQuestion():
            return asked_question(block, place)
        case WritingRoom():
            return writing_room(block, place)
