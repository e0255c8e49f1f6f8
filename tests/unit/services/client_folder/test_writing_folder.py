"""A client's folder is whole or not there, holds what it says, and can be opened on every system."""

import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput, CannotWrite
from isoassess.files.file_names import compared_name, is_reserved
from isoassess.services.client_folder.folder_contents import FolderOptions
from isoassess.services.client_folder.folder_places import FolderPlaces, Place, folder_name
from isoassess.services.client_folder.writing_folder import (
    FolderStep,
    WrittenFolder,
    folder_place,
    write_client_folder,
)
from isoassess.services.packages.exporting import ExportStopped
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.ready_stores import put_empty_store
from tests.unit.services.client_folder.conftest import TODAY, Given

ROOT = Path(__file__).parents[4]
NAME = "Example Fabrications Ltd"
LONGEST_PATH = 200  # letters below where the folder is put; Windows takes 259 in all


class Links(HTMLParser):
    """The addresses that a page leads to, and the elements that it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.elements: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A firm with files and without an assessment, of which a folder is quickly made."""
    path = tmp_path / "file" / "clients.db"
    path.parent.mkdir()
    put_empty_store(path)
    opened = Store.open(path, who="tester")
    firm = opened.add_organization(Profile(organization=Organization(name=NAME)))
    for name, content in (("a.txt", b"one"), ("A.TXT", b"two"), ("nul", b"three"), ("end. .", b"four")):
        opened.add_attachment(firm, name=name, content=content)
    return opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    found = tmp_path / "out"
    found.mkdir()
    return found


def firm_of(store: Store) -> str:
    return store.organizations()[0].id


def written(store: Store, folder: Path, **how: object) -> WrittenFolder:
    return write_client_folder(
        store,
        shipped(),
        firm_of(store),
        folder,
        today=TODAY,
        **how,  # type: ignore[arg-type]
    )


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_the_page_leads_to_every_file_and_to_nothing_else(given_folder: Given) -> None:
    folder, first = given_folder.written.folder, given_folder.written.first
    page = Links(first.read_text(encoding="utf-8"))
    led_to = [unquote(address) for address in page.addresses]
    assert sorted(led_to) == sorted(files_in(folder) - {first.name})
    assert page.elements.isdisjoint({"script", "img", "link", "iframe", "form"})


def test_the_page_says_of_every_file_what_it_is(given_folder: Given) -> None:
    page = given_folder.written.first.read_text(encoding="utf-8")
    for one in given_folder.written.files:
        assert f"{one.place[-1].replace('&', '&amp;')}</a>" in page
        assert one.about
    assert {one.group for one in given_folder.written.files} >= {
        *("Documents", "Documents for Word", "Tables", "Calendar", "Attached files", "For IsoAssess")
    }


def test_the_page_says_that_the_package_tells_who_said_each_field_last(given_folder: Given) -> None:
    package = next(one for one in given_folder.written.files if one.place[-1].endswith(".isoassess"))
    assert package.about.endswith("with who said each field last, and when")


def test_an_earlier_assessment_has_a_folder_of_its_own(given_folder: Given) -> None:
    earlier = [one for one in given_folder.written.files if one.place[0] == "Earlier assessments"]
    newest = [one for one in given_folder.written.files if one.place[0] == "Documents"]
    assert {one.place[1] for one in earlier} == {
        "2025-09-30 ISO 9001-2015"
    }  # the day on which it was completed
    assert {one.place[2:] for one in earlier if one.place[2] == "Documents"}
    assert len(newest) == len([one for one in earlier if one.place[2] == "Documents"])


def test_every_place_fits_on_windows(given_folder: Given) -> None:
    name = given_folder.written.folder.name
    for one in given_folder.written.files:
        assert len("/".join((name, *one.place))) <= LONGEST_PATH


@given(
    st.lists(
        st.text(max_size=120)
        | st.sampled_from(("a.txt", "A.TXT", "a.txt.", "CON", "nul.pdf", "é", "e\u0301"))
    ),
    st.sampled_from(((), ("Files",), ("files",))),
)
def test_every_file_has_a_place_of_its_own_everywhere(names: list[str], folder: Place) -> None:
    places = FolderPlaces()
    given_places = [places.give(folder, name) for name in names]
    compared = [tuple(map(compared_name, place)) for place in given_places]
    assert len(set(compared)) == len(names)
    for *above, name in given_places:
        assert tuple(above) == folder
        assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
        assert len(name.encode()) <= 97
        assert not name.endswith((" ", "."))
        assert not is_reserved(name)


