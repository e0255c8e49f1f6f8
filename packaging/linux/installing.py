"""The package on a new computer: installed, started from its menu entry, upgraded, removed."""

import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from at_work import person_at
from building import SAME
from linux.bare_tree import HOME, USER, WITHOUT_ROOM, BareTree
from linux.running import Run, screen, tested
from product import Product
from steps import Failed, call

OLDER = "0.0.1-1"
DOCUMENT = "readiness.pdf"
NAME, SECOND = re.compile(r"name: .*"), "Second example"
ARCHIVE, SHIFT = "pydata", 4096  # the section that holds the modules, and bytes put before them
TABLES = ("organization", "assessment", "answer", "history")


@dataclass(frozen=True)
class Installing:
    """The bare tree, the package, and its older brother with the same content."""

    tree: BareTree
    product: Product
    unpacked: Path  # the tree that the package was made of
    place: Path

    @property
    def own_store(self) -> Path:
        """The file of the person, where the program looks first."""
        return self.tree.home / ".local" / "share" / self.product.name / f"{self.product.command}.db"

    def install_older(self) -> str:
        """With all that it needs, from the distribution; then the person has the sample as their own file."""
        deb = self.tree.put(self._older())
        self.tree.done("apt-get", "install", "-q", "-y", "--no-install-recommends", deb)
        if self.tree.has_python():
            raise Failed("a Python came with it")
        self._put_sample()
        return self._version()

    def self_test(self) -> str:
        with screen() as display:
            run = self.tree.as_person(display)
            return tested(run, self.product.command, platform="xcb")

    def from_menu(self) -> str:
        """The desktop starts the program by its menu entry."""
        with screen() as display:
            run = self.tree.as_person(display)
            with self.tree.window(run, self.own_store, "gtk-launch", self.product.identifier):
                return "the window came, with the person's own file"

    def by_kind(self) -> str:
        """A file is opened by its kind, as a double click opens it."""
        file = self.tree.home / f"of a client.{self.product.document.extension}"
        shutil.copyfile(self.own_store, file)
        os.chown(file, *self._person())
        with screen() as display:
            run = self.tree.as_person(display)
            kind = run.ended("gio", "info", "-a", "standard::content-type", f"{HOME}/{file.name}").stdout
            if self.product.document.mime_type not in kind:
                raise Failed(f"taken for {kind.strip().splitlines()[-1:]}")
            with self.tree.window(run, file, "gio", "open", f"{HOME}/{file.name}"):
                return self.product.document.mime_type

    def upgrade_while_running(self, deb: Path) -> str:
        """Over the older version, with an organization open; work goes on, and what is in the file stays."""
        document, log = self.tree.home / DOCUMENT, self.tree.home / ".local" / "state" / self.product.name
        document.unlink(missing_ok=True)
        self._add_second()
        with screen() as display, person_at(display) as person:
            run = self.tree.as_person(display)
            with self.tree.window(run, self.own_store, self.product.command) as note:
                person.until(person.title, "the window did not come to the front")
                opened = person.open_organization(1, than=person.open_organization(0))
                before = _content(self.own_store, is_open=True)
                self.tree.done("dpkg", "-i", self.tree.put(deb))
                person.save_document(document, f"{HOME}/{DOCUMENT}")
                other = person.open_organization(0, than=opened)
                if not note.exists():
                    raise Failed("the window went away")
        if _content(self.own_store) != before:
            raise Failed("the file was changed")
        if faults := [file.name for file in log.rglob("*.log") if "Traceback" in file.read_text("utf-8")]:
            raise Failed(f"the program failed, as {', '.join(faults)} tells")
        size = document.stat().st_size / 1e3
        return (
            f"{OLDER} to {self._version()} with a window open: it wrote a PDF of {size:.0f} kB and opened "
            f"{other!r}, the file is the same"
        )

    def install_without_room(self, deb: Path) -> str:
        """Dpkg says why, and what was installed before still works."""
        before, version = _content(self.own_store), self._version()
        room = WITHOUT_ROOM.format(command=self.product.command)
        done = self.tree.ended("dpkg", "-i", self.tree.put(deb), room=room)
        if done.returncode == 0 or "No space left" not in done.stderr:
            raise Failed(f"ended with {done.returncode}: {done.stderr[-200:]}")
        self.tree.done("dpkg", "-i", self.tree.put(deb))
        if _content(self.own_store) != before:
            raise Failed("the file was changed")
        return f"refused by dpkg, {version} again with room, the file is the same"

    def install_older_over_newer(self) -> str:
        """Somebody who wants it gets it; what the program then says of a newer file is tried elsewhere."""
        before = _content(self.own_store)
        self.tree.done("dpkg", "-i", self.tree.put(self._older()))
        if _content(self.own_store) != before:
            raise Failed("the file was changed")
        return f"{self._version()}, the file is the same"

    def remove(self) -> str:
        """Nothing is left but what the person made."""
        before = _content(self.own_store)
        self.tree.done("apt-get", "remove", "-q", "-y", self.product.command)
        self.tree.done("dpkg", "--purge", self.product.command)
        left = [str(path) for path in self._traces()]
        if left:
            raise Failed(f"left behind: {', '.join(left[:5])}")
        if _content(self.own_store) != before:
            raise Failed("the file was changed")
        return "nothing left, the person's file is the same"

    def _put_sample(self) -> None:
        folder = self.own_store.parent
        inside = f"{HOME}/{folder.relative_to(self.tree.home).as_posix()}"
        self._command(self.tree.as_person(""), "demo", "--out", inside)
        (folder / "sample.db").rename(self.own_store)

    def _add_second(self) -> None:
        """An organization beside the sample, which cannot be duplicated: its answers under another name."""
        run, file = self.tree.as_person(""), self.tree.home / "second.yaml"
        file.unlink(missing_ok=True)
        self._command(run, "yaml", f"{HOME}/{file.name}")
        file.write_text(NAME.sub(f"name: {SECOND}", file.read_text("utf-8"), count=1), encoding="utf-8")
        self._command(run, "import", f"{HOME}/{file.name}")

    def _command(self, run: Run, *words: str) -> None:
        done = run.ended(self.product.command, *words)
        if done.returncode:
            raise Failed(f"{' '.join(words)}: {done.stderr[-200:]}")

    def _traces(self) -> list[Path]:
        """Whatever bears its name, outside of the home, what Debian itself keeps, and what we put there."""
        names = (self.product.command, self.product.identifier)
        found = []
        for top in ("usr", "etc", "var", "opt", "root"):
            for path in (self.tree.root / top).rglob("*"):
                ours = any(name.lower() in path.name.lower() for name in names)
                if ours and not {"log", "apt"} & set(path.relative_to(self.tree.root).parts):
                    found.append(path)
        return found

    def _older(self) -> Path:
        """The package with a lower number, and a program whose modules all lie at other places in it."""
        root = self.place / "older"
        if not root.exists():
            shutil.copytree(self.unpacked, root, symlinks=True)
            control = root / "DEBIAN" / "control"
            lines = control.read_text(encoding="utf-8").splitlines(keepends=True)
            older = (f"Version: {OLDER}\n" if line.startswith("Version:") else line for line in lines)
            control.write_text("".join(older), encoding="utf-8")
            self._shift_archive(root / "usr" / "lib" / self.product.command / self.product.command)
        target = self.place / f"{self.product.command}_{OLDER}.deb"
        if not target.exists():
            packed = ("dpkg-deb", "--root-owner-group", "-Znone", "--build", root, target)
            call(*packed, environment={**os.environ, **SAME})
        return target

    def _shift_archive(self, program: Path) -> None:
        archive = self.place / ARCHIVE
        call(
            "objcopy",
            "-O",
            "binary",
            f"--only-section={ARCHIVE}",
            "--set-section-flags",
            f"{ARCHIVE}=alloc",
            program,
            archive,
        )
        archive.write_bytes(bytes(SHIFT) + archive.read_bytes())
        call("objcopy", f"--update-section={ARCHIVE}={archive}", program)

    def _version(self) -> str:
        return self.tree.done("dpkg-query", "-W", "-f", "${Version}", self.product.command).stdout

    def _person(self) -> tuple[int, int]:
        ids = self.tree.done("id", "-u", USER).stdout.strip()
        return int(ids), int(ids)


def _content(file: Path, *, is_open: bool = False) -> str:
    """A sum of all that a person put in; who has the file open is noted in it as well, and changes."""
    asked = f"file:{quote(file.as_posix())}?{'mode=ro' if is_open else 'immutable=1'}"
    with closing(sqlite3.connect(asked, uri=True)) as connection:
        rows = [connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES]
    if not rows[0]:
        raise Failed("there is nothing in the file")
    return hashlib.sha256(repr(rows).encode()).hexdigest()
