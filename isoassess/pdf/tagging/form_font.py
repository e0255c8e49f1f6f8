"""The font that is typed with in the fields of a form: all of it that Western Europe types, embedded."""

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFStream, PDFZCompress
from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

from isoassess.pdf.tagging.file import File

_FIRST, _LAST = 32, 255
_ENCODING = "cp1252"  # what PDF calls WinAnsiEncoding
_OF_LAYOUT = frozenset({"GDEF", "GPOS", "GSUB", "STAT"})  # which no viewer needs to draw letter by letter
_NONSYMBOLIC = 32


def form_font(file: File) -> PDFObject:
    """A reference to the font, which is from now on a part of the file."""
    content = (files("resources") / "fonts" / "Inter-Regular.ttf").read_bytes()
    face = TTFontFile(BytesIO(content))
    maker = TTFontMaker()
    for tag in face.table:
        if tag not in _OF_LAYOUT:
            maker.add(tag, face.get_table(tag))  # type: ignore[no-untyped-call]
    program = maker.makeStream()
    stream = PDFStream(PDFDictionary({"Length1": len(program)}), program, [PDFZCompress])
    name = f"/{face.name.decode()}"
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray([round(side) for side in face.bbox]),
        "ItalicAngle": 0,
        "Ascent": round(face.ascent),
        "Descent": round(face.descent),
        "CapHeight": round(face.capHeight),
        "StemV": round(face.stemV),
        "FontFile2": file.refer(stream),
    }
    entries = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": name,
        "Encoding": "/WinAnsiEncoding",
        "FirstChar": _FIRST,
        "LastChar": _LAST,
        "Widths": PDFArray([round(face.charWidths.get(ord(c), face.defaultWidth)) for c in _letters()]),
        "FontDescriptor": file.refer(PDFDictionary(descriptor)),
        "ToUnicode": file.refer(PDFStream(content=_to_unicode(), filters=[PDFZCompress])),
    }
    return file.refer(PDFDictionary(entries))


def _letters() -> Iterator[str]:
    """The letter of each code; a bullet where there is none, as the encoding has it."""
    for code in range(_FIRST, _LAST + 1):
        yield bytes([code]).decode(_ENCODING, errors="replace").replace("\ufffd", "\u2022")


def _to_unicode() -> bytes:
    letters = list(enumerate(_letters(), start=_FIRST))
    parts = [letters[place : place + 100] for place in range(0, len(letters), 100)]  # the most of one list
    lists = "\n".join(
        f"{len(part)} beginbfchar\n"
        + "\n".join(f"<{code:02X}> <{ord(letter):04X}>" for code, letter in part)
        + "\nendbfchar"
        for part in parts
    )
    return _CMAP.format(lists=lists).encode()


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{lists}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
