"""What a firm asks its certification body before it moves, with room for the answers."""

from collections.abc import Iterator

from isoassess.assessment.transition import AFTER, BEFORE, Transition
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell
from isoassess.documents.sections.outlook.numbered_sources import NumberedSources
from isoassess.documents.sections.transition.points import fact_line
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Column, Grid, Prose, Section, Span
from isoassess.reference.transition_facts import transition_facts

ANSWER = 11.0  # millimeters that an answer by hand needs


def questions_to_the_body(data: DocumentData, found: Transition, sources: NumberedSources) -> Section:
    """To be put in writing; what no source that was seen says is among them."""
    body = data.case.profile.certificate.body.strip()
    heading = _("Questions to {body}").format(body=body) if body else _("Questions to the certification body")
    facts = transition_facts()
    unknown = _("No source that was seen says {unknown}.").format(unknown=", ".join(facts.unknown))
    columns = (
        Column(title=_("No."), share=0.07),
        Column(title=_("Question"), share=0.53),
        Column(title=_("Answer, date"), share=0.4),
    )
    rows = tuple(
        (cell(str(number)), cell(says), ()) for number, says in enumerate(_questions(found), start=1)
    )
    known = Prose(lines=(fact_line(facts.occasions, sources), (Span(unknown),)))
    return Section(heading=heading, blocks=(known, Grid(columns=columns, rows=rows, room=ANSWER)))


def _questions(found: Transition) -> Iterator[str]:
    new, old = AFTER.label, BEFORE.label
    yield _("From which day are you accredited for {new}?").format(new=new)
    yield _("At which of our audits can the transition be audited, and by when must it be booked?")
    yield _("How much audit time does the transition add, and what does it cost?")
    yield _("What do you want to see before the audit, and may it be held at a distance?")
    if found.expires is not None and (found.until is None or found.expires < found.until.date):
        says = _("Ours runs out on {day}: is it renewed to {old} or to {new}, and until when?")
        yield says.format(day=date_words(found.expires), old=old, new=new)
    else:
        yield _("Until when does our certificate to {old} run?").format(old=old)
    yield _("Until which day does the new certificate run: does the cycle of three years go on?")
    yield _("By when must findings of the transition audit be closed, so that the certificate is in time?")
    yield _("What happens to our certificate if the transition is not decided on by the last day?")
