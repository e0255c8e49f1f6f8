"""Issued documents in the file: each version once, by whichever window, whole and kept as it is."""

import shutil
import subprocess
import sys
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.domain.profile import Profile
from isoassess.errors import BadInput, CannotWrite
from isoassess.store import BadValue, NotInStore, Store, VersionTaken
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.store_values import TEXTS, new_assessment

FIRST = IssuedDocument(
    kind="summary",
    version=1,
    issued=date(2026, 11, 18),
    number="EF-RS-2026-01",
    prepared_by="A. Consultant",
    approved_by="",
    distribution="Management; certification body",
    changes="First issue.",
    stamp="2-" + "0f" * 32,
    data_day=date(2026, 11, 17),
    format="pdf",
    file_name="Example summary.pdf",
)
SECOND = replace(FIRST, version=2, changes="Clause 8 assessed.", format="docx")
TEXTS_OF_RECORD = ("number", "prepared_by", "approved_by", "distribution", "changes", "stamp", "file_name")
PROCESS = """
import sys
from datetime import date
from pathlib import Path
from isoassess.assessment.document_control import IssuedDocument
from isoassess.store import Store, VersionTaken
with Store.open(Path(sys.argv[1]), who=sys.argv[3], busy_timeout=30) as store:
    taken = 0
    for version in range(1, 21):
        document = IssuedDocument(
            kind="summary",
            version=version,
            issued=date(2026, 11, 18),
            stamp="2-" + "0" * 64,
            data_day=date(2026, 11, 18),
            format="pdf",
            file_name="a.pdf",
        )
        try:
            store.issue(sys.argv[2], document)
        except VersionTaken:
            taken += 1
    print(taken)
"""
FROZEN = Path(__file__).parents[2] / "data" / "stores" / "0007-documents.db"
FROZEN_SHA256 = "49dc97575a26c5372d56e2516197e0a386cfa89945805167927a5c846b8ba241"


def test_a_file_of_before_keeps_its_numbers_and_takes_the_first_version(path: Path) -> None:
    """It was made by the code of its time and is never made again."""
    assert sha256(FROZEN.read_bytes()).hexdigest() == FROZEN_SHA256
    shutil.copyfile(FROZEN, path)
    with Store.open(path, who="A. Consultant") as store:
        (organization,) = store.organizations()
        (assessment,) = store.assessments(organization.id)
        assert store.finding_numbers(assessment.id) == {"NC-01": "calibration", "OFI-01": "policy"}
        assert store.answers(assessment.id)["calibration"].action.correction == "Gauges set aside"
        assert store.issued_documents() == []
        assert store.issue(assessment.id, FIRST).version == 1


def test_a_version_is_kept_whole_after_a_restart(path: Path, store: Store, assessment: str) -> None:
    kept = store.issue(assessment, FIRST)
    assert (kept.assessment_id, kept.recorded_by) == (assessment, "A. Consultant")
    assert kept.recorded_at == store.last_commit
    told = replace(kept, assessment_id="", recorded_at=None, recorded_by="")
    assert told == FIRST
    store.close()
    with Store.open(path, who="B. Manager") as again:
        assert again.issued_documents(assessment_id=assessment) == [kept]
        second = again.issue(assessment, SECOND)
        assert second.recorded_by == "B. Manager"
        assert again.issued_documents() == [kept, second]


@given(texts=st.fixed_dictionaries(dict.fromkeys(TEXTS_OF_RECORD, TEXTS)))
def test_every_record_is_read_back_as_it_was_given(long_store: Store, texts: dict[str, str]) -> None:
    organization = long_store.add_organization(Profile())
    assessment = new_assessment(long_store, organization)
    kept = long_store.issue(assessment, replace(FIRST, **texts))
    assert long_store.issued_documents(assessment_id=assessment) == [kept]
    assert [getattr(kept, name) for name in texts] == list(texts.values())


def test_a_version_that_another_window_issued_is_taken(path: Path, store: Store, assessment: str) -> None:
    with Store.open(path, who="B. Manager") as other:
        kept = other.issue(assessment, FIRST)
        handed_over: list[str] = []
        with pytest.raises(
            VersionTaken, match=r"was issued on 18 November 2026 by B\. Manager.*is version 2"
        ):
            store.issue(assessment, FIRST, put=lambda: handed_over.append("file"))
        assert handed_over == []
        assert store.issued_documents(assessment_id=assessment) == [kept]
        assert store.issue(assessment, SECOND).version == 2


