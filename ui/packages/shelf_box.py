"""A box to tick about an organization that lies under Deleted, on one of the two sides."""

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.services.packages.importing import is_put_back
from isoassess.shown import shown_name
from ui.packages.differences_model import DifferencesModel
from ui.widgets.choosing.long_check_box import LongCheckBox


class ShelfBox(LongCheckBox):
    """Ticked, the organization goes where it lies on the other side."""

    def __init__(self, model: DifferencesModel, shelf: int, parent: QWidget | None = None) -> None:
        compared = model.shelves[shelf].compared
        says = (
            _("&Bring {name} back from Deleted") if is_put_back(compared) else _("P&ut {name} under Deleted")
        )
        name = shown_name(compared.there.name) or _("(no name yet)")
        super().__init__(says.format(name=name.replace("&", "&&")), parent)
        self._model, self._shelf = model, shelf
        self.setChecked(model.moves(shelf))
        self.toggled.connect(self._move)

    def _move(self, ticked: bool) -> None:
        self._model.move(self._shelf, ticked)
