"""The days of a transition: what is known of the editions, the firm's own audits, and what to do by when."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from isoassess.assessment.transition import AFTER, BEFORE, Transition
from isoassess.documents.phrases import cell, paragraph, sentence
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.domain import Confidence
from isoassess.language.dates import date_words, month_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, NoteBox, Section, Span, Tone
from isoassess.standard_choice.editions import EditionDate, table
from isoassess.timeline.transition_days import TransitionDays
from isoassess.timeline.transition_words import (
    audit_words,
    basis_of_step,
    reckoning_words,
    step_of_transition,
)


class _TransitionDay(Struct, frozen=True, kw_only=True):
    """A day, what happens on it, and how sure it is: by sources, or reckoned from the firm's own day."""

    day: date
    says: str
    known: EditionDate | None = None


def sources_of_days() -> tuple[str, ...]:
    """The keys of the sources of the days of the editions."""
    return tuple(key for event in _of_editions() if event.known for key in event.known.sources)


def dates_of_transition(found: Transition, days: TransitionDays, sources: NumberedSources) -> Section:
    """What happens when, the earliest first; what is behind is told, too."""
    events = (*_of_editions(), *_of_the_firm(found, days))
    columns = (
        Column(title=_("Day"), share=0.2),
        Column(title=_("What happens"), share=0.55),
        Column(title=_("How sure"), share=0.25),
    )
    rows = tuple(_row(event, sources) for event in sorted(events, key=lambda event: event.day))
    return Section(heading=_("The dates"), blocks=(Grid(columns=columns, rows=rows),))


def what_to_do(days: TransitionDays) -> Section:
    """Every step with the day by which it is done, and what that rests on."""
    columns = (
        Column(title=_("By"), share=0.2),
        Column(title=_("What"), share=0.45),
        Column(title=_("What the day rests on"), share=0.35),
    )
    rows = tuple(
        (_by(day, days), cell(step_of_transition(step, days)), cell(basis_of_step(step, days), Tone.MUTED))
        for step, day in days.steps
    )
    blocks = (Grid(columns=columns, rows=rows), paragraph(reckoning_words()))
    if not days.late:
        return Section(heading=_("What to do, and by when"), blocks=blocks)
    says = _(
        "The longest usual durations no longer fit before the audit. Begin at once, and ask the "
        "certification body for a later audit while there is one."
    )
    note = NoteBox(label=_("Short of time"), lines=((Span(says),),), tone=Tone.MINOR)
    return Section(heading=_("What to do, and by when"), blocks=(note, *blocks))


def sure_words(confidence: Confidence) -> str:
    """How sure a fact is."""
    return {
        Confidence.HIGH: _("several sources"),
        Confidence.MEDIUM: _("reported"),
        Confidence.LOW: _("reported, in doubt"),
    }[confidence]


def _of_editions() -> Iterator[_TransitionDay]:
    new, old = table().of(AFTER), table().of(BEFORE)
    told = (
        (new.published, _("{new} is published.")),
        (
            new.accredited,
            _("The first bodies are expected to be accredited for {new}; before, no accredited certificate."),
        ),
        (new.all_accredited, _("All bodies are to be accredited for {new}.")),
        (old.closed_to_new_from, _("From here on no first certificates to {old}.")),
        (old.ends, _("The last certificates to {old} end.")),
    )
    for known, says in told:
        if known is not None:
            yield _TransitionDay(
                day=known.date, says=says.format(new=AFTER.label, old=BEFORE.label), known=known
            )


def _of_the_firm(found: Transition, days: TransitionDays) -> Iterator[_TransitionDay]:
    """The firm's own days; those of its audits are reckoned."""
    for audit in days.audits:
        says = _("Yours: {audit}, by then.").format(audit=audit_words(audit))
        yield _TransitionDay(day=audit.day, says=says)
    if found.expires is not None and (found.until is None or found.expires <= found.until.date):
        yield _TransitionDay(day=found.expires, says=_("Yours: the certificate runs out."))
    yield _TransitionDay(day=days.latest, says=_("The last day for an audit of the transition."))


def _row(event: _TransitionDay, sources: NumberedSources) -> tuple[Cell, ...]:
    if event.known is None:
        return (_day(date_words(event.day)), cell(event.says), cell(_("reckoned"), Tone.MUTED))
    words = month_words(event.day) if event.known.month_only else date_words(event.day)
    sure = (Span(f"{sure_words(event.known.confidence)} "), *sources.marks(event.known.sources))
    return (_day(words), cell(event.says), (sure,))


def _day(words: str) -> Cell:
    return ((Span(words.replace(" ", "\u00a0"), strong=True),),)


def _by(day: date, days: TransitionDays) -> Cell:
    """The day; where it has passed, that it is to be done at once."""
    if day > days.on:
        return _day(date_words(day))
    passed = (
        ()
        if day == days.on
        else cell(sentence(_("{day} has passed").format(day=date_words(day))), Tone.MUTED)
    )
    return (*_day(_("at once")), *passed)
