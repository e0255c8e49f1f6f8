"""What is read from left to right: titles, paragraphs, lists, and what is set apart from them."""

from collections.abc import Sequence

from isoassess.pdf.blocks import Banner, Counts, Items, Line, Note, Prose, Span, Tone
from isoassess.pdf.pagination import Strip
from isoassess.pdf.panels import panel
from isoassess.pdf.paragraphs import Text, tagged
from isoassess.pdf.stylesheet import BODY, COUNTED, ITEM, LABEL, LINE, NUMBER, SMALL, VERDICT
from isoassess.pdf.tables import Rule, Ruled, row_strips
from isoassess.pdf.tagging.structure import BULLETED, NUMBERED, UNLABELLED, Element, Role
from isoassess.pdf.typeset.place import Place, paragraphs, strips_of

_COUNTED = Ruled(above=3, below=7, rule=Rule(LINE, 0.6))
_AFTER_COUNTS = 7.0


def prose(block: Prose, place: Place) -> list[Strip]:
    style = SMALL if block.small else BODY
    return paragraphs((text for line in block.lines for text in place.look.texts(line, style)), place)


def items(block: Items, place: Place) -> list[Strip]:
    """A list; a line that was typed as several is one item of several paragraphs."""
    element = place.parent.add(Role.LIST, attributes=NUMBERED if block.numbered else BULLETED)
    texts: list[Text] = []
    for number, line in enumerate(block.lines, start=1):
        texts.extend(_item(line, f"{number}." if block.numbered else "\u2022", element, place))
    return strips_of(texts, place.width)


def _item(line: Line, bullet: str, element: Element, place: Place) -> Sequence[Text]:
    texts = place.look.texts(line, ITEM, bullet=bullet)
    item = element.add(Role.ITEM)
    texts[0].label = item.add(Role.LABEL)
    tagged(texts, item.add(Role.BODY))
    return texts


def banner(block: Banner, place: Place) -> list[Strip]:
    look, tone = place.look, block.mark.tone
    mark = (Span(f"{block.mark.shape}\u2002", tone), Span(block.mark.word))
    texts = [
        look.words(block.label.upper(), LABEL),
        look.text(mark, VERDICT),
        *(look.text(line, BODY) for line in block.lines),
    ]
    _group(texts, place)
    return panel(texts, tone, place.width, above=9, below=10)


def note(block: Note, place: Place) -> list[Strip]:
    look = place.look
    tone = Tone.TEXT if block.tone is Tone.NEUTRAL else block.tone
    label = (Span(block.label, tone, strong=True),)
    texts = [look.text(label, BODY), *(text for line in block.lines for text in look.texts(line, BODY))]
    _group(texts, place)
    return panel(texts, block.tone, place.width, above=7, below=8)


def _group(texts: Sequence[Text], place: Place) -> None:
    group = place.parent.add(Role.GROUP)
    for text in texts:
        text.element = group.add(Role.PARAGRAPH)


def counts(block: Counts, place: Place) -> list[Strip]:
    """Numbers side by side; read aloud they are a list."""
    if not block.items:
        return []
    element = place.parent.add(Role.LIST, attributes=UNLABELLED)
    cells: list[list[Text]] = []
    for item in block.items:
        word = (Span(f"{item.mark.shape}\u00a0", item.mark.tone), Span(item.mark.word))
        number = (Span(str(item.number), item.mark.tone),)
        cells.append([place.look.text(number, NUMBER), place.look.text(word, COUNTED)])
        body = element.add(Role.ITEM).add(Role.BODY)
        for text in cells[-1]:
            text.element = body
    strips = list(row_strips(cells, [place.width / len(cells)] * len(cells), _COUNTED))
    strips[-1].after = _AFTER_COUNTS
    return strips
