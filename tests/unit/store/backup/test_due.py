"""When a backup is made by itself."""

from datetime import datetime, timedelta

import pytest

from isoassess.store.backup.due import is_due

MORNING = datetime(2026, 11, 20, 9, 0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "newest", "changed", "found_changed", "began", "due"),
    [
        (MORNING, None, False, False, None, False),  # nothing is in the file yet
        (MORNING, None, True, False, MORNING, True),  # there is none at all
        (MORNING, MORNING - DAY, True, True, None, True),  # the last leaving made none
        (MORNING, MORNING - HOUR / 2, True, True, None, True),  # nor did one of today
        (MORNING, MORNING - DAY, True, False, None, False),
        (MORNING + HOUR / 2, MORNING - DAY, True, False, MORNING, False),
        (MORNING + HOUR, MORNING - DAY, True, False, MORNING, True),  # the first hour of the day is done
        (MORNING + HOUR, MORNING - DAY, False, False, MORNING, False),
        (MORNING + 5 * HOUR, MORNING + HOUR, True, False, MORNING, False),  # one a day while work goes on
        (MORNING - DAY, MORNING + 9 * DAY, True, False, MORNING, True),  # the clock was set back
        (MORNING + DAY, MORNING, True, False, MORNING + DAY - 2 * HOUR, True),  # the program ran over night
    ],
)
def test_it_is_due(
    now: datetime,
    newest: datetime | None,
    changed: bool,
    found_changed: bool,
    began: datetime | None,
    due: bool,
) -> None:
    found = is_due(now, newest=newest, changed=changed, found_changed=found_changed, began=began)
    assert found is due
