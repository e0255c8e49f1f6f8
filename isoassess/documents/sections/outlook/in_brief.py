"""What a certificate takes in a few lines: audit days, the earliest day, what changed, and the words."""

from isoassess.assessment.comparison import Comparison
from isoassess.assessment.comparison_words import change_words, majors_words, minors_words
from isoassess.documents.document_data import DocumentData
from isoassess.domain import Grade, words
from isoassess.domain.case import Case
from isoassess.language.dates import amount_words, date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Facts, Prose, Section, Span, Tone
from isoassess.standard_choice.editions import running_2015
from isoassess.timeline.audit_time import effort
from isoassess.timeline.labels import calendar_sentence
from isoassess.timeline.schedule import Schedule
from isoassess.timeline.schedule_words import about_words, target_words


def in_brief(data: DocumentData, earlier: Comparison | None) -> Section:
    """Audit days, the earliest certificate with what decides it, the change since an earlier assessment."""
    rows = (
        *_certification(data),
        *(_changed(earlier) if earlier is not None else ()),
    )
    words_line = Prose(lines=((Span(glossary(data), Tone.MUTED),),), small=True)
    shown = tuple(row for row in rows if row[1])
    facts = (Facts(rows=shown),) if shown else ()
    heading = _("Audit days and certificate") if data.case.lens.certifiable else _("What the words mean")
    return Section(heading=heading, blocks=(*facts, words_line))


def _certification(data: DocumentData) -> tuple[tuple[str, str], ...]:
    calendar = data.calendar
    if calendar is None:
        return ()
    return (
        (_("Audit days"), _audit_days(data.case)),
        (_("Earliest certificate"), _certificate(calendar)),
        (_("Target date"), target_words(calendar) if calendar.milestones else ""),
    )


def _audit_days(case: Case) -> str:
    found = effort(case.profile)
    if found is None:
        return no_audit_days(case)
    says = _(
        "{initial} for stages 1 and 2 before adjustment, at the least {least}; then {surveillance} a year, "
        "and {recertification} in the third. A certification body calculates its own."
    )
    if running_2015(case.profile, case.date):
        says = _(
            "{surveillance} a year, and {recertification} at recertification, before adjustment; how much "
            "the transition adds is not known. A certification body calculates its own."
        )
    return says.format(
        initial=amount_words(found.initial),
        least=amount_words(found.least),
        surveillance=amount_words(found.surveillance),
        recertification=amount_words(found.recertification),
    )


def no_audit_days(case: Case) -> str:
    """Why no audit days can be told."""
    if case.profile.people.effective_personnel:
        return _("More people than the published table knows: the body calculates.")
    return _("The audit days follow from the people in the scope, who are not stated.")


def _certificate(calendar: Schedule) -> str:
    """The day and what decides it; where there are no dates, why not."""
    end = calendar.certificate
    if end is None or end.earliest is None or end.latest is None:
        return " ".join(about_words(calendar))
    says = _("Not before {earliest}; with the longest usual durations {latest}. Counted from {day}.").format(
        earliest=date_words(end.earliest), latest=date_words(end.latest), day=date_words(calendar.on)
    )
    decided = (calendar.decided_by,) if calendar.decided_by is not None else ()
    return " ".join((says, *map(calendar_sentence, (*decided, *calendar.cautions))))


def _changed(earlier: Comparison) -> tuple[tuple[str, str], ...]:
    """Both verdicts and shares in two sentences; the full report has them requirement by requirement."""
    before, after = earlier.before, earlier.after
    verdicts = _("{before}, now {after}.").format(
        before=words.verdict_words(before.verdict), after=words.verdict_words(after.verdict)
    )
    name = _("Change since {day}").format(day=date_words(before.date))
    return (
        (name, " ".join((verdicts, change_words(earlier), majors_words(earlier), minors_words(earlier)))),
    )


def glossary(data: DocumentData) -> str:
    """The words of a verdict in a line, and why a minor can stand in the way where one does."""
    grades = _(
        "Major: so serious that it has to be closed first. Minor: not fulfilled, without putting the result "
        "at risk; a plan of correction is enough. OFI, opportunity for improvement: fulfilled, and could be "
        "better."
    )
    if not data.case.lens.certifiable:
        return grades
    stages = _(
        "Stage 1: the certification body looks at documents and readiness. Stage 2: it audits the work. "
        "Gate: a requirement without which no certificate is given."
    )
    in_part = _(
        "A minor stands in the way of stage 2 only where internal audits, the management review or "
        "corrective action took place with gaps, or where several in a clause may be seen as one major."
    )
    return f"{stages} {grades} {in_part}" if _minor_in_the_way(data) else f"{stages} {grades}"


def _minor_in_the_way(data: DocumentData) -> bool:
    asked = [one.requirement for one in data.judgement.blockers if one.requirement is not None]
    return bool(data.judgement.systemic) or any(data.finding(id_).grade is Grade.MINOR for id_ in asked)
