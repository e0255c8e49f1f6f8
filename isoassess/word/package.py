"""The file around a Word document: what it says of itself, and nothing that differs from day to day."""

import datetime
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from isoassess.pdf.blocks import Document
from isoassess.pdf.plain_text import printable
from isoassess.pdf.tagging.own_properties import NAMESPACE, Origin
from isoassess.word.file_parts import CONTENT_TYPES, ORIGIN, digest_of
from isoassess.word.looks import BULLETS, INDENT, NUMBERS, styles
from isoassess.word.nodes import Node, twips

_DAY_OF_PARTS = (1980, 1, 1, 0, 0, 0)  # the earliest that such a file can say
_LONGEST = 255  # characters of a property
_OURS = ("styles", "numbering", "settings", "theme")  # of what the empty document of the library brings
_BULLET = "\u2022"
_UPDATING = '<w:updateFields w:val="true"/>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def strip_template(made: WordDocument) -> None:
    """Remove what the library puts into every document: a picture of a page, and settings of a Mac."""
    for rels, kept in (
        (made.part.rels, _OURS),
        (made.part.package.rels, ("core-properties", "officeDocument")),
    ):
        for key, relation in list(rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] not in kept:
                del rels[key]


def set_parts(made: WordDocument, document: Document, numbered: list[int], *, updating: bool) -> None:
    """Styles, lists and settings of our own; `updating`: Word works out the contents when it opens it."""
    own = {
        RELATIONSHIP_TYPE.STYLES: styles(document.language, document.accent),
        RELATIONSHIP_TYPE.NUMBERING: _numbering(numbered),
        RELATIONSHIP_TYPE.SETTINGS: _settings(document.language, updating=updating),
    }
    for kind, content in own.items():
        part = made.part.part_related_by(kind)
        assert isinstance(part, XmlPart)
        part._element = content


def tell_properties(made: WordDocument, document: Document) -> None:
    core = made.core_properties
    core.title = _property(", ".join(filter(None, (document.title, document.organization))))
    core.author = _property(document.author)
    core.subject = _property(document.subject)
    core.language = _property(document.language)
    core.comments, core.last_modified_by, core.revision = "", "", 1
    core.created = core.modified = datetime.datetime.combine(document.date, datetime.time())
    _add(made, "/docProps/app.xml", _app(document.organization), "extended-properties+xml")


def finished(made: WordDocument, origin: Origin | None) -> bytes:
    """The bytes of the file, equal for equal parts, with its origin and what shows whether it was changed."""
    if origin is not None:
        _add(made, f"/{ORIGIN}", b"", "xml", to_document=True)
    out = BytesIO()
    made.save(out)
    with ZipFile(out) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    if origin is not None:
        parts[ORIGIN] = _origin(origin, digest_of(parts))
    return _packed(parts)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            info = ZipInfo(name, _DAY_OF_PARTS)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            packed.writestr(info, parts[name])
    return out.getvalue()


def _add(made: WordDocument, name: str, content: bytes, kind: str, *, to_document: bool = False) -> None:
    package = made.part.package
    media = (
        f"application/{kind}" if kind == "xml" else f"application/vnd.openxmlformats-officedocument.{kind}"
    )
    part = Part(PackURI(name), media, content, package)
    if to_document:
        made.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    else:
        package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _property(text: str) -> str:
    return printable(text)[:_LONGEST]


def _app(organization: str) -> bytes:
    company = escape(printable(organization))
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>IsoAssess</Application><Company>{company}</Company></Properties>"
    ).encode()


def _origin(origin: Origin, digest: str) -> bytes:
    own = {name: printable(value) for name, value in origin.told().items()}
    values = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in own.items())
    return f'{_HEAD}<origin xmlns="{NAMESPACE}" digest="{digest}">{values}</origin>'.encode()


def _settings(language: str, *, updating: bool) -> Node:
    made: Node = parse_xml(
        f"<w:settings {nsdecls('w')}>{_UPDATING * updating}"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/></w:settings>'
    )
    return made


def _numbering(numbered: list[int]) -> Node:
    """Two lists, and one of the numbered kind for each that begins with 1 again."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    own = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/>{again}</w:num>'
        for number in numbered
    )
    made: Node = parse_xml(
        f"<w:numbering {nsdecls('w')}>{_list(BULLETS, 'bullet', _BULLET)}{_list(NUMBERS, 'decimal', '%1.')}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>'
        f'<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="{NUMBERS}"/></w:num>{own}</w:numbering>'
    )
    return made


def _list(key: int, kind: str, text: str) -> str:
    place = f'<w:ind w:left="{twips(INDENT)}" w:hanging="{twips(INDENT)}"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{place}</w:pPr></w:lvl></w:abstractNum>"
    )
