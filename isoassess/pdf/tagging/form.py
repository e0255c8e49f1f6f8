"""The fields of a form: what each is called, and how it looks in a viewer that draws none of its own."""

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFStream, PDFString

from isoassess.pdf.tagging.file import File
from isoassess.pdf.tagging.form_font import form_font

Entries = dict[str, object]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""

_FONT = "Inter"
_TYPED = f"/{_FONT} 9.5 Tf 0 g"
_READ_ONLY, _TALL, _RADIO = 1, 1 << 12, 1 << 15
_HIDDEN = 2


class Form:
    """Collects the fields of a file; a name such as `calibration.evidence` is a field below another one.

    Each method gives the entries of the annotation by which the field is seen, but for its place.
    """

    def __init__(self, file: File) -> None:
        self._file = file
        self._font: PDFObject | None = None
        self._fields: list[PDFObject] = []
        self._above: dict[str, tuple[PDFObject, list[PDFObject]]] = {}

    @property
    def has_fields(self) -> bool:
        return bool(self._fields)

    def text(self, name: str, says: str, box: Box, *, tall: bool) -> Entries:
        """A field to type into, of several lines where it is `tall`."""
        return {
            **self._named(name),
            "FT": "/Tx",
            "TU": PDFString(says),
            "Ff": _TALL if tall else 0,
            "DA": PDFString(_TYPED),
            "AP": PDFDictionary({"N": self._appearance(box, b"/Tx BMC\nEMC")}),
        }

    def tick(self, name: str, value: str, says: str, box: Box) -> Entries:
        """One value of a choice; clicked once more it is taken back."""
        looks = {value: self._appearance(box, _cross(box)), "Off": self._appearance(box, b"")}
        return {
            "Parent": self._choice(name, says),
            "TU": PDFString(says),
            "AS": "/Off",
            "AP": PDFDictionary({"N": PDFDictionary(looks)}),
        }

    def hidden(self, name: str, text: str) -> Entries:
        """What the file says of itself, seen by nobody and changed by no viewer."""
        return {
            **self._named(name),
            "FT": "/Tx",
            "Ff": _READ_ONLY,
            "F": _HIDDEN,
            "V": PDFString(text),
            "DA": PDFString(_TYPED),
        }

    def seen(self, name: str, reference: PDFObject) -> None:
        """Put the annotation of a field where the field is looked for."""
        self._kids(name).append(reference)

    def finished(self) -> PDFDictionary:
        """What the catalog says of the form."""
        for reference, kids in self._above.values():
            entries = self._file.idToObject[reference.name].dict  # type: ignore[attr-defined]
            entries["Kids"] = PDFArray(kids)
        resources = PDFDictionary({"Font": self._fonts()})
        return PDFDictionary({"Fields": PDFArray(self._fields), "DA": PDFString(_TYPED), "DR": resources})

    def _named(self, name: str) -> Entries:
        group, _dot, last = name.rpartition(".")
        entries: Entries = {"T": PDFString(last)}
        return entries | {"Parent": self._group(group)} if group else entries

    def _kids(self, name: str) -> list[PDFObject]:
        """The list that the annotations of a field stand in."""
        if name in self._above:
            return self._above[name][1]
        group, _dot, _last = name.rpartition(".")
        return self._above[group][1] if group else self._fields

    def _group(self, name: str) -> PDFObject:
        if name not in self._above:
            self._begin(name, {"T": PDFString(name)}, self._fields)
        return self._above[name][0]

    def _choice(self, name: str, says: str) -> PDFObject:
        if name not in self._above:
            named = self._named(name)
            spoken = PDFString(says.partition(":")[0])
            self._begin(name, {**named, "FT": "/Btn", "Ff": _RADIO, "TU": spoken}, self._kids(name))
        return self._above[name][0]

    def _begin(self, name: str, entries: Entries, siblings: list[PDFObject]) -> None:
        reference = self._file.refer(PDFDictionary(entries), f"field.{name}")
        siblings.append(reference)
        self._above[name] = (reference, [])

    def _fonts(self) -> PDFDictionary:
        if self._font is None:
            self._font = form_font(self._file)
        return PDFDictionary({_FONT: self._font})

    def _appearance(self, box: Box, code: bytes) -> PDFObject:
        width, height = round(box[2] - box[0], 2), round(box[3] - box[1], 2)
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": PDFArray([0, 0, width, height]),
            "Resources": PDFDictionary({"Font": self._fonts()}),
        }
        name = f"look.{width}.{height}.{len(code)}"
        if name not in self._file.idToObject:
            return self._file.refer(PDFStream(PDFDictionary(entries), code), name)
        return self._file.refer(self._file.idToObject[name], name)


def _cross(box: Box) -> bytes:
    low, high = 2.2, box[2] - box[0] - 2.2
    lines = f"{low} {low} m {high:.2f} {high:.2f} l {low} {high:.2f} m {high:.2f} {low} l S"
    return f"q 0 G 1.6 w 1 J {lines} Q".encode()
