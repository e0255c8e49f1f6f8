"""What can go wrong through no fault of the program, each with one plain sentence for the person."""

from isoassess.shown import shown


class ExpectedError(Exception):
    """Shown as it is, beside the action or as one line on the command line; never with a traceback.

    Its text may hold names and words out of a foreign file; nothing of those acts on a terminal or a window.
    """

    def __str__(self) -> str:
        return shown(super().__str__())


class BadInput(ExpectedError):
    """What a person or a file said is not what it must be; the text names place and reason."""


class CannotWrite(ExpectedError):
    """A file could not be written: no space, no right, in use; nothing half-written is left behind."""
