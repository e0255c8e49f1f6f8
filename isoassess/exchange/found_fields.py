"""What was found in the fields of a form, and what can keep it from being found."""

from msgspec import Struct


class TooMuchInForm(Exception):
    """The file has more fields, or deeper ones, than a form can have."""


class Protected(Exception):
    """The file is encrypted."""


class FoundFields(Struct, frozen=True, kw_only=True):
    """The values by the full names of the fields; more than one where a field says several things.

    Under the empty name stands what fields say that have lost theirs. `unreadable`: the names of fields that
    hold something, which is no text.
    `script`: the file holds something that a viewer would carry out.
    """

    values: dict[str, tuple[str, ...]]
    unreadable: tuple[str, ...] = ()
    script: bool = False
