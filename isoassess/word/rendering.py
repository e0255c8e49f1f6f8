"""From blocks to a Word file: every block in styles of Word, with what stands around it."""

from dataclasses import dataclass

import docx

from isoassess.pdf.anchors import anchors_of, headings_of, walk
from isoassess.pdf.blocks import Contents, Document
from isoassess.pdf.page import EdgeWords, text_height, text_width
from isoassess.pdf.paper import Paper
from isoassess.word.body import WordBody
from isoassess.word.edges import set_edges
from isoassess.word.package import finished, set_parts, strip_template, tell_properties
from isoassess.word.paragraphs import WordParagraphs
from isoassess.word.pictures import WordPictures
from isoassess.word.plain_words import PlainWords


@dataclass(frozen=True, slots=True)
class WordFile:
    """A finished document in memory; `replaced`: the characters that are shown as a box."""

    content: bytes
    replaced: tuple[str, ...]


def word_file(document: Document, paper: Paper) -> WordFile:
    """The document for Word; equal values give equal bytes."""
    made, words = docx.Document(), PlainWords()
    strip_template(made)
    headings = headings_of(document, words.one_line)
    paragraphs = WordParagraphs(made.part, words, anchors_of(document, headings))
    pictures = WordPictures(made.part)
    body = WordBody(paragraphs, pictures, headings, text_width(paper), text_height(paper))
    root = made.element.body
    for place, written in enumerate(body.written(document)):
        root.insert(place, written)
    set_edges(made, EdgeWords.of(document, words.one_line), paper)
    set_parts(made, document, body.lists.numbered, updating=_has_contents(document))
    tell_properties(made, document)
    return WordFile(finished(made, document.origin), words.replaced)


def _has_contents(document: Document) -> bool:
    return any(isinstance(block, Contents) for section in walk(document.sections) for block in section.blocks)
