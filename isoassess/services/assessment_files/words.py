"""What a FILE.yaml says beside what is here, and what there is to know of it, for window and command line."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from isoassess.domain.fact_words import fact_words
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.language.texts import _, ngettext
from isoassess.services.assessment_files.content import Bringing
from isoassess.services.assessment_files.taking import FilePreview
from isoassess.store.joining.comparing import ContentSide
from isoassess.store.joining.content import FieldPlace
from isoassess.store.joining.joined import JoinRule, sides


def said_by(path: Path, file: AssessmentFile, catalogue_version: str, today: datetime.date) -> Bringing:
    """Who said what is in a file, and when it was written last, as far as a file tells."""
    try:
        at = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except (OSError, OverflowError, ValueError):
        at = datetime.datetime.now(datetime.UTC)
    return Bringing(who=file.assessment.assessor, at=at, today=today, catalogue_version=catalogue_version)


def taken_places(found: FilePreview, rule: str) -> frozenset[FieldPlace]:
    """The fields that change where the rule decides what is in conflict."""
    chosen = sides(found.comparison, JoinRule(rule))
    return frozenset(place for place, side in chosen.items() if side is ContentSide.THERE)


def told(found: FilePreview) -> tuple[str, ...]:
    """What there is to know before it is taken over, a sentence each."""
    sentences = []
    if count := sum(len(answer.attachments) for answer in found.file.answers.values()):
        says = ngettext(
            "It names {count} attached file, which such a file cannot bring along.",
            "It names {count} attached files, which such a file cannot bring along.",
            count,
        )
        sentences.append(says.format(count=count))
    if any(answer.internal for answer in found.file.answers.values()):
        sentences.append(_("Internal notes in it are not taken over."))
    if found.file.organization.logo.strip():
        sentences.append(_("The logo that it names is not taken over: choose the picture in the reports."))
    if found.asked_anew:
        says = _("Asked anew, because time has changed it: {facts}.")
        sentences.append(says.format(facts=", ".join(_words(found.asked_anew))))
    sentences += _of_lens(found)
    sentences += _clashes(found)
    return tuple(sentences)


def _words(keys: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(fact_words(key) for key in keys)


def _of_lens(found: FilePreview) -> Iterable[str]:
    """Where the assessment here goes on against another standard."""
    here, lens = found.comparison.here, found.file.assessment.lens
    known = {one.id: one for one in here.assessments} if here is not None else {}
    one = known.get(found.target.assessment)
    if one is not None and lens is not None and lens is not one.lens:
        says = _("It was made for {theirs}; the assessment here stays one for {ours}.")
        yield says.format(theirs=lens.label, ours=one.lens.label)


def _clashes(found: FilePreview) -> Iterable[str]:
    for clash in found.comparison.clashes:
        says = _("{number} was given differently in the file; the one here stays.")
        yield says.format(number=clash.number)
