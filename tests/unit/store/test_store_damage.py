"""Damage is noticed and said; what is broken hides nothing that is not."""

import random
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain import Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.store import (
    AttachmentDamaged,
    LookEnded,
    NotAStore,
    Shelf,
    Store,
    StoreDamaged,
    StoreLost,
    look_through,
)
from isoassess.store.file import soundness
from isoassess.store.file.identity import identity_of_file
from isoassess.store.file.preparing import CHECKED_AT_ONCE, check_sound
from isoassess.store.vault.driver import sqlite3
from tests.examples import rounds
from tests.unit.store.store_values import new_assessment

FROZEN = Path(__file__).parents[2] / "data" / "stores" / "0002.db"
FLIPS = 100  # for each seed
NO_DAY, NO_LIST, NO_TEXT = "'no day'", "'{broken'", "CAST(x'ff80' AS TEXT)"

Content = dict[str, object]


def _sql(path: Path, *statements: str) -> None:
    """As damage does it: past every rule of the tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _organizations(store: Store) -> Iterator[str]:
    for shelf in Shelf:
        yield from store.organization_ids(shelf=shelf)


def _content(store: Store) -> Content:
    """What a person has said, as the windows read it."""
    found: Content = {}
    for organization in _organizations(store):
        (found[organization],) = store.organization_summaries([organization])
        found[f"{organization} profile"] = store.profile(organization)
        found[f"{organization} decision"] = store.own_decision(organization)
        for id_, file in store.attachments(organization).items():
            found[id_] = (file.name, file.number, store.attachment_content(id_))
        for known in store.assessments(organization):
            found[known.id] = (known, store.judged_on(known.id), store.answers(known.id))
    return found


def _noticed(store: Store) -> bool:
    """Whether opening the organizations and the quiet look afterwards say that something is damaged."""
    if look_through(store.path):
        return True
    for organization in _organizations(store):
        if store.organization_summaries([organization])[0].unreadable:
            return True
        if store.is_profile_doubtful(organization):
            return True
        if any(store.doubtful_answers(known.id) for known in store.assessments(organization)):
            return True
    return False


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every table filled, of today's schema."""
    path = Path(shutil.copyfile(FROZEN, tmp_path_factory.mktemp("sound") / "sound.db"))
    Store.open(path, who="A. Consultant").close()
    return path


@pytest.mark.parametrize("seed", range(rounds(4)))
def test_no_flipped_bit_is_a_fault_of_the_program(sound: Path, tmp_path: Path, seed: int) -> None:
    """Each is refused, noticed, or changes nothing that was said; a few change what has no second witness."""
    chance, outcomes = random.Random(seed), dict.fromkeys(("refused", "equal", "noticed", "unnoticed"), 0)
    content, path = bytearray(sound.read_bytes()), tmp_path / "flipped.db"
    with Store.open(sound, who="A. Consultant") as store:
        said = _content(store)
    for _flip in range(FLIPS):
        bit = chance.randrange(8 * len(content))
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        content[bit // 8] ^= 1 << bit % 8
        outcomes[_outcome(path, said)] += 1
    assert sum(outcomes.values()) == FLIPS
    assert outcomes["unnoticed"] <= FLIPS * 0.05, outcomes
    assert outcomes["refused"] > 0
    assert outcomes["equal"] > 0


def _outcome(path: Path, said: Content) -> str:
    try:
        with Store.open(path, who="A. Consultant", anyway=True) as store:
            if _noticed(store):
                return "noticed"
            return "equal" if _content(store) == said else "unnoticed"
    except ExpectedError:
        return "refused"


@pytest.mark.parametrize(
    ("column", "value"),
    [("changed_at", NO_DAY), ("sector_codes", NO_LIST), ("sector_codes", "'7'"), ("name", NO_TEXT)],
)
def test_a_broken_organization_hides_no_other(
    store: Store, organization: str, column: str, value: str
) -> None:
    other = store.add_organization(Profile(organization=Organization(name="Sample beside it")))
    _sql(store.path, f"UPDATE organization SET {column} = {value} WHERE id = '{organization}'")
    listed = {known.id: known for known in store.organizations()}
    assert set(listed) == {organization, other}
    assert listed[organization].unreadable
    assert not listed[other].unreadable
    assert listed[other].name == "Sample beside it"


@pytest.mark.parametrize("column", ["verdict", "clause_8_3"])
def test_a_broken_standing_hides_no_organization(tmp_path: Path, column: str) -> None:
    path = Path(shutil.copyfile(FROZEN, tmp_path / "clients.db"))
    with Store.open(path, who="A. Consultant") as store:
        names = {known.name for known in store.organizations()}
        _sql(path, f"UPDATE standing SET {column} = 'no such word'")
        assert {known.name for known in store.organizations()} == names
        assert [known.unreadable for known in store.organizations()].count(True) == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("rating", "'9'"), ("action_due", NO_DAY), ("attachments", NO_LIST), ("evidence", NO_TEXT)],
)
def test_a_broken_answer_hides_no_other_and_is_named(
    store: Store, assessment: str, column: str, value: str
) -> None:
    for requirement in ("broken", "sound"):
        store.save_answer(assessment, requirement, Answer(note=requirement))
    _sql(store.path, f"UPDATE answer SET {column} = {value} WHERE requirement_id = 'broken'")
    assert store.answers(assessment) == {"sound": Answer(note="sound")}
    assert store.doubtful_answers(assessment) == ["broken"]