@given(st.text(max_size=300))
def test_a_folder_is_called_after_the_organization_and_the_day(organization: str) -> None:
    name = folder_name(organization, "2026-11-28")
    assert name.endswith(" 2026-11-28")
    assert len(name.encode()) <= 61
    assert PureWindowsPath(name).parts == (name,)


def test_files_of_one_name_are_kept_apart_and_say_what_they_were_called(store: Store, place: Path) -> None:
    with store:
        answer_with(store, tuple(store.attachments(firm_of(store))))
        done = written(store, place / "given")
    attached = {one.place[-1]: one.about for one in done.files if one.group == "Attached files"}
    assert set(attached) == {"5.2.1 a.txt", "5.2.1 A (2).TXT", "5.2.1 nul", "5.2.1 end"}
    assert attached["5.2.1 A (2).TXT"] == "attached as A.TXT, for 5.2.1"
    contents = {file.read_bytes() for file in (done.folder / "Attached files").iterdir()}
    assert contents == {b"one", b"two", b"three", b"four"}


@pytest.mark.parametrize("history", [False, True])
def test_a_file_that_was_taken_off_is_named_and_leaves_with_the_history_alone(
    store: Store, place: Path, history: bool
) -> None:
    with store:
        first, *taken_off = store.attachments(firm_of(store))
        answer_with(store, (first, *taken_off))
        answer_with(store, (first,))
        done = written(store, place / "given", options=FolderOptions(word=False, history=history))
        names = {store.attachments(firm_of(store))[id_].name for id_ in taken_off}
    assert names <= {one.what for one in done.left_out}
    assert len(list((done.folder / "Attached files").iterdir())) == 1
    with zipfile.ZipFile(next(done.folder.glob("*.isoassess"))) as package:
        files = [name for name in package.namelist() if name.startswith("attachments/")]
    assert len(files) == (4 if history else 1)


def answer_with(store: Store, files: tuple[str, ...]) -> None:
    """The one assessment, begun where there is none, answers a requirement with these files."""
    known = store.assessments(firm_of(store))
    assessment = known[0].id if known else begin(store)
    store.save_answer(assessment, "quality-policy", Answer(attachments=files))


def begin(store: Store) -> str:
    return store.add_assessment(
        firm_of(store),
        lens=Lens.ISO9001_2026,
        started=TODAY,
        assessor="",
        catalogue_version=shipped().version,
    )


def test_without_an_assessment_the_page_says_why_there_are_no_documents(store: Store, place: Path) -> None:
    with store:
        done = written(store, place / "given")
    assert [one.why for one in done.left_out] == ["There is no assessment yet."]
    assert "There is no assessment yet." in done.first.read_text(encoding="utf-8")
    assert not (done.folder / "Documents").exists()


def test_what_cannot_be_printed_or_is_asked_nowhere_here_is_named(store: Store, place: Path) -> None:
    with store:
        assessment = begin(store)
        store.save_answer(assessment, "quality-policy", Answer(evidence="Seen \U0001f642"))
        store.save_answer(assessment, "own-question", Answer(note="Kept from a package."))
        options = FolderOptions(word=False, attachments=False)
        done = written(store, place / "given", options=options)
    (told,) = (one.why for one in done.left_out if one.what == "Some characters, in the PDF documents")
    assert "contains a character this program cannot print: \U0001f642" in told
    assert any("(own-question): the package alone holds" in one.why for one in done.left_out)
    assert told in done.first.read_text(encoding="utf-8")


def test_an_assessment_that_cannot_be_read_is_named_and_stops_nothing(store: Store, place: Path) -> None:
    with store:
        begin(store)
        path = store.path
    with sqlite3.connect(path) as file:
        file.execute("UPDATE assessment SET completed='2026-11-28', completed_profile='{broken'")
    with Store.open(path, who="tester") as again:
        done = written(again, place / "given")
    what, package = [one.what for one in done.left_out]
    assert what.startswith("Assessment of ")
    assert package == "For IsoAssess"
    assert {one.group for one in done.files} == {"Attached files"}


