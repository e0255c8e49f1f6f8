"""That another computer writes in a file, as an error of whoever wants to write there, too."""

from datetime import UTC, datetime
from pathlib import Path

from isoassess.language.dates import moment_words
from isoassess.language.texts import _
from isoassess.store.errors import StoreReadOnly
from isoassess.store.sharing.writer_note import Writer, note_of


class HeldElsewhere(StoreReadOnly):
    """Another computer writes in the file: until it is closed there, it can only be looked at here."""


class NoteInTheWay(StoreReadOnly):
    """What lies where the note of the writer belongs cannot be replaced."""


def note_in_the_way(note: Path) -> NoteInTheWay:
    return NoteInTheWay(
        _(
            'Something that is not of IsoAssess lies at "{note}" and keeps this computer from writing. '
            "Put it away, and try again."
        ).format(note=note)
    )


def held_elsewhere(path: Path, writer: Writer) -> HeldElsewhere:
    """Who, where, since when; and when the last sign was seen, where that is long ago."""
    if not writer.computer.name:
        words = _(
            '"{path}" may be open on another computer: "{note}" beside it cannot be read. So nothing is '
            "saved in it here."
        )
        return HeldElsewhere(words.format(path=path, note=note_of(path).name))
    today = datetime.now().astimezone().date()
    words = _(
        '"{path}" has been open on the computer "{computer}" ({who}) since {since}, so nothing is saved '
        "in it here."
    )
    said = words.format(
        path=path,
        computer=writer.computer.name,
        who=writer.who or _("somebody without a name"),
        since=moment_words(writer.since, today=today),
    )
    if writer.is_silent(datetime.now(UTC)):
        last = _("The last sign from there is of {renewed}.")
        said = f"{said} {last.format(renewed=moment_words(writer.renewed, today=today))}"
    return HeldElsewhere(said)
