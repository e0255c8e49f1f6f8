"""What the command line says of a verification: as text for a person and as plain data for a script."""

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from isoassess import __version__
from isoassess.assessment.planned import is_own
from isoassess.catalogue.catalogue import Catalogue
from isoassess.documents import DocumentKind, kind_words
from isoassess.documents.data_stamp import short
from isoassess.domain import ActionStatus, Grade, Lens, Rating, words
from isoassess.domain.answer_fields import answer_fields, secret_keys
from isoassess.domain.fact_words import fact_words
from isoassess.errors import BadInput
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.plain_text import printable
from isoassess.reference.value_in_words import value_in_words
from isoassess.services.verification import Altered, Verification, VerificationResult
from isoassess.shown import shown, shown_lines
from isoassess.store import Subject

_DAYS = frozenset(
    {"action.due", "action.done", "completed", "effective", "target_date", "certificate.expires"}
)
_LONGEST = 60  # characters of a text in one line
_LONGEST_NAME = 300  # characters of an organization's


def verification_data(found: Verification, catalogue: Catalogue) -> dict[str, Any]:
    """The verification as plain data; `before` and `after` are the values themselves."""
    origin, record = found.origin, found.assessment
    return {
        "outcome": found.outcome,
        "document": origin.document,
        "lens": origin.lens,
        "organization": origin.organization,
        "date": origin.day,
        "stamp": origin.stamp,
        "program": origin.program,
        "catalogue": origin.catalogue,
        "assessment": None
        if record is None
        else {"id": record.id, "lens": record.lens, "started": record.started, "completed": record.completed},
        "changes": [_data(altered, found, catalogue) for altered in found.altered],
    }


def verification_text(found: Verification, catalogue: Catalogue) -> str:
    """The verification for a person."""
    return shown_lines(_lines(found, catalogue))


def _lines(found: Verification, catalogue: Catalogue) -> Iterator[str]:
    origin = found.origin
    yield _("{document}, {lens}, {organization}, {day}, data {stamp}").format(
        document=shown(_document_words(origin.document), _LONGEST),
        lens=shown(_lens_words(origin.lens), _LONGEST),
        organization=shown(origin.organization, _LONGEST_NAME) or _("organization not named"),
        day=date_words(origin.day),
        stamp=shown(short(origin.stamp), _LONGEST),
    )
    if found.outcome is VerificationResult.UNKNOWN:
        yield from _unknown(found, catalogue)
        return
    if found.outcome in (VerificationResult.EARLIER, VerificationResult.LATER):
        yield _incomparable(found)
        return
    if found.outcome is VerificationResult.SAME:
        yield _("✓ matches: nothing changed since in {assessment}").format(assessment=_assessment(found))
        return
    count = len(found.altered)
    says = ngettext(
        "▲ {count} change since in {assessment}:", "▲ {count} changes since in {assessment}:", count
    )
    yield says.format(count=count, assessment=_assessment(found))
    for altered in found.altered:
        yield f"  {_change(altered, found, catalogue)}"


def _unknown(found: Verification, catalogue: Catalogue) -> Iterator[str]:
    if found.looked_at:
        says = ngettext(
            "■ no match: {count} assessment of this organization was compared, as it is and as it ever was.",
            "■ no match: {count} assessments of this organization were compared, as they are and ever were.",
            found.looked_at,
        )
        yield says.format(count=found.looked_at)
    else:
        yield _("■ no match: the file holds no assessment of this organization.")
    yield _("The data came from another file.")
    if not found.same_versions:
        yield _(
            "The document was written by IsoAssess {then} with catalogue {old}; this is {now} with {new}, "
            "where unchanged data can have another stamp."
        ).format(
            then=shown(found.origin.program, _LONGEST),
            old=shown(found.origin.catalogue, _LONGEST),
            now=__version__,
            new=catalogue.version,
        )


def _incomparable(found: Verification) -> str:
    """Why the stamp says nothing to this version of the program."""
    if found.outcome is VerificationResult.EARLIER:
        return _("■ made by an earlier version of IsoAssess, cannot be compared: make the document again.")
    return _("■ made by a later version of IsoAssess, cannot be compared: use that version to check it.")


def _assessment(found: Verification) -> str:
    record = found.assessment
    assert record is not None
    says = _("the assessment against {lens} begun on {day}")
    return says.format(lens=record.lens.label, day=date_words(record.started))


