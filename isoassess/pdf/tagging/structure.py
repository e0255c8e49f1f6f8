"""The structure tree: what each part of a document is, in the order in which it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class StructureType(StrEnum):
    """The standard structure types (ISO 32000-1, 14.8.4) that the documents use."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    GROUP = "Div"
    PARAGRAPH = "P"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    CONTENTS = "TOC"
    ENTRY = "TOCI"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    DATUM = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    FORM = "Form"


_CELLS = (StructureType.HEAD, StructureType.DATUM)
_HEADINGS = (
    StructureType.H1,
    StructureType.H2,
    StructureType.H3,
    StructureType.H4,
    StructureType.H5,
    StructureType.H6,
)


def heading(level: int) -> StructureType:
    """The role of a heading; 1 is the highest, and all that are deeper than 6 are alike."""
    return _HEADINGS[min(level, len(_HEADINGS)) - 1]


class Marked(NamedTuple):
    """Content of a page: the page counted from 0, and the number of its marked content there."""

    page: int
    number: int


class Clickable(NamedTuple):
    """A link or a field: the page counted from 0, and its number among the annotations of the document."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class StructureElement:
    """A node of the tree. `attributes` is the inside of a PDF attribute dictionary."""

    role: StructureType
    parent: "StructureElement | None" = None
    alt: str = ""
    attributes: str = ""
    kids: list["StructureElement | Marked | Clickable"] = field(default_factory=list)

    def add(self, role: StructureType, *, alt: str = "", attributes: str = "") -> "StructureElement":
        """A new last child."""
        child = StructureElement(role, self, alt, attributes)
        self.kids.append(child)
        return child

    def prune(self) -> bool:
        """Drop what never got content; a cell stays, for its column counts. Whether anything is left."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, StructureElement) or kid.prune()]
        return bool(self.kids) or self.role in _CELLS

    def walk(self) -> Iterator["StructureElement"]:
        """The element and all that is below it, parents first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                yield from kid.walk()


COLUMN_HEAD = "/O/Table/Scope/Column"
ROW_HEAD = "/O/Table/Scope/Row"
NUMBERED = "/O/List/ListNumbering/Decimal"
BULLETED = "/O/List/ListNumbering/Disc"
UNLABELLED = "/O/List/ListNumbering/None"


def boxed(left: float, bottom: float, right: float, top: float) -> str:
    """The attributes of a figure: where it stands on its page, in points."""
    return f"/O/Layout/Placement/Block/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