def test_an_answer_that_its_history_denies_is_named(store: Store, assessment: str) -> None:
    for requirement in ("changed", "sound"):
        store.save_answer(assessment, requirement, Answer(note="as said"))
    assert store.doubtful_answers(assessment) == []
    _sql(store.path, "UPDATE answer SET note = 'as saiE' WHERE requirement_id = 'changed'")
    assert store.doubtful_answers(assessment) == ["changed"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE answer SET note = 'as saiE' WHERE requirement_id = 'changed'",
        "UPDATE answer SET note = '' WHERE requirement_id = 'changed'",
        "UPDATE answer SET interviewee = 'Nobody' WHERE requirement_id = 'changed'",
        "UPDATE history SET after = '\"firsT\"' WHERE after = '\"first\"'",
    ],
)
@pytest.mark.parametrize("by_hand", [True, False])
def test_what_a_person_set_right_or_found_right_is_doubted_no_longer(
    store: Store, organization: str, assessment: str, damage: str, by_hand: bool
) -> None:
    for note in ("first", "as said"):
        store.save_answer(assessment, "changed", Answer(note=note))
    _sql(store.path, "DROP TRIGGER IF EXISTS history_refuses_update", damage)
    assert store.doubtful_answers(assessment) == ["changed"]
    if by_hand:
        store.save_answer(assessment, "changed", Answer(note="set right"))
    before = store.answers(assessment)
    store.confirm_as_it_is(organization, assessment)
    assert store.answers(assessment) == before
    assert store.doubtful_answers(assessment) == []
    assert look_through(store.path) == ()
    told = len(store.history(assessment_id=assessment))
    store.confirm_as_it_is(organization, assessment)
    assert len(store.history(assessment_id=assessment)) == told  # nothing is left to confirm
    store.save_answer(assessment, "changed", Answer(note="and on"))
    assert store.doubtful_answers(assessment) == []
    store.undo(assessment)
    assert store.doubtful_answers(assessment) == []


def test_a_profile_that_was_found_right_is_doubted_no_longer(
    store: Store, organization: str, assessment: str
) -> None:
    _sql(store.path, "UPDATE organization SET profile = replace(profile, 'Fabrications', 'Fabricatiens')")
    assert store.is_profile_doubtful(organization)
    before = store.profile(organization)
    store.confirm_as_it_is(organization, assessment)
    assert not store.is_profile_doubtful(organization)
    assert store.profile(organization) == before


def test_an_assessment_without_damage_is_not_doubted_after_undo_and_redo(
    store: Store, assessment: str
) -> None:
    for note in ("one", "two"):
        store.save_answer(assessment, "r", Answer(note=note))
    store.undo(assessment)
    store.undo(assessment)
    store.redo(assessment)
    assert store.doubtful_answers(assessment) == []


def test_a_profile_that_its_history_denies_is_said(store: Store, organization: str) -> None:
    assert not store.is_profile_doubtful(organization)
    _sql(store.path, "UPDATE organization SET profile = replace(profile, 'Fabrications', 'Fabricatiens')")
    assert store.is_profile_doubtful(organization)


def test_the_quiet_look_names_what_the_history_denies(
    store: Store, organization: str, assessment: str
) -> None:
    for requirement in ("changed", "sound"):
        store.save_answer(assessment, requirement, Answer(note="as said"))
    assert look_through(store.path) == ()
    _sql(store.path, "UPDATE answer SET note = 'as saiE' WHERE requirement_id = 'changed'")
    (found,) = look_through(store.path)
    assert "1 answer is not the one that was last saved" in found
    _sql(store.path, "UPDATE organization SET profile = replace(profile, 'Fabrications', 'Fabricatiens')")
    profile, answers = look_through(store.path)
    assert "the profile is not the one that was last saved" in profile
    assert answers == found
    _sql(store.path, "UPDATE organization SET name = CAST(x'ff' AS TEXT)")
    assert any("is damaged" in one for one in look_through(store.path))


