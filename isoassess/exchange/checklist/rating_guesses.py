"""What each word for a rating of a checklist may mean, for a person to confirm."""

from collections.abc import Iterable, Mapping

from isoassess.domain import Rating
from isoassess.exchange.checklist.heads.status_heads import PLAIN_HEAD, StatusHead
from isoassess.exchange.checklist.number_scale import NumberScale
from isoassess.exchange.checklist.status_words import is_plus, of_sign, of_step_and_word, rating_of, sign_in
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.language.folding import folded

_LIGHTS = {  # red, amber or yellow, and green, among each other
    "r": Rating.ABSENT,
    "a": Rating.PARTIAL,
    "y": Rating.PARTIAL,
    "g": Rating.CONFORMING,
}


def guessed_ratings(
    statuses: Iterable[str],
    scale: NumberScale | None = None,
    *,
    below: StatusHead = PLAIN_HEAD,
    beside: Iterable[str] = (),
    legend: Mapping[str, Rating] | None = None,
) -> dict[str, Rating | None]:
    """By each word for a rating what it may mean; None for what a person has to say.

    Numbers and letters mean what they do on their `scale`, a "yes" what it does `below` its head; "2 partial"
    is as this program writes it. `beside`: what else could be said. `legend`: what the
    checklist says itself of its words.
    """
    on_it = {*scale.words} if scale else set[str]()
    own = {folded(rating_choice(rating)): rating for rating in Rating}
    statuses = (*statuses,)
    shortened = {folded(word).strip(" .") for word in (*statuses, *beside)}
    signs = {sign_in(word) for word in statuses} if any(map(is_plus, statuses)) else set[str]()

    lights = _LIGHTS if {"r", "g"} <= shortened else {}

    def guessed(word: str) -> Rating | None:
        if scale and word in on_it:
            return scale.rating(word)
        if legend and word in legend:
            return legend[word]
        if "ha" in shortened and folded(word).strip(" .") == "na":
            return None  # not applicable, or the minor one beside a major one in German
        if folded(word).strip(" .") in lights:
            return lights[folded(word).strip(" .")]
        if below.decides(word):
            return below.meaning(word)
        if signs and sign_in(word):
            return of_sign(word, lowest="--" not in signs)
        return rating_of(word) or own.get(folded(word).strip()) or of_step_and_word(word)

    return {word: guessed(word) for word in statuses}
