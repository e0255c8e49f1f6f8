"""The full report, against the same texts and tables in bare ReportLab: time and peak memory; budget 1.2x.

usage: python -m tests.bench.bench_full          the medians, the ratio, and the peak memory of both
       python -m tests.bench.bench_full ours     what one process of ours has at its peak (or: bare)
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from isoassess.documents import DocumentKind, pdf_of
from isoassess.documents.full_report import full_report
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Document, Section
from isoassess.pdf.fonts import coverage
from tests.bench.bench_summary import bare, sample_case, time_of

ROUNDS = 7
BUDGET = 1.2


def main() -> float:
    """Prints the medians in milliseconds, the peaks in MiB and the ratio, which it returns."""
    case, judgement = sample_case()
    story = full_report(case, judgement)
    pages = pdf_of(DocumentKind.FULL, case, judgement).pages  # loads the fonts, which both use
    ours, floor = [], []
    for _number in range(ROUNDS):
        floor.append(time_of(lambda: bare(flat(story))))
        ours.append(time_of(lambda: pdf_of(DocumentKind.FULL, case, judgement)))
    ratio = median(ours) / median(floor)
    print(
        f"full report, {len(case.requirements)} requirements, {pages} pages: {median(ours):.0f} ms, "
        f"bare: {median(floor):.0f} ms, ratio {ratio:.2f} (budget {BUDGET})"
    )
    print(f"peak memory of the process: {_peak_of('ours')} MiB, bare: {_peak_of('bare')} MiB")
    return ratio


def flat(document: Document) -> tuple[Section, ...]:
    """The sections without their tree."""
    return tuple(_flat(document))


def _flat(document: Document) -> Iterator[Section]:
    for section in walk(document.sections):
        yield Section(heading=section.heading, blocks=section.blocks)


def _peak_of(which: str) -> int:
    command = [sys.executable, "-m", "tests.bench.bench_full", which]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)


def once(which: str) -> None:
    """Writes one report, and says how much memory the process had at its peak, in MiB."""
    case, judgement = sample_case()
    if which == "ours":
        pdf_of(DocumentKind.FULL, case, judgement)
    else:
        coverage()  # registers the fonts, which both use
        bare(flat(full_report(case, judgement)))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(sys.argv[1])
    else:
        main()
