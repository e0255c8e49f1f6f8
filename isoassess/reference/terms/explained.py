"""A word of the trade as it is explained: how it is called, how else it stands in texts, and its sentence."""

from msgspec import Struct


class ExplainedTerm(Struct, frozen=True, kw_only=True):
    """`forms`: as it stands in texts; `also`: other words that lead to it."""

    id: str
    name: str
    forms: tuple[str, ...]
    says: str
    also: str = ""


def explained(id_: str, name: str, forms: str, says: str, *, also: str = "") -> ExplainedTerm:
    """`forms` are separated by bars, so that a translation has as many as its language wants."""
    return ExplainedTerm(id=id_, name=name, forms=tuple(filter(None, forms.split("|"))), says=says, also=also)
