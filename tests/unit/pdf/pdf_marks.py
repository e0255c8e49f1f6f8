"""The marked content of a page: all that is painted is a part of the structure tree or an artifact."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from tests.unit.pdf.pdf_tree import FinishedTree

PAINT = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"]
)
ARTIFACT = -1


def page_breaches(page: pikepdf.Page, tree: FinishedTree) -> Iterator[str]:
    """What is wrong with the marks of a page, or with how the tree refers to them."""
    seen: dict[int, str] = {}
    open_marks: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            mark = _mark(instruction)
            if any(other is not None for other in open_marks):
                yield "marked content inside marked content"
            if mark in seen:
                yield f"mark {mark} occurs twice"
            open_marks.append(mark)
            if mark is not None and mark != ARTIFACT:
                seen[mark] = str(instruction.operands[0])[1:]
        elif operator == "EMC" and not open_marks:
            yield "an end without a beginning"
        elif operator == "EMC":
            open_marks.pop()
        elif operator in PAINT and not any(mark is not None for mark in open_marks):
            yield f"{operator} paints what is neither tagged nor an artifact"
    if open_marks:
        yield "a beginning without an end"
    yield from _ownership(page, tree, seen)


def _mark(instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> int | None:
    """The number of a mark, ARTIFACT for decoration, None for a mark without a meaning."""
    name, *rest = instruction.operands
    if name == Name.Artifact:
        return ARTIFACT
    if rest and isinstance(rest[0], Dictionary) and "/MCID" in rest[0]:
        return int(rest[0].MCID)
    return None


def _ownership(page: pikepdf.Page, tree: FinishedTree, seen: dict[int, str]) -> Iterator[str]:
    here = page.obj.objgen
    parents = tree.parents_of_page(page.obj)
    if parents is None:
        yield "the page is not in the parent tree"
    for mark, tag in seen.items():
        owner = tree.owner_of.get((here, mark))
        if owner is None:
            yield f"mark {mark} belongs to no element"
        elif tree.role_of[owner] != tag:
            yield f"mark {mark} is called {tag}, its element {tree.role_of[owner]}"
        if parents is not None and (mark >= len(parents) or parents[mark] != owner):
            yield f"the parent tree is wrong for mark {mark}"
    for place, mark in tree.owner_of:
        if place == here and mark not in seen:
            yield f"an element refers to the absent mark {mark}"
