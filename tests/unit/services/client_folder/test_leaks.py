"""What leaves belongs to one organization, and what is only for the assessor stays."""

from collections import defaultdict
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import write_client_folder
from isoassess.services.packages.exporting import export
from isoassess.services.packages.names_leaving import names_in_content
from isoassess.store import Store
from isoassess.store.joining.content import thinned
from tests.unit.services.client_folder.conftest import TODAY, Given
from tests.unit.services.client_folder.read_by_others import texts_of
from tests.unit.services.client_folder.two_firms import INTERNAL


@pytest.fixture(scope="module")
def texts(given_folder: Given) -> dict[str, str]:
    """All that can be read in each file of the folder, in small letters."""
    folder = given_folder.written.folder
    found = [file for file in folder.rglob("*") if file.is_file()]
    return {
        file.relative_to(folder).as_posix(): "\n".join(texts_of(file)).casefold() for file in sorted(found)
    }


def holding(texts: dict[str, str], word: str) -> list[str]:
    return [name for name, text in texts.items() if word.casefold() in text]


def test_no_word_of_another_organization_is_in_any_file(texts: dict[str, str], given_folder: Given) -> None:
    assert len(given_folder.others.given) > 150
    assert holding(texts, "Bqz") == []


def test_what_is_only_for_the_assessor_is_in_no_file(texts: dict[str, str]) -> None:
    assert holding(texts, INTERNAL) == []


def test_every_file_that_tells_of_the_organization_names_it(
    texts: dict[str, str], given_folder: Given
) -> None:
    """Else the tests above would see nothing."""
    named = set(holding(texts, given_folder.words.given[0]))
    without = {name for name in texts if name.startswith("Attached") or name.endswith(".csv")}
    assert set(texts) - without - named == set()
    assert [name for name in without if "aqz" not in texts[name]] == []


def test_nearly_every_word_of_the_organization_is_in_the_package(
    texts: dict[str, str], given_folder: Given
) -> None:
    (package,) = [text for name, text in texts.items() if name.endswith(".isoassess")]
    missing = [word for word in given_folder.words.given if word.casefold() not in package]
    assert [word for word in missing if "internal" not in word] == []


def test_nothing_tells_of_the_computer_or_of_where_the_file_lies(texts: dict[str, str]) -> None:
    for secret in ("Qplace", "Qfile", str(Path.cwd()), str(Path.home()) + "/"):
        assert holding(texts, secret) == []


def test_who_is_logged_in_is_named_by_the_history_alone(texts: dict[str, str], given_folder: Given) -> None:
    assert {Path(name).suffix for name in holding(texts, "Qlogin")} == {".isoassess"}
    with Store.open(given_folder.store, who="Qlogin") as store:
        content = store.content(given_folder.firm)
    assert content is not None
    assert "Qlogin" in {one.name for one in names_in_content([content])}


def test_internal_notes_leave_with_a_package_or_a_folder_that_says_so(
    given_folder: Given, tmp_path: Path
) -> None:
    with Store.open(given_folder.store, who="Qlogin") as store:
        wanted = PackageOptions(internal=True)
        done = export(store, [given_folder.firm], tmp_path / "whole", options=wanted)
    text = "\n".join(texts_of(done.file))
    assert INTERNAL in text
    assert '"internal_notes": true' in text


def test_a_folder_with_internal_notes_says_so_and_has_the_notes_to_the_scope(tmp_path: Path) -> None:
    from isoassess.cli.demo import put_sample

    with Store.open(tmp_path / "sample.db", who="tester") as store:
        assessment = put_sample(store, shipped())
        firm = store.assessment(assessment).organization_id
        options = FolderOptions(word=False, internal=True)
        done = write_client_folder(store, shipped(), firm, tmp_path / "given", today=TODAY, options=options)
    page = done.first.read_text(encoding="utf-8")
    assert "internal notes are in it" in page
    assert any("internal notes to the scope" in one.place[-1] for one in done.files)


def test_every_name_in_a_field_for_names_is_told_before_it_leaves(given_folder: Given) -> None:
    fields = ("contact", "assessor", "interviewee", "owner", "decider", "preparedby", "approvedby")
    with Store.open(given_folder.store, who="Qlogin") as store:
        content = store.content(given_folder.firm)
    assert content is not None
    told = {one.name for one in names_in_content([content])}
    expected = defaultdict(set)
    for word in given_folder.words.given:
        for field in fields:
            if word.startswith(f"Aqz{field}0"):
                expected[field].add(word)
    assert set(expected) == set(fields)
    assert set().union(*expected.values()) | {"Qlogin"} == told
    assert {one.name for one in names_in_content([thinned(content, history=False)])} == told


def test_the_words_are_different_for_every_text(given_folder: Given) -> None:
    given = [*given_folder.words.given, *given_folder.others.given]
    assert len(set(given)) == len(given)
