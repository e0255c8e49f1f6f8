"""The one way in which texts are made alike before they are searched: no case, no accents, no look-alikes."""

import unicodedata

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u00b4`"
_ALIKE = str.maketrans(_LETTERS | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'"))
_UNSEEN = ("Mn", "Cf")  # accents, and marks that nobody sees, such as a soft hyphen


def folded(text: str) -> str:
    """As it is searched for and in: `Prüfmittel`, `PRUFMITTEL` and `prüfmittel` are one.

    What was folded once stays as it is.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(letter for letter in plain if unicodedata.category(letter) not in _UNSEEN)
    return unicodedata.normalize("NFC", letters.casefold()).translate(_ALIKE)
