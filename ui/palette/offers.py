"""What the palette offers beside commands: organizations, assessments, documents, clauses, requirements."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from isoassess.catalogue.question_library import NEWEST
from isoassess.documents import DocumentKind, kind_words
from isoassess.domain import Lens
from isoassess.domain.clause_numbers import is_within
from isoassess.language.texts import _
from isoassess.language.word_index import NamedEntry, WordIndex
from isoassess.store import Shelf, Store
from ui.commands.places import REPORTS
from ui.palette.commanding import Frame
from ui.palette.other_names import OF_SETTING, other_names
from ui.parts.assessment_labels import label_words

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


WORDS_PAGE = "words"
OF_GUIDE = "guide:"
OF_ORGANIZATION = "organization:"


class PaletteOffer(Struct, frozen=True, kw_only=True):
    """`kind`: what it is, in a word or two; `about` stands behind its words.

    `why_not` says that it cannot be taken now, and why.
    """

    id: str
    words: str
    kind: str
    about: str = ""
    also: str = ""
    keys: str = ""
    why_not: str = ""

    def entry(self) -> NamedEntry:
        """With what others call it: of a setting as good as its name; an organization has one name only."""
        if self.id.startswith(OF_ORGANIZATION):
            return NamedEntry(id=self.id, words=self.words, also=self.kind)
        others = other_names(self.id, self.words)
        if self.id.startswith(OF_SETTING):
            return NamedEntry(id=self.id, words=f"{self.words} {others}", also=self.kind)
        return NamedEntry(id=self.id, words=self.words, also=f"{self.also} {self.kind} {others}")


Indexed = tuple[tuple[PaletteOffer, ...], WordIndex]


class Offers:
    """Reads them when they are asked for; what a person takes is opened. Ids tell the kind before a colon."""

    def __init__(self, frame: Frame, store: Store, catalogue: "Callable[[], Catalogue]") -> None:
        self._frame, self._store, self._catalogue = frame, store, catalogue
        self._indexed: dict[str, Indexed] = {}

    def indexes(self) -> tuple[Indexed, ...]:
        """With an index for each kind; it is made anew only where something changed."""
        made = (("organizations", self._organizations), ("here", self._here), ("questions", self._questions))
        return tuple(self._index(name, tuple(read())) for name, read in made)

    def guide(self) -> Indexed:
        """The pages of the guide and their parts; the words of the trade are offered as such."""
        return self._index("guide", tuple(_of_guide()))

    def take(self, id_: str) -> None:
        """Open what was chosen. Raises an ExpectedError where it is gone."""
        kind, _colon, rest = id_.partition(":")
        {
            "organization": self._frame.open_organization,
            "assessment": self._frame.open_assessment,
            "document": self._show_document,
            "requirement": self._show_question,
            "clause": self._show_clause,
        }[kind](rest)

    def _index(
        self, name: str, offers: tuple[PaletteOffer, ...]
    ) -> tuple[tuple[PaletteOffer, ...], WordIndex]:
        if name not in self._indexed or self._indexed[name][0] != offers:
            self._indexed[name] = offers, WordIndex(offer.entry() for offer in offers)
        return self._indexed[name]

    def _organizations(self) -> Iterator[PaletteOffer]:
        kinds = {Shelf.ACTIVE: _("Organization"), Shelf.ARCHIVED: _("Archived organization")}
        for id_, name, shelf in self._store.organization_names():
            if name:
                yield PaletteOffer(id=f"{OF_ORGANIZATION}{id_}", words=name, kind=kinds[shelf])

    def _here(self) -> Iterator[PaletteOffer]:
        """What belongs to the open organization."""
        screens = self._frame.open_screens
        if screens is None:
            return
        for kind in DocumentKind:
            name, purpose = kind_words(kind)
            yield PaletteOffer(id=f"document:{kind.value}", words=name, kind=_("Document"), also=purpose)
        for known in screens.open.assessments.listed():
            if known.id != screens.open.id:
                yield PaletteOffer(
                    id=f"assessment:{known.id}", words=label_words(known), kind=_("Assessment")
                )

    @property
    def _lens(self) -> Lens:
        screens = self._frame.open_screens
        return NEWEST if screens is None else screens.open.lens

    def _questions(self) -> Iterator[PaletteOffer]:
        """The clauses and requirements of the standard in use, of the newest one where none is open."""
        catalogue, lens = self._catalogue(), self._lens
        titles = {clause.number: clause.title for clause in catalogue.clauses(lens)}
        for number, title in titles.items():
            yield PaletteOffer(
                id=f"clause:{number}", words=f"{number} {title}", kind=_("Clause"), also=lens.label
            )
        for known in catalogue.requirements(lens):
            number = known.clause[lens]
            words = _("Requirement {clause}").format(clause=number)
            also = f"{titles.get(number, '')} {known.id.replace('-', ' ')}"
            yield PaletteOffer(id=f"requirement:{known.id}", words=known.asks, kind=words, also=also)

    def _show_document(self, kind: str) -> None:
        self._frame.go(REPORTS)
        screens = self._frame.open_screens
        if screens is not None and self._frame.front.place == REPORTS:
            screens.reports.documents.choose(DocumentKind(kind))

    def _show_clause(self, number: str) -> None:
        """Its first requirement, or that of the first clause below it."""
        asked = (known for known in self._catalogue().requirements(self._lens))
        within = (one.id for one in asked if is_within(one.clause[self._lens], number))
        first = next(within, None)
        if first is not None:
            self._show_question(first)

    def _show_question(self, requirement_id: str) -> None:
        """In the assessment that is open; in the library where none is."""
        if self._frame.open_screens is None:
            self._frame.show_library().go_to(requirement_id)
        else:
            self._frame.show_requirement(requirement_id)


def _of_guide() -> Iterator[PaletteOffer]:
    from isoassess.guide.other_words import OTHER_WORDS  # with the first look for something
    from isoassess.guide.pages import guide_pages

    for page in guide_pages():
        for part in page.sections if page.name != WORDS_PAGE else page.sections[:1]:
            topic = page.name if part.level == 1 else f"{page.name}#{part.anchor}"
            also = f"{OTHER_WORDS.get(topic, '')} {page.title}"
            yield PaletteOffer(id=f"{OF_GUIDE}{topic}", words=part.heading, kind=_("Guide"), also=also)
