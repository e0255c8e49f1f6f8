"""Documents nobody would write: any block anywhere, with any text in it, the same for the same seed.

Words in Cyrillic letters stand only where they are shown exactly once, so that they can be counted.
"""

from collections import Counter
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from isoassess.pdf.anchors import walk
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
    Line,
    Logo,
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
from tests.unit.pdf import specimen

COUNTED = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
ANCHORS = ("one", "two", "three", "nowhere")
LINKS = (*ANCHORS, "https://example.org/?a=1&b=(2)", "mailto:a@example.org", "javascript:alert(1)")
STRANGE = (
    *(
        "<b>bold</b>",
        "&amp;",
        "</para>",
        "\\",
        "(",
        ")",
        "%",
        "50 %",
        "\x00\x1b",
        "a\u202eb",
        "\ufffe",
        "\ud83d",
    ),
    *(
        "\U0001f680",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u4e2d\u6587",
        "e\u0301",
        "\u00ad",
        "\u2028",
        "\t",
        "\n",
        "\r\n",
    ),
    *("x" * 300, "\u00a0", "\u2610", "\u2713", "\u2265", "a/b/c-d_e" * 30, "", " ", "   ", "1,2", "\ufb01"),
)


class Wild:
    """Makes one document from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def document(self) -> Document:
        random = self._random
        sections = tuple(self._section(depth=0) for _number in range(random.randint(1, 5)))
        cover = Cover(title=self._title(), rows=(("Name", self.text(3)),)) if random.random() < 0.3 else None
        made = specimen.document(
            sections=sections,
            cover=cover,
            organization=self.text(4),
            author=self._loose(2),
            confidential=random.random() < 0.5,
        )
        return replace(made, organization=made.organization.translate(dict.fromkeys(map(ord, COUNTED))))

    def text(self, most: int) -> str:
        """Some words, most of which can be counted."""
        return " ".join(self._word() for _number in range(self._random.randint(0, most)))

    def _word(self) -> str:
        random = self._random
        if random.random() < 0.15:
            return random.choice(STRANGE)
        return "".join(random.choices(COUNTED, k=random.randint(1, 14)))

    def _loose(self, most: int) -> str:
        """Words that are not counted, for what is shown more than once or in part."""
        random = self._random
        words = (
            random.choice((*STRANGE, "Word", "word", "Wo")) for _number in range(random.randint(0, most))
        )
        return " ".join(words)

    def _line(self, most: int = 40) -> Line:
        random = self._random
        return tuple(self._span(random.randint(1, most)) for _number in range(random.randint(0, 4)))

    def _span(self, most: int) -> Span:
        random = self._random
        return Span(
            self.text(most),
            random.choice(list(Tone)),
            strong=random.random() < 0.2,
            link=random.choice(LINKS) if random.random() < 0.15 else "",
            anchor=random.choice(ANCHORS[:3]) if random.random() < 0.05 else "",
            box=random.random() < 0.1,
        )

    def _lines(self, most: int, words: int = 40) -> tuple[Line, ...]:
        return tuple(self._line(words) for _number in range(self._random.randint(0, most)))

    def _section(self, depth: int) -> Section:
        random = self._random
        below = random.randint(0, 2) if depth < 4 and random.random() < 0.4 else 0
        return Section(
            heading=f"Heading {self._loose(6)}" if random.random() < 0.8 else "",
            blocks=tuple(self._block() for _number in range(random.randint(0, 4))),
            sections=tuple(self._section(depth + 1) for _number in range(below)),
            anchor=random.choice((*ANCHORS[:3], "", "")),
            fresh=random.random() < 0.1,
        )

    def _block(self) -> Block:
        makers = (
            *(self._title, self._prose, self._prose, self._banner, self._note, self._facts, self._counts),
            *(self._bars, self._radar, self._maturity, self._timeline, self._items, self._grid, self._grid),
            *(self._sign_off, self._table_of_contents),
        )
        return self._random.choice(makers)()

    def _title(self) -> Title:
        pictures = (
            specimen.png((40, 400), "LA"),
            specimen.jpeg((900, 30), "CMYK"),
            specimen.png((60, 60), "P"),
        )
        logos = tuple(
            Logo(content=self._random.choice(pictures), alt=self._loose(3) or "Logo")
            for _number in range(self._random.randint(0, 3))
        )
        return Title(text=self.text(8), of=self.text(8), about=self.text(20), logos=logos)

    def _prose(self) -> Prose:
        words = self._random.choice((5, 40, 600))
        return Prose(lines=self._lines(4, words), small=self._random.random() < 0.3)

    def _banner(self) -> Banner:
        return Banner(label="Label", mark=self._random.choice(specimen.MARKS), lines=self._lines(3))

    def _note(self) -> NoteBox:
        tone = self._random.choice(list(Tone))
        return NoteBox(label=self.text(5), lines=self._lines(4, self._random.choice((10, 300))), tone=tone)

    def _facts(self) -> Facts:
        return Facts(
            rows=tuple((self.text(3), self.text(30)) for _number in range(self._random.randint(0, 5)))
        )

    def _counts(self) -> Counts:
        items = self._random.choices(specimen.MARKS, k=self._random.randint(0, 6))
        return Counts(items=tuple(Count(mark=mark, number=self._random.randint(0, 99999)) for mark in items))

    def _items(self) -> Items:
        return Items(lines=self._lines(6), numbered=self._random.random() < 0.5)

    def _grid(self) -> Grid:
        random = self._random
        columns = tuple(
            Column(title=self._loose(3), share=random.uniform(0.5, 2), figures=random.random() < 0.2)
            for _number in range(random.randint(0, 6))
        )
        rows = tuple(
            tuple(self._cell() for _column in columns) for _number in range(random.choice((0, 1, 5, 40)))
        )
        return Grid(columns=columns, rows=rows, named=random.random() < 0.5, room=random.choice((0, 0, 25)))

    def _cell(self) -> Cell:
        words = self._random.choice((0, 2, 10, 10, 10, 200))
        return self._lines(2, words) if words else ()

    def _sign_off(self) -> SignOff:
        parties = tuple((self.text(3), self.text(3)) for _number in range(self._random.randint(0, 3)))
        return SignOff(parties=parties, fields=("Name", "Date", "Signature")[: self._random.randint(1, 3)])

    def _table_of_contents(self) -> Contents:
        return Contents(depth=self._random.randint(1, 4))

    def _bars(self) -> Bars:
        random = self._random
        rows = tuple(
            Bar(
                label=self._loose(8),
                parts=tuple(random.randint(0, 30) for _mark in specimen.MARKS),
                figures=("1 of 2 (50 %)",),
                strong=random.random() < 0.1,
            )
            for _number in range(random.choice((0, 5, 90)))
        )
        return Bars(legend=specimen.MARKS, columns=("share",), rows=rows, alt=f"Bars {self._loose(5)}")

    def _radar(self) -> Radar:
        random = self._random
        axes = tuple(self._loose(6) for _number in range(random.choice((0, 1, 2, 7, 20, 70))))
        series = tuple(
            Series(
                name=self._loose(2),
                values=tuple(random.choice((None, -5, 0, 33, 100, 250)) for _axis in axes),
            )
            for _number in range(random.randint(0, 3))
        )
        return Radar(
            axes=axes, series=series, rings=random.choice(((), (1, 2), (25, 50, 75, 100))), alt="Radar"
        )

    def _maturity(self) -> Maturity:
        random = self._random
        names = ("absent", self._loose(3), "partial", "conforming", "effective")[: random.randint(0, 5)]
        rows = tuple(
            Level(label=self._loose(6), level=random.choice((None, 0, 1.7, 4, 9, -1)), figure=self._loose(3))
            for _number in range(random.choice((0, 7, 90)))
        )
        return Maturity(levels=names, rows=rows, alt="Maturity")

    def _timeline(self) -> Timeline:
        random = self._random
        days = (date.min, date.max, *(specimen.DAY + timedelta(days=n) for n in (-40, 0, 3, 90, 900)))
        ends = (None, *days)
        periods = tuple(
            Period(
                label=self._loose(6), start=random.choice(days), end=random.choice(ends), when=self._loose(4)
            )
            for _number in range(random.choice((0, 5, 90)))
        )
        return Timeline(periods=periods, today=random.choice(ends), alt=f"Calendar {self._loose(4)}")


def counted_in(document: Document) -> Counter[str]:
    """How often each letter that can be counted is to be shown."""
    texts = [text for section in walk(document.sections) for block in section.blocks for text in said(block)]
    if document.cover is not None:
        texts += [*said(document.cover.title), *(text for row in document.cover.rows for text in row)]
    return counted("".join(texts))


def counted(text: str) -> Counter[str]:
    return Counter(character for character in text if character in COUNTED)


def said(block: Block) -> list[str]:
    """The texts of a block that can hold letters to be counted."""
    match block:
        case Title():
            return [block.text, block.of, block.about]
        case Prose() | Items() | Banner() | NoteBox():
            label = block.label if isinstance(block, NoteBox) else ""
            return [label, *(span.text for line in block.lines for span in line)]
        case Grid():
            return [span.text for row in block.rows for cell in row for line in cell for span in line]
        case Facts() | SignOff():
            rows = block.rows if isinstance(block, Facts) else block.parties
            return [text for row in rows for text in row]
        case _:
            return []
