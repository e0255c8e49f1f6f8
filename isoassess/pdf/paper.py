"""The sheets a document is laid out for."""

from enum import Enum


class Paper(Enum):
    """Width and height in points."""

    A4 = (595.2756, 841.8898)
    LETTER = (612.0, 792.0)

    @property
    def width(self) -> float:
        return self.value[0]

    @property
    def height(self) -> float:
        return self.value[1]
