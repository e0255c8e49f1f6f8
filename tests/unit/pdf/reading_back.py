"""What a reader of the finished PDF finds in it, read by other programs than the one that wrote it."""

from io import BytesIO

import pikepdf
import pypdfium2

from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import (
    Bars,
    Block,
    Counts,
    Document,
    Facts,
    Grid,
    Items,
    Line,
    Maturity,
    NoteBox,
    Prose,
    Radar,
    SignOff,
    Timeline,
    Title,
)
from isoassess.pdf.question_blocks import AskedQuestion


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page as PDFium finds it; a hyphen at a line's end is a hyphen."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    text: str = document[number].get_textpage().get_text_range()
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n")


def squeezed(text: str) -> str:
    """Without white space, so that a line break in the middle of a sentence does not hide it."""
    return "".join(text.split())


def said_in(pdf: bytes) -> str:
    return squeezed("\n".join(pages_of(pdf)))


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The fonts of the file, and whether each is embedded."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            str(item["/BaseFont"]): "/FontFile2" in item.get("/FontDescriptor", {})
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }


def words_of(document: Document) -> str:
    """Everything the blocks of a document say, in order."""
    return "\n".join(
        text for section in walk(document.sections) for text in (section.heading, *_said(section.blocks))
    )


def _answered(block: AskedQuestion) -> list[str]:
    """What helps to answer it, and what the boxes are called."""
    hints = [f"{label} {text}".strip() for label, text in block.hints]
    values = [says for _value, says in block.choice.values]
    return [*hints, *values, *(box.label for row in block.rows for box in row)]


def _said(blocks: tuple[Block, ...]) -> list[str]:
    return [text for block in blocks for text in _block_texts(block)]


def _block_texts(block: Block) -> list[str]:
    match block:
        case Prose() | Items():
            return [_text(line) for line in block.lines]
        case Facts():
            return [f"{name}: {value}" for name, value in block.rows]
        case Grid():
            return [_text(line) for row in block.rows for cell in row for line in cell]
        case Bars() | Radar() | Maturity() | Timeline():
            return [block.alt]
        case AskedQuestion():
            return [str(block.number), block.place, block.question, *_answered(block)]
        case Title():
            return [block.text, block.of, block.about]
        case NoteBox():
            return [block.label, *map(_text, block.lines)]
        case Counts():
            return [f"{count.mark.word}: {count.number}" for count in block.items]
        case SignOff():
            return [f"{role}: {name}" for role, name in block.parties]
        case _:
            lines = getattr(block, "lines", ())
            mark = getattr(block, "mark", None)
            return [*([mark.word] if mark else []), *map(_text, lines)]


def _text(line: Line) -> str:
    return "".join(span.text for span in line)
