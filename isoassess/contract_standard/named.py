"""What a wording comes to: one of the three models, guidance, another standard, or not recognized."""

from enum import StrEnum

from msgspec import Struct

from isoassess.contract_standard.vocabulary import OtherStandard
from isoassess.model import Confidence
from isoassess.texts import _

EDITIONS = {
    "ISO 9001": (1987, 1994, 2000, 2008, 2015, 2026),
    "ISO 9002": (1987, 1994),
    "ISO 9003": (1987, 1994),
}
_AMENDED = 2024  # Amendment 1 to ISO 9001:2015
_GUIDANCE_FROM = 2016


class Named(StrEnum):
    """What a wording comes to.

    AMBIGUOUS asks for the year or for the one standard that binds; OTHER is known to be another standard;
    UNRECOGNIZED was read and not understood; NONE: nothing is named.
    """

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"
    ISO9003 = "iso9003"
    GUIDANCE = "guidance"
    AMBIGUOUS = "ambiguous"
    OTHER = "other"
    UNRECOGNIZED = "unrecognized"
    NONE = "none"


MODELS = (Named.ISO9001, Named.ISO9002, Named.ISO9003)


class YearSpan(Struct, frozen=True, kw_only=True):
    """What a name means with a year from `first` to `last`."""

    first: int
    last: int
    means: Named


class Alias(Struct, frozen=True, kw_only=True):
    """A name as contracts word it; `means` holds outside of all `years`."""

    name: str
    means: Named
    years: tuple[YearSpan, ...] = ()
    confidence: Confidence
    sources: tuple[str, ...]


class AliasTable(Struct, frozen=True, kw_only=True):
    """The aliases as shipped, and the day they were looked up."""

    as_of: str
    aliases: tuple[Alias, ...]


class NamedStandard(Struct, frozen=True, kw_only=True):
    """One reading of a text; `alias` is the name that was recognized, several where they differ.

    `national`: a national body stands before it, whose years differ from ISO's. `other`: what is known of
    a standard of another kind; `beside`: such standards named together with this one, by their titles.
    `suggestion`: what an unrecognized wording was probably meant to be.
    """

    kind: Named
    year: int | None = None
    alias: str = ""
    several: bool = False
    national: bool = False
    draft: bool = False
    suggestion: str = ""
    other: OtherStandard | None = None
    beside: tuple["NamedStandard", ...] = ()
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with its year."""
        return f"{self.alias}:{self.year}" if self.year else self.alias

    @property
    def edition(self) -> int | None:
        """The year of ISO's edition that is meant; a national body adopts one a year or more later."""
        editions = EDITIONS.get(f"ISO {self.kind.value.removeprefix('iso')}", ())
        if self.year is None or self.year in editions:
            return self.year
        adopted = self.national or self.alias not in EDITIONS or self.year == _AMENDED
        return max((year for year in editions if year < self.year), default=None) if adopted else None

    @property
    def to_be_asked(self) -> bool:
        """Whether the wording has to be asked about before it can be relied on."""
        open_basis = self.kind is Named.OTHER and self.other is not None and self.other.basis
        return open_basis or self.kind in (Named.AMBIGUOUS, Named.UNRECOGNIZED)

    @property
    def no_such_edition(self) -> bool:
        """Whether ISO never published this number with this year."""
        editions = EDITIONS.get(self.alias)
        if (
            editions is None
            or self.year is None
            or self.national
            or self.draft
            or self.kind is Named.GUIDANCE
        ):
            return False
        return self.year not in editions

    @property
    def says(self) -> str:
        """What a person is told; empty where nothing is named."""
        parts = (self._itself(), self._edition_words(), *(one.says for one in self.beside))
        return " ".join(part for part in parts if part)

    def _itself(self) -> str:
        if self.several:
            text = _("The text names {names}. Ask in writing which one binds, with its year.")
            return text.format(names=self.alias)
        if self.kind is Named.UNRECOGNIZED:
            return self._unrecognized()
        if self.kind is Named.AMBIGUOUS and self.no_such_edition:
            return ""
        if self.draft:
            text = _("{name} is a draft; a contract should name the published standard with its year.")
            return text.format(name=self.title)
        says = _sentence(self.kind).format(name=self.title, about=self._about, reported=self._reported)
        return f"{says} {_covering(self.other)}".strip() if self.other else says

    def _unrecognized(self) -> str:
        kept = _("The wording is kept as it is. Ask for the standard's full name with its year.")
        if self.suggestion:
            meant = _("No standard was recognized in this wording. Did you mean {name}?")
            return f"{meant.format(name=self.suggestion)} {kept}"
        return f"{_('No standard was recognized in this wording.')} {kept}"

    def _edition_words(self) -> str:
        if not self.no_such_edition:
            return ""
        if self.alias == "ISO 9001" and self.year == _AMENDED:
            return _("2024 is the year of an amendment to ISO 9001:2015, not of an edition of its own.")
        text = _(
            "ISO never published an edition of {name} in {year}; its editions are of {editions}. "
            "Ask which is meant."
        )
        editions = ", ".join(str(year) for year in EDITIONS[self.alias])
        if self.alias == "ISO 9002" and self.year is not None and self.year >= 2000:
            editions = _("{editions}, and ISO/TS 9002 of {guidance} is guidance").format(
                editions=editions, guidance=_GUIDANCE_FROM
            )
        return text.format(name=self.alias, year=self.year, editions=editions)

    @property
    def _about(self) -> str:
        return self.other.about if self.other else ""

    @property
    def _reported(self) -> str:
        return "" if self.confidence is Confidence.HIGH else _(" (reported; check the wording)")


NOTHING = NamedStandard(kind=Named.NONE)
UNRECOGNIZED = NamedStandard(kind=Named.UNRECOGNIZED)


def _sentence(kind: Named) -> str:
    return {
        Named.ISO9001: _("{name} means ISO 9001{reported}."),
        Named.ISO9002: _("{name} means the old ISO 9002, the model without design{reported}."),
        Named.ISO9003: _("{name} means the old ISO 9003, for final inspection and test only{reported}."),
        Named.GUIDANCE: _(
            "{name} is guidance on applying ISO 9001, not ISO 9002:1994; nobody can be certified to "
            "it{reported}."
        ),
        Named.AMBIGUOUS: _(
            "{name} alone can mean more than one document. Ask for the full name with its year{reported}."
        ),
        Named.OTHER: _("{name} is {about}{reported}."),
        Named.NONE: "",
    }[kind]


def _covering(other: OtherStandard) -> str:
    """How much of ISO 9001 another standard holds, what it asks beyond, and what took its place."""
    held = {
        "all": _("It holds all of ISO 9001, so this assessment covers that part."),
        "most": _("It is close to ISO 9001, so this assessment covers most of that part."),
        "some": _("It shares a part with ISO 9001; this assessment covers only that part."),
        "nothing": _("It is about another subject; this assessment does not cover it."),
    }[other.contains]
    parts = [held]
    if other.beyond:
        parts.append(_("Beyond ISO 9001 it asks for {beyond}.").format(beyond=other.beyond))
    if other.basis:
        parts.append(_("Ask whether ISO 9001 or ISO 9002 is the basis, with its year."))
    if other.successor:
        parts.append(_("What took its place: {successor}.").format(successor=other.successor))
    return " ".join(parts)