def test_the_quiet_look_names_what_belongs_to_nothing(store: Store, assessment: str) -> None:
    store.save_answer(assessment, "sound", Answer(note="as said"))
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE answer SET assessment_id = 'none'")
        connection.commit()
    assert any("belongs to nothing" in one for one in look_through(store.path))


def test_who_writes_while_the_quiet_look_goes_on_is_not_doubted(
    store: Store, organization: str, assessment: str
) -> None:
    """Answers and history are read of one state, between which nobody has written."""
    numbers = iter(range(1_000))

    def write() -> None:
        store.save_answer(assessment, "r", Answer(note=str(next(numbers))))

    for _round in range(5):
        assert look_through(store.path, pause=write) == ()
    assert next(numbers) >= 5


def test_an_attached_file_that_changed_is_named_and_not_given_out(store: Store, organization: str) -> None:
    good = store.add_attachment(organization, name="good.txt", content=b"good")
    bad = store.add_attachment(organization, name="bad.txt", content=b"as attached")
    assert look_through(store.path) == ()
    _sql(store.path, "UPDATE content SET data = CAST('as attacheD' AS BLOB) WHERE size = 11")
    assert store.attachment_content(good) == b"good"
    with pytest.raises(AttachmentDamaged, match=r'"bad\.txt" is damaged'):
        store.attachment_content(bad)
    assert look_through(store.path) == (
        'The attached file "bad.txt" is damaged in IsoAssess; attach it again from the original.',
    )


def test_a_broken_index_is_refused(store: Store, organization: str, path: Path) -> None:
    """What a quick check does not see: an index that lacks a row."""
    new_assessment(store, organization)
    store.close()
    _sql(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'standing')"
        " WHERE name = 'ix_organization_listed'",
    )
    with pytest.raises(StoreDamaged):
        Store.open(path, who="A. Consultant")


def test_a_large_store_is_looked_through_after_it_is_open(
    store: Store, organization: str, path: Path, tmp_path: Path
) -> None:
    """Nobody waits for the look at every page of a large file."""
    store.add_attachment(organization, name="large.bin", content=b"\0" * (CHECKED_AT_ONCE + 1))
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE organization SET name_folded = 'other'")
        connection.execute("PRAGMA writable_schema = OFF")
        connection.commit()
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_organization_listed'"
        ).fetchone()[0]
    content = bytearray(path.read_bytes())
    start = (root - 1) * 4096
    place = content.index(b"other", start)
    content[place : place + 5] = b"xxher"
    path.write_bytes(content)
    with Store.open(path, who="A. Consultant") as opened:
        assert len(opened.organizations()) == 1
        (found,) = look_through(path)
        assert "is damaged" in found


def test_the_quiet_look_sees_what_is_not_in_the_one_file_yet(
    store: Store, organization: str, path: Path
) -> None:
    for number in range(3):
        store.add_attachment(organization, name=f"{number}.txt", content=b"%d" % number)
        assert path.with_name(path.name + "-wal").stat().st_size
        assert look_through(path) == ()


def test_a_file_that_is_written_while_it_is_looked_through_is_not_called_damaged(
    store: Store, organization: str, path: Path
) -> None:
    """At rest it is read without locks; a program that opens it then, and writes, must not look like that."""
    store.add_attachment(organization, name="large.bin", content=b"\0" * 2_000_000)
    store.close()
    written: list[str] = []

    def write() -> None:
        for number in range(6):
            with Store.open(path, who="B. Consultant") as other:
                content = b"%d" % number * 200_000
                written.append(other.add_attachment(organization, name="log.txt", content=content))

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        assert look_through(path) == ()
    assert len(written) == 6


def test_a_look_ends_while_the_pages_are_checked(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that nobody who closes a window waits for it."""
    file = Path(shutil.copyfile(sound, tmp_path / "clients.db"))
    monkeypatch.setattr(soundness, "CHECKED_AT_ONCE", 0)  # as of a large file
    pieces: list[None] = []
    with pytest.raises(LookEnded):
        look_through(file, pause=lambda: pieces.append(None), halted=lambda: True)
    assert not pieces
    assert look_through(file, halted=lambda: False) == ()


def test_a_look_at_a_file_that_is_gone_makes_none(store: Store, organization: str, path: Path) -> None:
    """An empty file in its place would be taken for a new store."""
    store.close()
    path.unlink()
    with pytest.raises(StoreLost):
        look_through(path)
    assert identity_of_file(path) is None
    with pytest.raises(ExpectedError):
        check_sound(path, busy_timeout=0.05)
    assert not list(path.parent.iterdir())


def test_a_look_at_what_has_taken_the_place_of_the_file_is_no_fault(
    store: Store, organization: str, path: Path
) -> None:
    store.close()
    for other in (b"", b"other"):
        path.write_bytes(other)
        with pytest.raises(NotAStore):
            look_through(path)
