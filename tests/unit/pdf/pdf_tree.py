"""The structure tree of a finished PDF, and what can be wrong with it."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

ROLES = frozenset(
    [
        "Document",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "TOC",
        "TOCI",
        "Table",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Link",
        "Form",
    ]
)
PARENTS = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
KIDS = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "TOC": {"TOCI"}}

Key = tuple[int, int]


class FinishedTree:
    """The elements, read once: who owns which content and which annotation, both ways."""

    def __init__(self, root: Object) -> None:
        self._root = root
        self.role_of: dict[Key, str] = {}
        self.owner_of: dict[tuple[Key, int], Key] = {}
        self._links: dict[Key, Key] = {}
        self._breaches: list[str] = []
        self._headings: list[int] = []
        numbers = root.get("/ParentTree", Dictionary()).get("/Nums", Array())
        self._parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for kid in kids_of(root):
            self._take(kid, root, "")

    def breaches(self) -> Iterator[str]:
        yield from self._breaches
        if self._headings and self._headings[0] != 1:
            yield f"the first heading is H{self._headings[0]}"
        for above, below in zip(self._headings, self._headings[1:], strict=False):
            if below > above + 1:
                yield f"H{below} follows H{above}"

    def parents_of_page(self, page: Object) -> list[Key] | None:
        """Which element each marked content of a page belongs to, as the parent tree says."""
        found = self._parents.get(int(page.get("/StructParents", -1)))
        return None if found is None else [element.objgen for element in found]

    def owns_annotation(self, annotation: Object) -> bool:
        found = self._parents.get(int(annotation.get("/StructParent", -1)))
        return found is not None and self._links.get(annotation.objgen) == found.objgen

    def _walk(self, element: Object, parent: Object, above: str) -> None:
        role = str(element.S)[1:]
        self.role_of[element.objgen] = role
        self._breaches.extend(_element_breaches(element, role, above))
        known = element.get("/P")
        if known is None or known.objgen != parent.objgen:
            self._breaches.append(f"{role} does not know its parent")
        if role[0] == "H" and role[1:].isdigit():
            self._headings.append(int(role[1:]))
        for kid in kids_of(element):
            self._take(kid, element, role)

    def _take(self, kid: Object | int, element: Object, role: str) -> None:
        if isinstance(kid, int):
            self.owner_of[element.Pg.objgen, kid] = element.objgen
        elif kid.get("/Type") == Name.MCR:
            page = kid.Pg if "/Pg" in kid else element.Pg
            self.owner_of[page.objgen, int(kid.MCID)] = element.objgen
        elif kid.get("/Type") == Name.OBJR:
            self._links[kid.Obj.objgen] = element.objgen
            if role != ("Form" if kid.Obj.get("/Subtype") == Name.Widget else "Link"):
                self._breaches.append(f"an annotation under {role}")
        else:
            self._walk(kid, element, role)


def kids_of(element: Object) -> list[Object | int]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def elements(pdf: pikepdf.Pdf, role: str) -> list[Object]:
    """The elements of a role in the order of reading."""
    found: list[Object] = []

    def walk(element: Object) -> None:
        if element.get("/S") == Name(f"/{role}"):
            found.append(element)
        for kid in kids_of(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


def _element_breaches(element: Object, role: str, above: str) -> Iterator[str]:
    if role not in ROLES:
        yield f"unknown role {role}"
    if role in PARENTS and above not in PARENTS[role]:
        yield f"{role} under {above}"
    if above in KIDS and role not in KIDS[above]:
        yield f"{role} in {above}"
    attributes = element.get("/A", Dictionary())
    if role == "Figure" and not str(element.get("/Alt", "")):
        yield "a figure without words"
    if role == "Figure" and "/BBox" not in attributes:
        yield "a figure without a place"
    if role == "TH" and "/Scope" not in attributes:
        yield "a head of nothing"
    if role not in ("Document", "TD", "TH") and "/K" not in element:
        yield f"an empty {role}"
