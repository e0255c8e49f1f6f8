"""What is said of a document whose day of issue cannot be right."""

from datetime import date

from isoassess.language.dates import date_words
from isoassess.language.texts import _


def issued_before_data(issued: date | None, data: date) -> str:
    """One sentence where a document is issued before the day of its data; else empty."""
    if issued is None or issued >= data:
        return ""
    says = _("Issued on {issued}, before the day of the data, {day}: look which of the two is wrong.")
    return says.format(issued=date_words(issued), day=date_words(data))
