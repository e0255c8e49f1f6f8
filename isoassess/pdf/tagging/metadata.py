"""What a file says about itself, once for people and archives (XMP), once for older programs (Info)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from isoassess.pdf.tagging.file import File
from isoassess.pdf.tagging.own_properties import described, properties

PRODUCER = "ReportLab"
_PROFILE = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Plain text without control characters; `language` as in `en-US`, `own` as in own_properties.

    `archival`: the file is a PDF/A, too, which one that is still to be filled in does not claim.
    """

    title: str
    author: str
    subject: str
    creator: str
    language: str
    day: datetime.date
    own: Mapping[str, str] = field(default_factory=dict)
    archival: bool = True


def describe(file: File, metadata: Metadata) -> None:
    """Put the metadata and the colors they are meant in into a file."""
    file.setTitle(metadata.title)
    file.setAuthor(metadata.author)
    file.setSubject(metadata.subject)
    file.setCreator(metadata.creator)
    file.setProducer(PRODUCER)
    created = f"D:{metadata.day:%Y%m%d}000000Z"
    file.setDateFormatter(lambda *_moment: created)
    packet = PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), xmp(metadata))
    file.enter(
        MarkInfo=PDFDictionary({"Marked": "true"}),
        ViewerPreferences=PDFDictionary({"DisplayDocTitle": "true"}),
        Metadata=packet,
        OutputIntents=PDFArray([_output_intent(file)]),
    )


def _output_intent(file: File) -> PDFDictionary:
    # made by Little CMS without a date, so that it never varies; its own words: no copyright, use freely
    profile = (files("resources") / "color" / "srgb.icc").read_bytes()
    stream = PDFStream(PDFDictionary({"N": 3}), profile, filters=[PDFZCompress])
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString(_PROFILE),
            "Info": PDFString(_PROFILE),
            "DestOutputProfile": file.refer(stream),
        }
    )


def xmp(metadata: Metadata) -> bytes:
    """The metadata as an XMP packet that names the file PDF/UA-1, and PDF/A-2a where it is archival."""
    moment = f"{metadata.day:%Y-%m-%d}T00:00:00Z"
    return _PACKET.format(
        title=escape(metadata.title),
        subject=escape(metadata.subject),
        author=f"<dc:creator>{_in_order(metadata.author)}</dc:creator>" if metadata.author else "",
        language=escape(metadata.language),
        creator=escape(metadata.creator),
        producer=PRODUCER,
        moment=moment,
        archival=_ARCHIVAL if metadata.archival else "",
        own=properties(metadata.own),
        own_schema=described(metadata.own),
    ).encode()


def _in_order(text: str) -> str:
    return f"<rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq>"


_ARCHIVAL = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
{author}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
{archival}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{own}<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>{own_schema}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
