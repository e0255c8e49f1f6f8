"""Changes of two writers meet in any order, and none is applied to a field that it does not name."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain import Answer
from isoassess.domain.answer_fields import value_of
from isoassess.domain.profile import Activity, People, Performer, Profile, Site
from isoassess.store import Change, applied, assemble, differences, flatten
from isoassess.store.history.merging import Merged, merge
from tests.unit.store.store_values import values

ANSWERS = values(Answer)
PROFILES = values(Profile)
LISTS = ("attachments", "action.covers")


def after(stored: dict[str, str], merged: Merged) -> dict[str, str]:
    return applied(stored, merged.changes)


@given(seen=ANSWERS, mine=ANSWERS)
def test_alone_everything_is_written_and_nothing_clashes(seen: Answer, mine: Answer) -> None:
    merged = merge(flatten(seen), differences(seen, mine))
    assert merged == Merged(tuple(differences(seen, mine)), ())


@given(seen=PROFILES, mine=PROFILES)
def test_a_difference_is_named_for_each_key_that_is_not_said_alike_and_for_no_other(
    seen: Profile, mine: Profile
) -> None:
    old, new = flatten(seen), flatten(mine)
    unlike = {
        key: Change(key, old.get(key), new.get(key)) for key in old | new if old.get(key) != new.get(key)
    }
    assert {change.key: change for change in differences(seen, mine)} == unlike
    assert differences(None, mine) == [Change(key, None, text) for key, text in new.items()]
    assert [change.key for change in differences(seen, None)] == list(old)


@given(seen=ANSWERS, stored=ANSWERS)
def test_saving_nothing_writes_nothing(seen: Answer, stored: Answer) -> None:
    assert merge(flatten(stored), differences(seen, seen)) == Merged((), ())


def test_a_table_that_two_filled_in_alike_in_another_order_is_no_clash() -> None:
    rows = [(Activity.REPAIR, Performer.WE), (Activity.TRAINING, Performer.CUSTOMER)]
    mine, theirs = Profile(performed_by=dict(rows)), Profile(performed_by=dict(rows[::-1]))
    assert flatten(mine) != flatten(theirs)
    assert merge(flatten(theirs), differences(Profile(), mine)) == Merged((), ())


@given(seen=ANSWERS, mine=ANSWERS, theirs=ANSWERS)
def test_a_change_is_never_applied_to_a_field_it_does_not_name(
    seen: Answer, mine: Answer, theirs: Answer
) -> None:
    wanted = differences(seen, mine)
    merged = merge(flatten(theirs), wanted)
    named = {change.key for change in wanted}
    assert {change.key for change in merged.changes} <= named
    assert {clash.key for clash in merged.clashes} <= named


@given(seen=ANSWERS, changed=ANSWERS, share=st.randoms(use_true_random=False))
def test_different_fields_of_two_writers_both_stand_in_either_order(
    seen: Answer, changed: Answer, share: Random
) -> None:
    wanted = differences(seen, changed)
    share.shuffle(wanted)
    first, second = wanted[::2], wanted[1::2]
    start = flatten(seen)
    for one, other in ((first, second), (second, first)):
        halfway = merge(start, one)
        end = merge(after(start, halfway), other)
        assert not halfway.clashes
        assert not end.clashes
        assert after(after(start, halfway), end) == flatten(changed)


@given(seen=ANSWERS, mine=ANSWERS, theirs=ANSWERS)
def test_what_the_other_wrote_stays_and_what_i_wanted_is_kept_beside_it(
    seen: Answer, mine: Answer, theirs: Answer
) -> None:
    """Each field that I changed is either in the file, or in a clash; the other's value is never lost."""
    merged = merge(flatten(theirs), differences(seen, mine))
    end, clashes = after(flatten(theirs), merged), {clash.key: clash for clash in merged.clashes}
    for key in (change.key for change in differences(seen, mine)):
        if key in LISTS:
            continue
        if key in clashes:
            assert clashes[key].theirs == flatten(theirs).get(key) == end.get(key) != clashes[key].mine
            assert clashes[key].mine == flatten(mine).get(key)
        else:
            assert end.get(key) == flatten(mine).get(key)


@pytest.mark.parametrize("key", LISTS)
@given(seen=ANSWERS, mine=ANSWERS, theirs=ANSWERS)
def test_what_a_list_holds_is_added_and_taken_out_one_by_one(
    key: str, seen: Answer, mine: Answer, theirs: Answer
) -> None:
    wanted = [change for change in differences(seen, mine) if change.key == key]
    merged = merge(flatten(theirs), wanted)
    assert not merged.clashes
    end = held(assemble(after(flatten(theirs), merged), Answer), key)
    taken_out = held(seen, key) - held(mine, key)
    put_in = held(mine, key) - held(seen, key)
    assert end == (held(theirs, key) - taken_out) | put_in


