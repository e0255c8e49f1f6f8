"""What of a stored assessment a FILE.yaml holds, and what it cannot."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, Action, Answer
from isoassess.domain.case import Case
from isoassess.domain.profile import Profile
from isoassess.exchange.assessment_file import AssessmentFile, AssessmentHeader
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_name
from isoassess.store import Store

_MOST_NAMED = 5


def file_of_case(case: Case, started: datetime.date) -> AssessmentFile:
    """Of the profile and the assessment; without attached files, and what is only for the assessor."""
    said = {id_: held_answer(answer) for id_, answer in case.answers.items()}
    return AssessmentFile(
        **_parts(case.profile),
        assessment=AssessmentHeader(lens=case.lens, date=started, assessor=case.assessor),
        answers={id_: answer for id_, answer in said.items() if answer != NO_ANSWER},
        actions=tuple(case.actions[id_] for id_ in sorted(case.actions)),
        numbers=dict(case.numbers),
    )


def without_unknown(file: AssessmentFile, catalogue: Catalogue) -> AssessmentFile:
    """Without what it says of requirements that the catalogue does not know: it could not be read again."""

    def less(action: Action) -> Action:
        covers = tuple(filter(catalogue.knows, action.covers))
        return action if covers == action.covers else replace(action, covers=covers)

    return replace(
        file,
        answers={
            id_: replace(answer, action=less(answer.action))
            for id_, answer in file.answers.items()
            if catalogue.knows(id_)
        },
        actions=tuple(map(less, file.actions)),
        numbers={number: id_ for number, id_ in file.numbers.items() if catalogue.knows(id_)},
    )


def unknown_answers(answers: Mapping[str, Answer], catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of requirements that are answered and that the catalogue does not know, sorted."""
    said = (id_ for id_, answer in answers.items() if answer != NO_ANSWER and not is_own(id_))
    return tuple(sorted(id_ for id_ in said if not catalogue.knows(id_)))


def unknown_words(ids: Sequence[str]) -> str:
    """How many answers these are, and to what."""
    says = ngettext(
        "{count} answer to a requirement that the catalogue in use does not know ({ids})",
        "{count} answers to requirements that the catalogue in use does not know ({ids})",
        len(ids),
    )
    named = ", ".join(map(shown_name, ids[:_MOST_NAMED]))
    return says.format(count=len(ids), ids=f"{named}, …" if len(ids) > _MOST_NAMED else named)


def file_of_profile(profile: Profile) -> AssessmentFile:
    """The profile alone."""
    return AssessmentFile(**_parts(profile))


def held_answer(answer: Answer) -> Answer:
    return replace(answer, attachments=(), internal="")


def is_profile_alone(file: AssessmentFile) -> bool:
    """Whether a file says nothing of any assessment."""
    return file == file_of_profile(file.profile)


def not_held(store: Store, assessment_id: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What there is of an assessment and its organization beside that: a part of a sentence each."""
    record = store.assessment(assessment_id)
    answers = store.answers(assessment_id)
    parts = [_("who changed what, and when (the history)")]
    if unknown := unknown_answers(answers, catalogue):
        parts.append(unknown_words(unknown))
    parts += _files_and_notes(answers)
    if count := len(store.issued_documents(assessment_id=assessment_id)):
        says = ngettext("{count} issued document", "{count} issued documents", count)
        parts.append(_("the register of {documents}").format(documents=says.format(count=count)))
    if store.judged_on(assessment_id)[1] is not None:
        parts.append(_("your own decision on the standard, with its reason"))
    if record.completed is not None:
        parts.append(_("that the assessment is completed"))
    others = len(store.assessments(record.organization_id)) - 1
    if others:
        says = ngettext("{count} other assessment", "{count} other assessments", others)
        parts.append(says.format(count=others))
    return tuple(parts)


def _files_and_notes(answers: Mapping[str, Answer]) -> list[str]:
    files = {id_ for answer in answers.values() for id_ in answer.attachments}
    notes = sum(bool(answer.internal) for id_, answer in answers.items() if not is_own(id_))
    parts = []
    if files:
        says = ngettext("{count} attached file", "{count} attached files", len(files))
        parts.append(says.format(count=len(files)))
    if notes:
        parts.append(ngettext("{count} internal note", "{count} internal notes", notes).format(count=notes))
    return parts


def _parts(profile: Profile) -> dict[str, Any]:
    return {name: getattr(profile, name) for name in Profile.__struct_fields__}
