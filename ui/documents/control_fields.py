"""By what a statement that is signed is controlled: fields that stay blank on paper where they are empty."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess.documents import Options
from isoassess.language.texts import _
from ui.widgets.typing.inputs import LineInput

LONGEST = 200  # characters


class ControlFields(QObject):
    """Number, distribution and who approves; `changed` says that a person typed."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.number, self.distribution, self.approved_by = (LineInput() for _field in range(3))
        for _name, field in self.named():
            field.setMaxLength(LONGEST)
            field.setPlaceholderText(_("filled in by hand"))
            field.textEdited.connect(self.changed)

    def named(self) -> Iterator[tuple[str, LineInput]]:
        """The fields with their names, in their order on paper."""
        yield _("Number"), self.number
        yield _("Distribution"), self.distribution
        yield _("Approved by"), self.approved_by

    def controlled(self, options: Options) -> Options:
        """The options with what is typed here."""
        return replace(
            options,
            control=replace(
                options.control,
                number=self.number.text(),
                distribution=self.distribution.text(),
                approved_by=self.approved_by.text(),
            ),
        )
