"""Numbers that may have decimals, as people type them: with a point or a comma, and the thousands apart."""

import re
import unicodedata

from isoassess.errors import BadInput
from isoassess.language.dates import DECIMALS, amount_words
from isoassess.language.texts import _

MOST = 10_000_000  # what a count of a profile can hold
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"(\d*)[.,](\d+)")
_GROUPS = re.compile(r"\d{1,3}(?:([.,'\u2019])\d{3})(?:\1\d{3})*")


def read_amount(text: str, *, decimal: str = ".") -> int | float | None:
    """The number somebody typed, None for nothing; BadInput says in one sentence what is wrong.

    `decimal` is the country's own sign. It tells what 1,250 means; where only one reading makes sense, as
    with 12,5, either sign will do.
    """
    typed = "".join(unicodedata.normalize("NFKC", text).replace("\u066b", decimal).split())
    if not typed:
        return None
    whole, part = _parts(typed, decimal)
    if len(whole) > 12 or int(whole) + bool(part) > MOST:
        raise BadInput(_("Enter a number up to {most}.").format(most=amount_words(MOST, grouped=True)))
    if len(part) > DECIMALS:
        raise BadInput(_("Enter at most three decimals."))
    return float(f"{int(whole)}.{_ascii(part)}") if part else int(whole)


def typed_amount(amount: float, *, decimal: str = ".") -> str:
    """A number as it would be typed, with the country's own sign and the decimals it has."""
    shown = f"{amount:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return shown.replace(".", decimal)


def size_words(size: int) -> str:
    """The size of a file, given in bytes, as a person says it."""
    if size < 1_000_000:
        return _("{count} kB").format(count=max(1, round(size / 1000)))
    return _("{count} MB").format(count=amount_words(size / 1_000_000, decimals=1))


def _parts(typed: str, decimal: str) -> tuple[str, str]:
    """What stands before and after the decimal sign, without zeros at the end."""
    grouped = _GROUPS.fullmatch(typed)
    if grouped and (grouped[1] != decimal or typed.count(decimal) > 1):
        return re.sub(r"\D", "", typed), ""
    if _PLAIN.fullmatch(typed):
        return typed, ""
    broken = _DECIMAL.fullmatch(typed)
    if broken:
        return broken[1] or "0", _ascii(broken[2]).rstrip("0")
    raise BadInput(_("Enter a number in digits, such as 25 or 12{sign}5.").format(sign=decimal))


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)
