"""What the palette is given to find, and what becomes of what a person takes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.language.word_index import WordIndex
from isoassess.reference.terms.explained import ExplainedTerm
from isoassess.reference.terms.glossary import glossary
from ui.commands.anywhere import FIND_ANYTHING
from ui.commands.command import WindowCommand
from ui.commands.table import COMMANDS
from ui.palette.commanding import Commanding
from ui.palette.offers import OF_GUIDE, Offers, PaletteOffer
from ui.palette.other_names import OF_SETTING
from ui.palette.palette import FindPalette
from ui.palette.place_words import place_words
from ui.palette.setting_offers import place_of, setting_offers
from ui.parts.setting_fields import lead_to_setting
from ui.words.dialog import show_words, word_entry

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue
    from isoassess.store import Store

OF_COMMAND = "command:"
OF_WORD = "word:"
MOST_REMEMBERED = 30


class FindAnything(QObject):
    """`failed` says why what was taken was not done. What was taken last stands first."""

    failed = Signal(str)
    topic_wanted = Signal(str)  # of the guide

    def __init__(
        self,
        window: QWidget,
        commanding: Commanding,
        store: "Store",
        catalogue: "Callable[[], Catalogue]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commanding, self._store = commanding, store
        self._offers = Offers(commanding.frame, store, catalogue)
        self._taken: list[str] = []  # ids, the last first
        self._commands: tuple[tuple[PaletteOffer, ...], WordIndex] = ((), WordIndex(()))
        words = tuple(_word_offer(term) for term in glossary())
        self._words = words, WordIndex(offer.entry() for offer in words)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._offer_all)
        self.palette = FindPalette(window)
        self.palette.taken.connect(self._take)

    def toggle(self) -> None:
        """Open it with what there is now, or close it."""
        if not self.palette.isHidden():
            self.palette.close_palette()
            return
        offers = self._command_offers()
        self._commands = offers, WordIndex(offer.entry() for offer in offers)
        self.palette.open_palette([self._commands], first=self._taken)
        self._soon.start()  # ten thousand names take a moment: the field is there before

    def _offer_all(self) -> None:
        """Beside the commands whatever there is now."""
        if self.palette.isHidden():
            return
        try:
            self.palette.offer([self._commands, *self._offers.indexes(), self._words, self._offers.guide()])
        except ExpectedError as error:  # commands are there all the same
            self.failed.emit(str(error))

    def _command_offers(self) -> tuple[PaletteOffer, ...]:
        """What works on the screen in front first, then others, then settings; what cannot be done last."""
        commands = [command for command in COMMANDS if command is not FIND_ANYTHING]
        whys = self._commanding.whys(tuple(commands))

        def rank(command: WindowCommand) -> tuple[bool, bool]:
            return bool(whys[command.id]), not (command.places and self._commanding.is_here(command))

        offers = [
            (rank(command), _offer(command, whys[command.id], is_here=self._commanding.is_here(command)))
            for command in commands
        ]
        is_open = self._commanding.frame.open_screens is not None
        settings = setting_offers(is_open=is_open, has_password=self._store.file.has_password)
        offers += [((bool(offer.why_not), True), offer) for offer in settings]
        return tuple(offer for _rank, offer in sorted(offers, key=lambda ranked: ranked[0]))

    def _take(self, offer: PaletteOffer) -> None:
        self._taken = [offer.id, *(id_ for id_ in self._taken if id_ != offer.id)][:MOST_REMEMBERED]
        try:
            if offer.id.startswith(OF_COMMAND):
                id_ = offer.id.removeprefix(OF_COMMAND)
                why = self._commanding.run(next(one for one in COMMANDS if one.id == id_))
                if why:
                    self.failed.emit(why)
            elif offer.id.startswith(OF_SETTING):
                self._show_setting(offer.id.removeprefix(OF_SETTING))
            elif offer.id.startswith(OF_WORD):
                show_words(self._window, offer.id.removeprefix(OF_WORD))
            elif offer.id.startswith(OF_GUIDE):
                self.topic_wanted.emit(offer.id.removeprefix(OF_GUIDE))
            else:
                self._offers.take(offer.id)
        except ExpectedError as error:
            self.failed.emit(str(error))

    def _show_setting(self, name: str) -> None:
        """Where its field stands, with the keys in it."""
        self._commanding.frame.go(place_of(name))
        lead_to_setting(self._window, name)


def _word_offer(term: ExplainedTerm) -> PaletteOffer:
    entry = word_entry(term)
    return PaletteOffer(id=f"{OF_WORD}{term.id}", words=entry.words, kind=_("Word"), also=entry.also)


def _offer(command: WindowCommand, why_not: str, *, is_here: bool) -> PaletteOffer:
    """Of what is done elsewhere it is said where."""
    where = place_words(command.places[0]) if command.places else ""
    return PaletteOffer(
        id=f"{OF_COMMAND}{command.id}",
        words=command.plain_words,
        kind="" if is_here else where,
        also=f"{command.also()} {where}",
        keys=command.key_words,
        why_not=why_not,
    )
