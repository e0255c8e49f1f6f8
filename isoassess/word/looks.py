"""How a document looks in Word: its styles by name, in the colors of the program."""

from dataclasses import dataclass, replace

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from isoassess.domain.tones import palette
from isoassess.pdf.blocks import Tone
from isoassess.word.nodes import Node, twips

FONT = "Arial"  # every Word has it; Inter, which stands on paper, is on few computers
DEEPEST = 9  # levels of headings that Word knows
BULLETS, NUMBERS = 1, 2  # how the lists are called in the numbering
TABLE, PLAIN_TABLE = "IsoAssessTable", "IsoAssessFacts"
INDENT = 14.0  # points
_PALETTE = palette()


def color(tone: Tone) -> str:
    """The color of text, as Word writes it."""
    return _hex(getattr(_PALETTE, tone))


def tint(tone: Tone) -> str:
    """The ground for text in the color itself."""
    return _hex(getattr(_PALETTE, f"{tone}_tint", _PALETTE.neutral_tint))


def fill(tone: Tone) -> str:
    """The color of an area without text."""
    return _hex(_PALETTE.minor_fill) if tone is Tone.MINOR else color(tone)


def _hex(value: str) -> str:
    return value.lstrip("#").upper()


LINE, RULE = _hex(_PALETTE.line), _hex(_PALETTE.control_line)


@dataclass(frozen=True, slots=True)
class Look:
    """A style of paragraphs; sizes and spaces in points. `id` is its name without spaces."""

    name: str
    size: float
    leading: float = 1.25
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    tone: Tone = Tone.TEXT
    indent: float = 0.0
    hanging: float = 0.0
    keep: bool = False
    right: bool = False
    level: int = -1  # in the outline
    numbering: int = 0

    @property
    def id(self) -> str:
        plain = self.name.title() if self.name.islower() else self.name
        return plain.replace(" ", "").replace("Toc", "TOC")


BODY = Look("Body Text", 9.5, leading=1.18, after=4.5)
SMALL = Look("Small Print", 8.5, leading=1.12, after=2.5)
BULLET = Look("List Bullet", 9.5, leading=1.18, after=3, indent=INDENT, hanging=INDENT, numbering=BULLETS)
NUMBER = Look("List Number", 9.5, leading=1.18, after=3, indent=INDENT, hanging=INDENT, numbering=NUMBERS)
CONTINUED = Look("List Continue", 9.5, leading=1.18, after=3, indent=INDENT)
TITLE = Look("Title", 21, leading=1.1, after=2, bold=True, keep=True)
SUBTITLE = Look("Subtitle", 14, leading=1.1, after=2, keep=True)
ABOUT = Look("About", 9.5, after=10, tone=Tone.MUTED)
CELL = Look("Table Text", 8, leading=1.1)
SMALL_CELL = Look("Table Small", 7.5, leading=1.08)
FIGURE = Look("Table Figure", 8, leading=1.1, right=True)
HEAD = Look("Table Head", 7.5, leading=1.15, bold=True, tone=Tone.MUTED, keep=True)
FIGURE_HEAD = Look("Table Head Figure", 7.5, leading=1.15, bold=True, tone=Tone.MUTED, keep=True, right=True)
TABLE_END = Look("Table End", 3, leading=1.0)
LABEL = Look("Label", 8, bold=True, tone=Tone.MUTED, keep=True)
VERDICT = Look("Verdict", 16, leading=1.2, bold=True, keep=True)
PANEL = Look("Panel", 9.5, leading=1.18)
COUNT = Look("Count", 15, leading=1.1, bold=True, keep=True)
COUNTED = Look("Counted", 8, leading=1.1)
CAPTION = Look("caption", 8.5, before=2, after=8, tone=Tone.MUTED)
PICTURE = Look("Picture", 10, leading=1.0, before=2, after=8)
HEADER = Look("header", 8, leading=1.1, tone=Tone.MUTED)
FOOTER = Look("footer", 8, leading=1.1, tone=Tone.MUTED)
HEADINGS = (
    Look("heading 1", 12.5, before=13, after=4, bold=True, keep=True, level=0),
    Look("heading 2", 11, before=10, after=3, bold=True, keep=True, level=1),
    Look("heading 3", 10, before=9, after=3, bold=True, keep=True, level=2),
    *(
        Look(f"heading {number}", 10, before=8, after=3, tone=Tone.MUTED, keep=True, level=number - 1)
        for number in range(4, DEEPEST + 1)
    ),
)
CONTENTS_HEADING = replace(HEADINGS[0], name="TOC Heading", level=-1)  # not an entry of its own table
ENTRIES = tuple(
    Look(f"toc {number}", 10, before=4 if number == 1 else 0, after=2, indent=INDENT * (number - 1))
    for number in range(1, DEEPEST + 1)
)
LOOKS = (
    *(BODY, SMALL, BULLET, NUMBER, CONTINUED, TITLE, SUBTITLE, ABOUT, CELL, SMALL_CELL, FIGURE, HEAD),
    *(FIGURE_HEAD, TABLE_END, LABEL, VERDICT, PANEL, COUNT, COUNTED, CAPTION, PICTURE, HEADER, FOOTER),
    *(CONTENTS_HEADING, *HEADINGS, *ENTRIES),
)


