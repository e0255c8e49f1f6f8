"""The answers that questions offer, in the words of the facts."""

from collections.abc import Iterable

from isoassess.domain.fact_words import value_words
from isoassess.domain.profile import NoProduct, Performer
from isoassess.language.texts import _
from isoassess.standard_choice.intake import NotDone

Choices = list[tuple[object, str]]


def choices(key: str, values: Iterable[object]) -> Choices:
    """The values with their words; None is "Not known"."""
    return [(value, capitalized(value_words(key, value))) for value in values]


def yes_or_no() -> Choices:
    return [(True, _("Yes")), (False, _("No")), (None, _("Not known"))]


def name_on_product() -> Choices:
    """Whether the own name stands on the product, or there is none."""
    yes, no, unknown = yes_or_no()
    return [yes, no, (NoProduct.NO_PRODUCT, _("No product")), unknown]


def stages() -> Choices:
    """Who carries a stage of the work out."""
    return [
        (Performer.WE, _("We do")),
        (Performer.OUTSOURCED, _("Outsourced")),
        (Performer.CUSTOMER, _("Customer")),
        (NotDone.NONE, _("Not done")),
    ]


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
