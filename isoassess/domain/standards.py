"""The standards of the ISO 9000 family and their editions."""

from enum import StrEnum


class Standard(StrEnum):
    """A standard of the ISO 9000 family that an organization can be held against."""

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"


class Lens(StrEnum):
    """One edition of one standard: the view through which requirements are read."""

    ISO9001_2026 = "iso9001:2026"
    ISO9001_2015 = "iso9001:2015"
    ISO9001_1994 = "iso9001:1994"
    ISO9002_1994 = "iso9002:1994"

    @property
    def standard(self) -> Standard:
        return Standard(self.value.partition(":")[0])

    @property
    def edition(self) -> str:
        """The year, as text."""
        return self.value.partition(":")[2]

    @property
    def label(self) -> str:
        """As a person writes it: ISO 9001:2026."""
        return f"ISO {self.standard.value.removeprefix('iso')}:{self.edition}"

    @property
    def certifiable(self) -> bool:
        """Whether an accredited certificate to it can exist; those to editions before 2000 ended in 2003."""
        return self not in _CONTRACT_MODELS


_CONTRACT_MODELS = frozenset({Lens.ISO9001_1994, Lens.ISO9002_1994})
