"""A document that names its version is held against the register of issued documents."""

import datetime
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.document_control import Control, IssuedDocument
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.cli.version_words import version_text
from isoassess.documents import DocumentKind, FileFormat, Options, made
from isoassess.documents.data_stamp import whole_stamp
from isoassess.documents.provenance import origin_of
from isoassess.domain.case import Case
from isoassess.services.registered_version import RegisteredVersion, registered_version
from isoassess.services.stored_case import stored_case
from isoassess.services.verification import verify
from isoassess.store import Store
from tests.ready_stores import put_sample_store
from tests.sample_organization import put_sample

DAY = datetime.date(2026, 11, 18)
NUMBER = "QM-04 \u2013 \u00e4"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.db"


@pytest.fixture
def assessment(path: Path) -> str:
    """That of the sample, in a file that is closed again."""
    with Store.open(put_sample_store(path), who="A. Consultant") as store:
        put_sample(store, shipped())
        return store.assessments(store.organizations()[0].id)[0].id


def case_in(store: Store, assessment: str) -> Case:
    return stored_case(store, shipped(), assessment, on=DAY)


def written(case: Case, control: Control, as_: FileFormat = FileFormat.PDF) -> bytes:
    return made(
        DocumentKind.SUMMARY, case, judge_case(shipped(), case), Options(control=control), as_=as_
    ).content


def record_of(case: Case, version: int) -> IssuedDocument:
    return IssuedDocument(
        kind="summary",
        version=version,
        issued=DAY + datetime.timedelta(days=version),
        number=NUMBER,
        stamp=whole_stamp(case),
        data_day=DAY,
        format="pdf",
        file_name="summary.pdf",
    )


def found_of(store: Store, content: bytes) -> RegisteredVersion | None:
    return registered_version(store, verify(store, shipped(), origin_of(content, "summary")))


def said_of(store: Store, content: bytes) -> str:
    origin = origin_of(content, "summary")
    return version_text(origin, registered_version(store, verify(store, shipped(), origin)))


@pytest.mark.parametrize("as_", FileFormat)
def test_an_issued_version_is_found_with_its_day(path: Path, assessment: str, as_: FileFormat) -> None:
    with Store.open(path, who="A. Consultant") as store:
        case = case_in(store, assessment)
        content = written(case, Control(number=f" {NUMBER} ", version=1), as_)
        assert said_of(store, content) == (
            f"\u25a0 {NUMBER}, version 1: not in the register of issued documents of this file."
        )
        store.issue(assessment, record_of(case, 1))
        issued = f"\u2713 {NUMBER}, version 1: issued on 19 November 2026, recorded by A. Consultant."
        assert said_of(store, content) == issued
        store.issue(assessment, record_of(case, 2))
        newer = "\u25b2 A newer version was issued: version 2 on 20 November 2026."
        assert said_of(store, content).splitlines() == [issued, newer]


def test_a_draft_is_in_no_register_and_nothing_is_said(path: Path, assessment: str) -> None:
    with Store.open(path, who="A. Consultant") as store:
        case = case_in(store, assessment)
        store.issue(assessment, record_of(case, 1))
        assert found_of(store, written(case, Control(number=NUMBER))) is None


@pytest.mark.parametrize("control", [Control(version=1), Control(number=NUMBER, version=2)])
def test_another_number_or_version_is_not_the_one_recorded(
    path: Path, assessment: str, control: Control
) -> None:
    with Store.open(path, who="A. Consultant") as store:
        case = case_in(store, assessment)
        store.issue(assessment, record_of(case, 1))
        found = found_of(store, written(case, control))
        assert found is not None
        assert (found.record, found.newer) == (None, None)


def test_other_data_under_the_same_version_are_not_the_ones_recorded(path: Path, assessment: str) -> None:
    with Store.open(path, who="A. Consultant") as store:
        case = case_in(store, assessment)
        store.issue(assessment, record_of(case, 1))
        other = written(replace(case, assessor="Somebody"), Control(number=NUMBER, version=1))
        found = found_of(store, other)
        assert found is not None
        assert found.record is None


def test_the_command_tells_it_in_words_and_as_data(
    capsys: pytest.CaptureFixture[str], path: Path, assessment: str, tmp_path: Path
) -> None:
    with Store.open(path, who="A. Consultant") as store:
        case = case_in(store, assessment)
        store.issue(assessment, record_of(case, 1))
    target = tmp_path / "summary.pdf"
    target.write_bytes(written(case, Control(number=NUMBER, version=1)))
    assert main(["verify", str(target), "--store", str(path)]) == 0
    assert "version 1: issued on 19 November 2026" in capsys.readouterr().out
    assert main(["verify", str(target), "--store", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["number"], said["version"], said["newer"]) == (NUMBER, "1", None)
    assert said["issued"] == {"version": 1, "day": "2026-11-19", "recorded_by": "A. Consultant"}
    target.write_bytes(written(case, Control()))
    assert main(["verify", str(target), "--store", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["number"], said["version"], said["issued"]) == (None, None, None)
