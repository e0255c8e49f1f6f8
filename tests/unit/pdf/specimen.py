"""One document with every kind of block in it, and the pictures it needs."""

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from isoassess.pdf.blocks import (
    Banner,
    Bar,
    Bars,
    Block,
    Cell,
    Column,
    Contents,
    Count,
    Counts,
    Cover,
    Document,
    Facts,
    Grid,
    Items,
    Level,
    Logo,
    Mark,
    Maturity,
    NoteBox,
    Period,
    Prose,
    Radar,
    Section,
    Series,
    SignOff,
    Span,
    Timeline,
    Title,
    Tone,
)
from isoassess.pdf.question_blocks import AskedQuestion, Choice, WritingBox, WritingRoom

DAY = date(2026, 11, 18)
GROUPS = (
    *("4 Context of the organization", "5 Leadership", "6 Planning", "7 Support"),
    *("8 Operation", "9 Performance evaluation", "10 Improvement"),
)
MARKS = (
    Mark(shape="\u25cf", word="Conforming", tone=Tone.CONFORMING),
    Mark(shape="\u25c6", word="Improvement", tone=Tone.OFI),
    Mark(shape="\u25b2", word="Minor", tone=Tone.MINOR),
    Mark(shape="\u25a0", word="Major", tone=Tone.MAJOR),
    Mark(shape="\u25cb", word="Open", tone=Tone.NEUTRAL),
)
LONG = "It was seen on the shop floor, in the office and in the store, and a record of it could be shown. "


