"""From a running ISO 9001:2015 certificate to the new edition: only what is new, and until when."""

import datetime
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.applicability import applicability
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import NO_ANSWER, Answer, Confidence, Lens, Rating, Requirement
from isoassess.domain.profile import Profile
from isoassess.standard_choice.choice import choose
from isoassess.standard_choice.editions import EditionDate, new_edition_comes_too_late, running_2015, table

BEFORE, AFTER = Lens.ISO9001_2015, Lens.ISO9001_2026
_FULFILLED = frozenset({Rating.CONFORMING, Rating.EFFECTIVE, Rating.NOT_APPLICABLE})


class Novelty(StrEnum):
    """What the new edition does to a requirement; one that only moved need not be looked at again."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"


class PointStanding(StrEnum):
    """Where a firm stands with one point, by the ratings of an assessment."""

    IN_PLACE = "in-place"
    TO_CONFIRM = "to-confirm"
    NOT_MET = "not-met"
    NOT_ASSESSED = "not-assessed"
    INFORMATION = "information"


class TransitionPoint(Struct, frozen=True, kw_only=True):
    """One requirement that is new, changed or moved; `confidence` is how sure that is.

    `before`: its clause number in the edition of the certificate, empty where it is new. `fulfilled`: rated
    3 or 4, or not applicable. `to_confirm`: changed, and fulfilled by what the old edition asked.
    """

    requirement: Requirement
    novelty: Novelty
    confidence: Confidence
    clause: str
    before: str = ""
    answered: bool = False
    fulfilled: bool = False
    to_confirm: bool = False

    @property
    def standing(self) -> PointStanding:
        """The first of these that holds; what is never graded is only told."""
        if not self.requirement.graded:
            return PointStanding.INFORMATION
        if not self.answered:
            return PointStanding.NOT_ASSESSED
        if self.to_confirm:
            return PointStanding.TO_CONFIRM
        return PointStanding.IN_PLACE if self.fulfilled else PointStanding.NOT_MET


class Transition(Struct, frozen=True, kw_only=True):
    """What a firm with a running certificate has to look at, and by when.

    `points` are new or changed; `moved` ask the same under another number. `stays`: how many answers are
    kept as they are, of `asked_before` that both editions ask and that apply. `until`: the last day of
    certificates to the old edition; `expires`: of the firm's own, where it is known.
    """

    points: tuple[TransitionPoint, ...]
    moved: tuple[TransitionPoint, ...] = ()
    stays: int
    asked_before: int
    until: EditionDate | None
    expires: datetime.date | None = None

    @property
    def deadline(self) -> datetime.date | None:
        """The last day of certificates to the old edition; one's own that runs out before can be renewed."""
        return self.until.date if self.until else None

    @property
    def leaves_gap(self) -> bool:
        """Whether the firm's own certificate runs out before any body can issue one to the new edition."""
        return self.expires is not None and new_edition_comes_too_late(self.expires)

    @property
    def open(self) -> tuple[TransitionPoint, ...]:
        """Those that are graded and not rated yet."""
        return tuple(point for point in self.points if point.requirement.graded and not point.answered)


def transition(
    catalogue: Catalogue,
    profile: Profile,
    answers: dict[str, Answer],
    on: datetime.date,
    lens: Lens = BEFORE,
) -> Transition | None:
    """None where no certificate to ISO 9001:2015 is running on the day; `lens`: what was rated against."""
    return transition_to(catalogue.requirements(AFTER), profile, answers, on, lens)


def transition_to(
    asked: tuple[Requirement, ...],
    profile: Profile,
    answers: dict[str, Answer],
    on: datetime.date,
    lens: Lens,
) -> Transition | None:
    """The same over the requirements of the new edition alone."""
    if not running_2015(profile, on):
        return None
    points = tuple(
        _point(known, kind, answers, lens) for known in asked if (kind := novelty(known)) is not None
    )
    looked_at = {point.requirement.id for point in points}
    decision = choose(profile, on=on)
    both = [
        known.id
        for known in asked
        if BEFORE in known.clause
        and applicability(known, AFTER, answers.get(known.id, NO_ANSWER), profile, decision).applies
    ]
    return Transition(
        points=points,
        moved=tuple(_point(known, Novelty.MOVED, answers, lens) for known in asked if _only_moved(known)),
        stays=sum(answers.get(id_, NO_ANSWER) != NO_ANSWER for id_ in both if id_ not in looked_at),
        asked_before=sum(id_ not in looked_at for id_ in both),
        until=table().of(BEFORE).ends,
        expires=profile.certificate.expires,
    )


def novelty(requirement: Requirement) -> Novelty | None:
    """What the newest edition does to a requirement; None where it asks the same as before."""
    if requirement.since == AFTER.edition:
        return Novelty.NEW
    return Novelty.CHANGED if requirement.changed is not None and AFTER in requirement.clause else None


def _only_moved(requirement: Requirement) -> bool:
    """Whether it asks the same under another number."""
    before, after = requirement.clause.get(BEFORE), requirement.clause.get(AFTER)
    return novelty(requirement) is None and before is not None and before != after


def _point(
    requirement: Requirement, kind: Novelty, answers: dict[str, Answer], lens: Lens
) -> TransitionPoint:
    rating = answers.get(requirement.id, NO_ANSWER).rating
    changed = requirement.changed or Confidence.LOW
    return TransitionPoint(
        requirement=requirement,
        novelty=kind,
        confidence=changed if kind is Novelty.CHANGED else requirement.confidence,
        clause=requirement.clause[AFTER],
        before=requirement.clause.get(BEFORE, ""),
        answered=rating is not None,
        fulfilled=rating in _FULFILLED,
        to_confirm=kind is Novelty.CHANGED and rating in _FULFILLED and lens is not AFTER,
    )
