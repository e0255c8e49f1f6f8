"""Claimed, not shown: rated 3 or 4 with nothing that shows it. One meaning, for every figure and text.

What shows a requirement is objective evidence in words or an attached file that is there. Text in the note
fields is no evidence, and neither are blanks or mere marks. Where the profile says that it has not taken
place, nothing shows it, and it is never fulfilled. Where documented information is demanded the
claim is graded minor; elsewhere it counts as fulfilled, on the assessor's word alone,
and is listed separately.
"""

from collections.abc import Container

from msgspec import Struct

from isoassess.domain import Answer, Finding, Grade
from isoassess.language.texts import _, ngettext

CLAIMED_LEVEL = 3  # from this rating on something is claimed to be in use
SHAPE_OF_CLAIM = "◇"
FULFILLED = frozenset({Grade.CONFORMING, Grade.OFI})


class Claimed(Struct, frozen=True, kw_only=True):
    """The findings claimed and not shown, in the order of the case.

    `rated` counts all that are rated 3 or 4 and apply. Of `findings`, `fulfilled` count as likely conforming
    or OFI all the same, and the rest are likely nonconformities. `denied`: those of which the profile says
    that they have not taken place.
    """

    findings: tuple[Finding, ...]
    rated: int
    fulfilled: int
    denied: int = 0

    @property
    def nonconforming(self) -> int:
        return len(self.findings) - self.fulfilled

    @property
    def undocumented(self) -> int:
        """Those that are nonconforming for want of documented information."""
        return self.nonconforming - self.denied

    @property
    def clauses(self) -> tuple[str, ...]:
        """One for each finding."""
        return tuple(finding.clause for finding in self.findings)


def is_evidence(text: str) -> bool:
    """Whether a text says anything: a letter or a digit at least."""
    return any(map(str.isalnum, text))


def is_shown(answer: Answer, files: Container[str]) -> bool:
    """Whether there is evidence, in words or as a file; `files`: the ids of those that are really there."""
    return is_evidence(answer.evidence) or any(id_ in files for id_ in answer.attachments)


def is_claimed(level: int | None) -> bool:
    """Whether a rating that counts claims that it is in use."""
    return level is not None and level >= CLAIMED_LEVEL


def claimed(findings: tuple[Finding, ...]) -> Claimed:
    """What of these findings is claimed and not shown, with the base of the count."""
    found = tuple(finding for finding in findings if finding.claimed)
    return Claimed(
        findings=found,
        rated=sum(_is_rated(finding) for finding in findings),
        fulfilled=sum(finding.grade in FULFILLED for finding in found),
        denied=sum(finding.denied for finding in found),
    )


def claimed_words(found: Claimed) -> str:
    """How many of how many, and how they are counted; empty where nothing is merely claimed."""
    says = count_words(found)
    return _("Claimed, not shown: {says}").format(says=says) if says else ""


def count_words(found: Claimed) -> str:
    """The same under a heading that says what it is about."""
    count = len(found.findings)
    if not count:
        return ""
    says = ngettext(
        "Of {rated} requirements rated 3 or 4, {count} has no evidence written down or attached.",
        "Of {rated} requirements rated 3 or 4, {count} have no evidence written down or attached.",
        count,
    )
    if found.denied:
        says = ngettext(
            "Of {rated} requirements rated 3 or 4, {count} has no evidence that counts.",
            "Of {rated} requirements rated 3 or 4, {count} have no evidence that counts.",
            count,
        )
    says = says.format(count=count, rated=found.rated)
    return " ".join(filter(None, (says, *_split_words(found))))


def fulfilled_words(count: int) -> str:
    """What stands behind a count of what is fulfilled; empty where all of it is shown."""
    says = ngettext(
        "{count} is rated as fulfilled with no evidence written down or attached (claimed, not shown).",
        "{count} are rated as fulfilled with no evidence written down or attached (claimed, not shown).",
        count,
    )
    return says.format(count=count) if count else ""


def _split_words(found: Claimed) -> tuple[str, ...]:
    fulfilled = ngettext(
        "{count} counts as likely fulfilled on the assessor's word alone.",
        "{count} count as likely fulfilled on the assessor's word alone.",
        found.fulfilled,
    )
    demanded = ngettext(
        "{count} is a likely nonconformity, because documented information is demanded.",
        "{count} are likely nonconformities, because documented information is demanded.",
        found.undocumented,
    )
    denied = ngettext(
        "{count} is a likely nonconformity, because by the profile it has not taken place.",
        "{count} are likely nonconformities, because by the profile they have not taken place.",
        found.denied,
    )
    return (
        fulfilled.format(count=found.fulfilled) if found.fulfilled else "",
        demanded.format(count=found.undocumented) if found.undocumented else "",
        denied.format(count=found.denied) if found.denied else "",
    )


def _is_rated(finding: Finding) -> bool:
    level = finding.rating.level if finding.rating is not None else None
    counts = finding.grade not in (Grade.NOT_APPLICABLE, Grade.NOT_ASSESSED)
    return counts and level is not None and level >= CLAIMED_LEVEL
