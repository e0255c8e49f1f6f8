"""Marks, dates and shares as a document says them: a shape and a word, a date nobody misreads, a base."""

from collections import Counter
from collections.abc import Iterable

from isoassess.domain import Finding, Grade, State, Verdict, words
from isoassess.domain.tones import TONE_OF_GRADE, TONE_OF_VERDICT
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Line, Mark, Prose, Span, Tone

FEW = 12  # clauses in a row that can stand out

_TONE_OF_STATE = {
    State.IN_PLACE: Tone.CONFORMING,
    State.PARTLY: Tone.MINOR,
    State.MISSING: Tone.MAJOR,
    State.UNKNOWN: Tone.NEUTRAL,
}


def verdict_mark(verdict: Verdict) -> Mark:
    return Mark(
        shape=words.SHAPE_OF_VERDICT[verdict],
        word=words.verdict_words(verdict),
        tone=Tone(TONE_OF_VERDICT[verdict]),
    )


def grade_mark(grade: Grade) -> Mark:
    return Mark(
        shape=words.SHAPE_OF_GRADE[grade], word=words.grade_words(grade), tone=Tone(TONE_OF_GRADE[grade])
    )


def short_grade_mark(grade: Grade) -> Mark:
    return Mark(
        shape=words.SHAPE_OF_GRADE[grade], word=words.grade_short(grade), tone=Tone(TONE_OF_GRADE[grade])
    )


def finding_mark(finding: Finding) -> Mark:
    """The likely grade in short; what is never graded says so."""
    mark = short_grade_mark(finding.grade)
    return mark if finding.graded else Mark(shape=mark.shape, word=words.note_words(), tone=mark.tone)


def state_mark(state: State) -> Mark:
    return Mark(shape=words.SHAPE_OF_STATE[state], word=words.state_words(state), tone=_TONE_OF_STATE[state])


def marked(mark: Mark) -> Line:
    """A mark as text; the shape stays with the first word."""
    return (Span(f"{mark.shape}\u00a0{mark.word}", mark.tone),)


def share_words(part: int, base: int) -> str:
    """A share with its base, such as `136 of 149 (91 %)`; a dash where there is no base.

    Rounded down, so that 100 % means all of them; what is not nothing and less than 1 % says so.
    """
    if not base:
        return "\u2013"
    percent = words.percent_words(part, base)
    return _("{part} of {base} ({percent})").format(part=part, base=base, percent=percent)


def clause_words(clauses: Iterable[str]) -> str:
    """Clause numbers in their order, with how many times each occurs: `4.1 (3), 4.3`."""
    return words.counted_clauses(clauses)


def clause_anchor(clause: str) -> str:
    """What links call the heading of a clause; no requirement is called so."""
    return f"clause {clause}"


def clause_line(clauses: Iterable[str], requirements: Iterable[str] = ()) -> Line:
    """The same as clause_words, each clause with a link to its heading, or to its only requirement."""
    count, ids = Counter(clauses), tuple(requirements)
    few = len(count) <= FEW
    spans: list[Span] = []
    for clause, times in count.items():
        link = ids[0] if len(ids) == len(count) == 1 else clause_anchor(clause)
        spans += [Span(", ")] if spans else []
        spans.append(Span(clause, strong=few, link=link))
        spans += [Span(f" ({times})")] if times > 1 else []
    return tuple(spans)


def paragraph(text: str) -> Prose:
    """One paragraph in one look."""
    return Prose(lines=((Span(text),),))


def cell(text: str, tone: Tone = Tone.TEXT) -> Cell:
    """A table cell of one paragraph in one look."""
    return ((Span(text, tone),),)


def quoted(text: str) -> str:
    """The heading of a section, as a sentence refers to it."""
    return _("“{heading}”").format(heading=text)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def shortened(text: str, most: int | None) -> str:
    """As many whole words as there is room for, with an ellipsis where more follow."""
    if most is None or len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]}\u00a0\u2026"
