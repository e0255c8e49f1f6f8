"""How the numbers or letters of a checklist were read, and what has to be said of them first."""

from isoassess.exchange.checklist.number_scale import NumberScale, ScaleReading
from isoassess.language.texts import _


def best_end_question(scale: NumberScale) -> str:
    return _("Which letter is the best?") if scale.letters else _("Which number is the best?")


def scale_told(scale: NumberScale) -> str:
    """A sentence that names its ends, the best of them, and why it is that."""
    lowest, highest = scale.shown(scale.lowest), scale.shown(scale.highest)
    if scale.best is None:
        says = _(
            "It rates by numbers, {lowest} to {highest}, and does not say plainly which one is the best: no "
            "rating is proposed for them before that is said."
        )
        return says.format(lowest=lowest, highest=highest)
    worst = scale.shown(scale.lowest if scale.best == scale.highest else scale.highest)
    says = {
        ScaleReading.SAID: _("{best} was said to be the best, so {worst} is the worst."),
        ScaleReading.LEGEND: _(
            "{best} is read as the best and {worst} as the worst, for it says “{legend}”."
        ),
        ScaleReading.LETTERS: _("{best} is read as the best and {worst} as the worst."),
        ScaleReading.MAXIMUM: _(
            "Its numbers are read as parts of the maximum of their row, which is the best."
        ),
        ScaleReading.PERCENT: _("Its numbers are read as parts of {best}, which is the best."),
    }[scale.reading]
    told = says.format(best=scale.shown(scale.best), worst=worst, legend=scale.legend)
    return f"{told} {_parts_told(scale)}" if scale.by_parts else told


def percent_told() -> str:
    """What a part of all means."""
    return _(
        "On the way from the worst to the best, less than 5 % is 0 absent, less than 40 % is 1 informal, "
        "less than 85 % is 2 partial, and what is beyond is 3 conforming."
    )


def _parts_told(scale: NumberScale) -> str:
    """What a number in between means, where there are more steps than ratings."""
    says = percent_told()
    if scale.reading in (ScaleReading.PERCENT, ScaleReading.MAXIMUM):
        return says
    if scale.meanings:
        return says + " " + _("What it says of a number itself comes before that.")
    return says + " " + _("The best itself is 4 effective.")
