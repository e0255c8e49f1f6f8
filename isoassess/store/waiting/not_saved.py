"""A fault of the program in the midst of saving: nothing of it is in the file, and that is said."""

from collections.abc import Iterator
from contextlib import contextmanager

from isoassess import faults
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store.errors import StoreError


class NotSaved(StoreError):
    """A fault of the program kept something from being saved; its report is in the log."""


@contextmanager
def faults_as_not_saved() -> Iterator[None]:
    """Every unexpected error becomes a NotSaved, so that what was typed waits as after any other refusal."""
    try:
        yield
    except ExpectedError:
        raise
    except Exception as fault:
        faults.tell(fault)
        raise NotSaved(not_saved_words()) from fault


def not_saved_words() -> str:
    return _(
        "This could not be saved because of an error in the program. It is tried again when you leave "
        "the field. If it still fails, copy the text before you close."
    )
