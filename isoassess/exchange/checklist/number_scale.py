"""On which scale the bare numbers of a checklist are, or its letters from A, and which end is the best."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import Rating
from isoassess.exchange.checklist.heads.maximum_column import says_percent
from isoassess.exchange.checklist.heads.status_heads import YesMeans, status_head
from isoassess.exchange.checklist.scale_legends import ScaleLegend, legend_in
from isoassess.exchange.checklist.status_words import (
    amount_in,
    of_percent,
    out_of_in,
    part_in,
)
from isoassess.language.folding import folded

_HIGHEST = 20  # of a scale; beyond it numbers are percent
_SURELY = 10  # the highest number that is no percent where nothing says so
_SOMEWHAT_MORE = 1.5  # times all of it
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
    LETTERS = "letters"
    PERCENT = "percent"
    MAXIMUM = "maximum"  # each number is a part of that of its row
    UNKNOWN = "unknown"


class NumberScale(Struct, frozen=True, kw_only=True):
    """`words`: those of the checklist that are on it; `best`: one of its ends; None for not known.

    A letter counts by its place, A as 1. `choices`: what may be said to be the best; none where nobody need
    be asked. `legend`: what the file says of it, in which `meanings` are said outright, and `improvable` to
    be opportunities for improvement.
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
    improvable: frozenset[int] = frozenset()

    @property
    def by_parts(self) -> bool:
        """Whether its numbers are read as parts of the way from its worst to its best end."""
        parts = (ScaleReading.PERCENT, ScaleReading.MAXIMUM)
        return self.reading in parts or self.highest - self.lowest + 1 not in _STEPS

    def is_improvable(self, word: str) -> bool:
        """Whether the legend calls it an opportunity for improvement."""
        return bool(self.meanings) and _step(word, letters=self.letters) in self.improvable

    def shown(self, step: int) -> str:
        return _shown(step, letters=self.letters)

    def with_best(self, choice: str) -> "NumberScale":
        """As a person says it, by one of the `choices`; the scale ends there."""
        step = int(_step(choice, letters=self.letters) or 0)
        highest = max(step, self.highest)
        return replace(self, best=step, highest=highest, reading=ScaleReading.SAID, meanings={})

    def rating(self, word: str) -> Rating | None:
        """None where it is not known which end is best, and for what is beyond the ends."""
        if self.reading is ScaleReading.MAXIMUM:
            part = part_in(word)
            return None if part is None else of_percent(part)
        step = _step(word, letters=self.letters)
        if step is None or self.best is None:
            return None
        said = None if self.letters else out_of_in(word)
        if said is not None and said[1] != self.highest:
            return self._with_end(said[1]).rating(str(said[0]))
        if self.reading is ScaleReading.PERCENT and step > self.highest:
            return Rating.CONFORMING  # more than all that is asked
        if not self.lowest <= step <= self.highest:
            return None
        if step in self.meanings:
            return self.meanings[int(step)]
        return self._between(
            step, self._of_way(step - self.lowest if self.best == self.highest else self.highest - step)
        )

    def _between(self, step: float, rating: Rating) -> Rating:
        """No worse than a step that is worse by what the legend says, and no better than a better one."""
        upwards = self.best == self.highest
        level = rating.level or 0
        for known, meant in self.meanings.items():
            is_worse = known < step if upwards else known > step
            level = max(level, meant.level or 0) if is_worse else min(level, meant.level or 0)
        return Rating(str(level))

    def _of_way(self, from_worst: float) -> Rating:
        """As far as it is from the worst end to the best, which is effective; all of a percentage is not."""
        whole = self.highest - self.lowest
        if not self.by_parts:
            return Rating(_STEPS[whole + 1][int(from_worst)])
        if from_worst == whole and self.reading is not ScaleReading.PERCENT:
            return Rating.EFFECTIVE
        return of_percent(100 * from_worst / whole)

    def _with_end(self, highest: int) -> "NumberScale":
        """The same as it would be if it ended there."""
        best = highest if self.best == self.highest else self.best
        return replace(self, highest=highest, best=best, meanings={})


class _Reached(Struct, frozen=True):
    """`bare`: the steps that stand alone, `out_of` the ends that are named behind the others."""

    bare: list[float]
    out_of: dict[str, int]
    steps: list[float]

    @classmethod
    def by(cls, on_it: Mapping[str, float], heads: Iterable[str], *, letters: bool) -> "_Reached":
        """`heads`: of crossed columns, which are steps as well."""
        above = [step for word in heads if (step := _step(word, letters=letters)) is not None]
        found = {} if letters else {word: said[1] for word in on_it if (said := out_of_in(word))}
        bare = [step for word, step in on_it.items() if word not in found]
        return cls(bare=[*bare, *above], out_of=found, steps=[*on_it.values(), *above])


