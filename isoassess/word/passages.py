"""What is read from left to right: paragraphs, lists, counts, and what is set apart from the text."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from isoassess.pdf.blocks import Banner, Counts, Items, Line, NoteBox, Prose, Span, Tone
from isoassess.word.looks import (
    BODY,
    BULLET,
    CONTINUED,
    COUNT,
    COUNTED,
    LABEL,
    NUMBER,
    NUMBERS,
    PANEL,
    SMALL,
    VERDICT,
    fill,
    tint,
)
from isoassess.word.nodes import Node, node, twips
from isoassess.word.paragraphs import WordParagraphs, keep
from isoassess.word.tables import TableKind, word_table

_EDGE = 8.0  # points between the text of a panel and its edges
_BAR = 24  # eighths of a point
_AFTER = 8.0
_PAGES = 60  # lines of a panel that is kept on one page


class WordLists:
    """Counts the numbered lists: each begins with 1 again."""

    def __init__(self) -> None:
        self.numbered: list[int] = []

    def new(self) -> int:
        self.numbered.append(NUMBERS + 1 + len(self.numbered))
        return self.numbered[-1]


def passage(
    block: Prose | Items | Banner | NoteBox | Counts,
    paragraphs: WordParagraphs,
    lists: WordLists,
    width: float,
) -> list[Node]:
    match block:
        case Prose():
            look = SMALL if block.small else BODY
            return [text for line in block.lines for text in paragraphs.texts(line, look)]
        case Items():
            return _items(block, paragraphs, lists)
        case Banner():
            return _banner(block, paragraphs)
        case NoteBox():
            return _note(block, paragraphs)
        case Counts():
            return _counts(block, paragraphs, width)


def _items(block: Items, paragraphs: WordParagraphs, lists: WordLists) -> list[Node]:
    """A list; a line that was typed as several is one item of several paragraphs."""
    number = lists.new() if block.numbered and block.lines else 0
    made: list[Node] = []
    for line in block.lines:
        first, *rest = paragraphs.texts(line, NUMBER if number else BULLET, CONTINUED)
        if number:
            style = first[0].find(qn("w:pStyle"))
            style.addnext(node("numPr", node("ilvl", val=0), node("numId", val=number)))
        made += [first, *rest]
    return made


def _banner(block: Banner, paragraphs: WordParagraphs) -> list[Node]:
    tone = block.mark.tone
    mark: Line = (Span(f"{block.mark.shape}\u2002", tone), Span(block.mark.word))
    texts = [
        paragraphs.said(block.label.upper(), LABEL),
        paragraphs.text(mark, VERDICT),
        *(paragraphs.text(line, PANEL) for line in block.lines),
    ]
    return _panel(texts, tone)


def _note(block: NoteBox, paragraphs: WordParagraphs) -> list[Node]:
    tone = Tone.TEXT if block.tone is Tone.NEUTRAL else block.tone
    texts = [
        paragraphs.text((Span(block.label, tone, strong=True),), PANEL),
        *(text for line in block.lines for text in paragraphs.texts(line, PANEL)),
    ]
    return _panel(texts, block.tone)


def _panel(texts: Sequence[Node], tone: Tone) -> list[Node]:
    """Paragraphs on one ground, with a bar at their left; Word joins those whose edges are alike."""
    for place, text in enumerate(texts):
        if place + 1 < len(texts) <= _PAGES:
            keep(text)
        for setting in _panel_settings(tone, first=place == 0, last=place + 1 == len(texts)):
            _set(text[0], setting)
    return list(texts)


def _panel_settings(tone: Tone, *, first: bool, last: bool) -> list[Node]:
    ground, bar = tint(tone), fill(tone)
    edges = [
        node("top", val="single", sz=4, space=6, color=ground),
        node("left", val="single", sz=_BAR, space=10, color=bar),
        node("bottom", val="single", sz=4, space=6, color=ground),
        node("right", val="single", sz=4, space=8, color=ground),
    ]
    before, after = twips(_AFTER if first else 0), twips(_AFTER + _EDGE if last else 3)
    return [
        node("pBdr", *edges),
        node("shd", val="clear", color="auto", fill=ground),
        node("spacing", before=before, after=after),
        node("ind", left=twips(_EDGE + 4), right=twips(_EDGE + 2)),
    ]


def _set(settings: Node, setting: Node) -> None:
    """Settings of a paragraph have an order; `bidi` is the only one of ours that stands among these."""
    turned = settings.find(qn("w:bidi"))
    if turned is not None and setting.tag in (qn("w:pBdr"), qn("w:shd")):
        turned.addprevious(setting)
    else:
        settings.append(setting)


def _counts(block: Counts, paragraphs: WordParagraphs, width: float) -> list[Node]:
    """Numbers side by side."""
    cells = [
        [
            paragraphs.text((Span(str(item.number), item.mark.tone),), COUNT),
            paragraphs.text(
                (Span(f"{item.mark.shape}\u00a0", item.mark.tone), Span(item.mark.word)), COUNTED
            ),
        ]
        for item in block.items
    ]
    return word_table([cells], [width / len(cells)] * len(cells), TableKind()) if cells else []
