"""What others wrote is said as what it was: changed there, added, or taken over from elsewhere."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from isoassess.store import HistoryEntry, Subject
from isoassess.store.records import EntryKind
from isoassess.store.sample import SAMPLE
from ui.parts.news_words import news_words

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
RATED = HistoryEntry(
    step=1,
    kind=EntryKind.CHANGE,
    at=NOW,
    who="Bert",
    subject=Subject.ANSWER,
    organization_id="bakery",
    assessment_id="of-2026",
    requirement_id="policy",
    key="rating",
    before=None,
    after='"3"',
)
ADDED = replace(RATED, subject=Subject.ORGANIZATION, requirement_id=None, key="added", after="true")
NAMES = {"bakery": "Bakery Ltd", SAMPLE: ""}
EARLIER = NOW - timedelta(days=30)


def said(*news: HistoryEntry) -> str:
    return news_words(list(news), by_window=True, now=NOW, name_of=NAMES.__getitem__)


def test_who_changed_how_much() -> None:
    other = replace(RATED, requirement_id="scope", who="Anna")
    assert said(RATED) == "Bert changed 1 answer in another window."
    assert said(RATED, other) == "Bert and others changed 2 answers in another window."
    of_profile = replace(RATED, subject=Subject.PROFILE, requirement_id=None, key="offer.scope")
    assert said(of_profile) == "Bert changed the profile in another window."
    elsewhere = news_words([RATED], by_window=False, now=NOW, name_of=NAMES.__getitem__)
    assert elsewhere == "Bert changed 1 answer with another program."


def test_what_came_with_its_history_was_changed_by_nobody_there() -> None:
    old = replace(RATED, at=EARLIER, who="A. Consultant")
    assert said(replace(ADDED, at=EARLIER), old) == "1 organization was added in another window."
    assert said(ADDED, RATED) == "Bert added an organization in another window."
    assert said(ADDED, replace(ADDED, organization_id="mill")) == (
        "2 organizations were added in another window."
    )
    assert said(old) == "1 answer was taken over from a file in another window."
    assert said(replace(old, subject=Subject.ATTACHMENT)) == (
        "Something was taken over from a file in another window."
    )
    assert said(old, replace(RATED, requirement_id="scope")) == (
        "1 answer was taken over from a file in another window. Bert changed 1 answer in another window."
    )


def test_the_sample_is_called_so() -> None:
    came = [replace(one, organization_id=SAMPLE, at=EARLIER) for one in (ADDED, RATED)]
    assert said(*came) == "The sample was put into the file in another window."
