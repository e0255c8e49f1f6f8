"""An import that is undone and comes again: two laptops that take each other in are the same then, too."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.store.joining.content import (
    ContentEntry,
    FieldPlace,
    OrganizationContent,
    fields_of,
    with_fields,
)
from isoassess.store.joining.order import in_order, value_place
from isoassess.store.records import Subject
from tests.unit.store.joining.test_joining_laws import EXAMPLES, WORK, Deeds, Laptop, two

WORKED = WORK.map(lambda deeds: [one for one in deeds if one[0] != "numbers"])


def take_out(laptop: Laptop, before: OrganizationContent, came: range) -> None:
    """As a store does it: of these rows those count no more whose field nobody has changed since."""
    changed = {place_of(row) for row in laptop.rows[came.stop :]}
    gone = {n for n in came if place_of(laptop.rows[n]) not in changed}
    was, fields = fields_of(before), fields_of(laptop.content)
    for place in {place_of(laptop.rows[n]) for n in gone}:
        if place in was:
            fields[place] = was[place]
        else:
            fields.pop(place, None)
    laptop.rows = [row for n, row in enumerate(laptop.rows) if n not in gone]
    laptop.content = with_fields(replace(laptop.content, history=in_order(laptop.rows)), fields)


def place_of(row: ContentEntry) -> FieldPlace:
    return FieldPlace(Subject.DECISION) if row.subject is Subject.DECISION else value_place(row)


@settings(max_examples=EXAMPLES)
@given(WORKED, WORKED, WORKED, WORKED, WORKED, st.booleans())
def test_what_was_undone_and_comes_again_is_the_same_on_both(
    common: Deeds, first: Deeds, second: Deeds, since: Deeds, later: Deeds, mine_first: bool
) -> None:
    mine, yours = two(common, first, second)
    before, count = mine.content, len(mine.rows)
    mine.join(yours)
    came = range(count, len(mine.rows))
    take_out(mine.work(since), before, came)
    yours.work(later)
    one, other = (mine, yours) if mine_first else (yours, mine)
    one.join(other)
    other.join(one)
    assert mine.content == yours.content
    assert mine.join(yours).brings_nothing
