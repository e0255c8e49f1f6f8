"""What a reader of a Word file finds in it, read from its parts without the library that wrote them."""

from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def root_of(content: bytes, part: str = "word/document.xml") -> Element:
    return ElementTree.fromstring(parts_of(content)[part])


def paragraphs_of(content: bytes) -> list[str]:
    """Each paragraph as its words with one space between; a picture as its description, no contents."""
    found = (
        " ".join(_said(one).split())
        for one in root_of(content).iter(f"{W}p")
        if not style_of(one).startswith("TOC") or style_of(one) == "TOCHeading"
    )
    return [text for text in found if text]


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def styled(content: bytes, *styles: str) -> list[str]:
    """The paragraphs of these styles."""
    return [_said(one) for one in root_of(content).iter(f"{W}p") if style_of(one) in styles]


def _said(paragraph: Element) -> str:
    """The text, without the boxes to tick, which are drawn on paper."""
    boxes = {id(text) for box in paragraph.iter(f"{W}sdt") for text in box.iter(f"{W}t")}
    said: list[str] = []
    for one in paragraph.iter():
        if one.tag == f"{W}t" and id(one) not in boxes:
            said.append(one.text or "")
        elif one.tag in (f"{W}tab", f"{W}br") and not one.attrib:  # with them it is a stop of the paragraph
            said.append(" ")
        elif one.tag == f"{WP}docPr":
            said.append(f" {one.get('descr', '')} ")
    return "".join(said)


def addresses_of(content: bytes, part: str = "word/_rels/document.xml.rels") -> list[str]:
    """Where links lead out of the document."""
    related = ElementTree.fromstring(parts_of(content)[part])
    return [one.get("Target", "") for one in related.iter(RELATED) if one.get("TargetMode") == "External"]
