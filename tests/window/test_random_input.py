"""Whatever is pressed and clicked: the program stays alive, its file sound, and its history complete."""

import pytest

from tests.window.driving.starter import Starter
from tests.window.random_input import RandomHands, check

SECONDS = 12


@pytest.mark.parametrize("seed", [9, 2026])
def test_random_input_harms_nothing(starter: Starter, seed: int) -> None:
    hands = RandomHands(lambda: starter.start(sample=True, environment={"PATH": ""}), seed)
    hands.act(SECONDS)
    assert len(hands.done) > SECONDS
    check(hands, starter.file)