def _change(altered: Altered, found: Verification, catalogue: Catalogue) -> str:
    """When, who, where, what, from and to."""
    when = f"{altered.at:%Y-%m-%d %H:%M} UTC" if altered.at is not None else ""
    where = _spot(altered, found, catalogue)
    what = _what(altered)
    if altered.key not in secret_keys() or altered.subject is not Subject.ANSWER:
        before, after = (_value(altered, text) for text in (altered.before, altered.after))
        what = _("{what}: {before} → {after}").format(what=what, before=before, after=after)
    return ": ".join(
        filter(None, (", ".join(filter(None, (when, printable(altered.who)))), where.strip(), what))
    )


def _spot(altered: Altered, found: Verification, catalogue: Catalogue) -> str:
    """The clause and the question; the id where the catalogue does not know it any more."""
    if altered.requirement is None:
        return ""
    if is_own(altered.requirement):
        return _("General action")
    try:
        asks = catalogue.requirement(altered.requirement).asks
    except BadInput:
        return altered.requirement
    return f"{_clause(altered, found, catalogue)} {asks}".strip()


def _clause(altered: Altered, found: Verification, catalogue: Catalogue) -> str:
    """The number in the lens of the assessment; empty where it has none there."""
    if altered.requirement is None or found.assessment is None:
        return ""
    try:
        return catalogue.requirement(altered.requirement).clause.get(found.assessment.lens, "")
    except BadInput:
        return ""


def _what(altered: Altered) -> str:
    """What was changed, in words."""
    if altered.subject is Subject.PROFILE:
        return fact_words(altered.key)
    known = {
        Subject.ANSWER: _answer_words,
        Subject.DECISION: _decision_words,
        Subject.ASSESSMENT: _assessment_words,
        Subject.ATTACHMENT: _file_words,
    }[altered.subject]()
    return known.get(altered.key, altered.key)


def _answer_words() -> dict[str, str]:
    return {field.key: field.changed for field in answer_fields()}


def _decision_words() -> dict[str, str]:
    return {
        "lens": _("own decision"),
        "reason": _("reason for the own decision"),
        "name": _("who decided"),
    }


def _assessment_words() -> dict[str, str]:
    return {"lens": _("standard"), "assessor": _("assessor"), "completed": _("completed")}


def _file_words() -> dict[str, str]:
    return {
        "name": _("name of a file"),
        "effective": _("effective date of a file"),
        "number": _("document number of a file"),
        "note": _("note on a file"),
    }


def _value(altered: Altered, text: str | None) -> str:
    """A value in words; a long text is cut."""
    if text is None:
        return _("not rated") if altered.key == "rating" else _("nothing")
    value = msgspec.json.decode(text)
    if altered.key in _DAYS:
        return date_words(datetime.date.fromisoformat(value))
    if altered.subject is Subject.PROFILE:
        return _shortened(value_in_words(altered.key, value))
    if altered.key == "attachments":
        return ngettext("{count} file", "{count} files", len(value)).format(count=len(value))
    if altered.key == "action.covers":
        return ngettext("{count} finding", "{count} findings", len(value)).format(count=len(value))
    if altered.key == "lens":
        return _lens_words(value)
    return _shortened(_slugs(altered.key).get(str(value), str(value)))


def _slugs(key: str) -> dict[str, str]:
    """The words for the values that a key can have."""
    match key:
        case "rating":
            return {rating.value: _rating(rating) for rating in Rating}
        case "regrade.grade":
            return {grade.value: words.grade_in_sentence(grade) for grade in Grade}
        case "action.status":
            return {status.value: words.status_words(status) for status in ActionStatus}
        case "action.effective":
            return {str(effective): words.effect_words(effective) for effective in (True, False)}
    return {"True": _("yes"), "False": _("no")}


def _rating(rating: Rating) -> str:
    name = words.rating_in_sentence(rating)
    return name if rating.level is None else f"{rating.level} {name}"


def _document_words(kind: str) -> str:
    return kind_words(DocumentKind(kind))[0] if kind in list(DocumentKind) else kind


def _lens_words(lens: str) -> str:
    return Lens(lens).label if lens in list(Lens) else lens


def _shortened(text: str) -> str:
    line = printable(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _data(altered: Altered, found: Verification, catalogue: Catalogue) -> dict[str, Any]:
    before, after = (
        None if text is None else msgspec.json.decode(text) for text in (altered.before, altered.after)
    )
    return {
        "at": altered.at,
        "who": altered.who,
        "subject": altered.subject,
        "requirement": altered.requirement,
        "clause": _clause(altered, found, catalogue),
        "file": altered.file,
        "key": altered.key,
        "what": _what(altered),
        "before": before,
        "after": after,
    }
