"""How a document begins: whose it is, the verdict, what puts it in doubt; and what exactly was assessed."""

from datetime import date

from msgspec.structs import replace

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import indication_words
from isoassess.assessment.labels.stage_1 import stage_1_words
from isoassess.assessment.verdict.claimed import fulfilled_words
from isoassess.assessment.verdict.indication import is_quick_scan, scan_progress
from isoassess.documents.common_parts import (
    about_rated,
    assessor_words,
    edition_words,
    head,
    is_rated,
    organization_words,
)
from isoassess.documents.document_data import DocumentData
from isoassess.documents.options import Options
from isoassess.documents.phrases import grade_mark, sentence, share_words, verdict_mark
from isoassess.documents.sections.control import LONGEST_IN_SHORT, change_in_short, control_rows
from isoassess.documents.sections.findings.left_open import contradiction_lines, contradictions
from isoassess.documents.summary.shortening import cut_text
from isoassess.domain import Grade, Share, Verdict
from isoassess.domain.case import Case, Judgement
from isoassess.domain.naming import with_country, with_legal_form
from isoassess.domain.profile import Certificate, Organization, Site
from isoassess.domain.words import SHAPE_OF_GRADE, SHAPE_OF_VERDICT, note_words
from isoassess.language.dates import amount_words, date_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Banner, Count, Counts, Facts, Line, Mark, NoteBox, Section, Span, Tone

FEW_DOUBTS = 2  # contradictions under the verdict
LONGEST_DOUBT = 320  # characters of one of them


def opening(
    data: DocumentData, options: Options, title: str, *, doubts: int = FEW_DOUBTS, name: int | None = None
) -> Section:
    """The title, unless the cover has it, and the verdict, with what puts it in doubt under it.

    The verdict and its reason are never cut. `doubts`: how many contradictions stand there, each whole;
    `name`: letters of the name of the organization.
    """
    first = head(data.case, options, title, about_rated(data.case, options))
    titled = () if options.cover else (replace(first, of=cut_text(first.of, name)),)
    return Section(blocks=(*titled, verdict_banner(data), *_in_doubt(data, doubts)))


def identified(data: DocumentData, options: Options, sites: int) -> Section:
    """The facts of the assessment, with so many sites, but for the target, which the first page has."""
    rows = identification(data.case, options, sites=sites)
    target = _("Target date") if data.calendar is not None else ""
    kept = tuple(row for row in rows if row[0] != target)
    changed = change_in_short(options)
    rows = (*kept, (_("This version"), changed)) if changed else kept
    return Section(heading=_("What was assessed"), blocks=(Facts(rows=rows),))


def _in_doubt(data: DocumentData, most: int) -> tuple[NoteBox, ...]:
    """The first contradictions; whoever reads a verdict must know that it rests on them."""
    shown, left = _doubts(data, most)
    if not (shown or left):
        return ()
    more = ngettext(
        "{count} more stands under “To clear up”.", "{count} more stand under “To clear up”.", len(left)
    )
    if not shown:
        more = ngettext(
            "{count} statement stands under “To clear up”.",
            "{count} statements stand under “To clear up”.",
            len(left),
        )
    lines = (*shown, (Span(more.format(count=len(left)), Tone.MUTED),)) if left else shown
    return (NoteBox(label=_("To clear up, for the verdict rests on it"), lines=lines, tone=Tone.MINOR),)


def more_contradictions(data: DocumentData, doubts: int = FEW_DOUBTS) -> Section | None:
    """The contradictions that do not stand under the verdict, `doubts` as in opening."""
    _shown, left = _doubts(data, doubts)
    return contradictions(left)


