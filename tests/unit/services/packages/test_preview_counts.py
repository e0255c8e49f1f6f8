"""Each number in the preview of a package, reckoned a second time by what both sides said and say."""

import re
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from isoassess.assessment.finding_register import FindingKind
from isoassess.assessment.planned import own_id
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.services.packages.importing import preview
from isoassess.services.packages.warning_words import warnings
from isoassess.services.packages.words import compared_words, counted_words
from isoassess.store import Store
from tests.unit.services.packages.conftest import POLICY, SCOPE, begin
from tests.unit.services.packages.test_packages import exported, firm_of, imported

ASKED = [one.id for one in shipped().requirements(Lens.ISO9001_2026)][:8]


def leaves(value: Any, at: str = "") -> dict[str, Any]:
    """What a value says, one by one; what is empty says nothing."""
    if isinstance(value, dict):
        return {name: leaf for key, one in value.items() for name, leaf in leaves(one, f"{at}.{key}").items()}
    return {at: value} if value else {}


def said(store: Store, assessments: list[str]) -> dict[str, Any]:
    firm = firm_of(store)
    found = leaves(msgspec.to_builtins(store.profile(firm)), "profile")
    for id_ in assessments:
        for requirement, answer in store.answers(id_).items():
            plain = msgspec.to_builtins(answer)
            plain["action"].pop("status", None)  # open, unless it is said otherwise
            found |= leaves(plain, f"{id_}.{requirement}")
    return found


def change(store: Store, assessment: str, chance: Random) -> None:
    """A few answers, some of them the same on both laptops."""
    for requirement in chance.sample(ASKED, 4):
        word = chance.choice(("seen", "not seen", f"by {store.who}"))
        field = chance.choice(("evidence", "note"))
        known = store.answers(assessment).get(requirement, Answer())
        store.save_answer(assessment, requirement, msgspec.structs.replace(known, **{field: word}))


def counted(base: dict[str, Any], here: dict[str, Any], there: dict[str, Any]) -> dict[str, int]:
    counts = {"new entr": 0, "changed": 0, "conflict": 0}
    for at in there.keys() | here.keys():
        was, ours, theirs = (one.get(at) for one in (base, here, there))
        if theirs in (ours, was):
            continue
        if ours == was:
            counts["changed" if at in base else "new entr"] += 1
        else:
            counts["conflict"] += 1
    return counts


def told(words: str) -> dict[str, int]:
    def number(what: str) -> int:
        found = re.search(rf"(\d+) {what}", words)
        return int(found[1]) if found else 0

    return {what: number(what) for what in ("new entr", "changed", "conflict")}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_new_what_changed_and_what_conflicts(
    laptop: Store, other: Store, tmp_path: Path, seed: int
) -> None:
    imported(exported(laptop, tmp_path), other)
    firm = firm_of(laptop)
    both = [one.id for one in laptop.assessments(firm)]
    now = both[0]
    base = said(laptop, both)
    assert base == said(other, both)
    chance = Random(seed)
    for store in (laptop, other):
        change(store, now, chance)
    other.save_profile(firm, Profile(organization=Organization(name="Renamed Ltd", country="Ireland")))
    added = [begin(other, firm, date(2026, 11, day)) for day in (1, 2)][: 1 + seed % 2]
    other.add_attachment(firm, name="photo.png", content=b"a picture")
    (found,) = preview(exported(other, tmp_path), laptop, shipped()).comparisons
    words = compared_words(found)
    assert told(words) == counted(base, said(laptop, both), said(other, both)), words
    new = {one.id for one in other.assessments(firm)} - {*both}
    assert {*added} <= new
    assert words.startswith(f"{len(new)} new assessment")
    assert ", 1 new file" in words


def test_numbers_that_both_gave_to_the_same_are_not_counted_and_others_are(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    imported(exported(laptop, tmp_path), other)
    now = laptop.assessments(firm_of(laptop))[0].id
    kind = FindingKind.NONCONFORMITY
    for store in (other, laptop):
        store.number_findings(now, [(kind, id_) for id_ in (POLICY, SCOPE)])
    laptop_knows = exported(laptop, tmp_path)
    (found,) = preview(laptop_knows, other, shipped()).comparisons
    assert "gets the number" not in compared_words(found)
    assert "get the numbers" not in compared_words(found)
    other.number_findings(now, [(kind, id_) for id_ in ("calibration", "internal-audit")])
    file = exported(other, tmp_path)
    (found,) = preview(file, laptop, shipped()).comparisons
    before = laptop.finding_numbers(now).items()
    imported(file, laptop)
    came = (laptop.finding_numbers(now).items() - before) & other.finding_numbers(now).items()
    says = "findings or issued documents get the numbers that they have in the package"
    named = ", ".join(sorted(str(number) for number, _requirement in came))
    assert compared_words(found) == f"{len(came)} {says} ({named})"


def test_a_new_organization_is_counted_by_answers_and_actions(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    now = laptop.assessments(firm)[0].id
    laptop.save_answer(now, own_id(), Answer(action=Action(what="Tell everybody.")))
    (found,) = preview(exported(laptop, tmp_path), other, shipped()).comparisons
    asked = {one.id for one in shipped().requirements(Lens.ISO9001_2026)}
    answers = sum(len(asked & laptop.answers(one.id).keys()) for one in laptop.assessments(firm))
    assert (
        counted_words(found.there) == f"2 assessments, {answers} answers, 1 general action, 1 attached file"
    )


def test_what_is_completed_here_and_would_change_is_counted(
    laptop: Store, other: Store, tmp_path: Path
) -> None:
    firm = firm_of(laptop)
    imported(exported(laptop, tmp_path), other)
    ids = [one.id for one in laptop.assessments(firm)]
    other.reopen_assessment(ids[1], "One more look.")
    for id_ in ids:
        other.save_answer(id_, SCOPE, Answer(rating=Rating.EFFECTIVE, note="there"))
    laptop.complete_assessment(ids[0], date(2026, 11, 2))
    says = warnings(preview(exported(other, tmp_path), laptop, shipped()), shipped())
    assert any("stays so: 5 changes in the package are left out" in one for one in says)
    assert any("was reopened in the package" in one for one in says)
