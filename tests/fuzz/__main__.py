"""Fuzzing guided by coverage: `python -m tests.fuzz TARGET SECONDS [FOLDER]`, with atheris installed by hand.

What fails is left in the folder, by default `build/fuzz`, as `TARGET-crash-...`, and so is what was found on
the way, from which the next run goes on.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["isoassess", "zipfile", "csv", "yaml", "calendar"]):
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import TARGETS

LONGEST, SLOWEST, MEMORY = 20_000, 10, 1_500  # bytes, seconds of one try, megabytes


def main(target: str, seconds: int, folder: Path) -> None:
    """Ends the process when the time is over, as libFuzzer does."""
    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()[target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": SLOWEST,
        "rss_limit_mb": MEMORY,
        "artifact_prefix": f"{folder}/{target}-",
        "print_final_stats": 1,
    }
    atheris.Setup(
        ["fuzz", str(corpus), *(f"-{name}={value}" for name, value in options.items())], TARGETS[target]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in TARGETS or not sys.argv[2].isdecimal():
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} SECONDS [FOLDER]")
    main(sys.argv[1], int(sys.argv[2]), Path(*sys.argv[3:4] or ["build", "fuzz"]))