def _doubts(data: DocumentData, most: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The contradictions that stand under the verdict, whole, and those that have no room there."""
    found = contradiction_lines(data, data.judgement.contradictions)
    short = [line for line in found if sum(len(span.text) for span in line) <= LONGEST_DOUBT][:most]
    return tuple(short), tuple(line for line in found if line not in short)


def cover_banner(data: DocumentData, options: Options) -> Banner | None:
    """The verdict in short, where there is a cover for it."""
    if not options.cover:
        return None
    whole = verdict_banner(data)
    return replace(whole, lines=whole.lines[:1])


def verdict_banner(data: DocumentData) -> Banner:
    """The verdict, why, and the two shares it stands on; a quick scan's indication is never called one."""
    case, judgement = data.case, data.judgement
    lines: tuple[Line, ...] = (
        (Span(sentence(message_words(judgement.because))),),
        (Span(share_figures(judgement.share), Tone.MUTED),),
    )
    if stage_1 := stage_1_words(case, judgement):
        lines = (*lines, (Span(stage_1),))
    if judgement.indication is not None:
        says, base = indication_words(judgement.indication)
        mark = Mark(shape=SHAPE_OF_VERDICT[Verdict.TOO_EARLY], word=says, tone=Tone.NEUTRAL)
        return Banner(label=_("An indication, no verdict"), mark=mark, lines=((Span(base),), *lines))
    return Banner(label=_rests_on(data), mark=verdict_mark(judgement.headline), lines=lines)


def _rests_on(data: DocumentData) -> str:
    """A verdict by a quick scan is called that, however sure it is."""
    if not is_quick_scan(data.case, data.judgement.findings):
        return _("Verdict: a prediction")
    done, asked = scan_progress(data.case, data.judgement.findings)
    if done < asked:
        return _("Verdict by a quick scan, not complete yet: a prediction")
    return _("Verdict by a quick scan: a prediction")


def share_figures(share: Share) -> str:
    """The shares fulfilled and assessed, with their base."""
    if not share.assessed:
        return _("None of the {count} applicable requirements is assessed.").format(count=share.applicable)
    says = _("Fulfilled: {fulfilled} of those assessed. Assessed: {assessed} of those applicable.").format(
        fulfilled=share_words(share.fulfilled, share.assessed),
        assessed=share_words(share.assessed, share.applicable),
    )
    return " ".join(filter(None, (says, fulfilled_words(share.claimed))))


def counts(judgement: Judgement) -> Counts:
    """How many requirements have which likely grade."""
    share = judgement.share
    numbers = {
        Grade.MAJOR: share.major,
        Grade.MINOR: share.minor,
        Grade.OFI: share.ofi,
        Grade.CONFORMING: share.conforming,
        Grade.NOT_ASSESSED: share.applicable - share.assessed,
        Grade.NOT_APPLICABLE: judgement.not_applicable,
    }
    items = [Count(mark=grade_mark(grade), number=n) for grade, n in numbers.items()]
    if judgement.for_information:
        shape = SHAPE_OF_GRADE[Grade.NOT_APPLICABLE]
        mark = Mark(shape=shape, word=note_words(), tone=Tone.NEUTRAL)
        items.append(Count(mark=mark, number=judgement.for_information))
    return Counts(items=tuple(items))


def identification(case: Case, options: Options, *, sites: int | None = None) -> tuple[tuple[str, str], ...]:
    """What was assessed: organization, scope, `sites` at the most, people, by whom, edition, certificate.

    Each row holds what its name says; what is offered stands in for no scope.
    """
    profile, unknown = case.profile, _("not stated")
    personnel = profile.people.effective_personnel
    rows = (
        (_("Organization"), _address(organization_words(case), profile.organization)),
        (_("Scope"), profile.offer.scope.strip() or unknown),
        *((name, "" if profile.offer.scope.strip() else text) for name, text in offer_rows(case)),
        (_("Sites"), site_words(case, sites) or unknown),
        (_("Effective personnel"), unknown if personnel is None else amount_words(personnel)),
        (_("Assessed"), _assessed(case)),
        *control_rows(case, options, most=LONGEST_IN_SHORT if sites else None),
        (_("Edition"), edition_words(case)),
        (_("Certificate"), _certificate(profile.certificate, options.issued or case.date)),
        (_("Target date"), date_words(profile.target_date) if profile.target_date else ""),
    )
    return tuple((name, value) for name, value in rows if value)


def site_words(case: Case, most: int | None = None) -> str:
    """A line for each site, or for so many of them and how many are left; empty where none is stated."""
    sites = case.profile.people.sites
    lines = [*map(_site, sites[:most])]
    if len(sites) > len(lines):
        left = len(sites) - len(lines)
        lines.append(
            ngettext(
                "and {count} more site, named in the full assessment report",
                "and {count} more sites, named in the full assessment report",
                left,
            ).format(count=left)
        )
    return "\n".join(lines)


def _address(name: str, organization: Organization) -> str:
    named = with_legal_form(name, organization.legal_form)
    place = with_country(organization.address, organization.country)
    return ", ".join(part for part in (named, place) if part)


def offer_rows(case: Case) -> tuple[tuple[str, str], ...]:
    """What is offered, under its own names; a scope that nobody has written is not made of it."""
    offer = case.profile.offer
    return ((_("Products"), offer.products.strip()), (_("Services"), offer.services.strip()))


def _assessed(case: Case) -> str:
    """By whom, and of which day it is told; nothing was assessed where nothing is rated."""
    if not is_rated(case) and not assessor_words(case):
        return _("not yet; as of {date}").format(date=date_words(case.date))
    if not is_rated(case):
        says = _("not yet, to be done by {who}; as of {date}")
        return says.format(who=assessor_words(case), date=date_words(case.date))
    who = assessor_words(case) or _("an assessor not named")
    return _("by {who}; as of {date}").format(who=who, date=date_words(case.date))


def _site(site: Site) -> str:
    count = site.personnel
    words = ngettext("{count} person", "{count} people", 1 if count == 1 else 2)
    people = "" if count is None else words.format(count=amount_words(count))
    named = _("{site} (central function)").format(site=site.name) if site.is_central else site.name
    where = ", ".join(part for part in (named, site.address) if part)
    return "; ".join(part for part in (where, site.activities, people) if part)


def _certificate(certificate: Certificate, on: date) -> str:
    """The one that is named, whose it is, and until when it runs or since when it does not."""
    held = ", ".join(filter(None, (certificate.standard.strip(), certificate.body.strip())))
    if not held or certificate.expires is None:
        return held
    says = _("{held}, valid until {day}") if certificate.expires >= on else _("{held}, expired on {day}")
    return says.format(held=held, day=date_words(certificate.expires))
