"""What tables say about one finding: what was seen, how it is graded, and what is done about it."""

from msgspec.structs import replace

from isoassess.assessment.actions import FindingAction
from isoassess.assessment.planned import PlannedAction
from isoassess.assessment.verdict.numbering import earlier_numbers, earlier_words, with_earlier
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, marked, short_grade_mark
from isoassess.domain import Action, ActionStatus, Attachment, Finding, Grade, words
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Line, Span, Tone


def clause_cell(finding: Finding) -> Cell:
    """The number and the clause; both lead to the entry of the requirement where the document has one."""
    return (*number_cell(finding), (Span(finding.clause, strong=True, link=finding.requirement),))


def number_cell(finding: Finding) -> Cell:
    """The number, the same in all documents of an assessment; nothing where there never was a finding."""
    if not finding.number:
        return ()
    return ((Span(finding.number, strong=True, link=finding.requirement),),)


def earlier_cell(data: DocumentData, finding: Finding) -> Cell:
    """The numbers by which earlier documents name it, where nothing tells more of them."""
    case = data.case
    names = earlier_words(earlier_numbers(finding, case.numbers, case.earlier_numbers))
    return cell(names, Tone.MUTED) if names else ()


def told_cell(finding: Finding) -> Cell:
    """The same where the finding is told; its entry leads here."""
    (number,), *others = clause_cell(finding)
    return ((replace(number, anchor=told_anchor(finding)),), *others)


def named_before(data: DocumentData, finding: Finding) -> Cell:
    """The numbers by which earlier documents name it; nothing where it only ever had this one."""
    case = data.case
    names = earlier_numbers(finding, case.numbers, case.earlier_numbers)
    if not names:
        return ()
    says = _(
        "{number}, earlier {earlier} on another computer: so documents may name it that were made there."
    )
    return cell(says.format(number=finding.number, earlier=", ".join(names)), Tone.MUTED)


def told_anchor(finding: Finding) -> str:
    """What links call the row of a finding in the gap register."""
    return f"told {finding.requirement}"


def seen(data: DocumentData, finding: Finding) -> Cell:
    """Evidence, files and note, a line for each that is there."""
    answer = data.answer(finding.requirement)
    files = file_words(data.attachments(finding.requirement))
    parts = (
        (_("Evidence: "), answer.evidence.strip()),
        (_("Attached: "), files),
        (_("Note: "), answer.note.strip()),
    )
    return tuple(labelled(name, text) for name, text in parts if text)


def labelled(name: str, text: str) -> Line:
    """A text after its name."""
    return (Span(name, Tone.MUTED), Span(text))


def file_words(files: tuple[Attachment | None, ...]) -> str:
    """Each file with its number and the day it is of: Calibration.pdf (no. QP-7, of 3 March 2026)."""
    return "; ".join(_file(file) for file in files)


def graded(finding: Finding) -> Cell:
    """The likely grade; where the assessor gave another one, the predicted one too; and the rating."""
    return (marked(short_grade_mark(finding.grade)), *predicted(finding), *rated(finding))


def predicted(finding: Finding) -> Cell:
    """The grade by the rules, where the assessor gave another one."""
    if finding.predicted is None:
        return ()
    return (
        *cell(_("assessor's grade;"), Tone.MUTED),
        *cell(_("by the rules:"), Tone.MUTED),
        marked(short_grade_mark(finding.predicted)),
    )


def rated(finding: Finding) -> Cell:
    """What it was rated, in words."""
    if finding.claimed and not finding.denied:
        return cell(_("claimed, not shown"), Tone.MUTED)
    if finding.rating is None or finding.rating.level is None:
        return ()
    name = words.rating_in_sentence(finding.rating)
    says = _("rated {level}, {name}").format(level=finding.rating.level, name=name)
    return cell(says, Tone.MUTED)


def act(data: DocumentData, finding: Finding) -> Cell:
    """What is to be done, by whom, until when, and how far it is."""
    found = data.serving(finding.requirement)
    if not found:
        return cell(_("none set yet") if finding.grade is not Grade.OFI else "\u2013", Tone.MUTED)
    return tuple(line for one in found for line in _acted(data, finding, one))


def planned(action: Action) -> Cell:
    """Correction and root cause where they are said, then what is to be done that it does not come again."""
    before = said_before(action)
    what = action.what.strip() or _("not described")
    return (*before, labelled(_("Corrective action: "), what) if before else (Span(what),))


def said_before(action: Action) -> Cell:
    """What was put right at once, and why it came about."""
    said = (
        (_("Correction: "), action.correction.strip()),
        (_("Root cause: "), action.cause.strip()),
    )
    return tuple(labelled(name, text) for name, text in said if text)


def served(data: DocumentData, entry: FindingAction) -> Cell:
    """What an action is for: clause, numbers of its findings and grade in a line, and the statement."""
    if not entry.requirement:
        return cell(_("General action, for no single finding"), Tone.MUTED)
    (mark,) = marked(short_grade_mark(entry.grade))
    case = data.case
    numbers = [with_earlier(number, case.numbers, case.earlier_numbers) for number in entry.numbers]
    names = filter(None, (entry.clause, ", ".join(numbers)))
    named = (Span(f"{name}\u2002", strong=True, link=entry.requirement) for name in names)
    return ((*named, mark), data.statement(entry.requirement, numbered=False))


def _acted(data: DocumentData, finding: Finding, one: PlannedAction) -> Cell:
    """One action on a finding, and for which others it is too."""
    served_too = [data.finding(id_) for id_ in one.serves if id_ != finding.requirement]
    others = [found.number or found.clause for found in served_too]
    check = one.action.check.strip()
    also = _("also for {numbers}").format(numbers=", ".join(filter(None, others)))
    return (
        *planned(one.action),
        (Span(who_and_when(one.action), Tone.MUTED),),
        *progress(one.action),
        *((labelled(_("Checked: "), check),) if check else ()),
        *(cell(also, Tone.MUTED) if any(others) else ()),
    )


def who_and_when(action: Action) -> str:
    """Owner and due day, or that there is none; no line breaks within the day."""
    due = date_words(action.due).replace(" ", "\u00a0") if action.due else _("no date")
    return f"{action.owner.strip() or _('no owner')}; {due}"


def progress(action: Action) -> Cell:
    """How far an action is, and whether it worked; nothing while it is open."""
    if action.status is ActionStatus.OPEN and action.effective is None:
        return ()
    says = words.status_words(action.status)
    if action.status is ActionStatus.DONE or action.effective is not None:
        on = f" {date_words(action.done)}" if action.done else ""
        says += f"{on}; {words.effect_words(action.effective)}"
    tone = Tone.MAJOR if action.effective is False else Tone.MUTED
    return ((Span(says, tone, strong=action.effective is False),),)


def _file(file: Attachment | None) -> str:
    if file is None:
        return _("a file that is no longer there")
    about = (
        _("no. {number}").format(number=file.number.strip()) if file.number.strip() else "",
        _("of {day}").format(day=date_words(file.effective)) if file.effective else "",
    )
    known = ", ".join(part for part in about if part)
    return f"{file.name} ({known})" if known else file.name
