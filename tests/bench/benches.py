"""All benches, in the order of the table; each is read only where it is wanted."""

from importlib import import_module

from tests.bench.measuring import Bench, Row

BENCHES = (
    "start",
    "bundle",
    "answer",
    "rating",
    "opening",
    "reckoning",
    "home",
    "documents",
    "package",
    "backup",
    "exchange",
)


def bench(name: str) -> Bench:
    """What the module of a bench says of itself."""
    found: Bench = import_module(f"tests.bench.bench_{name}").BENCH
    return found


def rows_of(name: str) -> tuple[Row, ...]:
    return bench(name).rows
