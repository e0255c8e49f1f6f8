"""On which scale the bare numbers of a checklist are, or its letters from A, and which end is the best."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import Rating
from isoassess.exchange.checklist.scale_legends import ScaleLegend, legend_in
from isoassess.exchange.checklist.status_words import amount_in, of_percent, rating_of

_HIGHEST = 20  # of a scale; beyond it numbers are percent
_SURELY = 10  # the highest number that is no percent where nothing says so
_USUAL = (5, 10)  # where scales end whose last step may not be used
_LETTER = re.compile(r"[A-Fa-f]")
_FEWEST_LETTERS = 3
_STEPS = {  # by how many there are: what each says, the worst one first
    2: "03",
    3: "023",
    4: "0123",
    5: "01234",
    6: "012234",
}


class ScaleReading(StrEnum):
    """Why the best end of a scale is the one it is."""

    SAID = "said"
    LEGEND = "legend"
    ZERO = "zero"  # what begins with it is no scale of marks
    LETTERS = "letters"
    PERCENT = "percent"
    UNKNOWN = "unknown"


class NumberScale(Struct, frozen=True, kw_only=True):
    """`words`: those of the checklist that are on it; `best`: one of its ends; None for not known.

    A letter counts by its place, A as 1. `choices`: what may be said to be the best; none where nobody need
    be asked. `legend`: what the file says of it, in which `meanings` are said outright.
    """

    words: tuple[str, ...]
    lowest: int
    highest: int
    best: int | None
    reading: ScaleReading
    letters: bool = False
    choices: tuple[str, ...] = ()
    legend: str = ""
    meanings: dict[int, Rating] = {}

    def shown(self, step: int) -> str:
        return _shown(step, letters=self.letters)

    def with_best(self, choice: str) -> "NumberScale":
        """As a person says it, by one of the `choices`; the scale ends there."""
        step = int(_step(choice, letters=self.letters) or 0)
        highest = max(step, self.highest)
        return replace(self, best=step, highest=highest, reading=ScaleReading.SAID, meanings={})

    def rating(self, word: str) -> Rating | None:
        """None where it is not known which end is best."""
        step = _step(word, letters=self.letters)
        if step is None or self.best is None:
            return None
        if step in self.meanings:
            return self.meanings[int(step)]
        from_worst = step - self.lowest if self.best == self.highest else self.highest - step
        steps = _STEPS.get(self.highest - self.lowest + 1)
        if steps is None or self.reading is ScaleReading.PERCENT:
            return of_percent(100 * from_worst / (self.highest - self.lowest))
        return Rating(steps[int(from_worst)])


def number_scale(
    statuses: Iterable[str], *, head: str = "", texts: Iterable[str] = (), steps: Sequence[str] = ()
) -> NumberScale | None:
    """None where the words for ratings are neither numbers nor letters from A.

    `head`: of their column; `texts`: where a legend may stand; `steps`: what stands above crossed columns.
    """
    statuses = (*statuses,)
    letters = _are_letters((*statuses, *steps))
    on_it = {word: step for word in statuses if (step := _step(word, letters=letters)) is not None}
    if not on_it:
        return None
    legend = legend_in(head, texts, letters=letters)
    reached = [*on_it.values(), *(step for word in steps if (step := _step(word, letters=letters)))]
    if not letters and _are_percent(reached, legend):
        highest = 1 if max(reached) <= 1 else max(100, -int(-max(reached) // 1))
        return NumberScale(
            words=(*on_it,), lowest=0, highest=highest, best=highest, reading=ScaleReading.PERCENT
        )
    lowest, highest = _ends(reached, legend)
    scale = NumberScale(
        words=(*on_it,),
        lowest=lowest,
        highest=highest,
        best=None,
        reading=ScaleReading.UNKNOWN,
        letters=letters,
        choices=_choices(lowest, highest, surely=letters or legend.ends is not None, letters=letters),
    )
    return _directed(scale, legend)


def guessed_ratings(statuses: Iterable[str], scale: NumberScale | None = None) -> dict[str, Rating | None]:
    """By each word for a rating what it may mean; None for what a person has to say.

    Numbers and letters mean what they do on their `scale`.
    """
    on_it = {*scale.words} if scale else set[str]()
    return {word: scale.rating(word) if scale and word in on_it else rating_of(word) for word in statuses}


def _directed(scale: NumberScale, legend: ScaleLegend) -> NumberScale:
    best = legend.best_of(scale.lowest, scale.highest)
    if best is not None:
        said = {int(step) for word in scale.words if (step := _step(word, letters=scale.letters)) is not None}
        meanings = legend.meanings if said <= legend.meanings.keys() else {}
        return replace(scale, best=best, reading=ScaleReading.LEGEND, legend=legend.words, meanings=meanings)
    if scale.letters:
        return replace(scale, best=scale.lowest, reading=ScaleReading.LETTERS)
    if not scale.lowest:
        return replace(scale, best=scale.highest, reading=ScaleReading.ZERO)
    return scale


def _choices(lowest: int, highest: int, *, surely: bool, letters: bool) -> tuple[str, ...]:
    """Both ends, and where the scale may go on to; `surely`: it ends where it seems to."""
    further = () if surely or highest in _USUAL else [usual for usual in _USUAL if usual > highest][:1]
    return tuple(_shown(step, letters=letters) for step in (lowest, highest, *further))


def _shown(step: int, *, letters: bool) -> str:
    return chr(ord("A") + step - 1) if letters else str(step)


def _are_percent(reached: list[float], legend: ScaleLegend) -> bool:
    if legend.ends is not None:
        return legend.ends[1] > _HIGHEST or max(reached) > _HIGHEST
    in_parts = max(reached) <= 1 and not all(step.is_integer() for step in reached)
    return in_parts or max(reached) > _SURELY


def _ends(reached: list[float], legend: ScaleLegend) -> tuple[int, int]:
    """Named, said in a legend, or reached; a scale begins with 1 where no 0 is among these."""
    named = [*(legend.ends or ()), *(step for step in legend.levels if step <= _SURELY), *reached]
    lowest = min(1, int(min(named)))
    return lowest, max(-int(-max(named) // 1), lowest + 1)


def _are_letters(words: Iterable[str]) -> bool:
    """At least A, B and C; an A alone may be short for anything, and "C" beside "NC" is conforming."""
    words = {word.upper() for word in words}
    found = sorted(word for word in words if _LETTER.fullmatch(word))
    return {*"ABC"} <= {*found} and len(found) >= _FEWEST_LETTERS and "NC" not in words


def _step(word: str, *, letters: bool) -> float | None:
    if letters:
        return float(ord(word.upper()) - ord("A") + 1) if _LETTER.fullmatch(word) else None
    return amount_in(word)