def number_scale(
    statuses: Iterable[str],
    *,
    head: str = "",
    texts: Iterable[str] = (),
    steps: Sequence[str] = (),
    of_maximum: bool = False,
) -> NumberScale | None:
    """None where the words for ratings are neither numbers nor letters from A.

    `head`: of their column; `texts`: where a legend may stand; `steps`: what stands above crossed columns.
    `of_maximum`: each number stands before the highest of its row.
    """
    statuses = (*statuses,)
    plain = status_head(head).yes is YesMeans.FULFILLED
    parts = tuple(word for word in statuses if part_in(word) is not None) if of_maximum and plain else ()
    if parts:
        return NumberScale(words=parts, lowest=0, highest=100, best=100, reading=ScaleReading.MAXIMUM)
    letters = _are_letters((*statuses, *steps))
    on_it = {word: step for word in statuses if (step := _step(word, letters=letters)) is not None}
    if not on_it:
        return None
    legend = legend_in(head, texts, letters=letters)
    reached = _Reached.by(on_it, steps, letters=letters)
    if not letters and (_are_percent(reached, legend) or _are_called_percent(reached, head)):
        highest = _whole(max(reached.bare, default=100))
        scale = NumberScale(
            words=(*on_it,), lowest=0, highest=highest, best=highest, reading=ScaleReading.PERCENT
        )
        return scale if plain else _asked(scale)
    lowest, highest = _ends(reached, legend)
    words = tuple(word for word, step in on_it.items() if word in reached.out_of or lowest <= step <= highest)
    surely = letters or bool(reached.out_of) or _said_ends(reached, legend) is not None
    scale = NumberScale(
        words=words,
        lowest=lowest,
        highest=highest,
        best=None,
        reading=ScaleReading.UNKNOWN,
        letters=letters,
        choices=_choices(lowest, highest, surely=surely, letters=letters),
    )
    return _directed(scale, legend) if words else None


def _directed(scale: NumberScale, legend: ScaleLegend) -> NumberScale:
    best = legend.best_of(scale.lowest, scale.highest)
    if best is not None:
        return replace(
            scale,
            best=best,
            reading=ScaleReading.LEGEND,
            legend=legend.words,
            meanings=legend.meanings,
            improvable=legend.improvable,
        )
    if scale.letters:
        return replace(scale, best=scale.lowest, reading=ScaleReading.LETTERS)
    return scale


def _asked(scale: NumberScale) -> NumberScale:
    """The same where it is not plain which end is the best, as of parts that lack something."""
    choices = _choices(scale.lowest, scale.highest, surely=True, letters=False)
    return replace(scale, best=None, reading=ScaleReading.UNKNOWN, choices=choices)


def _choices(lowest: int, highest: int, *, surely: bool, letters: bool) -> tuple[str, ...]:
    """Both ends, and where the scale may go on to; `surely`: it ends where it seems to."""
    further = () if surely or highest in _USUAL else [usual for usual in _USUAL if usual > highest][:1]
    return tuple(_shown(step, letters=letters) for step in (lowest, highest, *further))


def _shown(step: int, *, letters: bool) -> str:
    return chr(ord("A") + step - 1) if letters else str(step)


def _are_percent(reached: _Reached, legend: ScaleLegend) -> bool:
    said = _said_ends(reached, legend)
    if said is not None:
        return said[1] > _HIGHEST
    if not reached.bare:
        return min(reached.out_of.values()) > _HIGHEST
    top = max(reached.bare)
    in_parts = top <= 1 and not all(step.is_integer() for step in reached.bare)
    return in_parts or top > _SURELY


def _are_called_percent(reached: _Reached, head: str) -> bool:
    """Whether the head says so, where they are not the steps of another scale."""
    parts = bool(reached.bare) and not all(step.is_integer() for step in reached.bare)
    return says_percent(folded(head)) and not reached.out_of and (parts or "%" in head)


def _whole(top: float) -> int:
    """Which number is all of it; somewhat more than that can be reached."""
    if top <= _SOMEWHAT_MORE:
        return 1
    return 100 if top <= _SOMEWHAT_MORE * 100 else -int(-top // 1)


def _said_ends(reached: _Reached, legend: ScaleLegend) -> tuple[int | None, int] | None:
    """As the head names them, or a legend of what is good and what is bad; a few slips do not move them."""
    if legend.ends is not None:
        lowest, highest = legend.ends
        within = sum((lowest or 0) <= step <= highest for step in reached.bare)
        if 2 * within >= len(reached.bare):
            return legend.ends
    return legend.spans


def _ends(reached: _Reached, legend: ScaleLegend) -> tuple[int, int]:
    """Said, named behind a number as in "3 of 5", or reached; else a scale begins with 1 but for a 0."""
    lowest = min(1, int(min(reached.steps)))
    said = _said_ends(reached, legend)
    if said is not None:
        return (min(1, said[0]) if said[0] is not None else lowest), said[1]
    named = [*(step for step in legend.levels if step <= _SURELY), *reached.bare]
    top = -int(-max(named, default=0) // 1)
    further = [end for end in reached.out_of.values() if end >= top]
    lowest = min(lowest, *legend.levels, 1)
    return lowest, max(min(further, default=top), lowest + 1)


def _are_letters(words: Iterable[str]) -> bool:
    """At least A, B and C; an A alone may be short for anything, and "C" beside "NC" is conforming."""
    words = {word.upper() for word in words}
    found = sorted(word for word in words if _LETTER.fullmatch(word))
    return {*"ABC"} <= {*found} and len(found) >= _FEWEST_LETTERS and "NC" not in words


def _step(word: str, *, letters: bool) -> float | None:
    if letters:
        return float(ord(word.upper()) - ord("A") + 1) if _LETTER.fullmatch(word) else None
    said = out_of_in(word)
    return said[0] if said else amount_in(word)
