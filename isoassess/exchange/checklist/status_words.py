"""What the words of a checklist may mean as ratings: a first guess, for a person to confirm."""

import re

from isoassess.domain import Rating
from isoassess.exchange.checklist.rating_words import BY_WORD, IMPROVABLE, UNRATED
from isoassess.language.folding import folded

_PERCENT = re.compile(r"^(\d{1,3})(?:[.,]\d+)?\s*%$")
_AMOUNT = re.compile(r"^(\d{1,3})(?:[.,](\d+))?$")
_OUT_OF = re.compile(r"^(\d{1,3})(?:[.,](\d+))?\s*(?:/|von|aus|of|out of|sur|de|di)\s*(\d{1,3})$")
_ANY_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_SIGNS = {
    "++": Rating.EFFECTIVE,
    "+": Rating.CONFORMING,
    **dict.fromkeys(("o", "+/-", "+-", "\u00b1"), Rating.PARTIAL),
    "-": Rating.INFORMAL,
    "--": Rating.ABSENT,
}
_STEP_AND_WORD = re.compile(r"^\d{1,2}\s*[-\u2013\u2014=:]\s*(\D+)$")
YES = frozenset({"yes", "y", "ja", "j", "oui", "si", "true", "wahr", "vrai"})
NO = frozenset(
    {"no", "n", "nein", "non", "none", "keine", "kein", "keiner", "nil", "false", "falsch", "faux"}
)
_AFTER_WORD = re.compile(r"(?<!\s)(?:\s*[:;\n–—]\s*|\s+-\s+|\s*\()")  # blanks are looked at once
_SHORTEST_LEAD = 2  # letters; an n before a dot is half of "n. a."
_LONGEST_WORD = 60  # letters
_CAUTIOUS = (Rating.ABSENT, Rating.INFORMAL, Rating.PARTIAL, Rating.NOT_APPLICABLE)
_RESTRICTING = re.compile(
    r"\b(but|except|although|though|however|yes|aber|ausser|jedoch|obwohl|ja|mais|sauf|pero|ma)\b"
)
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,2}[.\s/]+)+[^\W\d_]{0,2}[.\s]*")
_IN_WORDS = re.compile(r"(?:[^\W\d_]|[\s(),/-])+")
_BETWEEN = re.compile(r"[/|()]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WITHOUT_DASHES = {word.replace("-", " "): rating for word, rating in BY_WORD.items()}
_IN_ANY_ORDER = {
    tuple(sorted(_LETTERS.findall(word))): rating for word, rating in BY_WORD.items() if " " in word
}


def is_rating_word(word: str) -> bool:
    """Whether a word stands for a rating, as "partly" and "3 of 5" do and a bare number does not."""
    return rating_of(word) is not None or out_of_in(word) is not None


def says_unrated(word: str) -> bool:
    """Whether a word says that nobody rated, as "not assessed" and a question mark do."""
    return " ".join(folded(word).replace("-", " ").strip(" .!").split()) in UNRATED


def is_yes_or_no(head: str) -> bool:
    """Whether a head is one of these words alone, below which the same word may say the contrary."""
    return folded(head).strip(" .!?:") in YES | NO


def names_improvement(word: str) -> bool:
    """Whether a word says that what is fulfilled could be better, as "OFI" does."""
    parts = [part for part in (word, *_BETWEEN.split(word)) if part.strip()]
    return any(" ".join(folded(part).strip(" .!").split()) in IMPROVABLE for part in parts)


def sign_in(word: str) -> str:
    """One of ++, +, o, - and --, or +/-, however its dashes are written; empty for any other word."""
    plain = _ANY_DASH.sub("-", word.strip().lower())
    return plain if plain in _SIGNS else ""


def is_plus(word: str) -> bool:
    """Whether it is a sign that only stands where others are signs, too."""
    return sign_in(word) in ("+", "++")


def of_step_and_word(word: str) -> Rating | None:
    """What a number means that is written with its meaning, as "5 - fully met"."""
    found = _STEP_AND_WORD.match(" ".join(word.split()))
    return rating_of(found[1]) if found else None


def of_sign(word: str, *, lowest: bool) -> Rating | None:
    """What a sign means among others; `lowest`: a single dash is the lowest of them."""
    sign = sign_in(word)
    return Rating.ABSENT if lowest and sign == "-" else _SIGNS.get(sign)


def word_and_text(said: str) -> tuple[str, str]:
    """The word for a rating in a cell, and the text of the whole cell where it says more than that word.

    A cell is read as a whole. Only a word that lacks something counts by itself before what is said of it,
    as in "NC: no label"; "yes, partly" is a word that nobody knows. A long text is no word at all.
    """
    whole = " ".join(said.split())
    if is_rating_word(whole) or amount_in(whole) is not None or part_in(whole) is not None:
        return whole, ""
    lead = _cautious_lead(said)
    if lead:
        return lead, said
    return (whole, said) if len(whole) <= _LONGEST_WORD else ("", said)


def _cautious_lead(said: str) -> str:
    """The word before a colon, a dash, a bracket or a new line, where nothing behind it takes it back."""
    found = _AFTER_WORD.search(said)
    if found is None:
        return ""
    lead, rest = " ".join(said[: found.start()].split()), said[found.end() :]
    if len(lead) < _SHORTEST_LEAD or rating_of(lead) not in _CAUTIOUS or _RESTRICTING.search(folded(rest)):
        return ""
    means = rating_of(" ".join(rest.split()).strip("() "))
    return lead if means in (None, *_CAUTIOUS[:2]) or means is rating_of(lead) else ""


def rating_of(word: str) -> Rating | None:
    """What a word means by itself; None for a number on a scale, and for a word that nobody knows."""
    percent = percent_in(word)
    if percent is not None:
        return of_percent(percent)
    return _of_one(word) or _of_alike(word)


def percent_in(word: str) -> int | None:
    """The whole percent that a word is; None for any other."""
    found = _PERCENT.match(word.strip())
    return int(found[1]) if found else None


def _of_one(word: str) -> Rating | None:
    plain = " ".join(folded(word).strip(" .!").split())
    return (
        BY_WORD.get(plain)
        or _WITHOUT_DASHES.get(plain.replace("-", " "))
        or _of_abbreviated(plain)
        or _IN_ANY_ORDER.get(_sorted(word))
    )


def _of_abbreviated(plain: str) -> Rating | None:
    """As of "n. i. o", with points and blanks or without."""
    return BY_WORD.get("".join(_LETTERS.findall(plain))) if _ABBREVIATED.fullmatch(plain) else None


def _of_alike(word: str) -> Rating | None:
    """Of words in two languages, as "Ja / Yes", where they say the same."""
    words = [part for part in _BETWEEN.split(word) if part.strip()]
    said = {_of_one(part) for part in words}
    return said.pop() if len(words) > 1 and len(said) == 1 else None


def _sorted(words: str) -> tuple[str, ...]:
    """As "NC (minor)" and "minor NC" have them alike; none where there is more than words."""
    plain = folded(words).strip(" .!")
    return tuple(sorted(_LETTERS.findall(plain))) if _IN_WORDS.fullmatch(plain) else ()


def amount_in(word: str) -> float | None:
    """The bare number that a word is; None for any other."""
    found = _AMOUNT.match(word.strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def out_of_in(word: str) -> tuple[float, int] | None:
    """The number and the end of its scale, as of "3 of 5"; None where the scale ends below it."""
    found = _OUT_OF.match(folded(word).strip())
    if found is None:
        return None
    number, highest = float(f"{found[1]}.{found[2] or 0}"), int(found[3])
    return (number, highest) if highest > 1 and number <= highest else None


def part_in(word: str) -> float | None:
    """The part of the whole, in percent, as of "1.5 / 2.5"; None where there is none, or more than all."""
    number, _slash, whole = word.partition("/")
    said, most = amount_in(number), amount_in(whole)
    return 100 * said / most if said is not None and most and said <= most else None


def of_percent(percent: float) -> Rating:
    """What a part of all that is asked means."""
    steps = ((5, Rating.ABSENT), (40, Rating.INFORMAL), (85, Rating.PARTIAL))
    return next((rating for below, rating in steps if percent < below), Rating.CONFORMING)
