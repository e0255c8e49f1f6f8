"""What every document promises beside its words: tagged, archivable and complete, checked without Java.

The rules are those of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that a program of ours could break;
the full sets of rules run in tests/validation.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from tests.unit.pdf.pdf_marks import page_breaches
from tests.unit.pdf.pdf_tree import FinishedTree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SIMPLE_FONTS = (Name.TrueType, Name.Type1)
ACTIONS = (Name.JavaScript, Name.Launch, Name.Movie, Name.Sound, Name.ResetForm, Name.ImportData)


def breaches(content: bytes, *, form: bool = False) -> list[str]:
    """Every broken promise in one line each; none for a document, or a form, as it must be."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return list(_breaches(pdf, form=form))


def _breaches(pdf: pikepdf.Pdf, *, form: bool) -> Iterator[str]:
    yield from pdf.check_pdf_syntax()
    yield from _catalog(pdf)
    yield from _metadata(pdf, form=form)
    if ("/AcroForm" in pdf.Root) is not form:
        yield "no form" if form else "/AcroForm in the catalog"
    yield from _objects(pdf)
    if "/StructTreeRoot" not in pdf.Root:
        yield "no structure tree"
        return
    tree = FinishedTree(pdf.Root.StructTreeRoot)
    yield from tree.breaches()
    for number, page in enumerate(pdf.pages, start=1):
        for breach in (*page_breaches(page, tree), *_annotations(page.obj, tree)):
            yield f"page {number}: {breach}"


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "encrypted"
    if not pdf.trailer.get("/ID"):
        yield "no file identifier"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "not marked as tagged"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "the title of the window is not the title of the document"
    for key in ("/OpenAction", "/AA", "/OCProperties"):
        if key in root:
            yield f"{key} in the catalog"
    intents = root.get("/OutputIntents", Array())
    if not len(intents) or intents[0].get("/S") != Name.GTS_PDFA1 or "/DestOutputProfile" not in intents[0]:
        yield "no output intent"


def _metadata(pdf: pikepdf.Pdf, *, form: bool) -> Iterator[str]:
    packet = pdf.Root.get("/Metadata")
    if packet is None:
        yield "no XMP"
        return
    if "/Filter" in packet:
        yield "XMP is compressed"
    tree = ElementTree.fromstring(packet.read_bytes().decode().partition("?>")[2].rpartition("<?")[0])
    said = {element.tag: (element.text or "").strip() for element in tree.iter()}
    wanted: dict[str, str | None] = {f"{PDFAID}part": "2", f"{PDFAID}conformance": "A", f"{PDFUAID}part": "1"}
    if form:  # what is still to be filled in is for no archive
        wanted = dict.fromkeys((f"{PDFAID}part", f"{PDFAID}conformance")) | {f"{PDFUAID}part": "1"}
    for tag, value in wanted.items():
        if said.get(tag) != value:
            yield f"XMP: {tag.rpartition('}')[2]} is not {value}"
    title = tree.find(f".//{DC}title/{RDF}Alt/{RDF}li")
    if title is None or not title.text:
        yield "XMP: no title"
    elif title.text != str(pdf.docinfo.get("/Title", "")):
        yield "XMP and Info have different titles"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            yield from _picture(thing)
        elif isinstance(thing, Dictionary):
            yield from _font(thing)
            if thing.get("/S") in ACTIONS:
                yield f"action {thing.S}"


def _font(thing: Object) -> Iterator[str]:
    if thing.get("/Type") != Name.Font:
        return
    name, descriptor = thing.get("/BaseFont"), thing.get("/FontDescriptor", Dictionary())
    if thing.get("/Subtype") in SIMPLE_FONTS and "/FontFile2" not in descriptor:
        yield f"font {name} is not embedded"
    if "/ToUnicode" not in thing:
        yield f"font {name} does not say which characters it shows"


def _picture(thing: Object) -> Iterator[str]:
    if thing.get("/Subtype") != Name.Image:
        return
    if thing.get("/ColorSpace") != Name.DeviceRGB:
        yield f"a picture in {thing.get('/ColorSpace')}"
    if "/SMask" in thing or "/Mask" in thing or thing.get("/Interpolate", False):
        yield "a picture one can see through"


def _annotations(page: Object, tree: FinishedTree) -> Iterator[str]:
    annotations = page.get("/Annots", Array())
    if len(annotations) and page.get("/Tabs") != Name.S:
        yield "tabs do not follow the structure"
    for annotation in annotations:
        if annotation.get("/Subtype") == Name.Widget:
            yield from _widget(annotation, tree)
            continue
        if not str(annotation.get("/Contents", "")):
            yield "a link without words"
        if not int(annotation.get("/F", 0)) & 4:
            yield "a link that is not printed"
        if "/Dest" not in annotation and "/A" not in annotation:
            yield "a link to nowhere"
        if not tree.owns_annotation(annotation):
            yield "a link outside the structure tree"


def _widget(field: Object, tree: FinishedTree) -> Iterator[str]:
    if int(field.get("/F", 0)) & 2:  # hidden
        return
    if not str(field.get("/TU", "")):
        yield "a field without words"
    if not int(field.get("/F", 0)) & 4:
        yield "a field that is not printed"
    if "/N" not in field.get("/AP", Dictionary()):
        yield "a field without a look"
    if not tree.owns_annotation(field):
        yield "a field outside the structure tree"
    if "/A" in field or "/AA" in field:
        yield "a field that acts"
