"""A disk that is full, or runs full half-way: nothing is lost, the reason is said, with room it goes on."""

import datetime
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from isoassess.domain import Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import take_in
from isoassess.store import Store, Subject, answer_place, differences
from isoassess.store.backup.rounds import back_up
from isoassess.store.joining.joined import JoinRule
from isoassess.store.repair.repairing import repair
from isoassess.store.vault.keyring import KEYRING, new_key
from tests.reliability.outcome import Outcome, Tell, silent
from tests.reliability.sample import Content, content_of, filled

SIZE = "48m"
FREE = (0, 8_192, 40_960, 122_880, 409_600, 1_228_800, 3_000_000)  # bytes
EARLIER = Path(__file__).parents[1] / "data" / "stores" / "0002.db"
Work = Callable[[Path], object]
_DATED = re.compile(r"-\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}")


@contextmanager
def small_disk(folder: Path, size: str = SIZE) -> Iterator[Path | None]:
    """None where nobody lets us make one."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def full_disk(
    folder: Path, *, sizes: tuple[int, ...] = FREE, only: tuple[str, ...] = (), tell: Tell = silent
) -> list[Outcome]:
    """One outcome for each work that is tried."""
    found = []
    start = folder / "start.db"
    right = filled(start, organizations=2, answers=20)
    with small_disk(folder) as disk:
        for name, work in WORKS.items():
            if only and name not in only:
                continue
            one = Outcome(fault="The disk is full, or runs full", where=name)
            found.append(one)
            if disk is None:
                one.skipped = "needs the right to make a small disk"
                continue
            refused: set[str] = set()
            for free in sizes:
                _try(disk, start, right, (name, work), free, one, refused)
            one.saw = " / ".join(sorted(refused)) or "there was room enough"
            tell(f"{name}: {one.count}, lost: {one.lost}")
    return found


def _try(
    disk: Path,
    start: Path,
    right: Content,
    work: tuple[str, Work],
    free: int,
    found: Outcome,
    refused: set[str],
) -> None:
    name, act = work
    for left in disk.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    file = disk / "clients.db"
    shutil.copyfile(EARLIER if name == "migration" else start, file)
    KEYRING.put(file, None)
    if name == "migration":
        right = _of_earlier(disk)
    _fill(disk, free)
    found.count += 1
    try:
        act(file)
    except ExpectedError as error:
        refused.add(
            _DATED.sub("", str(error).replace(str(disk), "").replace("/.", ".").replace("in .", "there"))
        )
    except Exception as fault:  # noqa: BLE001
        found.lost.append(f"with {free} bytes: {fault!r}")
    (disk / "ballast").unlink()
    try:
        with Store.open(file, who="tester") as store:
            now = content_of(store)
        gone = [place for place in right if place in now and now[place] != right[place]]
        gone += [place for place in right if place not in now and name != "deletion for good"]
        found.checked += len(right)
        found.lost += [f"with {free} bytes: {place}" for place in gone]
        act(file)
    except Exception as fault:  # noqa: BLE001
        found.lost.append(f"with {free} bytes, with room again: {fault!r}")
    parts = [one.name for one in disk.rglob("*") if one.name.endswith((".part", ".resealed"))]
    found.lost += [f"with {free} bytes: left {part}" for part in parts]


def _of_earlier(disk: Path) -> Content:
    other = disk / "other.db"
    shutil.copyfile(EARLIER, other)
    with Store.open(other, who="tester") as store:
        found = content_of(store)
    for one in disk.glob("other*"):
        one.unlink()
    return found


def _fill(disk: Path, free: int) -> None:
    room = shutil.disk_usage(disk).free - free
    with (disk / "ballast").open("wb", buffering=0) as file:
        file.write(bytes(max(0, room // 4096 * 4096)))


def _answer(file: Path) -> None:
    with Store.open(file, who="A. Consultant", busy_timeout=0.2) as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        for number in range(4):
            place = answer_place(assessment, f"new-{number}")
            before = store.answers(assessment).get(f"new-{number}", Answer())
            store.change(place, differences(before, Answer(note=f"{len(before.note)} new " * 20_000)))


def _attach(file: Path) -> None:
    with Store.open(file, who="A. Consultant", busy_timeout=0.2) as store:
        organization = store.organizations()[0].id
        store.add_attachment(organization, name="large.jpg", content=bytes(range(256)) * 4_000)


def _back_up(file: Path) -> None:
    done = back_up(file, now=datetime.datetime.now(datetime.UTC))
    if done.newest is None:
        raise ExpectedError(" ".join(done.failures))


def _open(file: Path) -> None:
    Store.open(file, who="A. Consultant", busy_timeout=0.2).close()


def _reseal(file: Path) -> None:
    with Store.open(file, who="A. Consultant", busy_timeout=0.2) as store:
        store.file.reseal(new_key("another"))


def _export(file: Path) -> None:
    with Store.open(file, who="A. Consultant", busy_timeout=0.2) as store:
        export(store, [one.id for one in store.organizations()], file.with_name("out.isoassess"))


def _import(file: Path) -> None:
    package = file.parent.parent / "brought.isoassess"
    if not package.exists():
        _write_package(file.parent.parent / "start.db", package)
    now = datetime.datetime.now(datetime.UTC)
    take_in(package, file, who="A. Consultant", now=now, rule=JoinRule.NEWER)
    with Store.open(file, who="tester") as store:
        assert store.organizations(search="Brought Along")


def _write_package(start: Path, package: Path) -> None:
    """Of a firm that the file does not know, with much to say and a large file."""
    with Store.open(shutil.copyfile(start, start.with_name("giver.db")), who="B. Colleague") as store:
        id_ = store.add_organization(Profile(organization=Organization(name="Brought Along")))
        store.add_attachment(id_, name="large.jpg", content=bytes(range(256)) * 4_000)
        export(store, [id_], package)


def _delete(file: Path) -> None:
    with Store.open(file, who="A. Consultant", busy_timeout=0.2) as store:
        if store.is_to_clean():
            store.clean()
            return
        store.delete_for_good(Subject.ORGANIZATION, store.organizations()[0].id)
        store.clean()


def _repair(file: Path) -> None:
    new = file.with_name("new.db")
    repair(file, new)
    new.unlink()


WORKS: dict[str, Work] = {
    "answers": _answer,
    "an attached file": _attach,
    "a backup": _back_up,
    "migration": _open,
    "the password": _reseal,
    "export of a package": _export,
    "import of a package": _import,
    "deletion for good": _delete,
    "repair": _repair,
}
