"""What a wording comes to: one of the three models, guidance, another standard, or not recognized."""

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.covering import covering
from isoassess.standard_choice.contract_standard.kinds import MODELS, Named, Relation
from isoassess.standard_choice.contract_standard.sentences import (
    Asks,
    in_contracts,
    meaning_of,
    model_behind,
    more_since_1987,
    on_certificates,
    related,
)
from isoassess.standard_choice.contract_standard.vocabulary import OtherStandard, words

EDITIONS = {
    "ISO 9001": (1987, 1994, 2000, 2008, 2015, 2026),
    "ISO 9002": (1987, 1994),
    "ISO 9003": (1987, 1994),
}
_AMENDED = 2024  # Amendment 1 to ISO 9001:2015
_GUIDANCE_FROM = 2016
FIRST_EDITION = 1987


class YearSpan(Struct, frozen=True, kw_only=True):
    """What a name means with a year from `first` to `last`."""

    first: int
    last: int
    means: Named


class Alias(Struct, frozen=True, kw_only=True):
    """A name as contracts word it; `means` holds outside of all `years`.

    `edition`: the one that it adopts where no year is said.
    """

    name: str
    means: Named
    years: tuple[YearSpan, ...] = ()
    edition: int | None = None
    relation: Relation = Relation.IS
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
    `in_force`: the words that say that the edition of the day counts; `either`: the models of which any one
    would do; `adopts`: the edition that the name stands for without a year; `relation`: what the name has
    to do with its model.
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
    in_force: str = ""
    either: tuple[Named, ...] = ()
    adopts: int | None = None
    relation: Relation = Relation.IS
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with its year."""
        return f"{self.alias}:{self.year}" if self.year else self.alias

    @property
    def edition(self) -> int | None:
        """The year of ISO's edition that is meant; a national body adopts one a year or more later."""
        editions = EDITIONS.get(self.model_name, ())
        if self.year is None:
            return self.adopts
        if self.year in editions:
            return self.year
        adopted = self.national or self.alias not in EDITIONS or self.year == _AMENDED
        return max((year for year in editions if year < self.year), default=None) if adopted else None

    @property
    def model_name(self) -> str:
        """ISO's name of the model; empty where none is named."""
        return f"ISO {self.kind.value.removeprefix('iso')}" if self.kind in MODELS else ""

    @property
    def to_be_asked(self) -> bool:
        """Whether the wording has to be asked about before it can be relied on."""
        open_basis = self.kind is Named.OTHER and self.other is not None and self.other.basis
        return open_basis or self.kind in (Named.AMBIGUOUS, Named.UNRECOGNIZED)

    @property
    def newer(self) -> bool:
        """Whether the wording opens the name to its newer editions."""
        said = self.adds.upper().split()
        return any(word in words("newer") | words("at_least") | words("open_end") for word in said)

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
        return self._told(in_contracts())

    @property
    def says_on_certificate(self) -> str:
        """The same for a person who has the certificate in hand."""
        return self._told(on_certificates())

    def _told(self, asks: Asks) -> str:
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
            adds = self._opened()
        return " ".join(filter(None, (puzzling, unread, adds)))

    def _opened(self) -> str:
        """By what is added to it: a newer edition does as well, or another standard, which must be asked."""
        if self.newer and self.kind is Named.ISO9001:
            text = _("The wording adds “{words}”: a newer edition, such as {newest}, fulfills it.")
            return text.format(words=self.adds, newest=f"{self.model_name}:{EDITIONS[self.model_name][-1]}")
        if self.newer and self.kind in MODELS:
            text = _(
                "The wording adds “{words}”. The last edition of {name} is that of 1994; ask whether ISO "
                "9001, into which it was merged, does."
            )
            return text.format(words=self.adds, name=self.model_name)
        return _("The wording adds “{words}”: ask what else would do.").format(words=self.adds)

    def _itself(self, asks: Asks) -> str:
        if self.denied:
            text = _("The wording seems to say that {names} is not asked for. Ask whether that is so.")
            return text.format(names=self.alias)
        if self.either and asks.either:
            ended = Named.ISO9001 not in self.either
            return (asks.either_ended if ended else asks.either).format(names=self.alias)
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
            return (
                f"{meaning_of(self.kind).format(name=self.title, reported=self._reported)} {asks.full_name}"
            )
        if self.kind in MODELS and self.alias in EDITIONS:
            return self._recognized(asks)
        says = self._meaning()
        if self.other is None:
            return says
        itself = _("It is {about}.").format(about=self._about) if self.kind in MODELS else ""
        return " ".join(filter(None, (says, itself, covering(self.other))))

    def _meaning(self) -> str:
        """What a name that is not ISO's own stands for, and which edition."""
        text = related(self.relation)[self.kind] if self.kind in MODELS else meaning_of(self.kind)
        says = text.format(name=self.title, about=self._about, reported=self._reported)
        return " ".join(filter(None, (says, self._older_than_assessed())))

    def _older_than_assessed(self) -> str:
        """What the edition of 1994, by which is assessed, asks beyond the one that is named."""
        if self.edition != FIRST_EDITION or self.kind not in MODELS:
            return ""
        text = _(
            "The edition is that of {year}. What is assessed here is that of 1994, which asks more, {more}."
        )
        return text.format(year=FIRST_EDITION, more=more_since_1987()[self.kind])

    def _recognized(self, asks: Asks) -> str:
        """A name of ISO's own, or one under which a national body adopts it; the year is asked for."""
        adopted = f"{self.alias}:{self.edition}" if self.edition else self.alias
        if self.national:
            says = _("{name} adopts {adopted}.").format(name=self.written or self.title, adopted=adopted)
        else:
            says = _("Recognized: {name}{model}.").format(name=self.title, model=model_behind(self.kind))
        older = self._older_than_assessed()
        if self.in_force and self.kind is Named.ISO9001:
            older = _("The wording asks for the edition in force.")
        elif not self.year:
            older = asks.year
        return " ".join(filter(None, (says, older)))

    def _unrecognized(self, asks: Asks) -> str:
        meant = _("Did you mean {name}?").format(name=self.suggestion) if self.suggestion else ""
        return " ".join(filter(None, (_("This standard was not recognized."), meant, asks.whole)))

    def _edition_words(self, asks: Asks) -> str:
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


NOTHING = NamedStandard(kind=Named.NONE)
UNRECOGNIZED = NamedStandard(kind=Named.UNRECOGNIZED)
