"""Pictures in a document: what a camera saw, with what is said below."""

from msgspec import Struct


class Picture(Struct, frozen=True, kw_only=True):
    """A JPEG with its size in pixels; `alt` says what it is a picture of.

    `number` and `about` stand below it; links call it by its `anchor`.
    """

    content: bytes
    width: int
    height: int
    number: str
    about: str
    anchor: str
    alt: str


class Pictures(Struct, frozen=True, kw_only=True):
    """Pictures with their captions, two side by side."""

    items: tuple[Picture, ...]
