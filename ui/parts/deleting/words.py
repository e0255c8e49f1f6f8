"""What the window says about deleting for good."""

from collections.abc import Sequence

from isoassess.errors import ExpectedError
from isoassess.language.amounts import size_words
from isoassess.language.dates import date_words, short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store import Deletion, Extent, KeptCopy, Subject
from isoassess.store.sample import is_sample

NAMED_FILES = 5
LONGEST_NAME = 60  # characters that a person is asked to type


def title_words(extent: Extent) -> str:
    return {
        Subject.ORGANIZATION: _("Delete this organization for good"),
        Subject.ASSESSMENT: _("Delete this assessment for good"),
        Subject.ATTACHMENT: _("Delete this file for good"),
    }[extent.subject]


def warning_words(extent: Extent) -> str:
    """That it cannot be taken back, and what it means for what is left."""
    says = [_("This cannot be undone. IsoAssess overwrites what it deletes, so nobody can bring it back.")]
    if extent.subject is Subject.ATTACHMENT:
        says.append(
            _("The file goes out of every answer that names it. What it showed there may then be a gap.")
        )
    if extent.subject is Subject.ASSESSMENT:
        says.append(_("What a later assessment took over from this one stays in that one."))
    return " ".join(says)


def going_words(extent: Extent) -> list[str]:
    """What goes, a line each."""
    if extent.subject is Subject.ATTACHMENT:
        name = shown_name(extent.name, LONGEST_NAME)
        return [_("{name}, {size}").format(name=name, size=size_words(extent.size)), *_uses(extent)]
    lines = [_named(extent)]
    counted = (
        (
            extent.assessments if extent.subject is Subject.ORGANIZATION else 0,
            ngettext("{count} assessment", "{count} assessments", extent.assessments),
        ),
        (
            extent.answers,
            ngettext("{count} answer", "{count} answers", extent.answers),
        ),
        (
            extent.actions,
            ngettext("{count} planned action", "{count} planned actions", extent.actions),
        ),
        (
            extent.issued,
            ngettext(
                "{count} record of an issued document", "{count} records of issued documents", extent.issued
            ),
        ),
        (
            extent.entries,
            ngettext("{count} entry of the history", "{count} entries of the history", extent.entries),
        ),
    )
    lines += [words.format(count=count) for count, words in counted if count]
    return [*lines, *_files(extent), *_completed(extent)]


def stays_words(subject: Subject) -> str:
    """What is left: the record, and what is not ours to delete."""
    says = _(
        "A record stays that {kind} was deleted, when and by whom, but not which one. Documents and copies "
        "that you saved elsewhere are not touched."
    )
    return says.format(kind=_kind(subject))


def wanted_word(extent: Extent) -> str:
    """What a person types to confirm it: the name of an organization, else a word."""
    name = " ".join(extent.name.split())
    if extent.subject is Subject.ORGANIZATION and 0 < len(name) <= LONGEST_NAME:
        return name
    return _("delete")


def copy_words(copy: KeptCopy) -> str:
    """Which file it is."""
    day = short_date_words(copy.at.astimezone().date())
    words = _("{file}, of {day}") if copy.known else _("{file}, of {day} (cannot be read)")
    return words.format(file=copy.path.name, day=day)


def done_words(subject: Subject, problems: list[str]) -> str:
    """What was done, and what is left to be done."""
    says = {
        Subject.ORGANIZATION: _("The organization was deleted for good."),
        Subject.ASSESSMENT: _("The assessment was deleted for good."),
        Subject.ATTACHMENT: _("The file was deleted for good."),
    }[subject]
    return " ".join((says, *problems))


def record_words(deletions: Sequence[Deletion]) -> str:
    """How often something was deleted for good, and the last time; empty where nothing ever was."""
    if not deletions:
        return ""
    last = deletions[-1]
    words = ngettext(
        "Something was deleted for good {count} time: {kind}, on {day} by {who}.",
        "Something was deleted for good {count} times, last {kind}, on {day} by {who}.",
        len(deletions),
    )
    day = short_date_words(last.at.astimezone().date())
    who = last.who or _("somebody without a name")
    return words.format(count=len(deletions), kind=_kind(last.subject), day=day, who=who)


def _kind(subject: Subject) -> str:
    return {
        Subject.ORGANIZATION: _("an organization"),
        Subject.ASSESSMENT: _("an assessment"),
        Subject.ATTACHMENT: _("a file"),
    }[subject]


def later_words(problem: ExpectedError | None = None) -> str:
    """That traces are still to be removed from the file itself."""
    if problem is None:
        return _(
            "Another program is reading the file now, so traces of it are still there. IsoAssess removes "
            "them as soon as it can."
        )
    says = _("Traces of it could not be removed from the file yet: {reason} It is tried again.")
    return says.format(reason=problem)


def deleted_elsewhere_words(deletion: Deletion, organization_id: str = "") -> str:
    """That what was open here is gone; of the sample, that it comes back."""
    if is_sample(organization_id) and deletion.subject is Subject.ORGANIZATION:
        return _(
            "The sample, which was open here, was removed in another window. “Undo” there brings it back, "
            "“Try the sample” brings it anew."
        )
    says = {
        Subject.ORGANIZATION: _(
            "{who} has deleted the organization that was open here for good, in another window."
        ),
        Subject.ASSESSMENT: _(
            "{who} has deleted the assessment that was open here for good, in another window."
        ),
        Subject.ATTACHMENT: _("{who} has deleted a file of this organization for good, in another window."),
    }[deletion.subject]
    return says.format(who=deletion.who or _("Somebody else"))


def _named(extent: Extent) -> str:
    name = shown_name(extent.name, LONGEST_NAME) or _("(no name yet)")
    if extent.started is None:
        return name
    words = _("The assessment of {name} that was begun on {day}")
    return words.format(name=name, day=date_words(extent.started))


def _files(extent: Extent) -> list[str]:
    if not extent.files:
        return []
    named = ", ".join(shown_name(name, LONGEST_NAME) for name in extent.files[:NAMED_FILES])
    more = len(extent.files) - NAMED_FILES
    if more > 0:
        named = ngettext("{names} and {count} more", "{names} and {count} more", more).format(
            names=named, count=more
        )
    words = ngettext("{count} file, {size}: {names}", "{count} files, {size}: {names}", len(extent.files))
    return [words.format(count=len(extent.files), size=size_words(extent.size), names=named)]


def _completed(extent: Extent) -> list[str]:
    if not extent.completed:
        return []
    if extent.subject is Subject.ASSESSMENT:
        return [_("It is completed and locked; documents made from it can no longer be verified.")]
    words = ngettext(
        "{count} of the assessments is completed; documents made from it can no longer be verified.",
        "{count} of the assessments are completed; documents made of them can no longer be verified.",
        extent.completed,
    )
    return [words.format(count=extent.completed)]


def _uses(extent: Extent) -> list[str]:
    lines = []
    if extent.answers:
        words = ngettext("Named by {count} answer", "Named by {count} answers", extent.answers)
        lines.append(words.format(count=extent.answers))
    if extent.completed:
        words = ngettext(
            "{count} completed assessment rests on it; documents of that can no longer be verified.",
            "{count} completed assessments rest on it; documents of those can no longer be verified.",
            extent.completed,
        )
        lines.append(words.format(count=extent.completed))
    return lines
