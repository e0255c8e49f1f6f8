"""How the window looks: colors, size of the letters, room between rows; each is seen at once."""

from PySide6.QtWidgets import QApplication, QWidget

from isoassess.language.texts import _
from isoassess.settings import Setting
from isoassess.settings.declared import DENSITY, TEXT_SIZE, THEME
from ui.session.remembered import Remembered
from ui.settings.dressing import dress_as_set
from ui.settings.form import SettingsCard
from ui.widgets.choosing.segments import Segments
from ui.widgets.choosing.value_drop_down import ValueDropDown

SIZES = ("80", "90", "100", "110", "125", "150", "175", "200")


class LookCard(SettingsCard):
    """What is typed elsewhere stays as it is while all windows take another look."""

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(_("The window"), parent)
        self._remembered = remembered
        self._theme = Segments(THEME.label(), _themes())
        self._size = ValueDropDown(
            _("Text size"), [(size, _("{percent} %").format(percent=size)) for size in SIZES]
        )
        self._density = Segments(DENSITY.label(), [("roomy", _("Roomy")), ("dense", _("Dense"))])
        self.add(THEME, self._theme)
        self.add(TEXT_SIZE, self._size)
        self.add(DENSITY, self._density, _("Dense shows more rows and questions at once."))
        self._theme.chosen.connect(self._take_theme)
        self._size.chosen.connect(self._take_size)
        self._density.chosen.connect(self._take_density)
        self.refresh()

    def refresh(self) -> None:
        self._theme.show_value(self._remembered.get(THEME))
        self._size.show_value(self._remembered.get(TEXT_SIZE))
        self._density.show_value(self._remembered.get(DENSITY))

    def _take_theme(self, value: object) -> None:
        self._take(THEME, value)

    def _take_size(self, value: object) -> None:
        self._take(TEXT_SIZE, value)

    def _take_density(self, value: object) -> None:
        self._take(DENSITY, value)

    def _take(self, setting: Setting[str], value: object) -> None:
        self._remembered.put(setting, str(value))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dress_as_set(application, self._remembered)


def _themes() -> list[tuple[object, str]]:
    return [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]
