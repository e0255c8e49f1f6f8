"""Elements of the markup of Word, made in one line each."""

from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Node = BaseOxmlElement
TWIPS = 20  # of a point: what lengths on the page are measured in
EMU = 12_700  # of a point: what pictures are measured in
_NAMES = {"w": nsmap["w"]}
_SPACE = qn("xml:space")


def node(name: str, /, *inside: Node, **attributes: str | int) -> Node:
    """The element `w:name` with these children; attributes are of the same namespace."""
    given = {_full(key): str(value) for key, value in attributes.items()}
    made: Node = oxml_parser.makeelement(_full(name), attrib=given, nsmap=_NAMES)
    made.extend(inside)
    return made


@cache
def _full(name: str) -> str:
    """The name with its namespace; a report asks for a few of them, some ten thousand times."""
    return qn(f"w:{name}")


def twips(points: float) -> int:
    return round(points * TWIPS)


def written(text: str) -> Node:
    """A text with all its spaces."""
    made = node("t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def field(instruction: str, shown: str) -> list[Node]:
    """The runs of a field that Word works out; `shown` stands there until it has."""
    code = node("instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    parts = (
        *(node("fldChar", fldCharType="begin"), code, node("fldChar", fldCharType="separate")),
        *(written(shown), node("fldChar", fldCharType="end")),
    )
    return [node("r", part) for part in parts]
