"""What a wording comes to: one of the three models, guidance, another standard, or not recognized."""

from enum import StrEnum

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.covering import covering
from isoassess.standard_choice.contract_standard.vocabulary import OtherStandard

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
    `suggestion`: what an unrecognized wording was probably meant to be. `written`: the name as it was read.
    `unread`: further names that are not known here; `adds`: what opens the name to others, as "or later"
    does; `denied`: the wording says that it is not asked for; `puzzling`: a number or words
    behind the name that may be its year; `counted`: the number of an edition that is not of the year said.
    """

    kind: Named
    year: int | None = None
    alias: str = ""
    several: bool = False
    national: bool = False
    draft: bool = False
    suggestion: str = ""
    written: str = ""
    other: OtherStandard | None = None
    beside: tuple["NamedStandard", ...] = ()
    unread: tuple[str, ...] = ()
    adds: str = ""
    denied: bool = False
    puzzling: str = ""
    counted: int | None = None
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
        """What is told to a person who can ask the customer; empty where nothing is named."""
        return self._told(_in_contracts())

    @property
    def says_on_certificate(self) -> str:
        """The same for a person who has the certificate in hand."""
        return self._told(_on_certificates())

    def _told(self, asks: "_Asks") -> str:
        parts = (
            self._itself(asks),
            self._edition_words(asks),
            *(one._told(asks) for one in self.beside),
            self._further(),
        )
        return " ".join(part for part in parts if part)

    def _further(self) -> str:
        """What was read beside the standard and is not known here."""
        unread, adds, puzzling = "", "", ""
        if self.puzzling:
            puzzling = _("It is not clear whether “{words}” behind the name is its edition.")
            puzzling = puzzling.format(words=self.puzzling)
        if self.counted is not None:
            puzzling = _("Edition {number} of it is not of {year}. Ask which of the two is meant.")
            puzzling = puzzling.format(number=self.counted, year=self.year)
        if self.unread:
            unread = _("Also named and not known here: {names}.").format(names=", ".join(self.unread))
        if self.adds:
            adds = _("The wording adds “{words}”: ask what else would do.").format(words=self.adds)
        return " ".join(filter(None, (puzzling, unread, adds)))

    def _itself(self, asks: "_Asks") -> str:
        if self.denied:
            text = _("The wording seems to say that {names} is not asked for. Ask whether that is so.")
            return text.format(names=self.alias)
        if self.several:
            return asks.binding.format(names=self.alias)
        if self.kind is Named.UNRECOGNIZED:
            return self._unrecognized(asks)
        if self.no_such_edition:
            return ""
        if self.draft:
            text = _("The wording names a draft of {name}. Only the published standard binds. {ask}")
            return text.format(name=self.title, ask=asks.which)
        if self.kind is Named.AMBIGUOUS:
            return f"{_sentence(self.kind).format(name=self.title, reported=self._reported)} {asks.full_name}"
        if self.kind in MODELS and self.alias in EDITIONS:
            return self._recognized(asks)
        says = _sentence(self.kind).format(name=self.title, about=self._about, reported=self._reported)
        if self.other is None:
            return says
        itself = _("It is {about}.").format(about=self._about) if self.kind in MODELS else ""
        return " ".join(filter(None, (says, itself, covering(self.other))))

    def _recognized(self, asks: "_Asks") -> str:
        """A name of ISO's own, or one under which a national body adopts it; the year is asked for."""
        adopted = f"{self.alias}:{self.edition}" if self.edition else self.alias
        if self.national:
            says = _("{name} adopts {adopted}.").format(name=self.written or self.title, adopted=adopted)
        else:
            says = _("Recognized: {name}{model}.").format(name=self.title, model=_model(self.kind))
        return says if self.year else f"{says} {asks.year}"

    def _unrecognized(self, asks: "_Asks") -> str:
        meant = _("Did you mean {name}?").format(name=self.suggestion) if self.suggestion else ""
        return " ".join(filter(None, (_("This standard was not recognized."), meant, asks.whole)))

    def _edition_words(self, asks: "_Asks") -> str:
        if not self.no_such_edition:
            return ""
        if self.alias == "ISO 9001" and self.year == _AMENDED:
            return _("2024 is the year of an amendment to ISO 9001:2015, not of an edition of its own.")
        *years, last = map(str, EDITIONS[self.alias])
        parts = [
            _("{name} has no edition of {year}.").format(name=self.alias, year=self.year),
            _("The editions are {years} and {last}.").format(years=", ".join(years), last=last),
        ]
        if self.alias == "ISO 9002" and self.year is not None and self.year >= 2000:
            parts.append(_("ISO/TS 9002:{year} is guidance.").format(year=_GUIDANCE_FROM))
        return " ".join((*parts, asks.which))

    @property
    def _about(self) -> str:
        return self.other.about if self.other else ""

    @property
    def _reported(self) -> str:
        return "" if self.confidence is Confidence.HIGH else _(" (from a secondary source; confirm it)")


class _Asks(Struct, frozen=True, kw_only=True):
    """What a person is asked to do about a wording, by what is open in it."""

    year: str
    which: str
    full_name: str
    binding: str
    whole: str


def _in_contracts() -> _Asks:
    return _Asks(
        year=_("Ask for the year."),
        which=_("Ask which one is meant."),
        full_name=_("Ask for the full name with its year."),
        binding=_("The text names {names}. Ask in writing which one binds, with its year."),
        whole=_("The wording is kept as it is. Ask for the standard's full name with its year."),
    )


def _on_certificates() -> _Asks:
    return _Asks(
        year=_("Add the year from the certificate."),
        which=_("Look at the year on the certificate."),
        full_name=_("Copy the full name and year from the certificate."),
        binding=_("Several standards are named. Look on the certificate for the one that is valid today."),
        whole=_("Copy the name and year from the certificate."),
    )


NOTHING = NamedStandard(kind=Named.NONE)
UNRECOGNIZED = NamedStandard(kind=Named.UNRECOGNIZED)


def _model(kind: Named) -> str:
    return {
        Named.ISO9002: _(", the old model without design"),
        Named.ISO9003: _(", the old model for final inspection and test only"),
    }.get(kind, "")


def _sentence(kind: Named) -> str:
    return {
        Named.ISO9001: _("{name} means ISO 9001{reported}."),
        Named.ISO9002: _("{name} means the old ISO 9002, the model without design{reported}."),
        Named.ISO9003: _("{name} means the old ISO 9003, for final inspection and test only{reported}."),
        Named.GUIDANCE: _(
            "{name} is guidance on applying ISO 9001, not ISO 9002:1994; nobody can be certified to "
            "it{reported}."
        ),
        Named.AMBIGUOUS: _("{name} alone can mean more than one document{reported}."),
        Named.OTHER: _("{name} is {about}{reported}."),
        Named.NONE: "",
    }[kind]
