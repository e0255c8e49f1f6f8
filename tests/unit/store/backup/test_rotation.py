"""The rotation of backups: how many stay, which, and that nothing new is pushed out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isoassess.store.backup.rotation import USUAL, Rotation, kept, surplus

MOMENTS = st.datetimes(
    datetime(2024, 1, 1),
    datetime(2027, 12, 31),
    timezones=st.just(UTC),
)
FIRST = datetime(2026, 1, 1, 17, tzinfo=UTC)
SETS = st.sets(MOMENTS, max_size=80)
ROTATIONS = st.builds(
    Rotation,
    recent=st.integers(0, 4),
    daily=st.integers(0, 9),
    weekly=st.integers(0, 6),
    monthly=st.integers(0, 14),
)
HOURS = st.integers(0, 200).map(lambda hour: FIRST + timedelta(hours=hour))


@given(SETS, ROTATIONS)
def test_what_stays_is_some_of_what_is_there_and_not_too_much(
    moments: set[datetime], rotation: Rotation
) -> None:
    stays = kept(moments, rotation)
    assert stays <= moments
    assert len(stays) <= rotation.daily + rotation.weekly + rotation.monthly
    assert kept(stays, rotation) == stays


@given(SETS)
def test_the_newest_of_each_of_the_last_days_weeks_and_months_stays(moments: set[datetime]) -> None:
    stays = kept(moments)
    for count, period in (
        (USUAL.daily, lambda one: one.date()),
        (USUAL.weekly, lambda one: one.isocalendar()[:2]),
        (USUAL.monthly, lambda one: (one.year, one.month)),
    ):
        for wanted in sorted({period(one) for one in moments}, reverse=True)[:count]:
            assert max(one for one in moments if period(one) == wanted) in stays


@given(st.lists(MOMENTS | HOURS, min_size=1, max_size=40, unique=True), ROTATIONS)
def test_rotating_each_time_leaves_what_rotating_once_would(
    moments: list[datetime], rotation: Rotation
) -> None:
    there: set[datetime] = set()
    for moment in sorted(moments):
        there.add(moment)
        there -= surplus(there, now=moment, rotation=rotation)
    assert there == set(moments) - surplus(moments, now=max(moments), rotation=rotation)


def test_what_was_made_within_a_day_stays_for_a_day() -> None:
    """Else the way back from what was taken over an hour ago would be gone with the next start."""
    minutes = [FIRST + timedelta(minutes=number) for number in range(12)]
    assert surplus(minutes, now=minutes[-1]) == set(minutes[:2])
    assert surplus(minutes, now=minutes[-1] + timedelta(days=1)) == set(minutes[:-1])


@given(SETS, MOMENTS)
def test_what_is_made_now_stays_whatever_the_clock_said_before(moments: set[datetime], now: datetime) -> None:
    goes = surplus({*moments, now}, now=now)
    assert now not in goes
    assert all(moment < now for moment in goes)


def test_after_two_years_of_days_seven_days_four_weeks_and_twelve_months_stay() -> None:
    days = [FIRST + timedelta(days=number) for number in range(730)]
    stays = sorted(kept(days))
    assert stays[-7:] == days[-7:]
    assert {(one.year, one.month) for one in stays} == {(2027, month) for month in range(1, 13)}
    # The last day is a Friday, so that a Sunday is among the seven; it stands for its month, too.
    assert len(stays) == 7 + 2 + 11


def test_of_one_day_the_newest_stays() -> None:
    moments = [FIRST + timedelta(hours=hour) for hour in range(6)]
    assert kept(moments) == {moments[-1]}
