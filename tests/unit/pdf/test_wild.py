"""No document breaks the program, whatever is in it, and none loses a letter or a promise."""

import pytest

from isoassess.documents import Paper
from isoassess.pdf.rendering import render
from tests.examples import rounds
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import pages_of
from tests.unit.pdf.wild import Wild, counted, counted_in

SEEDS = range(rounds(16))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_document_holds_it_keeps_the_contract_and_every_letter(seed: int) -> None:
    document = Wild(seed).document()
    paper = Paper.LETTER if seed % 2 else Paper.A4
    content = render(document, paper).content
    assert breaches(content) == []
    lines = "\n".join(pages_of(content)).splitlines()
    once = [line for line in lines if not line.rstrip().endswith(", continued")]  # names again what goes on
    assert counted("".join(once)) == counted_in(document)
    assert render(document, paper).content == content
