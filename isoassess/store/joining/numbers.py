"""The numbers of findings that two files gave in the same assessment, as one register."""

from collections.abc import Iterable

from msgspec.structs import replace

from isoassess.store.joining.content import GivenNumber


def joined_numbers(here: Iterable[GivenNumber], there: Iterable[GivenNumber]) -> tuple[GivenNumber, ...]:
    """With those that only there has; what both gave alike was given when the earlier of them gave it.

    A number that both gave to something else stays as it is here: it may be on paper.
    """
    known = {one.number: one for one in here}
    needs = {_need(one) for one in known.values()}
    for one in there:
        ours = known.get(one.number)
        if ours is None and _need(one) not in needs:
            known[one.number] = one
        elif ours is not None and ours.requirement == one.requirement:
            known[one.number] = replace(ours, given_at=min(ours.given_at, one.given_at))
    return tuple(sorted(known.values(), key=lambda one: one.number))


def _need(one: GivenNumber) -> tuple[str, str]:
    return one.number.partition("-")[0], one.requirement