def test_two_processes_issue_each_version_once(path: Path, store: Store, assessment: str) -> None:
    store.close()
    command = [sys.executable, "-c", PROCESS, str(path), assessment]
    running = [subprocess.Popen([*command, who], stdout=subprocess.PIPE, text=True) for who in ("A", "B")]
    taken = sum(int(process.communicate(timeout=120)[0]) for process in running)
    assert taken == 20
    with Store.open(path, who="A. Consultant") as again:
        issued = again.issued_documents(assessment_id=assessment)
    assert [one.version for one in issued] == list(range(1, 21))


def test_where_the_file_cannot_be_written_nothing_is_recorded(store: Store, assessment: str) -> None:
    def refuse() -> None:
        raise CannotWrite("No room.")

    with pytest.raises(CannotWrite, match="No room"):
        store.issue(assessment, FIRST, put=refuse)
    assert store.issued_documents() == []
    assert store.issue(assessment, FIRST).version == 1


@pytest.mark.parametrize("version", [0, -1, 10_000])
def test_what_is_no_version_is_refused(store: Store, assessment: str, version: int) -> None:
    with pytest.raises(BadInput, match="is none"):
        store.issue(assessment, replace(FIRST, version=version))


def test_no_version_is_left_out(store: Store, assessment: str) -> None:
    with pytest.raises(BadValue, match="the next one is version 1"):
        store.issue(assessment, SECOND)
    assert store.issued_documents() == []


def test_a_text_that_no_file_keeps_is_refused(store: Store, assessment: str) -> None:
    with pytest.raises(BadValue, match=r"U\+0000"):
        store.issue(assessment, replace(FIRST, distribution="Board\0"))
    long = replace(FIRST, distribution="x" * 10_000, number="\u202e\u05d0\u05d1")
    assert store.issue(assessment, long).distribution == "x" * 10_000


def test_kinds_assessments_and_organizations_are_counted_apart(
    store: Store, organization: str, assessment: str
) -> None:
    later = new_assessment(store, organization)
    other = new_assessment(store, store.add_organization(Profile()))
    first = store.issue(assessment, FIRST)
    scope = store.issue(assessment, replace(FIRST, kind="scope"))
    of_later, of_other = store.issue(later, FIRST), store.issue(other, FIRST)
    assert store.issued_documents(assessment_id=assessment) == [first, scope]
    assert store.issued_documents(organization_id=organization) == [first, scope, of_later]
    assert store.issued_documents() == [first, scope, of_later, of_other]


def test_a_completed_assessment_can_be_issued(store: Store, assessment: str) -> None:
    store.complete_assessment(assessment, date(2026, 11, 18))
    assert store.issue(assessment, FIRST).version == 1


def test_issuing_is_no_change_of_the_organization(store: Store, organization: str, assessment: str) -> None:
    before = store.history(organization_id=organization), store.organizations()[0].changed_at
    store.issue(assessment, FIRST)
    assert (store.history(organization_id=organization), store.organizations()[0].changed_at) == before


def test_nothing_is_issued_of_an_assessment_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.issue("nowhere", FIRST)


@pytest.mark.parametrize("change", ["UPDATE issued_document SET version = 7", "DELETE FROM issued_document"])
def test_the_file_itself_refuses_to_change_a_record(
    path: Path, store: Store, assessment: str, change: str
) -> None:
    store.issue(assessment, FIRST)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)


def test_a_record_goes_with_its_assessment(
    path: Path, store: Store, organization: str, assessment: str
) -> None:
    kept = store.issue(new_assessment(store, organization), FIRST)
    store.issue(assessment, FIRST)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("DROP TRIGGER history_refuses_delete")  # the history is not what is tried here
        connection.execute("DELETE FROM history WHERE assessment_id = ?", [assessment])
        connection.execute("DELETE FROM assessment WHERE id = ?", [assessment])
        connection.commit()
    with Store.open(path, who="A. Consultant") as again:
        assert again.issued_documents() == [kept]
