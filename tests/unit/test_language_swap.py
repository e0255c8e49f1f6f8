"""Another language changes words and nothing else: every text is reversed, and every value must stay."""

import gettext
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.labels import message_words
from isoassess.catalogue.catalogue import shipped
from isoassess.cli import printed_results
from isoassess.documents.data_stamp import whole_stamp
from isoassess.domain import Lens
from isoassess.domain.case import Case
from isoassess.domain.profile import Profile
from isoassess.language import texts
from isoassess.standard_choice import choose
from tests.unit.documents import real_cases
from tests.unit.strategies import profiles

Make = Callable[[], Case]

# Keys of the JSON under which a person reads a sentence; whatever else stands there is the same for all.
WORDS = frozenset(
    {
        *(
            "because",
            "design_because",
            "edition_because",
            "to_ask",
            "says",
            "opens",
            "what",
            "detail",
            "justification",
        ),
        *("cautions", "to_do", "decided_by"),
    }
)


class Reversed(gettext.NullTranslations):
    """A language in which every text is written backwards, around the places that are filled in."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^{}]*\})", message)
        return "".join(part if part.startswith("{") else part[::-1] for part in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def swap(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Calling it swaps the whole translation."""
    return lambda: monkeypatch.setattr(texts, "_translation", Reversed())


def sampled_against(lens: Lens) -> Make:
    return lambda: real_cases.sampled(lens)


MAKERS: dict[str, Make] = {
    "blank": real_cases.blank,
    **{lens.value: sampled_against(lens) for lens in Lens},
}


def told(case: Case) -> dict[str, Any]:
    """What the command line gives out for a script, by its place."""
    said = msgspec.json.encode(printed_results.assessment(case, judge_case(shipped(), case)))
    return dict(_spots(json.loads(said)))


def _spots(value: Any, place: str = "", key: str = "") -> Iterator[tuple[str, Any]]:
    match value:
        case dict():
            for name, part in value.items():
                yield from _spots(part, f"{place}/{name}", name)
        case list():
            for number, part in enumerate(value):
                yield from _spots(part, f"{place}/{number}", key)
        case _:
            yield place, None if key in WORDS else value


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_every_stamp_stays(make: Make, swap: Callable[[], None]) -> None:
    before = whole_stamp(make())
    swap()
    assert whole_stamp(make()) == before


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_every_verdict_and_every_slug_stays(make: Make, swap: Callable[[], None]) -> None:
    case = make()
    judged = judge_case(shipped(), case)
    before, sentence = told(case), message_words(judged.because)
    swap()
    assert message_words(judged.because) != sentence
    assert (make(), judge_case(shipped(), make())) == (case, judged)
    assert told(make()) == before


@given(profiles())
def test_every_choice_stays(profile: Profile) -> None:
    """Also the stamp of a case that knows nothing but the profile."""
    case = open_case(shipped(), profile=profile, answers={}, lens=Lens.ISO9001_2026, on=real_cases.DAY)
    before = whole_stamp(case), _chosen(profile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_translation", Reversed())
        case = open_case(shipped(), profile=profile, answers={}, lens=Lens.ISO9001_2026, on=real_cases.DAY)
        assert (whole_stamp(case), _chosen(profile)) == before


def _chosen(profile: Profile) -> bytes:
    return msgspec.json.encode(choose(profile, on=real_cases.DAY))
