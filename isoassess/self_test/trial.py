"""One thing that is tried: its name, the work, and the line that tells how it ended."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from isoassess import faults
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.shown import shown


class TrialFailed(ExpectedError):
    """What was tried does not work; the sentence says what was found."""


class Trial(Struct, frozen=True):
    """The work gives figures; it names no organization but the sample, so that the report can be sent."""

    name: str
    work: Callable[[], str]


class Tried(Struct, frozen=True):
    """A trial and how it ended."""

    name: str
    passed: bool
    said: str


def run_trials(trials: Iterable[Trial]) -> Iterator[Tried]:
    """One after the other, each told as soon as it has ended; none keeps the others from being tried."""
    for trial in trials:
        yield _tried(trial)


def trial_line(tried: Tried) -> str:
    """As it stands in the report."""
    outcome = _("ok") if tried.passed else _("FAILED")
    return f"{outcome:6}  {tried.name}: {shown(tried.said)}"


def _tried(trial: Trial) -> Tried:
    try:
        return Tried(trial.name, passed=True, said=trial.work())
    except ExpectedError as reason:
        return Tried(trial.name, passed=False, said=str(reason))
    except OSError as error:  # its path can name a person, its words do not
        return Tried(trial.name, passed=False, said=error.strerror or faults.where(error))
    except Exception as fault:  # noqa: BLE001 (whatever it is, a damaged program must be able to say it)
        return Tried(trial.name, passed=False, said=faults.where(fault))
