"""What a document is made of, before anything is drawn: frozen blocks of plain text with their meaning."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Tone(StrEnum):
    """What a color would say, by its name in the palette; a shape and a word always say it too."""

    TEXT = "text"
    MUTED = "muted"
    NEUTRAL = "neutral"
    CONFORMING = "conforming"
    OFI = "ofi"
    MINOR = "minor"
    MAJOR = "major"


class Mark(Struct, frozen=True, kw_only=True):
    """A shape and a word for the same thing, so that no color is needed to read it."""

    shape: str
    word: str
    tone: Tone


class Span(Struct, frozen=True):
    """A stretch of text in one look. The text is never markup."""

    text: str
    tone: Tone = Tone.TEXT
    strong: bool = False


Line = tuple[Span, ...]
"""One paragraph; a newline inside a span starts a new line."""

Cell = tuple[Line, ...]


class Title(Struct, frozen=True, kw_only=True):
    """The head of the document."""

    text: str
    of: str
    about: str


class Prose(Struct, frozen=True, kw_only=True):
    """Paragraphs; `small` for the terms a reader looks up and does not read through."""

    lines: tuple[Line, ...]
    small: bool = False


class Banner(Struct, frozen=True, kw_only=True):
    """The one answer everybody looks for."""

    label: str
    mark: Mark
    lines: tuple[Line, ...]


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


class Items(Struct, frozen=True, kw_only=True):
    """A list; numbered where the order matters."""

    lines: tuple[Line, ...]
    numbered: bool = False


class Column(Struct, frozen=True, kw_only=True):
    """A column and its share of the width."""

    title: str
    share: float


class Grid(Struct, frozen=True, kw_only=True):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class SignOff(Struct, frozen=True, kw_only=True):
    """Who signs: a role, and the name where it is known. `fields` are what each fills in by hand."""

    parties: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


Block = Title | Prose | Banner | Facts | Counts | Bars | Items | Grid | SignOff


class Section(Struct, frozen=True, kw_only=True):
    """Blocks under a heading; the opening section has none."""

    heading: str = ""
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole document: what its pages say, and what they carry at their edges and in their metadata."""

    title: str
    running_title: str
    organization: str
    author: str
    subject: str
    language: str
    date: date
    stamp: str
    sections: tuple[Section, ...]
