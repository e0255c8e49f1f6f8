"""The day of the facts is that of the research, and what is old is warned of."""

import datetime

import pytest

from isoassess.standard_choice.editions import table
from isoassess.standard_choice.fact_age import OLD_AFTER, facts_day, old_facts_words


def test_the_facts_are_as_old_as_the_table_of_editions() -> None:
    assert facts_day() == table().as_of


@pytest.mark.parametrize(
    ("days", "old"), [(-900, False), (0, False), (180, False), (181, True), (1300, True)]
)
def test_old_facts_are_warned_of(days: int, old: bool) -> None:
    assert OLD_AFTER.days == 180
    on = facts_day() + datetime.timedelta(days=days)
    assert bool(old_facts_words(on)) is old
