"""What the words of a checklist may mean as ratings: a first guess, for a person to confirm."""

import re
from collections.abc import Iterable

from isoassess.domain import Rating
from isoassess.language.folding import folded

_PERCENT = re.compile(r"^(\d{1,3})(?:[.,]\d+)?\s*%$")
_AMOUNT = re.compile(r"^(\d{1,3})(?:[.,](\d+))?$")

_MEANINGS = {
    Rating.NOT_APPLICABLE: """
        n/a, na, n.a, not applicable, nicht anwendbar, entfallt, non applicable, no aplica""",
    Rating.ABSENT: """
        no, n, none, not met, not implemented, absent, missing, fail, failed, nein, non, major, major nc,
        major nonconformity, not started, nicht erfullt, not compliant, non-compliant, noncompliant, red,
        not in place""",
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
        ✓, ✔""",
    Rating.EFFECTIVE: """
        effective, excellent, best practice, optimized, optimised, strength, very good""",
}
_BY_WORD = {word.strip(): rating for rating, words in _MEANINGS.items() for word in words.split(",")}
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
    numbers = {word: number for word in statuses if (number := _number(word)) is not None}
    highest = max(numbers.values(), default=0.0)
    return {
        word: _of_number(numbers[word], highest) if word in numbers else _of_word(word) for word in statuses
    }


def is_rating_word(word: str) -> bool:
    """Whether a word stands for a rating by itself, as "partly" does and a bare number does not."""
    return _of_word(word) is not None


def _of_word(word: str) -> Rating | None:
    percent = _PERCENT.match(word.strip())
    if percent:
        return _of_percent(int(percent[1]))
    plain = folded(word).strip(" .!")
    return _BY_WORD.get(plain) or _BY_WORD.get(folded(word).strip()) or _IN_ANY_ORDER.get(_sorted(word))


def _sorted(words: str) -> tuple[str, ...]:
    """As "NC (minor)" and "minor NC" have them alike."""
    return tuple(sorted(_LETTERS.findall(folded(words))))


def _number(word: str) -> float | None:
    found = _AMOUNT.match(word.strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def _of_number(number: float, highest: float) -> Rating:
    if highest <= 1 and not number.is_integer():
        return _of_percent(100 * number)
    if highest > 5:
        return _of_percent(number * 10 if highest <= 10 else number)
    scale = _SCALES[max(1, int(-(-highest // 1)))]
    return Rating(scale[min(int(number), len(scale) - 1)])


def _of_percent(percent: float) -> Rating:
    steps = ((5, Rating.ABSENT), (40, Rating.INFORMAL), (85, Rating.PARTIAL))
    return next((rating for below, rating in steps if percent < below), Rating.CONFORMING)
