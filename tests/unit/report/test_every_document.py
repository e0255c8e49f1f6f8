"""What holds for each of the six documents, whatever the case."""

import datetime
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from isoassess.judgement import Case
from isoassess.profile import Certificate
from isoassess.report import Kind, document
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
