"""The file around the objects: small, and the same bytes for the same objects."""

import hashlib
import zlib
from io import BytesIO

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_STREAM_END = b"endstream\n"
_PACKED_TOGETHER = 200
_FREE, _PLAIN, _PACKED = 0, 1, 2  # the types of entries of a cross-reference stream


class File(pdfdoc.PDFDocument):
    """Objects that are no streams are packed together; each stream ends as ISO 19005-2, 6.1.7.1 wants it."""

    Catalog: pdfdoc.PDFCatalog
    Pages: pdfdoc.PDFPages

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)

    def refer(self, thing: pdfdoc.PDFObject, name: str | None = None) -> pdfdoc.PDFObject:
        """A reference to an object, which from now on is a part of the file."""
        reference: pdfdoc.PDFObject = self.Reference(thing, name)  # type: ignore[no-untyped-call]
        return reference

    def written(self, thing: pdfdoc.PDFObject) -> bytes:
        """A reference or a value as it stands in the file."""
        written: bytes = pdfdoc.format(thing, self)
        return written

    def enter(self, **entries: object) -> None:
        """Put entries into the catalog."""
        self.Catalog.__NoDefault__ = [*self.Catalog.__NoDefault__, *entries]
        vars(self.Catalog).update(entries)

    def format(self) -> bytes:
        """The whole file."""
        root, info = (self.written(self.refer(part)) for part in (self.Catalog, self.info))
        writer = _ObjectWriter()
        number = 1
        while number in self.numberToId:  # formatting an object can register further ones
            thing = self.idToObject[self.numberToId[number]]
            writer.add(number, pdfdoc.format(thing, self, toplevel=1))
            number += 1
        return writer.finished(number, b"/Root %s/Info %s" % (root, info))


class _ObjectWriter:
    """Collects objects, and where each of them is."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._out.write(_HEADER)
        self._loose: list[tuple[int, bytes]] = []
        self._places: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 65535)}

    def add(self, number: int, body: bytes) -> None:
        """A stream is written at once, anything else later together with others."""
        if not body.endswith(_STREAM_END):
            self._loose.append((number, body.strip()))
            return
        content = body.removesuffix(_STREAM_END)
        self._write(number, b"%s\nendstream" % content)

    def finished(self, number: int, trailer: bytes) -> bytes:
        """The file, with `number` as the first that no object has yet."""
        for first in range(0, len(self._loose), _PACKED_TOGETHER):
            self._pack(number, self._loose[first : first + _PACKED_TOGETHER])
            number += 1
        start = self._out.tell()
        self._places[number] = (_PLAIN, start, 0)
        name = hashlib.sha256(self._out.getvalue()).hexdigest()[:32].encode()
        entries = b"/Type/XRef/W[1 4 2]/Size %d%s/ID[<%s><%s>]" % (number + 1, trailer, name, name)
        self._write(number, _stream(entries, self._table(number)))
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        index, position = [], 0
        for place, (packed, body) in enumerate(objects):
            index.append(b"%d %d" % (packed, position))
            self._places[packed] = (_PACKED, number, place)
            position += len(body) + 1
        head = b" ".join(index) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        self._write(number, _stream(entries, head + b"\n".join(body for _packed, body in objects)))

    def _write(self, number: int, body: bytes) -> None:
        self._places[number] = (_PLAIN, self._out.tell(), 0)
        self._out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _table(self, last: int) -> bytes:
        rows = (self._places[number] for number in range(last + 1))
        return b"".join(
            kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")
            for kind, first, second in rows
        )


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (entries, len(packed), packed)
