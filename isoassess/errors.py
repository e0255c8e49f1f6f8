"""What can go wrong through no fault of the program; the text is one plain sentence for the person who acted."""


class ExpectedError(Exception):
    """Shown as it is, beside the action or as one line on the command line; never with a traceback."""


class BadInput(ExpectedError):
    """Something read from a person or a file is not what it must be; the text names the place and the reason."""


class CannotWrite(ExpectedError):
    """A file could not be written: no space, no right, in use; nothing half-written is left behind."""
