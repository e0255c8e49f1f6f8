"""What holds for each of the six documents, whatever the case."""

import datetime
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from isoassess.dates import date_words
from isoassess.judgement import Case
from isoassess.profile import Certificate
from isoassess.report import Kind, document, stamp
from tests.unit.report import cases
from tests.unit.report.reading_back import words_of

Make = Callable[[], Case]


def said(kind: Kind, case: Case) -> str:
    return words_of(document(kind, case, cases.judged(case)))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("make", cases.EVERY)
def test_every_day_is_said_in_words(kind: Kind, make: Make) -> None:
    case = make()
    past = datetime.date(2026, 2, 1)
    profile = replace(case.profile, target_date=past, certificate=Certificate(expires=past))
    assert re.findall(r"\d{4}-\d\d-\d\d", said(kind, replace(case, profile=profile))) == []


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("make", cases.EVERY)
def test_each_states_limits_edition_catalogue_day_assessor_and_stamp(kind: Kind, make: Make) -> None:
    case = make()
    text = said(kind, case)
    assert "a prediction, not an audit" in text
    assert f"{case.lens.label}, requirements of catalogue version {case.catalogue_version}" in text
    assert date_words(case.date) in text
    assert (case.assessor or "not named") in text
    assert f"Data stamp {stamp(case)}" in text
    assert ("Not assessed is never counted as not fulfilled" in text) is (kind is not Kind.COMPARISON)
