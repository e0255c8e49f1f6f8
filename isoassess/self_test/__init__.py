"""The program tries itself: what an installed copy needs, tried one by one and told in a line each."""

from isoassess.self_test.samples import SampleFiles
from isoassess.self_test.trial import Trial, TrialFailed, Tried, run_trials, trial_line
from isoassess.self_test.without_window import core_trials

__all__ = [
    "SampleFiles",
    "Trial",
    "TrialFailed",
    "Tried",
    "core_trials",
    "run_trials",
    "trial_line",
]