def held(answer: Answer, key: str) -> set[object]:
    """What one of the lists of an answer holds."""
    values = value_of(answer, key)
    assert isinstance(values, tuple)
    return set(values)


@given(seen=PROFILES, mine=PROFILES, theirs=PROFILES)
def test_any_three_profiles_give_a_profile(seen: Profile, mine: Profile, theirs: Profile) -> None:
    merged = merge(flatten(theirs), differences(seen, mine))
    assemble(after(flatten(theirs), merged), Profile)
    for clash in merged.clashes:
        for text in (clash.theirs, clash.mine):
            assemble({clash.key: text} if text is not None else {}, Profile)


@given(seen=PROFILES, mine=PROFILES)
def test_the_same_change_made_by_both_is_made_once(seen: Profile, mine: Profile) -> None:
    assert merge(flatten(mine), differences(seen, mine)) == Merged((), ())


MAIN = Site(name="Main works", personnel=12)
DEPOT = Site(name="Depot", personnel=3)
SHOP = Site(name="Shop", address="High Street 1")


def profile(*sites: Site) -> Profile:
    return Profile(people=People(sites=sites))


def merged_sites(seen: Profile, theirs: Profile, mine: Profile) -> tuple[Merged, tuple[Site, ...]]:
    merged = merge(flatten(theirs), differences(seen, mine))
    return merged, assemble(after(flatten(theirs), merged), Profile).people.sites


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ((MAIN, DEPOT, SHOP), (MAIN,), (MAIN, SHOP)),
        ((MAIN, DEPOT), (SHOP, MAIN, DEPOT), (SHOP, MAIN, DEPOT)),
        ((MAIN, DEPOT, SHOP), (SHOP, MAIN, DEPOT), (SHOP, MAIN, DEPOT, SHOP)),
        ((msgspec.structs.replace(MAIN, address="Mill Lane"), DEPOT), (MAIN,), None),
    ],
)
def test_sites_are_merged_row_by_row(
    theirs: tuple[Site, ...], mine: tuple[Site, ...], expected: tuple[Site, ...] | None
) -> None:
    merged, sites = merged_sites(profile(MAIN, DEPOT), profile(*theirs), profile(*mine))
    assert not merged.clashes
    assert sites == (expected or (msgspec.structs.replace(MAIN, address="Mill Lane"),))


def test_two_fields_of_one_site_both_stand() -> None:
    theirs = profile(msgspec.structs.replace(MAIN, address="Mill Lane"), DEPOT)
    mine = profile(msgspec.structs.replace(MAIN, personnel=14), DEPOT)
    merged, sites = merged_sites(profile(MAIN, DEPOT), theirs, mine)
    assert not merged.clashes
    assert sites == (Site(name="Main works", address="Mill Lane", personnel=14), DEPOT)


def test_one_field_of_one_site_clashes_and_the_rest_of_the_list_is_in_both() -> None:
    theirs = profile(msgspec.structs.replace(MAIN, personnel=20), DEPOT, SHOP)
    mine = profile(msgspec.structs.replace(MAIN, personnel=14))
    merged, sites = merged_sites(profile(MAIN, DEPOT), theirs, mine)
    (clash,) = merged.clashes
    assert sites == (msgspec.structs.replace(MAIN, personnel=20), SHOP)
    chosen = merge(flatten(profile(*sites)), [Change(clash.key, clash.theirs, clash.mine)])
    assert not chosen.clashes
    end = assemble(after(flatten(profile(*sites)), chosen), Profile)
    assert end.people.sites == (msgspec.structs.replace(MAIN, personnel=14), SHOP)


def test_who_performs_what_is_merged_activity_by_activity() -> None:
    seen = Profile(performed_by={Activity.PRODUCTION: Performer.WE})
    theirs = Profile(performed_by={Activity.PRODUCTION: Performer.OUTSOURCED, Activity.REPAIR: Performer.WE})
    mine = Profile(performed_by={Activity.PRODUCTION: Performer.CUSTOMER, Activity.TRAINING: Performer.WE})
    merged = merge(flatten(theirs), differences(seen, mine))
    (clash,) = merged.clashes
    end = assemble(after(flatten(theirs), merged), Profile).performed_by
    assert end == {**theirs.performed_by, Activity.TRAINING: Performer.WE}
    chosen = applied(flatten(theirs), [Change(clash.key, clash.theirs, clash.mine)])
    assert assemble(chosen, Profile).performed_by == {**end, Activity.PRODUCTION: Performer.CUSTOMER}


@given(first=st.sets(st.sampled_from(Activity)), second=st.sets(st.sampled_from(Activity)))
def test_activities_chosen_by_two_are_all_there(first: set[Activity], second: set[Activity]) -> None:
    theirs, mine = Profile(activities=tuple(first)), Profile(activities=tuple(second))
    merged = merge(flatten(theirs), differences(Profile(), mine))
    assert not merged.clashes
    assert set(assemble(after(flatten(theirs), merged), Profile).activities) == first | second
