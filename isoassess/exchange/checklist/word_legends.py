"""What the legend of a checklist says of its short words for ratings, as "t = partly met" does."""

import re
from collections.abc import Iterable

from isoassess.domain import Rating
from isoassess.exchange.checklist.status_words import rating_of
from isoassess.language.folding import folded

_LONGEST = 5  # letters and signs of such a word
_MOST = 40  # of them; a legend is no dictionary
_EQUALS = r"\s*(?:=|:|\u2013|\u2014|->|\u2192|(?<=\s)-(?=\s)|\b(?:is|means|ist|heisst|bedeutet)\b)\s*"
_MEANING = r"([^\W\d_](?:(?![=;,/|()\n:])\D)*)"
_MOST_WORDS = 6  # of what is said of one
_NEGATIONS = ("no", "non", "nein", "none")  # before another word they say what is not there


def legend_of_words(words: Iterable[str], texts: Iterable[str]) -> dict[str, Rating]:
    """By each of the `words` what the `texts` say that it means; what they contradict is not among them."""
    short = {folded(word).strip(" ."): word for word in words if len(word) <= _LONGEST}
    short = {plain: word for plain, word in list(short.items())[:_MOST] if plain[:1].isalpha()}
    if not short:
        return {}
    listed = "|".join(map(re.escape, sorted(short, key=len, reverse=True)))
    said = re.compile(rf"(?<![\w.])({listed})\.?{_EQUALS}{_MEANING}")
    found: dict[str, set[Rating]] = {}
    for line in (line for text in texts for line in text.splitlines()):
        for each in said.finditer(" ".join(folded(line).split())):
            if (rating := _rating(each[2])) is not None:
                found.setdefault(short[each[1]], set()).add(rating)
    return {word: next(iter(ratings)) for word, ratings in found.items() if len(ratings) == 1}


def _rating(words: str) -> Rating | None:
    """What the first of these words mean, as many of them as anybody knows."""
    parts = words.split()[:_MOST_WORDS]
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count]).strip(" .!-")
        if count < len(parts) and said in _NEGATIONS:
            return None
        if (rating := rating_of(said)) is not None:
            return rating
    return None
