"""The words of closed sets: each value has its own, as a heading and within a sentence."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from isoassess.assessment.comparison import Movement
from isoassess.assessment.comparison_words import movement_in_sentence, movement_words
from isoassess.domain import CertificationStage, Grade, Rating
from isoassess.domain.words import (
    grade_in_sentence,
    grade_words,
    in_the_way_words,
    rating_in_sentence,
    rating_words,
    stage_words,
)

PAIRS = [
    (Grade, grade_words, grade_in_sentence),
    (
        (rating for rating in Rating if rating.level is not None),
        lambda r: rating_words(r)[0],
        rating_in_sentence,
    ),
    (Movement, movement_words, movement_in_sentence),
    (
        CertificationStage,
        lambda gate: f"In the way of {stage_words(gate).lower()}".lower(),
        lambda g: in_the_way_words(g).lower(),
    ),
]


@pytest.mark.parametrize(("values", "heading", "amid"), PAIRS)
def test_within_a_sentence_the_words_are_those_of_the_heading_in_small_letters(
    values: Iterable[Any], heading: Callable[[Any], str], amid: Callable[[Any], str]
) -> None:
    said = [(heading(value).lower(), amid(value)) for value in values]
    assert said
    assert [other for _one, other in said] == [one for one, _other in said]
    assert len(set(said)) == len(said)


def test_what_is_not_applicable_keeps_its_abbreviation() -> None:
    assert rating_in_sentence(Rating.NOT_APPLICABLE) == rating_words(Rating.NOT_APPLICABLE)[0]
