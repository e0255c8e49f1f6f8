"""Lets this computer write in a file that another one has not let go of, for whoever has no window."""

from pathlib import Path

from isoassess.store.file.existing import check_existing
from isoassess.store.file.place import real_place
from isoassess.store.sharing.held import held_elsewhere
from isoassess.store.sharing.writer_lock import WriterLock
from isoassess.store.sharing.writer_note import Writer


def take_over(path: Path, *, who: str) -> Writer | None:
    """Who wrote before; None where nobody keeps this computer from writing.

    Raises HeldElsewhere while the other computer still gives signs, and NoteInTheWay.
    """
    check_existing(path)
    place = real_place(path)
    lock = WriterLock(place, who=who)
    try:
        if lock.take() or lock.writer is None:
            return None
        if not lock.is_silent:
            raise held_elsewhere(place, lock.writer)
        before = lock.writer
        lock.take_over()
        return before
    finally:
        lock.release()
