"""What the assessment says in passing: where a requirement stands, what a gate means, what was undone."""

from collections.abc import Sequence

from isoassess.assessment.edition_switch import origins
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Proposal
from isoassess.domain import Answer, CertificationStage, Clause, Keep, Lens, Rating, Requirement
from isoassess.domain.answer_fields import FieldKind, answer_field, answer_fields
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import group, is_within
from isoassess.domain.words import rating_words
from isoassess.language.texts import _, ngettext
from ui.assessment.selection import RequirementFilter

LONGEST_REASON = 400  # characters of a person's text in a narrow label
TODAY = (Lens.ISO9001_2026, Lens.ISO9001_2015)
OF_1994 = (Lens.ISO9002_1994, Lens.ISO9001_1994)


def filter_words(choice: RequirementFilter, count: int, edition: str) -> str:
    """A choice with how many requirements it holds."""
    words = {
        RequirementFilter.ALL: _("All ({count})"),
        RequirementFilter.QUICK: _("Quick scan ({count})"),
        RequirementFilter.UNANSWERED: _("Unanswered ({count})"),
        RequirementFilter.GAPS: _("Gaps ({count})"),
        RequirementFilter.CLAIMED: _("Claimed, not shown ({count})"),
        RequirementFilter.FLAGGED: _("Flagged ({count})"),
        RequirementFilter.GATES: _("Gates ({count})"),
        RequirementFilter.DOCUMENTS_MISSING: _("Documents not shown ({count})"),
        RequirementFilter.NEW: _("New or changed in {edition} ({count})"),
    }
    return words[choice].format(count=count, edition=edition)


def title_note(title: str) -> str:
    """Why a title of a clause stands in brackets; empty where it does not."""
    if not title.startswith("["):
        return ""
    return _("The standard gives this part no title; the words in brackets are those of this program.")


def place_words(requirement: Requirement, case: Case, clauses: tuple[Clause, ...], *, quick: bool) -> str:
    """Where the requirement stands: 8.4.1 · General · question 3 of 9 in 8.4.

    `quick`: the quick scan is gone through, so the question is counted in it, if it is one of it.
    """
    number = requirement.clause[case.lens]
    title = next((clause.title for clause in clauses if clause.number == number), "")
    if quick and requirement.quick:
        ids = [one.id for one in case.requirements if one.quick]
        text = _("{number} · {title} · question {place} of {count} in the quick scan")
        return text.format(number=number, title=title, place=ids.index(requirement.id) + 1, count=len(ids))
    place = group(number)
    ids = [one.id for one in case.requirements if is_within(one.clause[case.lens], place)]
    text = _("{number} · {title} · question {place} of {count} in {group}")
    return text.format(
        number=number, title=title, place=ids.index(requirement.id) + 1, count=len(ids), group=place
    )


def gate_words(gate: CertificationStage, lens: Lens) -> str:
    """What a gate means, in one line; to an edition of 1994 nobody is certified."""
    if not lens.certifiable:
        return _("Gate: its absence alone is a likely major nonconformity")
    if gate is CertificationStage.STAGE_1:
        return _("Stage 1 gate: its absence alone prevents a certificate")
    return _("Stage 2 gate: its absence alone prevents a certificate")


def documents_words(requirement: Requirement) -> str:
    """The documented information demanded; empty where none is."""
    what = requirement.documents.what
    return {
        Keep.MAINTAIN: _("Documented information to maintain: {what}").format(what=what),
        Keep.RETAIN: _("Documented information to retain: {what}").format(what=what),
        Keep.BOTH: _("Documented information to maintain and retain: {what}").format(what=what),
        Keep.NONE: "",
    }[requirement.documents.keep]


def counterpart_words(counterparts: Sequence[Requirement], lens: Lens) -> tuple[str, tuple[str, ...]]:
    """Where the other standard asks the same, and its questions: ISO 9002:1994 counterpart: 4.6.2.

    Of 1994 for a lens of today, else of today; where the first edition has none, the second.
    """
    for edition in OF_1994 if lens.certifiable else TODAY:
        there = [one for one in counterparts if edition in one.clause]
        if there:
            numbers = dict.fromkeys(one.clause[edition] for one in there)
            text = ngettext(
                "{edition} counterpart: {numbers}", "{edition} counterparts: {numbers}", len(numbers)
            )
            says = text.format(edition=edition.label, numbers=", ".join(numbers))
            return says, tuple(f"{one.clause[edition]}: {one.asks}" for one in there)
    return "", ()


def proposal_words(proposal: Proposal, catalogue: Catalogue, lens: Lens) -> str:
    """Where a proposal comes from, and its rating: From ISO 9002:1994, 4.6.2: rated 3 Conforming.

    What the lens asks itself was answered here, whatever edition asks it too.
    """
    places = [
        _("{edition}, {numbers}").format(
            edition=_("this assessment") if there is lens else there.label, numbers=", ".join(numbers)
        )
        for there, numbers in origins(catalogue, proposal, lens).items()
    ]
    rating = proposal.answer.rating
    if rating is None:
        return ""
    text = ngettext(
        "From {places}: rated {level} {name}.",
        "From {places}: rated {level} {name} at the lowest.",
        len(proposal.sources),
    )
    return text.format(places="; ".join(places), level=rating.level, name=rating_words(rating)[0])


def undone_words(number: str, before: Answer, after: Answer) -> str:
    """What an undo took back: Undone: rating of 8.4.1, from 2 Partial back to 1 Informal."""
    if before.rating is not after.rating:
        return _of_rating(_("Undone: rating of {number}, from {old} back to {new}"), number, before, after)
    return _of_field(_("Undone: {what}"), _("Undone: {what} of {number}"), number, after, before)


def redone_words(number: str, before: Answer, after: Answer) -> str:
    """What a redo gave again."""
    if before.rating is not after.rating:
        return _of_rating(_("Redone: rating of {number}, from {old} to {new}"), number, before, after)
    return _of_field(_("Redone: {what}"), _("Redone: {what} of {number}"), number, before, after)


def _of_rating(words: str, number: str, before: Answer, after: Answer) -> str:
    return words.format(number=number, old=_rated_words(before.rating), new=_rated_words(after.rating))


def _of_field(alone: str, of_number: str, number: str, old: Answer, new: Answer) -> str:
    """By the field of the answer that weighs most; an action may be of no requirement and have no number."""
    changed = (field for field in answer_fields() if field.of(old) != field.of(new))
    field = next(changed, answer_field("action.what"))
    if field.kind is not FieldKind.MARK:
        return (of_number if number else alone).format(what=field.undone, number=number)
    mark = field.undone if field.of(new) else field.cleared
    return alone.format(what=f"{number} {mark}".strip())


def _rated_words(rating: Rating | None) -> str:
    if rating is None:
        return _("not rated")
    if rating is Rating.NOT_APPLICABLE:
        return _("not applicable")
    return f"{rating.level} {rating_words(rating)[0]}"
