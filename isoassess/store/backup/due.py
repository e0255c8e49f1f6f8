"""When a backup is made by itself: what was missed at once, else after the first hour of work of a day."""

from datetime import datetime, timedelta

FIRST_HOUR = timedelta(hours=1)


def is_due(
    now: datetime,
    *,
    newest: datetime | None,
    changed: bool,
    found_changed: bool,
    began: datetime | None,
) -> bool:
    """Whether one is to be made now, while the work goes on.

    `newest`: when the newest one was made; `changed`: the file holds something that is not in it.
    `found_changed`: that was so when the file was opened, because the last leaving could make none.
    `began`: the first change of this day; all moments are of one zone. A clock that was set back makes no
    backup of a later moment count for today.
    """
    if not changed:
        return False
    if newest is None or found_changed:
        return True
    if began is None or newest.date() == now.date():
        return False
    return not timedelta(0) <= now - began < FIRST_HOUR
