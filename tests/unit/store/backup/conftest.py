"""A store with something in it, and a day on which to back it up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from isoassess.domain import Answer, Rating
from isoassess.store import Store

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def answered(store: Store, assessment: str) -> Store:
    """With a rated answer and an attached file."""
    store.save_answer(assessment, "quality-policy", Answer(rating=Rating.CONFORMING, evidence="Seen."))
    organization = store.organizations()[0].id
    store.add_attachment(organization, name="record.txt", content=b"as attached" * 1000)
    return store


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
