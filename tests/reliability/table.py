"""The page `docs/reliability.md`, written from what the runs have found."""

import datetime
import platform
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from tests.reliability.outcome import Outcome

HEAD = """# What the file survives

`python -m tests.reliability` tries each fault really, looks afterwards whether everything is there that was
said to be saved, and writes what it found (`--table`). A kind that takes hours is run by itself, so the rows
may be of different runs. In every run of all tests a few of each kind are tried
(`tests/reliability/test_survived.py`).

| fault | where | tried | looked at | lost | what a person sees |
|---|---|---|---|---|---|
"""
FOOT = """
*Tried*: how often. *Looked at*: answers, texts, files, backups and deletions that were compared. *Lost*:
what was said to be saved and is not there, or is wrong and not named; each would be listed below.

How to go on with a damaged file: the program offers the newest sound backup and a repair at its start,
and `isoassess check`, `isoassess restore` and `isoassess repair` do the same without a window. What can be
opened and yet is damaged is looked for beside the work, and said in the window with the same ways
out. A repair reads the pages of the file itself, makes lost answers again from the history and lost
entries of the history from the answers, puts everything into a new file, and names what is missing. Nothing
can be read of a file with a password whose first 16 bytes are damaged: they are needed to make the key. A
backup of it opens with the same password.
"""


class Run(Struct, kw_only=True):
    """All outcomes of one run, and where it was made."""

    on: datetime.date
    seed: int
    machine: str
    outcomes: list[Outcome]


def run_of(outcomes: Iterable[Outcome], seed: int) -> Run:
    machine = f"{platform.system()}, Python {platform.python_version()}"
    return Run(
        on=datetime.datetime.now(datetime.UTC).date(), seed=seed, machine=machine, outcomes=list(outcomes)
    )


def page(run: Run) -> str:
    rows = "".join(_row(one) for one in run.outcomes)
    made = f"\nLast run of {run.on.isoformat()}, {run.machine}.\n"
    lost = [f"- {one.fault}, {one.where}: {what}" for one in run.outcomes for what in one.lost]
    named = "\n## Lost\n\n" + "\n".join(lost) + "\n" if lost else ""
    return HEAD + rows + made + FOOT + named


def _row(one: Outcome) -> str:
    if one.skipped:
        return f"| {_cell(one.fault)} | {_cell(one.where)} | not tried: {_cell(one.skipped)} | | | |\n"
    numbers = f"{one.count:,} | {one.checked:,} | {len(one.lost)}"
    return f"| {_cell(one.fault)} | {_cell(one.where)} | {numbers} | {_cell(one.saw)} |\n"


def _cell(words: str) -> str:
    return words.replace("|", "/").replace("\n", " ")


def read(file: Path) -> Run:
    return msgspec.json.decode(file.read_bytes(), type=Run)


def write(run: Run, results: Path, table: Path | None) -> None:
    results.parent.mkdir(parents=True, exist_ok=True)
    results.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1))
    if table is not None:
        table.write_text(page(run), encoding="utf-8")
