"""The numbers of findings in the file: given once, by whichever window, and kept as they are."""

from contextlib import closing
from pathlib import Path

import pytest

from isoassess.assessment.finding_register import FindingKind
from isoassess.store import NotInStore, Store
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.store_values import new_assessment

NC, OFI = FindingKind.NONCONFORMITY, FindingKind.IMPROVEMENT


def test_numbers_stay_after_a_restart_and_go_on_from_there(path: Path, store: Store, assessment: str) -> None:
    first = store.number_findings(assessment, [(NC, "scope"), (OFI, "policy")])
    assert first == {"NC-01": "scope", "OFI-01": "policy"}
    store.close()
    with Store.open(path, who="B. Consultant") as again:
        assert again.finding_numbers(assessment) == first
        more = again.number_findings(assessment, [(NC, "audit"), (NC, "scope")])
        assert more == first | {"NC-02": "audit"}


def test_two_windows_never_give_one_number_twice(path: Path, store: Store, assessment: str) -> None:
    with Store.open(path, who="B. Consultant") as other:
        store.number_findings(assessment, [(NC, "scope")])
        assert other.number_findings(assessment, [(NC, "audit")]) == {"NC-01": "scope", "NC-02": "audit"}
        assert store.number_findings(assessment, [(NC, "audit")]) == other.finding_numbers(assessment)


def test_each_assessment_has_its_own_numbers(store: Store, organization: str, assessment: str) -> None:
    store.number_findings(assessment, [(NC, "scope")])
    later = new_assessment(store, organization)
    assert store.finding_numbers(later) == {}
    assert store.number_findings(later, [(NC, "audit")]) == {"NC-01": "audit"}


def test_a_number_is_no_change_of_the_organization(store: Store, organization: str, assessment: str) -> None:
    before = store.history(organization_id=organization), store.organizations()[0].changed_at
    store.number_findings(assessment, [(NC, "scope")])
    assert (store.history(organization_id=organization), store.organizations()[0].changed_at) == before


def test_nothing_is_numbered_in_an_assessment_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotInStore):
        store.number_findings("nowhere", [(NC, "scope")])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE finding_number SET place = 7",
        "UPDATE finding_number SET place = 7, given_at = '2000-01-01 00:00:00.000000'",
        "UPDATE finding_number SET given_at = '2999-01-01 00:00:00.000000'",
        "UPDATE finding_number SET requirement_id = 'zz'",
        "DELETE FROM finding_number",
    ],
)
def test_the_file_itself_refuses_to_change_a_number(
    path: Path, store: Store, assessment: str, change: str
) -> None:
    store.number_findings(assessment, [(NC, "scope")])
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)
