"""What leaves belongs to one organization, and what is only for the assessor stays."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Options, document
from isoassess.domain import Lens
from isoassess.exchange.calendar_file import action_entries, milestone_entries
from isoassess.exchange.package.writing import PackageOptions
from isoassess.exchange.spreadsheet.book import assessment_book
from isoassess.files.temporary import TemporaryFolder
from isoassess.services.assessment_files.held import file_of_case
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.writing_folder import write_client_folder
from isoassess.services.names_inside import names_in_file
from isoassess.services.packages.exporting import export
from isoassess.services.packages.names_leaving import names_in_content
from isoassess.services.stored_case import stored_case
from isoassess.store import Store
from isoassess.store.joining.thinning import thinned
from tests.examples import rounds
from tests.unit.services.client_folder.conftest import TODAY, Given
from tests.unit.services.client_folder.read_by_others import texts_of
from tests.unit.services.client_folder.two_firms import INTERNAL, put_firm


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
    assert [word for word in missing if not re.search("internal|logo", word)] == []


def test_where_a_logo_lies_is_in_no_file(texts: dict[str, str], given_folder: Given) -> None:
    (logo,) = [word for word in given_folder.words.given if "logo" in word]
    assert holding(texts, logo) == []


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
    from tests.sample_organization import put_sample

    with Store.open(tmp_path / "sample.db", who="tester") as store:
        assessment = put_sample(store, shipped())
        firm = store.assessment(assessment).organization_id
        said = store.answers(assessment)["quality-policy"]
        store.save_answer(assessment, "quality-policy", replace(said, internal=INTERNAL))
        options = FolderOptions(word=False, internal=True)
        done = write_client_folder(store, shipped(), firm, tmp_path / "given", today=TODAY, options=options)
    page = done.first.read_text(encoding="utf-8")
    assert "with the internal notes" in page
    assert any("internal notes to the scope" in one.place[-1] for one in done.files)


@given(
    answered=st.integers(min_value=1, max_value=40), lens=st.sampled_from(Lens), other=st.sampled_from(Lens)
)
@settings(max_examples=rounds(10))
def test_nothing_that_is_made_of_one_organization_has_a_word_of_another(
    answered: int, lens: Lens, other: Lens
) -> None:
    """Every document, also as a form, the tables, the calendar and FILE.yaml, before they are laid out."""
    with TemporaryFolder() as folder, Store.open(folder / "two.db", who="Qlogin") as store:
        firm, words = put_firm(store, "Aqz", lens, answered=answered)
        _other, others = put_firm(store, "Bqz", other, answered=answered)
        assessment = store.assessments(firm)[0].id
        case = stored_case(store, shipped(), assessment, on=TODAY)
    judgement = judge_case(shipped(), case)
    form = Options(form_of=assessment)
    entries = action_entries(case, assessment_id=assessment)
    made = [
        *(document(kind, case, judgement) for kind in DocumentKind),
        document(DocumentKind.WORKSHEET, case, judgement, form),
        assessment_book(case, judgement, assessment_id=assessment, stamp=""),
        (entries, milestone_entries(case, judgement, TODAY, assessment_id=assessment)),
        file_of_case(case, TODAY),
    ]
    for one in made:
        text = repr(one)
        assert words.given[0] in text
        assert "Bqz" not in text
        assert INTERNAL not in text
        assert "Qlogin" not in text
    assert {one.name for one in names_in_file(file_of_case(case, TODAY))} <= set(words.given)
    assert others.given


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
