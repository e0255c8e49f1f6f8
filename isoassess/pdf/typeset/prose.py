"""What is read from left to right: titles, paragraphs, lists, and what is set apart from them."""

from collections.abc import Sequence

from isoassess.pdf.blocks import Banner, Counts, Items, NoteBox, Prose, Span, Tone
from isoassess.pdf.pagination import Strip
from isoassess.pdf.panels import panel
from isoassess.pdf.paragraphs import Paragraph, tagged
from isoassess.pdf.plain_text import printable
from isoassess.pdf.stylesheet import BODY, COUNTED, ITEM, LABEL, LINE, NUMBER, SMALL, SMALL_ITEM, VERDICT
from isoassess.pdf.tables import Ruled, TableLine, row_strips
from isoassess.pdf.tagging.structure import BULLETED, NUMBERED, UNLABELLED, StructureElement, StructureType
from isoassess.pdf.typeset.place import BlockPlace, paragraphs, strips_of

_COUNTED = Ruled(above=3, below=7, rule=TableLine(LINE, 0.6))
SHORT_LIST = 110.0  # points; a list up to this height is never cut
_AFTER_COUNTS = 7.0


def prose(block: Prose, place: BlockPlace) -> list[Strip]:
    style = SMALL if block.small else BODY
    return paragraphs((text for line in block.lines for text in place.stylesheet.texts(line, style)), place)


def items(block: Items, place: BlockPlace) -> list[Strip]:
    """A list; a line that was typed as several is one item of several paragraphs."""
    element = place.parent.add(StructureType.LIST, attributes=NUMBERED if block.numbered else BULLETED)
    texts: list[Paragraph] = []
    style = SMALL_ITEM if block.small else ITEM
    for number, line in enumerate(block.lines, start=1):
        sign = f"{number}." if block.numbered else "\u2022"
        texts.extend(_item(place.stylesheet.texts(line, style, bullet=sign), element))
    strips = strips_of(texts, place.width)
    if sum(strip.height for strip in strips) <= SHORT_LIST:
        for strip in strips[:-1]:
            strip.keep = True
    return strips


def _item(texts: Sequence[Paragraph], element: StructureElement) -> Sequence[Paragraph]:
    item = element.add(StructureType.ITEM)
    texts[0].label = item.add(StructureType.LABEL)
    tagged(texts, item.add(StructureType.BODY))
    return texts


def banner(block: Banner, place: BlockPlace) -> list[Strip]:
    stylesheet, tone = place.stylesheet, block.mark.tone
    mark = (Span(f"{block.mark.shape}\u2002", tone), Span(block.mark.word))
    texts = [
        stylesheet.words(block.label.upper(), LABEL),
        stylesheet.text(mark, VERDICT),
        *(stylesheet.text(line, BODY) for line in block.lines),
    ]
    _group(texts, place)
    return panel(texts, tone, place.width, above=9, below=10)


def note(block: NoteBox, place: BlockPlace) -> list[Strip]:
    stylesheet = place.stylesheet
    tone = Tone.TEXT if block.tone is Tone.NEUTRAL else block.tone
    label = (Span(block.label, tone, strong=True),)
    texts = [
        stylesheet.text(label, BODY),
        *(text for line in block.lines for text in stylesheet.texts(line, BODY)),
    ]
    _group(texts, place)
    return panel(texts, block.tone, place.width, above=7, below=8)


def _group(texts: Sequence[Paragraph], place: BlockPlace) -> None:
    group = place.parent.add(StructureType.GROUP)
    for text in texts:
        text.element = group.add(StructureType.PARAGRAPH)


def counts(block: Counts, place: BlockPlace) -> list[Strip]:
    """Numbers side by side; read aloud they are a list of words with their numbers."""
    if not block.items:
        return []
    element = place.parent.add(StructureType.LIST, attributes=UNLABELLED)
    cells: list[list[Paragraph]] = []
    for item in block.items:
        word = (Span(f"{item.mark.shape}\u00a0", item.mark.tone), Span(item.mark.word))
        number = (Span(str(item.number), item.mark.tone),)
        cells.append([place.stylesheet.text(number, NUMBER), place.stylesheet.text(word, COUNTED)])
        said = f"{place.stylesheet.label(item.mark.word)}: {item.number}"  # a shape has no word of its own
        body = element.add(StructureType.ITEM).add(StructureType.BODY, alt=printable(said))
        for text in cells[-1]:
            text.element = body
    strips = list(row_strips(cells, [place.width / len(cells)] * len(cells), _COUNTED))
    strips[-1].after = _AFTER_COUNTS
    return strips