def styles(language: str) -> Node:
    """The part of the file that says how everything looks."""
    made: Node = parse_xml(
        f"<w:styles {nsdecls('w')}>"
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"'
        f' w:eastAsia="{FONT}"/><w:color w:val="{color(Tone.TEXT)}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{color(Tone.ACCENT)}"/><w:u w:val="single"/></w:rPr></w:style>'
        f"{''.join(map(_tone, TONED))}{''.join(map(_paragraph, LOOKS))}{_tables()}</w:styles>"
    )
    return made


TONED = tuple(tone for tone in Tone if tone is not Tone.TEXT)


def tone_id(tone: Tone) -> str:
    """The name of the style for words in a tone."""
    return f"Tone{tone.value.title()}"


def _tone(tone: Tone) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{tone_id(tone)}">'
        f'<w:name w:val="Tone {tone.value.title()}"/><w:rPr>'
        f'<w:color w:val="{color(tone)}"/></w:rPr></w:style>'
    )


_BUILT_IN = ("Body Text", "List Bullet", "List Number", "List Continue", "Title", "Subtitle", "TOC Heading")


def _paragraph(look: Look) -> str:
    own = "" if look.name in _BUILT_IN or look.name.islower() else ' w:customStyle="1"'
    following = f'<w:next w:val="{BODY.id}"/>' if look.keep else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{_set(look)}</w:pPr>'
        f"<w:rPr>{_letters(look)}</w:rPr></w:style>"
    )


def _set(look: Look) -> str:
    """How a paragraph is set, in the order that the format asks."""
    numbering = f'<w:numPr><w:numId w:val="{look.numbering}"/></w:numPr>' if look.numbering else ""
    hanging = f' w:hanging="{twips(look.hanging)}"' if look.hanging else ""
    return "".join(
        (
            "<w:keepNext/><w:keepLines/>" if look.keep else "",
            numbering,
            _spacing(look),
            f'<w:ind w:left="{twips(look.indent)}"{hanging}/>' if look.indent else "",
            '<w:jc w:val="right"/>' if look.right else "",
            f'<w:outlineLvl w:val="{look.level}"/>' if look.level >= 0 else "",
        )
    )


def _spacing(look: Look) -> str:
    around = f'w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
    return f'<w:spacing {around} w:line="{round(240 * look.leading)}" w:lineRule="auto"/>'


def _letters(look: Look) -> str:
    half = round(look.size * 2)
    return "".join(
        (
            "<w:b/><w:bCs/>" if look.bold else "",
            f'<w:color w:val="{color(look.tone)}"/>' if look.tone is not Tone.TEXT else "",
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>',
        )
    )


def _tables() -> str:
    """A table with a head and lines, and one that only stands in columns."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("bottom", "insideH")
    )
    under = f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{RULE}"/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{PLAIN_TABLE}">'
        f'<w:name w:val="IsoAssess Facts"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{_margins(1.2)}</w:tblPr></w:style>"
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="IsoAssess Table"/>'
        f'<w:basedOn w:val="{PLAIN_TABLE}"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"{_margins(2.5)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{under}</w:tcBorders></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )


def _margins(around: float) -> str:
    """The room around the text of a cell; `around` in points above and below."""
    sides = (("top", around), ("left", 0.0), ("bottom", around), ("right", 7.5))
    margins = (f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in sides)
    return f"<w:tblCellMar>{''.join(margins)}</w:tblCellMar>"
