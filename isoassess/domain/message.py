"""What is to be said, without a word of it: an id, and the values that its sentence names.

Values of the domain carry messages, so that they are the same in every language; a room's labels say them.
"""

import datetime
from functools import cache
from typing import Union

from msgspec import Struct

Argument = Union[str, int, float, datetime.date, "Message"]
Arguments = tuple[tuple[str, Argument], ...]


class Message(Struct, frozen=True):
    """`id` names the sentence; `arguments` are what it is filled with, by name."""

    id: str
    arguments: Arguments = ()


def message(id: str, **given: Argument) -> Message:
    """The message with its arguments."""
    return Message(id, tuple(given.items())) if given else _alone(id)


@cache
def _alone(id: str) -> Message:
    """Most messages name nothing, and one judgement makes hundreds of them."""
    return Message(id)


def arguments(**given: Argument) -> Arguments:
    """Arguments by name, in the order given."""
    return tuple(given.items())
