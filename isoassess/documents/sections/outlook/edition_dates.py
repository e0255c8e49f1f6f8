"""The editions and their dates as a table: when each came, what took its place, until when it holds."""

from collections.abc import Iterator

from msgspec import Struct

from isoassess.documents.document_data import grouped
from isoassess.documents.phrases import cell
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Section, Span
from isoassess.standard_choice import editions
from isoassess.standard_choice.editions import EditionDate, EditionDates


class _Event(Struct, frozen=True, kw_only=True):
    """A day and what happens on it, in words that several editions can share."""

    milestone: EditionDate
    says: str
    of: str


def dates_of_editions(sources: NumberedSources) -> Section:
    """What happened and what will, the oldest first; editions that share a day share a row."""
    columns = (
        Column(title=_("Day"), share=0.24, small=True),
        Column(title=_("What happens"), share=0.62, small=True),
        Column(title=_("Source"), share=0.14, small=True),
    )
    found = sorted(_events(), key=lambda event: event.milestone.date)
    groups = grouped(found, ((event.milestone.words, event.says) for event in found))
    cells = tuple(_row(group, sources) for group in groups)
    return Section(
        heading=_("What became of them: editions and dates"), blocks=(Grid(columns=columns, rows=cells),)
    )


def _row(group: tuple[_Event, ...], sources: NumberedSources) -> tuple[Cell, ...]:
    says = group[0].says.format(names=_joined([event.of for event in group]))
    keys = (key for event in group for key in event.milestone.sources)
    return ((Span(group[0].milestone.words, strong=True),),), cell(says), (sources.marks(keys),)


def sources_of_dates() -> tuple[str, ...]:
    """The keys of the sources of these dates, each once."""
    return tuple(dict.fromkeys(key for event in _events() for key in event.milestone.sources))


def _events() -> Iterator[_Event]:
    table = editions.table()
    for edition in table.editions:
        for milestone, says in _milestones(edition):
            if milestone is not None:
                yield _Event(milestone=milestone, says=says, of=edition.lens.label)
    guidance = table.guidance
    says = _("{names} is published, guidance without requirements.")
    yield _Event(milestone=guidance.published, says=says, of=guidance.name)


def _milestones(edition: EditionDates) -> Iterator[tuple[EditionDate | None, str]]:
    yield edition.published, _("{names} published.")
    yield edition.amended, _("{names} is amended for climate change.")
    yield edition.replaced, _("{names}, together with ISO 9003:1994, become one standard: ISO 9001:2000.")
    yield edition.closed_to_new_from, _("From here on no first certificates to {names}.")
    yield edition.ends, _("The last certificates to {names} end.")


def _joined(names: list[str]) -> str:
    return _(" and ").join(names)
