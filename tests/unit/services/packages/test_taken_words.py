"""What was taken over is told by name, with how much of it changed and what numbers mean now."""

import pytest

from isoassess.services.packages.taken_words import taken_in_words
from isoassess.store.joining.outcomes import JoinedOrganization, TakenIn

ADDED = JoinedOrganization(name="Example Ltd", is_new=True, fields=7)
CHANGED = JoinedOrganization(name="Other Ltd", is_new=False, fields=4)
FILLED = JoinedOrganization(name="Other Ltd", is_new=False, assessments=1, fields=4, files=2)
FILES = JoinedOrganization(name="Other Ltd", is_new=False, files=1)
NUMBERED = JoinedOrganization(name="", is_new=False, numbers=(("NC-01", "NC-03"),))
MANY = JoinedOrganization(
    name="X", is_new=False, fields=1, numbers=tuple((f"NC-{at:02d}", f"NC-{at + 10}") for at in range(1, 6))
)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ((), "Nothing was changed: what is here stays."),
        ((ADDED, CHANGED), "Example Ltd was added. Other Ltd was changed: 4 fields."),
        ((FILLED,), "Other Ltd was changed: 1 new assessment, 4 fields, 2 new files."),
        ((FILES,), "Other Ltd was changed: 1 new file."),
        (
            (NUMBERED,),
            "(no name yet) was changed. NC-01 was given to two findings: the later one has NC-03 now.",
        ),
    ],
)
def test_it_is_named_with_how_much_changed(told: tuple[JoinedOrganization, ...], says: str) -> None:
    assert taken_in_words(TakenIn(organizations=told)) == says


def test_of_many_only_the_first_are_named() -> None:
    assert taken_in_words(TakenIn(organizations=(ADDED,) * 4)).endswith("1 more organization was taken over.")
    said = taken_in_words(TakenIn(organizations=(MANY,)))
    assert said.startswith("X was changed: 1 field. NC-01 was given")
    assert said.endswith("2 more numbers were given to two findings: the history names them.")
