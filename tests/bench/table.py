"""The figures of a run as they are read: on the terminal, by other programs, and in the README."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.judging import Judged, Verdict, by_clock
from tests.bench.machine import Machine
from tests.bench.measuring import Measured, Row, Taken, Unit

BEGIN, END = "<!-- made by dev.py bench: begin -->", "<!-- made by dev.py bench: end -->"
HEADS = ("row", "measured", "floor", "value", "noise", "spread", "other clock", "budget", "")


@dataclass(frozen=True)
class Line:
    """A row with what became of it. `counted`: millions of instructions of ours and of the floor."""

    row: Row
    measured: Measured | None = None
    judged: Judged | None = None
    counted: tuple[float, float] | None = None
    skipped: str = ""
    failed: bool = False

    @property
    def is_broken(self) -> bool:
        return self.failed or (self.judged is not None and self.judged.verdict is Verdict.BROKEN)

    @property
    def end(self) -> str:
        """How it ended, with what was counted."""
        if self.judged is None:
            return f"{'FAILED' if self.failed else 'skipped'}: {self.skipped}"
        return ", ".join(filter(None, (self.judged.verdict.value, self.instructions, self._note)))

    @property
    def instructions(self) -> str:
        if self.counted is None:
            return ""
        ours, floor = self.counted
        return f"instructions {ours:.0f} M" + (f" / {floor:.0f} M = {ours / floor:.2f}" if floor else "")

    @property
    def _note(self) -> str:
        return self.measured.note if self.measured else ""

    @property
    def took(self) -> str:
        """The time itself where the value is a ratio."""
        return _middle(self.row, self.measured.ours) if self.measured else ""

    @property
    def floor_took(self) -> str:
        return _middle(self.row, self.measured.floor) if self.measured and self.measured.floor else ""


def _middle(row: Row, rounds: Sequence[Taken]) -> str:
    unit = Unit.MILLISECONDS if row.unit is Unit.TIMES else row.unit
    return said(median(by_clock(one, row.by) for one in rounds), unit)


def said(value: float, unit: Unit) -> str:
    """With as many digits as tell something."""
    if unit is Unit.TIMES:
        return f"{value:.2f}x"
    if unit is Unit.MILLISECONDS and value >= 10_000:
        return f"{value / 1000:.1f} s"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit.value}"


def printed(lines: Sequence[Line]) -> list[str]:
    """For the terminal: a head, then a line each."""
    cells = [HEADS, *(_cells(line) for line in lines)]
    widths = [26, 9, 9, 9, 9, 9, 11, 8, 0]
    return [
        " ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _cells(line: Line) -> tuple[str, ...]:
    unit, judged = line.row.unit, line.judged
    budget = said(line.row.budget, unit)
    if judged is None:
        return (line.row.name, *[""] * 6, budget, line.end)
    figures = (judged.value, judged.noise, judged.spread, judged.other)
    shown = [said(value, unit) for value in figures]
    return (line.row.name, line.took, line.floor_took, *shown, budget, line.end)


def as_data(lines: Sequence[Line], where: Machine, *, quick: bool) -> dict[str, object]:
    """For other programs: every round too, so that anybody can judge anew."""
    return {"machine": where.as_data(), "quick": quick, "rows": [_data(line) for line in lines]}


def _data(line: Line) -> dict[str, object]:
    row, judged, measured = line.row, line.judged, line.measured
    about: dict[str, object] = {
        "row": row.name,
        "work": row.work,
        "floor": row.floor,
        "unit": row.unit.value,
        "by": row.by.value,
        "percentile": row.percentile,
        "budget": row.budget,
    }
    if judged is None or measured is None:
        return about | {"verdict": "failed" if line.failed else "skipped", "reason": line.skipped}
    return about | {
        "value": judged.value,
        "low": judged.low,
        "high": judged.high,
        "spread": judged.spread,
        "other_clock": judged.other,
        "verdict": judged.verdict.name.lower(),
        "note": measured.note,
        "instructions_in_millions": line.counted,
        "rounds": [(one.clock, one.processor, one.part) for one in measured.ours],
        "rounds_of_the_floor": [(one.clock, one.processor) for one in measured.floor],
    }


def into_readme(readme: Path, lines: Sequence[Line], where: Machine) -> None:
    """Puts the table between its two marks."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme.name} has no place for the table")
    told = "\n".join(markdown(lines, where))
    readme.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", encoding="utf-8")


def markdown(lines: Sequence[Line], where: Machine) -> list[str]:
    """The table of the README."""
    head = ["| work | measured | floor in the same run | value | budget |", "|---|---|---|---|---|"]
    return [f"Measured on {where.words}:", "", *head, *(_markdown_line(line) for line in lines)]


def _markdown_line(line: Line) -> str:
    row, judged = line.row, line.judged
    budget = said(row.budget, row.unit)
    if judged is None:
        return f"| {row.work} | {line.end} | {row.floor} | | {budget} |"
    value = said(judged.value, row.unit) + f" ± {judged.noise:.2f}" * bool(judged.noise)
    over = "" if judged.verdict is Verdict.KEPT else f", {judged.verdict.value}"
    floor = f"{row.floor}, {line.floor_took}" if line.floor_took else row.floor
    note = f" ({line.measured.note})" if line.measured and line.measured.note else ""
    return f"| {row.work}{note} | {line.took} | {floor} | {value}{over} | {budget} |"
