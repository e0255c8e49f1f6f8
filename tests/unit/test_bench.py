"""The benches judge rightly: what chance may have done breaks no budget, what it cannot have done does."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import __main__ as bench
from tests.bench.benches import BENCHES, rows_of
from tests.bench.counting import count
from tests.bench.growth import Grown, Growth, exponent, grown
from tests.bench.judging import Verdict, judge
from tests.bench.machine import machine
from tests.bench.measuring import By, Counted, Measured, Row, Taken, Unit
from tests.bench.table import BEGIN, END, Line, as_data, into_readme, markdown, printed

RATIO = Row(name="answer", work="an answer", floor="a raw commit", budget=1.5)
LETTER = Row(name="letter", work="a letter", budget=30, unit=Unit.MILLISECONDS)
TIMES = st.lists(st.floats(0.01, 1e4), min_size=2, max_size=20)


def rounds(*times: float, part: str = "") -> list[Taken]:
    return [Taken(time, 2 * time, part) for time in times]


def line_of(row: Row, measured: Measured) -> Line:
    return Line(row, measured, judge(row, measured))


@given(TIMES, st.floats(0.5, 1.4))
def test_a_busy_moment_that_meets_both_moves_no_ratio(times: list[float], ratio: float) -> None:
    judged = judge(RATIO, Measured(ours=rounds(*(ratio * time for time in times)), floor=rounds(*times)))
    assert judged.value == pytest.approx(ratio)
    assert judged.verdict is Verdict.KEPT


@given(TIMES)
def test_the_value_lies_where_chance_leaves_it(times: list[float]) -> None:
    judged = judge(LETTER, Measured(ours=rounds(*times)))
    assert min(times) <= judged.low <= judged.high <= max(times)
    assert judge(LETTER, Measured(ours=rounds(*times))) == judged
    assert (judged.verdict is Verdict.KEPT) is (judged.value <= LETTER.budget)


def test_a_budget_is_broken_only_where_chance_cannot_have_done_it() -> None:
    steady = Measured(ours=rounds(*[2.0] * 20), floor=rounds(*[1.0] * 20))
    wild = Measured(ours=rounds(*[1.0, 2.2] * 10), floor=rounds(*[1.0] * 20))
    assert judge(RATIO, steady).verdict is Verdict.BROKEN
    assert judge(RATIO, wild).verdict is Verdict.WITHIN_NOISE
    assert line_of(RATIO, steady).is_broken
    assert not line_of(RATIO, wild).is_broken


def test_of_several_letters_the_slowest_counts_by_its_median_and_by_the_clock_that_is_asked() -> None:
    letters = rounds(1, 2, 3, part="a") + rounds(10, 50, 12, part="ab")
    assert judge(LETTER, Measured(ours=letters)).value == 12
    by_processor = Row(name="p", work="p", budget=1, unit=Unit.MILLISECONDS, by=By.PROCESSOR)
    assert judge(by_processor, Measured(ours=letters)).value == 24


def test_every_row_has_a_name_of_its_own_and_a_floor_where_its_budget_is_a_ratio() -> None:
    rows = [row for name in BENCHES for row in rows_of(name)]
    assert len({row.name for row in rows}) == len(rows)
    assert [row.name for row in rows if (row.unit is Unit.TIMES) is not bool(row.floor)] == []
    assert [row.name for row in rows if row.budget <= 0] == []


def test_the_table_of_the_readme_is_made_anew_and_nothing_beside_it(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\n| old |\n{END}\nafter\n")
    kept = line_of(RATIO, Measured(ours=rounds(1.2, 1.2), floor=rounds(1, 1), note="97 questions"))
    skipped = Line(LETTER, skipped="no screen here")
    into_readme(readme, [kept, skipped], machine())
    told = readme.read_text().splitlines()
    assert (told[0], told[1], told[-2], told[-1]) == ("before", BEGIN, END, "after")
    assert "| an answer (97 questions) | 1.20 ms | a raw commit, 1.00 ms | 1.20x | 1.50x |" in told
    assert "| a letter | skipped: no screen here |  | | 30.0 ms |" in told
    assert "old" not in readme.read_text()
    assert machine().day in readme.read_text()
    with pytest.raises(ValueError, match="no place"):
        into_readme(Path(__file__), [], machine())


def test_a_table_says_what_was_counted_and_what_failed() -> None:
    measured = Measured(ours=rounds(2, 2, 2), floor=rounds(1, 1, 1))
    told = printed([Line(RATIO, measured, judge(RATIO, measured), (30.0, 20.0)), Line(LETTER, failed=True)])
    assert "broken, instructions 30 M / 20 M = 1.50" in told[1]
    assert told[2].endswith("FAILED:")
    assert as_data([Line(LETTER, failed=True, skipped="it fell")], machine(), quick=True)["rows"] == [
        {
            "row": "letter",
            "work": "a letter",
            "floor": "",
            "unit": "ms",
            "by": "clock",
            "percentile": 50,
            "budget": 30,
            "verdict": "failed",
            "reason": "it fell",
        }
    ]
    assert markdown([line_of(RATIO, measured)], machine())[-1].endswith("2.00x, broken | 1.50x |")


def test_one_row_is_measured_and_written_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "some" / "bench.json"
    before = bench.README.read_bytes()
    bench.main(["--quick", "--only", "choice", "--json", str(file)])
    (row,) = json.loads(file.read_text(encoding="utf-8"))["rows"]
    assert (row["row"], row["unit"], len(row["rounds"])) == ("choice", "ms", 50)
    assert row["value"] > 0
    assert "choice" in capsys.readouterr().out
    assert bench.README.read_bytes() == before


def test_a_row_that_nobody_knows_is_refused_with_the_names_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--only", "nothing"]) == bench.WRONG_USE
    assert "answer-password" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="perf and valgrind are Linux's")
def test_instructions_are_counted_without_what_both_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, millions in (("perf", "5"), ("valgrind", "7")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho '{millions},000,000      instructions:u' >&2\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert count(Counted("pass")) == (5.0, 0.0)
    (tmp_path / "perf").write_text("#!/bin/sh\necho '<not supported>  instructions:u' >&2\n")
    (tmp_path / "valgrind").write_text("#!/bin/sh\necho '==1== Collected : 9000000' >&2\n")
    assert count(Counted("pass", "pass", "pass")) == (0.0, 0.0)
    assert count(Counted("pass")) == (9.0, 0.0)


@given(st.floats(0.2, 3), st.floats(1, 100))
def test_the_exponent_of_a_power_is_found(power: float, first: float) -> None:
    points = [(size, first * size**power) for size in (10, 100, 1_000)]
    assert exponent(points) == pytest.approx(power)


def test_what_takes_next_to_nothing_grows_with_nothing() -> None:
    assert exponent([(10, 0.001), (100, 0.01), (1_000, 0.1)]) == 0


def test_what_grows_faster_than_it_may_is_told() -> None:
    @contextmanager
    def counted(_folder: Path, size: int) -> Iterator[Callable[[], object]]:
        yield lambda: sum(range(size))

    growth = Growth(name="to count", of="numbers", sizes=(1, 10, 100), prepared=counted)
    assert [size for size, _took in grown(growth, (1, 10)).points] == [1, 10]
    slow = Grown(growth, ((10, 1.0), (100, 100.0), (1_000, 10_000.0)))
    assert slow.is_broken
    assert slow.words().endswith("exponent  2.00  GROWS TOO FAST")
    assert not Grown(growth, ((10, 1.0), (100, 10.0), (1_000, 100.0))).is_broken