def document(**changes: object) -> Document:
    """The document; `changes` replace fields of it."""
    fields = {
        "title": "Specimen",
        "running_title": "specimen",
        "organization": "Example Fabrications Ltd",
        "author": "A. Consultant",
        "subject": "Every kind of block",
        "language": "en-US",
        "date": DAY,
        "stamp": "0123456789ab",
        "sections": (_contents(), _texts(), _tables(), _charts(), _by_hand()),
        "cover": Cover(title=_title(), rows=(("Assessed", "18 November 2026"), ("Edition", "2026"))),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def of_blocks(*blocks: Block, heading: str = "Heading") -> Document:
    """A document without a cover, with nothing but these blocks in it."""
    return document(sections=(Section(heading=heading, blocks=blocks),), cover=None)


def line(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def cell(text: str) -> Cell:
    return (line(text),)


def png(size: tuple[int, int] = (300, 120), mode: str = "RGBA") -> bytes:
    """A logo that one can see through at its edges."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((2, 2, size[0] - 3, size[1] - 3), fill=(15, 95, 115, 200))
    return _file(image.convert(mode), "PNG")


def jpeg(size: tuple[int, int] = (240, 240), mode: str = "RGB") -> bytes:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((5, 5, size[0] - 6, size[1] - 6), fill=(179, 38, 30))
    return _file(image.convert(mode), "JPEG")


def _file(image: Image.Image, format: str) -> bytes:
    out = BytesIO()
    image.save(out, format)
    return out.getvalue()


def _title() -> Title:
    logos = (
        Logo(content=png(), alt="Logo of the consultant"),
        Logo(content=jpeg(), alt="Logo of the client"),
    )
    return Title(text="Specimen", of="Example Fabrications Ltd", about="Every kind of block", logos=logos)


def _contents() -> Section:
    return Section(heading="Contents", blocks=(Contents(depth=3),))


def _texts() -> Section:
    see = (Span("See "), Span("calibration of torque wrenches", link="calibration"), Span(" in the table, "))
    away = (Span("the address", link="https://example.org/?a=1&b=2"), Span(" and "))
    nowhere = (Span("a place that is not here", link="nowhere"), Span("."))
    banner = Banner(label="Verdict", mark=MARKS[3], lines=(line("One point stands in the way."), line(LONG)))
    counts = Counts(items=tuple(Count(mark=mark, number=n) for n, mark in enumerate(MARKS)))
    deep = Section(
        heading="A heading of the third level", blocks=(Prose(lines=(line(LONG * 3),), small=True),)
    )
    below = Section(heading="Lists", blocks=_lists(), sections=(deep,))
    prose = Prose(lines=((*see, *away, *nowhere), line(LONG * 4)))
    return Section(heading="Text", fresh=True, blocks=(banner, counts, prose, *_notes()), sections=(below,))


def _notes() -> tuple[Block, ...]:
    return (
        NoteBox(label="To keep in mind", lines=(line("Nobody can be certified to it."), line(LONG * 2))),
        NoteBox(label="Likely to be questioned", lines=(line(LONG),), tone=Tone.MINOR),
    )


def _lists() -> tuple[Block, ...]:
    linked = (Span("The "), Span("table", link="findings"), Span(" has more."))
    return (
        Items(
            lines=(line("The first step.\nIt has two lines."), line("The second step."), linked),
            numbered=True,
        ),
        Items(lines=(line(LONG * 2), line("Short."))),
    )


def _tables() -> Section:
    columns = (
        Column(title="Clause", share=0.1),
        Column(title="Finding", share=0.6),
        Column(title="Grade", share=0.2),
        Column(title="Days", share=0.1, figures=True),
    )
    rows = [_row(number) for number in range(40)]
    rows[20] = (cell("7.1.5.2"), (line(LONG * 60),), cell("\u25a0\u00a0Major"), cell("12"))
    grid = Grid(columns=columns, rows=tuple(rows), named=True)
    facts = Facts(rows=(("Organization", "Example Fabrications Ltd"), ("Sites", "Works\nStore")))
    return Section(heading="Tables", anchor="findings", blocks=(facts, grid))


def _row(number: int) -> tuple[Cell, ...]:
    anchor = "calibration" if number == 30 else ""
    finding = (Span(f"Finding {number}", strong=True, anchor=anchor), Span(f": {LONG * (number % 4)}"))
    more = ((Span("Back to "), Span("the text", link="findings")),) if number % 7 == 0 else ()
    return cell(f"8.{number}"), (finding, *more), cell("\u25b2\u00a0Minor"), cell(str(number))


def _charts() -> Section:
    parts = [(12, 1, 1, 0, 0), (8, 2, 1, 0, 0), (8, 1, 1, 0, 0), (17, 2, 2, 1, 0), (24, 1, 4, 0, 1)]
    bars = Bars(
        legend=MARKS,
        columns=("fulfilled of assessed", "assessed of applicable"),
        rows=tuple(
            Bar(label=group, parts=p, figures=("13 of 14 (92 %)", "14 of 14 (100 %)"))
            for group, p in zip(GROUPS, parts, strict=False)
        ),
        alt="4 Context: 13 of 14.",
    )
    sections = (
        Section(heading="Radar", blocks=(_radar(),)),
        Section(heading="Maturity", blocks=(_maturity(),)),
        Section(heading="Calendar", blocks=(_timeline(),)),
    )
    return Section(heading="Charts", blocks=(bars,), sections=sections)


def _radar() -> Radar:
    now = Series(name="18 November 2026", values=(82, 64, 71, None, 77, 69, 88))
    before = Series(name="3 March 2026", values=(60, 50, 55, 40, 70, 30, 80), tone=Tone.MUTED)
    return Radar(axes=GROUPS, series=(now, before), alt="Context 82 %, Leadership 64 %.")


def _maturity() -> Maturity:
    values = (2.6, 3.1, 1.4, 0.0, 4.0, None, 2.0)
    rows = tuple(
        Level(label=group, level=value, figure="not assessed" if value is None else f"{value} (of 14)")
        for group, value in zip(GROUPS, values, strict=True)
    )
    names = ("absent", "informal", "partial", "conforming", "effective")
    return Maturity(levels=names, rows=rows, alt="Context 2.6, Leadership 3.1.")


def _timeline() -> Timeline:
    periods = (
        Period(
            label="Records running",
            start=date(2026, 9, 1),
            end=date(2027, 1, 15),
            when="1 Sep 2026 to 15 Jan 2027",
        ),
        Period(label="Internal audit", start=date(2027, 1, 15), when="15 January 2027", tone=Tone.MINOR),
        Period(
            label="Management review", start=date(2027, 2, 10), when="10 February 2027", tone=Tone.CONFORMING
        ),
        Period(label="Stage 1", start=date(2027, 3, 8), end=date(2027, 3, 9), when="8 to 9 March 2027"),
        Period(label="Stage 2", start=date(2027, 5, 3), end=date(2027, 5, 6), when="3 to 6 May 2027"),
    )
    return Timeline(periods=periods, today=DAY, alt="Internal audit on 15 January 2027.")


def _by_hand() -> Section:
    boxes = tuple(Span(f"{level} ", box=True) for level in ("0", "1", "2", "3", "4", "not\u00a0applicable"))
    columns = (
        Column(title="Question", share=0.4),
        Column(title="Rating", share=0.2),
        Column(title="Seen", share=0.4),
    )
    rows = tuple((cell(f"Is point {n} in place?"), (boxes,), ()) for n in range(6))
    return Section(
        heading="To be filled in by hand",
        blocks=(
            Prose(lines=(boxes,)),
            Grid(columns=columns, rows=rows, room=22),
            *(asked(number) for number in range(1, 8)),
            WritingRoom(rows=((writing("respondent", 1), writing("day", 1)),)),
            SignOff(parties=(("Assessor", "A. Consultant"),), fields=("Name", "Date", "Signature")),
        ),
    )


def writing(name: str, lines: int) -> WritingBox:
    return WritingBox(name=name, label=name.capitalize(), says=f"Box for {name}", lines=lines)


def asked(number: int) -> AskedQuestion:
    """One question; the fourth has so many hints that no page can hold them."""
    values = tuple((str(level), f"{level} level") for level in range(5))
    return AskedQuestion(
        number=number,
        place=f"4.{number}",
        question=f"Is point {number} in place, and can you show it?",
        hints=(("", LONG), ("Record:", LONG * (60 if number == 4 else 1))),
        choice=Choice(name=f"point-{number}.rating", says=f"Rating of question {number}", values=values),
        rows=((writing(f"point-{number}.seen", 3),), (writing(f"point-{number}.note", 1),)),
    )
