"""A box to tick about an assessment that is completed here and that the other side changes."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.services.packages.words import about_words, of_organization
from isoassess.store.joining.comparing import ComparedContent
from isoassess.store.joining.locks import completed_place
from ui.packages.differences_model import DifferencesModel
from ui.widgets.choosing.long_check_box import LongCheckBox

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


class ReopeningBox(LongCheckBox):
    """Ticked, it is reopened for what changed there, and the history names that as the reason."""

    def __init__(
        self,
        model: DifferencesModel,
        compared: ComparedContent,
        assessment: str,
        catalogue: "Catalogue",
        parent: QWidget | None = None,
    ) -> None:
        about = about_words(completed_place(assessment), compared.there, catalogue)
        name = of_organization(compared, about) if model.are_several else about
        says = _("&Reopen what is completed here, and take over what changed: {assessment}")
        super().__init__(says.format(assessment=name.replace("&", "&&")), parent)
        self._model, self._assessment = model, assessment
        self.toggled.connect(self._reopen)

    def _reopen(self, ticked: bool) -> None:
        self._model.reopen(self._assessment, ticked)
