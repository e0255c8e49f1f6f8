"""What the words of a checklist may mean as ratings: a first guess, for a person to confirm."""

import re
from collections.abc import Iterable

from isoassess.domain import Rating
from isoassess.language.folding import folded

_PERCENT = re.compile(r"^(\d{1,3})(?:[.,]\d+)?\s*%$")
_AMOUNT = re.compile(r"^(\d{1,3})(?:[.,](\d+))?$")

_AFTER_WORD = re.compile(r"\s*[:;,\n–—]\s*|\s+-\s+|\s*\(|\.\s+")
_LONGEST_WORD = 30  # letters

_MEANINGS = {
    Rating.NOT_APPLICABLE: """
        n/a, na, n.a, not applicable, nicht anwendbar, entfallt, non applicable, no aplica""",
    Rating.ABSENT: """
        no, n, none, not met, not implemented, absent, missing, fail, failed, nein, non, major, major nc,
        major nonconformity, not started, nicht erfullt, not compliant, non-compliant, noncompliant, red,
        not in place, not ok, nok, nicht ok, n.i.o, nio""",
    Rating.INFORMAL: """
        nc, nonconforming, non-conforming, nonconformity, non-conformity, informal, not documented, started,
        planned, abweichung, poor, weak""",
    Rating.PARTIAL: """
        partial, partially, partly, part, p, in progress, partially met, partially compliant, minor, minor nc,
        minor nonconformity, teilweise, teilweise erfullt, partiel, parcial, parziale, amber,
        partially implemented, yellow, fair, some""",
    Rating.CONFORMING: """
        yes, y, c, ok, conform, conforming, conformity, compliant, complies, met, ja, j, oui, si, pass,
        passed, full, fully, implemented, fully implemented, fully met, fully compliant, done, green,
        ofi, obs, observation, opportunity for improvement, good, erfullt, complete, in place, closed,
        ✓, ✔, i.o, in ordnung""",
    Rating.EFFECTIVE: """
        effective, excellent, best practice, optimized, optimised, strength, very good""",
}
_BY_WORD = {word.strip(): rating for rating, words in _MEANINGS.items() for word in words.split(",")}
_BETWEEN = re.compile(r"[/|()]")
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_ANY_ORDER = {
    tuple(sorted(_LETTERS.findall(word))): rating for word, rating in _BY_WORD.items() if " " in word
}
_SCALES = {  # the highest number of a scale, and what each number of it says
    1: "03",
    2: "023",
    3: "0123",
    4: "01234",
    5: "012234",
}


def guessed_ratings(statuses: Iterable[str]) -> dict[str, Rating | None]:
    """By each word for a rating what it may mean; None for what a person has to say.

    Bare numbers are read together: up to 5 as a scale, beyond it as percent.
    """
    statuses = tuple(statuses)
    numbers = {word: number for word in statuses if (number := amount_in(word)) is not None}
    highest = max(numbers.values(), default=0.0)
    return {
        word: _ofamount_in(numbers[word], highest) if word in numbers else _of_word(word) for word in statuses
    }


def is_rating_word(word: str) -> bool:
    """Whether a word stands for a rating by itself, as "partly" does and a bare number does not."""
    return _of_word(word) is not None


def word_and_rest(said: str) -> tuple[str, str]:
    """The word for a rating, and what follows it, as in "NC: no label"; a long text is no word at all."""
    whole = " ".join(said.split())
    if is_rating_word(whole) or amount_in(whole) is not None:
        return whole, ""
    first, mark, rest = _split(said)
    if mark and is_rating_word(first):
        return " ".join(first.split()), rest.strip()
    return (whole, "") if len(whole) <= _LONGEST_WORD else ("", said)


def _split(said: str) -> tuple[str, str, str]:
    """At the first mark that ends a word and begins what is said of it."""
    found = _AFTER_WORD.search(said)
    return (said[: found.start()], found[0], said[found.end() :]) if found else (said, "", "")


def _of_word(word: str) -> Rating | None:
    percent = _PERCENT.match(word.strip())
    if percent:
        return _of_percent(int(percent[1]))
    return _of_one(word) or _of_alike(word)


def _of_one(word: str) -> Rating | None:
    plain = folded(word).strip(" .!")
    return _BY_WORD.get(plain) or _BY_WORD.get(folded(word).strip()) or _IN_ANY_ORDER.get(_sorted(word))


def _of_alike(word: str) -> Rating | None:
    """Of words in two languages, as "Ja / Yes", where they say the same."""
    words = [part for part in _BETWEEN.split(word) if part.strip()]
    said = {_of_one(part) for part in words}
    return said.pop() if len(words) > 1 and len(said) == 1 else None


def _sorted(words: str) -> tuple[str, ...]:
    """As "NC (minor)" and "minor NC" have them alike."""
    return tuple(sorted(_LETTERS.findall(folded(words))))


def amount_in(word: str) -> float | None:
    """The bare number that a word is; None for any other."""
    found = _AMOUNT.match(word.strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def _ofamount_in(number: float, highest: float) -> Rating:
    if highest <= 1 and not number.is_integer():
        return _of_percent(100 * number)
    if highest > 5:
        return _of_percent(number * 10 if highest <= 10 else number)
    scale = _SCALES[max(1, int(-(-highest // 1)))]
    return Rating(scale[min(int(number), len(scale) - 1)])


def _of_percent(percent: float) -> Rating:
    steps = ((5, Rating.ABSENT), (40, Rating.INFORMAL), (85, Rating.PARTIAL))
    return next((rating for below, rating in steps if percent < below), Rating.CONFORMING)
