"""Numbered sources: a number with its date where a fact is told, and the list of them at the end."""

from collections.abc import Iterable

from isoassess.documents.phrases import cell, paragraph
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Section, Span, Tone
from isoassess.reference.sources import dated_words, register, source_title


class NumberedSources:
    """Sources in the order in which they are first named; the same title is one source."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys: dict[str, str] = {}
        for key in keys:
            self._keys.setdefault(source_title(key), key)
        self._numbers = {title: number for number, title in enumerate(self._keys, start=1)}

    def marks(self, keys: Iterable[str]) -> Line:
        """The numbers of these in brackets, each leading to its source: [2, 5]."""
        spans: list[Span] = []
        for number in sorted({self._numbers[source_title(key)] for key in keys}):
            spans += [Span(", " if spans else "[", Tone.MUTED)]
            spans.append(Span(str(number), Tone.MUTED, link=_anchor(number)))
        return (*spans, Span("]", Tone.MUTED)) if spans else ()

    def dated_marks(self, keys: Iterable[str]) -> Cell:
        """The same below each other, each with the date of its source."""
        known = {self._numbers[source_title(key)]: key for key in keys}
        return tuple(
            (
                Span(f"[{number}]", Tone.MUTED, link=_anchor(number)),
                Span(f"\u00a0{dated_words(key) or _('undated')}", Tone.MUTED),
            )
            for number, key in sorted(known.items())
        )

    def section(self) -> Section:
        """The list, with the day on which the sources were looked up."""
        columns = (
            Column(title=_("No."), share=0.07, small=True),
            Column(title=_("Source"), share=0.73, small=True),
            Column(title=_("Date"), share=0.2, small=True),
        )
        rows = tuple(
            (
                ((Span(str(number), anchor=_anchor(number)),),),
                cell(title),
                cell(dated_words(self._keys[title]) or _("undated")),
            )
            for title, number in self._numbers.items()
        )
        about = _(
            "Looked up by {day}. No standard is quoted: the words are ours. “Reported” rests on secondary "
            "sources; “unverified” is said by a public text that nobody has checked."
        ).format(day=date_words(register().as_of))
        return Section(heading=_("Sources"), blocks=(paragraph(about), Grid(columns=columns, rows=rows)))


def _anchor(number: int) -> str:
    return f"source {number}"