def test_stopped_at_any_step_nothing_remains(store: Store, place: Path) -> None:
    steps: list[FolderStep] = []
    with store:
        done = written(store, place / "given", tell=steps.append)
        assert len(steps) > len(done.files)
        for wanted in range(len(steps)):
            told: list[FolderStep] = []
            with pytest.raises(ExportStopped):
                written(
                    store,
                    place / "stopped",
                    tell=told.append,
                    stopped=lambda wanted=wanted, told=told: len(told) > wanted,
                )
            assert [one.name for one in place.iterdir()] == ["given"]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(step.done < step.of for step in steps)


def test_an_empty_folder_is_filled(store: Store, place: Path) -> None:
    (place / "given").mkdir()
    with store:
        done = written(store, place / "given")
    assert done.first.is_file()
    assert [one.name for one in place.iterdir()] == ["given"]


def test_a_name_that_is_too_long_is_told_apart_from_a_path(store: Store, place: Path) -> None:
    with store, pytest.raises(CannotWrite, match="its name is too long"):
        written(store, place / ("x" * 300))
    assert not list(place.iterdir())


def test_what_is_there_is_never_written_over(store: Store, place: Path) -> None:
    (place / "given").mkdir()
    (place / "given" / "mine.txt").write_text("mine")
    with store:
        with pytest.raises(BadInput, match="is there already"):
            written(store, place / "given")
        assert files_in(place) == {"given/mine.txt"}
        first = written(store, folder_place(place, NAME, TODAY)).folder
        second = written(store, folder_place(place, NAME, TODAY)).folder
    assert (first.name, second.name) == (f"{NAME} 2026-11-28", f"{NAME} 2026-11-28 (2)")


def test_a_place_that_came_into_use_meanwhile_is_left_alone(store: Store, place: Path) -> None:
    def put(step: FolderStep) -> None:
        (place / "given").mkdir(exist_ok=True)

    with store, pytest.raises(BadInput, match="is there already"):
        written(store, place / "given", tell=put)
    assert [one.name for one in place.iterdir()] == ["given"]
    assert files_in(place) == set()


def test_a_stick_that_is_gone_is_told_in_a_sentence(store: Store, place: Path) -> None:
    with store, pytest.raises(CannotWrite, match=r"^given was not written: .*gone is not there"):
        written(store, place / "gone" / "given")


def test_a_stick_that_goes_meanwhile_is_told_in_a_sentence(store: Store, place: Path) -> None:
    def pull_out(step: FolderStep) -> None:
        if step.done == 2:
            place.rename(place.with_name("pulled"))

    with store, pytest.raises(CannotWrite, match=r"^given was not written: .*not there, or not any more"):
        written(store, place / "given", tell=pull_out)


def test_what_is_changed_on_its_way_is_not_kept(store: Store, place: Path) -> None:
    def spoil(step: FolderStep) -> None:
        if step.name == "Reading it back":
            for file in place.rglob("a.txt"):
                file.write_bytes(b"0ne")

    with store, pytest.raises(CannotWrite, match="What was read back is not what was written"):
        written(store, place / "given", tell=spoil)
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_stick_leaves_nothing(store: Store, place: Path) -> None:
    with store:
        store.add_attachment(firm_of(store), name="large.bin", content=os.urandom(400_000))
    program = (
        "import datetime, resource, signal, sys\n"
        "from pathlib import Path\n"
        "from isoassess.catalogue.catalogue import shipped\n"
        "from isoassess.errors import CannotWrite\n"
        "from isoassess.services.client_folder.writing_folder import write_client_folder\n"
        "from isoassess.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Store.open(Path(sys.argv[1]), who='tester') as store:\n"
        "    firm = store.organizations()[0].id\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "    place, today = Path(sys.argv[2]), datetime.date.today()\n"
        "    try: write_client_folder(store, shipped(), firm, place, today=today)\n"
        "    except CannotWrite as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(store.path), str(place / "given")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(r"given was not written: there is no space left in .*\.\n", done.stdout)
    assert list(place.iterdir()) == []
