"""Writes a whole document in paragraphs and tables: its cover, its sections, and the blocks in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from isoassess.pdf.anchors import AnchoredHeading
from isoassess.pdf.blocks import (
    Bars,
    Block,
    Contents,
    Cover,
    Document,
    Facts,
    Grid,
    Maturity,
    Prose,
    Radar,
    Section,
    SignOff,
    Timeline,
    Title,
)
from isoassess.pdf.picture_blocks import Pictures
from isoassess.pdf.question_blocks import AskedQuestion, WritingRoom
from isoassess.word.columns import facts, grid, sign_off
from isoassess.word.looks import ABOUT, CONTENTS_HEADING, HEADINGS, SUBTITLE, TITLE
from isoassess.word.nodes import Node, node, twips
from isoassess.word.paragraphs import WordParagraphs, begin_page, keep
from isoassess.word.passages import WordLists, passage
from isoassess.word.pictures import WordPictures
from isoassess.word.questions import asked
from isoassess.word.table_of_contents import contents

_LEAD = 300  # characters; so short a text between a heading and another block leads to that block
_JOINED = 3  # paragraphs that a joined section takes along to a new page
_COVER_TOP = 0.2  # of the text height


@dataclass(frozen=True, slots=True)
class WordBody:
    """What the blocks of one document are written with; `width` and `height` of the text in points."""

    paragraphs: WordParagraphs
    pictures: WordPictures
    headings: tuple[AnchoredHeading, ...]
    width: float
    height: float
    lists: WordLists = field(default_factory=WordLists)

    def written(self, document: Document) -> list[Node]:
        """Everything from the first to the last page."""
        covered = [] if document.cover is None else self._cover(document.cover)
        headings = iter(self.headings)
        rest: list[Node] = []
        for section in document.sections:
            if section.joined:
                _keep_end(rest)
            rest += self._section(section, headings)
        return [*covered, *(_on_new_page(rest) if covered else rest)]

    def _cover(self, cover: Cover) -> list[Node]:
        head = self._title(cover.title, large=True)
        title = next(made for made in head if made.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == TITLE.id)
        title[0].append(node("spacing", before=twips(self.height * _COVER_TOP)))
        answer = (
            [] if cover.banner is None else passage(cover.banner, self.paragraphs, self.lists, self.width)
        )
        return [*head, *answer, *facts(Facts(rows=cover.rows), self.paragraphs, self.width)]

    def _title(self, block: Title, *, large: bool = False) -> list[Node]:
        said = ((block.text, TITLE), (block.of, SUBTITLE), (block.about, ABOUT))
        texts = [self.paragraphs.said(text, look) for text, look in said if text or look is TITLE]
        return [*self.pictures.logos(block.logos, self.width, large=large), *texts]

    def _section(self, section: Section, headings: Iterator[AnchoredHeading]) -> list[Node]:
        headed = bool(self.paragraphs.words.one_line(section.heading))
        made = [self._heading(next(headings))] if headed else []
        for number, block in enumerate(section.blocks):
            texts = self._block(block)
            more = len(section.blocks) > 1 or bool(section.sections)
            if headed and number == 0 and more and texts and isinstance(block, Prose) and _is_short(texts):
                keep(texts[-1])
            made.extend(texts)
        for below in section.sections:
            made.extend(self._section(below, headings))
        return _on_new_page(made) if section.fresh else made

    def _heading(self, found: AnchoredHeading) -> Node:
        contents_alone = all(isinstance(block, Contents) for block in found.section.blocks)
        look = HEADINGS[min(found.level, len(HEADINGS)) - 1]
        if found.section.blocks and contents_alone:
            look = CONTENTS_HEADING
        text = self.paragraphs.words.one_line(found.text)
        made = self.paragraphs.said(text, look)
        marks = [*self.paragraphs.mark(found.key), *self.paragraphs.mark(found.section.anchor)]
        for place, mark in enumerate(marks, start=1):
            made.insert(place, mark)
        return made

    def _block(self, block: Block) -> list[Node]:
        match block:
            case Title():
                return self._title(block)
            case Facts():
                return facts(block, self.paragraphs, self.width)
            case Bars() | Radar() | Maturity() | Timeline():
                return [self.pictures.chart(block, self.width, self.height)]
            case Pictures():
                return self.pictures.pictures(block, self.paragraphs, self.width)
            case Grid():
                return grid(block, self.paragraphs, self.width)
            case SignOff():
                return sign_off(block, self.paragraphs, self.width)
            case Contents():
                return contents(block, self.headings, self.paragraphs, self.width)
            case AskedQuestion() | WritingRoom():
                return asked(block, self.paragraphs)
            case _:
                return passage(block, self.paragraphs, self.lists, self.width)


def _keep_end(made: Sequence[Node]) -> None:
    """The last lines stay with what follows: a page with nothing else on it would look lost."""
    for last in made[-_JOINED:]:
        if last.tag == qn("w:p"):
            keep(last)


def _is_short(texts: Sequence[Node]) -> bool:
    said = (found.text or "" for text in texts for found in text.iter(qn("w:t")))
    return sum(map(len, said)) <= _LEAD


def _on_new_page(made: list[Node]) -> list[Node]:
    """The same from the top of a page on."""
    if made and made[0].tag == qn("w:p"):
        begin_page(made[0])
        return made
    return [node("p", node("pPr", node("pageBreakBefore"))), *made] if made else made
