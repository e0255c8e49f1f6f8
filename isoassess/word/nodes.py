"""Elements of the markup of Word, made in one line each."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Node = BaseOxmlElement
TWIPS = 20  # of a point: what lengths on the page are measured in
EMU = 12_700  # of a point: what pictures are measured in


def node(name: str, /, *inside: Node, **attributes: str | int) -> Node:
    """The element `w:name` with these children; attributes are of the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


def twips(points: float) -> int:
    return round(points * TWIPS)


def written(text: str) -> Node:
    """A text with all its spaces."""
    made = node("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def field(instruction: str, shown: str) -> list[Node]:
    """The runs of a field that Word works out; `shown` stands there until it has."""
    code = node("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    parts = (
        *(node("fldChar", fldCharType="begin"), code, node("fldChar", fldCharType="separate")),
        *(written(shown), node("fldChar", fldCharType="end")),
    )
    return [node("r", part) for part in parts]
