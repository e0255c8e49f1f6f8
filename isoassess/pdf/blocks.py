"""What a document is made of, before anything is drawn: frozen blocks of plain text with their meaning."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from isoassess.pdf.picture_blocks import Pictures
from isoassess.pdf.question_blocks import AskedQuestion, WritingRoom
from isoassess.pdf.tagging.own_properties import Origin


class Tone(StrEnum):
    """What a color would say, by its name in the palette; a shape and a word always say it too."""

    TEXT = "text"
    MUTED = "muted"
    NEUTRAL = "neutral"
    CONFORMING = "conforming"
    OFI = "ofi"
    MINOR = "minor"
    MAJOR = "major"
    ACCENT = "accent"


class Mark(Struct, frozen=True, kw_only=True):
    """A shape and a word for the same thing, so that no color is needed to read it."""

    shape: str
    word: str
    tone: Tone


class Span(Struct, frozen=True):
    """A stretch of text in one look. The text is never markup.

    `link` leads to an anchor of the same document, or to an address that starts with https:// or mailto:;
    to an anchor that the document does not have it is plain text. `anchor` is what links call this place.
    `box` puts an empty box before the text, to be ticked by hand.
    """

    text: str
    tone: Tone = Tone.TEXT
    strong: bool = False
    link: str = ""
    anchor: str = ""
    box: bool = False


Line = tuple[Span, ...]
"""One paragraph; a newline inside a span starts a new line."""

Cell = tuple[Line, ...]


class Logo(Struct, frozen=True, kw_only=True):
    """A PNG or JPEG file, and whose logo it is in words."""

    content: bytes
    alt: str


class Title(Struct, frozen=True, kw_only=True):
    """The head of the document; up to two logos stand above it."""

    text: str
    of: str
    about: str
    logos: tuple[Logo, ...] = ()


class Prose(Struct, frozen=True, kw_only=True):
    """Paragraphs; `small` for the terms a reader looks up and does not read through."""

    lines: tuple[Line, ...]
    small: bool = False


class Banner(Struct, frozen=True, kw_only=True):
    """The one answer everybody looks for."""

    label: str
    mark: Mark
    lines: tuple[Line, ...]


class NoteBox(Struct, frozen=True, kw_only=True):
    """Something that must not be overlooked, set apart from the text around it."""

    label: str
    lines: tuple[Line, ...]
    tone: Tone = Tone.NEUTRAL


class Facts(Struct, frozen=True, kw_only=True):
    """Names and their values."""

    rows: tuple[tuple[str, str], ...]


class Count(Struct, frozen=True, kw_only=True):
    """How many of one kind."""

    mark: Mark
    number: int


class Counts(Struct, frozen=True, kw_only=True):
    """Counts side by side."""

    items: tuple[Count, ...]


class Bar(Struct, frozen=True, kw_only=True):
    """One row of a chart: `parts` in the order of the legend, and what stands right of the bar."""

    label: str
    parts: tuple[int, ...]
    figures: tuple[str, ...]
    strong: bool = False


class Bars(Struct, frozen=True, kw_only=True):
    """Stacked bars; `alt` says the same in words."""

    legend: tuple[Mark, ...]
    columns: tuple[str, ...]
    rows: tuple[Bar, ...]
    alt: str


class Series(Struct, frozen=True, kw_only=True):
    """One value for each axis of a radar; None where there is none. The first of two series stands out."""

    name: str
    values: tuple[float | None, ...]
    tone: Tone = Tone.ACCENT


class Radar(Struct, frozen=True, kw_only=True):
    """One or two series around a center; `rings` are the values of the scale from the inside."""

    axes: tuple[str, ...]
    series: tuple[Series, ...]
    rings: tuple[int, ...] = (25, 50, 75, 100)
    unit: str = "%"
    alt: str


class Level(Struct, frozen=True, kw_only=True):
    """How mature one thing is; None where it is not assessed. `figure` stands at the right, with its base."""

    label: str
    level: float | None
    figure: str
    strong: bool = False


class Maturity(Struct, frozen=True, kw_only=True):
    """Levels from 0 on; `levels` names them, and `alt` says the same in words."""

    levels: tuple[str, ...]
    rows: tuple[Level, ...]
    alt: str


class Period(Struct, frozen=True, kw_only=True):
    """From a date to another, or one date; `when` says it in words."""

    label: str
    start: date
    end: date | None = None
    when: str
    tone: Tone = Tone.ACCENT


class Timeline(Struct, frozen=True, kw_only=True):
    """Periods under a calendar, with a line for today and one for a day that is wished for."""

    periods: tuple[Period, ...]
    today: date | None = None
    target: Period | None = None
    alt: str


class Items(Struct, frozen=True, kw_only=True):
    """A list; numbered where the order matters."""

    lines: tuple[Line, ...]
    numbered: bool = False
    small: bool = False


class Column(Struct, frozen=True, kw_only=True):
    """A column and its share of the width; `figures` are set to the right, `small` saves paper."""

    title: str
    share: float
    figures: bool = False
    small: bool = False


class Grid(Struct, frozen=True, kw_only=True):
    """A table. `named`: the first cell names its row. `room`: the least height of a row in millimeters.

    `bare`: its columns need no head to be understood, and read aloud it is a list of its rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    named: bool = False
    room: float = 0.0
    bare: bool = False


class SignOff(Struct, frozen=True, kw_only=True):
    """Who signs: a role, and the name where it is known. `fields` are what each fills in by hand."""

    parties: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


class Contents(Struct, frozen=True, kw_only=True):
    """The headings of the document with their pages, down to a level."""

    depth: int = 2


Block = (
    Title
    | Prose
    | Banner
    | NoteBox
    | Facts
    | Counts
    | Bars
    | Radar
    | Maturity
    | Timeline
    | Pictures
    | Items
    | Grid
    | SignOff
    | Contents
    | AskedQuestion
    | WritingRoom
)


class Section(Struct, frozen=True, kw_only=True):
    """Blocks under a heading, then sections below it; the opening section has no heading.

    `anchor` is what links call it; `fresh`: it begins a page; `joined`: the end of what is before goes along.
    """

    heading: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    anchor: str = ""
    fresh: bool = False
    joined: bool = False


class Cover(Struct, frozen=True, kw_only=True):
    """A first page of its own: title, organization, answer and facts, with up to two logos."""

    title: Title
    banner: Banner | None = None
    rows: tuple[tuple[str, str], ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """A whole document: what its pages say, and what they carry at their edges and in their metadata.

    `accent`: the color of titles and links as #rrggbb, ours where empty; `logos` stand small on every page
    but the one that has them large.
    `control`: its number and version, for the foot of every page.
    `form`: what a form says of itself in a field that nobody sees; empty where all is filled in by hand.
    """

    title: str
    running_title: str
    organization: str
    author: str
    subject: str
    language: str
    date: date
    stamp: str
    sections: tuple[Section, ...]
    cover: Cover | None = None
    confidential: bool = True
    accent: str = ""
    logos: tuple[Logo, ...] = ()
    origin: Origin | None = None
    form: str = ""
    control: str = ""
