"""The fields about an attached file: what a person changed in them, and what others wrote meanwhile."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtWidgets import QFormLayout

from isoassess.domain import Attachment
from isoassess.language.texts import _
from ui.widgets.days.day_field import DayField
from ui.widgets.typing.inputs import LineInput

LONGEST = 200  # characters of a name or a number
DAY = "effective"


class AttachmentFields:
    """`seen` is the file as it stood when each of its fields was begun to be changed."""

    def __init__(self, file: Attachment) -> None:
        self.seen = file
        self.day = DayField(_("Effective date"))
        self._lines = {"name": LineInput(), "number": LineInput(), "note": LineInput()}
        self._shown: dict[str, str] = {}
        for key, word in (
            ("name", _("Name")),
            ("number", _("Document number")),
            ("note", _("Note on the file")),
        ):
            self._lines[key].setAccessibleName(word)
            self._show_line(key)
        self.day.show_day(file.effective)

    def form(self) -> QFormLayout:
        """The fields below each other, each beside its word."""
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_("&Name"), self._lines["name"])
        form.addRow(_("&Effective date"), self.day)
        form.addRow(_("Document n&umber"), self._lines["number"])
        form.addRow(_("No&te"), self._lines["note"])
        return form

    def lock(self) -> None:
        """To be read only."""
        for line in (*self._lines.values(), self.day.line):
            line.setReadOnly(True)

    def described(self) -> Attachment:
        """The file as a person describes it; a field left alone says what was seen, as does an empty name."""
        typed = {key: line.text().strip() for key, line in self._lines.items() if self._is_changed(key)}
        if not typed.get("name"):
            typed.pop("name", None)
        return replace(self.seen, **typed, effective=self.day.date)

    def show(self, file: Attachment, *, anyway: Iterable[str] = ()) -> None:
        """Show what is in the file now; what a person changed stays, but for the fields named in `anyway`."""
        taken = [key for key in (*self._lines, DAY) if key in anyway or not self._is_changed(key)]
        self.seen = replace(self.seen, **{key: getattr(file, key) for key in taken})
        for key in taken:
            if key in self._lines:
                self._show_line(key)
            else:
                self.day.show_day(file.effective)

    def _is_changed(self, key: str) -> bool:
        if key == DAY:
            return self.day.waiting or self.day.date != self.seen.effective
        return self._lines[key].text() != self._shown[key]

    def _show_line(self, key: str) -> None:
        line, text = self._lines[key], getattr(self.seen, key)
        line.setMaxLength(max(LONGEST, len(text)))
        if text != self._shown.get(key):  # the caret stays where nothing is new
            line.setText(text)
        self._shown[key] = line.text()
