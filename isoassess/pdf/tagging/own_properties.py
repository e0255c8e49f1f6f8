"""What only our documents say in their metadata: from which data they were made, and how to read that.

PDF/A allows properties of one's own where the file itself describes them (ISO 19005-2, 6.6.2.3.3).
"""

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

import msgspec
from msgspec import Struct

NAMESPACE = "urn:isoassess:document#"
PREFIX = "isoassess"
DESCRIPTIONS = {
    "stamp": "Number of the recipe and SHA-256 of the data that the document was made from",
    "day": "Day as of which the data were judged",
    "document": "Which of the documents it is",
    "lens": "Standard and edition that the organization was held against",
    "organization": "Name of the organization",
    "catalogue": "Version of the requirements that were asked",
    "program": "Version of the program that wrote it",
    "number": "Number of the document",
    "version": "Version of the document",
}


class Origin(Struct, frozen=True, kw_only=True):
    """From which data a document was made, so that a program can tell it from the file alone.

    `stamp` is the whole one, with the number of its recipe; `document`, `lens` and `organization` say what
    to look for in a store, and `catalogue` and `program` are the versions it was made with. `number` and
    `version` are those of the document itself, empty where it has none.
    """

    stamp: str
    day: date
    document: str
    lens: str
    organization: str
    catalogue: str
    program: str
    number: str = ""
    version: str = ""

    def told(self) -> dict[str, str]:
        """The values as texts, without those that the document does not have."""
        values = {name: str(value) for name, value in msgspec.structs.asdict(self).items()}
        return {name: value for name, value in values.items() if value or name not in ("number", "version")}


def properties(own: Mapping[str, str]) -> str:
    """The part of an XMP packet that gives the values; empty where there are none."""
    if not own:
        return ""
    values = "\n".join(f"<{PREFIX}:{name}>{escape(value)}</{PREFIX}:{name}>" for name, value in own.items())
    opened = f'<rdf:Description rdf:about="" xmlns:{PREFIX}="{NAMESPACE}">'
    return f"{opened}\n{values}\n</rdf:Description>\n"


def described(own: Mapping[str, str]) -> str:
    """The part of the extension schemas that describes them."""
    if not own:
        return ""
    return _SCHEMA.format(
        namespace=NAMESPACE, prefix=PREFIX, properties="\n".join(_property(name) for name in own)
    )


def _property(name: str) -> str:
    return _PROPERTY.format(name=name, description=DESCRIPTIONS[name])


_SCHEMA = """
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>IsoAssess document schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""

_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>"""
