"""The settings of a person; each takes effect at once, and nothing is to be confirmed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isoassess.settings import declared
from ui.backups.backing_up import BackingUp
from ui.session.remembered import Remembered
from ui.settings.documents_card import DocumentSettings
from ui.settings.form import SettingsCard
from ui.settings.look_card import LookCard
from ui.settings.person_card import PersonCard
from ui.settings.start_card import StartCard
from ui.widgets.choosing.segments import Segments
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.columns import Columns
from ui.widgets.layout.frames import Page

NARROWEST = 700  # with less the cards stand below each other


class SettingsScreen(QWidget):
    """Four cards; a setting is found by its name. `person_named` carries another name of who works here."""

    person_named = Signal(str)

    def __init__(self, remembered: Remembered, backing_up: BackingUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = PersonCard(remembered)
        self._person.named.connect(self.person_named)
        look, documents = LookCard(remembered), DocumentSettings(remembered)
        start = StartCard(remembered, backing_up)
        self._cards: tuple[SettingsCard, ...] = (look, start, self._person, documents)
        self.header = QWidget()
        page = Page()
        page.body.addWidget(
            Columns((look, start), (self._person, documents), shares=(1, 1), threshold=NARROWEST)
        )
        page.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    @property
    def named(self) -> list[tuple[str, str]]:
        """The names of the settings shown, each with its words."""
        return [(name, declared()[name].label()) for card in self._cards for name in card.fields]

    def refresh(self) -> None:
        """What is set now, also where it was set elsewhere."""
        for card in self._cards:
            card.refresh()

    def finish_typing(self) -> None:
        """Keep what is being typed."""
        self._person.finish_typing()

    def show_setting(self, name: str = "") -> None:
        """Give the keys to a setting, the first where none is named."""
        fields = {key: field for card in self._cards for key, field in card.fields.items()}
        field = fields.get(name, next(iter(fields.values())))
        give_focus(field.tab_stop() if isinstance(field, Segments) else field)
