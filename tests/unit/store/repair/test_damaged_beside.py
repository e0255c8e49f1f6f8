"""What lies beside a file has a changed byte: that is said before SQLite drops all that follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from isoassess.domain import Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store, answer_place, differences
from isoassess.store.backup.checking import damages
from isoassess.store.errors import StoreDamaged
from isoassess.store.file.lost import CompanionDamaged
from isoassess.store.file.presence import Presence
from isoassess.store.repair.repairing import repair
from isoassess.store.vault.keyring import KEYRING, FileKey, new_key
from tests.unit.store.store_values import new_assessment

HEADER, FRAME = 32, 24 + 4_096
NOTES = {f"requirement-{number}": f"Seen at machine {number}" for number in range(12)}


Left = tuple[str, bytes, bytes, FileKey | None]  # the assessment, the file, what lies beside it


@pytest.fixture(scope="module", params=[None, new_key("a password")], ids=["open", "closed"])
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """What a killed program leaves; made once."""
    file = tmp_path_factory.mktemp("left") / "open.db"
    with Store.open(file, who="A. Consultant") as store:
        organization = store.add_organization(Profile(organization=Organization(name="Sample Ltd")))
        assessment = new_assessment(store, organization)
        if request.param is not None:
            store.file.reseal(request.param)
        store.file.fold()
        for requirement, note in NOTES.items():
            store.change(answer_place(assessment, requirement), differences(Answer(), Answer(note=note)))
        return assessment, file.read_bytes(), beside(file).read_bytes(), request.param


@pytest.fixture
def file(left: Left, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "clients.db"
    place.write_bytes(left[1])
    beside(place).write_bytes(left[2])
    KEYRING.put(place, left[3])
    yield place
    for one in (place, tmp_path / "new.db"):
        KEYRING.put(one, None)


@pytest.fixture
def assessment(left: Left) -> str:
    return left[0]


def beside(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def change_byte(file: Path, place: int) -> None:
    content = bytearray(beside(file).read_bytes())
    content[place] ^= 0x55
    beside(file).write_bytes(content)


def frames_in(file: Path) -> int:
    return (beside(file).stat().st_size - HEADER) // FRAME


@pytest.mark.parametrize("at", [0, 4, 9, 17, 24 + 2_000], ids=["number", "size", "salt", "checksum", "page"])
def test_a_changed_byte_among_what_was_saved_is_refused_and_nothing_is_touched(file: Path, at: int) -> None:
    change_byte(file, HEADER + frames_in(file) // 2 * FRAME + at)
    before = {one: one.read_bytes() for one in (file, beside(file))}
    with pytest.raises(CompanionDamaged, match="A repair saves what can be read"):
        Store.open(file, who="tester")
    assert {one: one.read_bytes() for one in (file, beside(file))} == before


@pytest.mark.parametrize("at", [1, 10, 14, 18, 26], ids=["magic", "size", "round", "salt", "checksum"])
def test_a_changed_byte_in_its_first_bytes_is_refused_and_all_of_it_is_saved(
    file: Path, tmp_path: Path, assessment: str, at: int
) -> None:
    change_byte(file, at)
    with pytest.raises(StoreDamaged):
        Store.open(file, who="tester")
    repair(file, tmp_path / "new.db")
    assert notes_in(tmp_path / "new.db", assessment) == NOTES


def test_a_repair_saves_what_lies_behind_the_changed_byte(
    file: Path, tmp_path: Path, assessment: str
) -> None:
    change_byte(file, HEADER + frames_in(file) // 3 * FRAME + 24 + 2_000)
    repair(file, tmp_path / "new.db")
    found = notes_in(tmp_path / "new.db", assessment)
    assert list(found.items())[-4:] == list(NOTES.items())[-4:]


def test_a_number_of_a_page_that_cannot_be_takes_no_room(file: Path, tmp_path: Path, assessment: str) -> None:
    change_byte(file, HEADER + frames_in(file) // 2 * FRAME)  # the first byte of four
    repair(file, tmp_path / "new.db")
    assert notes_in(tmp_path / "new.db", assessment)


def test_what_a_power_cut_has_torn_was_never_said_to_be_saved(
    file: Path, tmp_path: Path, assessment: str
) -> None:
    change_byte(file, HEADER + (frames_in(file) - 1) * FRAME + 24 + 2_000)
    assert len(notes_in(file, assessment)) == len(NOTES) - 1


def test_the_check_names_it(file: Path, tmp_path: Path, assessment: str) -> None:
    change_byte(file, HEADER + frames_in(file) // 2 * FRAME + 100)
    assert any("clients.db-wal" in one.says for one in damages(file))


def test_a_sound_one_is_opened_with_everything(file: Path, tmp_path: Path, assessment: str) -> None:
    assert notes_in(file, assessment) == NOTES


def test_while_a_window_has_it_open_another_is_not_kept_out(
    file: Path, tmp_path: Path, assessment: str
) -> None:
    with Store.open(file, who="A. Consultant"):
        note = Presence(file, who="A. Consultant")
        try:
            change_byte(file, HEADER + frames_in(file) // 2 * FRAME + 17)
            with Store.open(file, who="B. Consultant") as second:
                assert {id_: one.note for id_, one in second.answers(assessment).items()} == NOTES
        finally:
            note.close()


def notes_in(file: Path, assessment: str) -> dict[str, str]:
    with Store.open(file, who="tester") as store:
        found = store.answers(assessment)
        return {id_: found[id_].note for id_ in NOTES if id_ in found}
