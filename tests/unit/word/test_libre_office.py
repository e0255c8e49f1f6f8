"""Another program opens every Word document and finds every word of it."""

import re
from pathlib import Path

import pytest

from isoassess.documents import DocumentKind, write
from isoassess.pdf.paper import Paper
from isoassess.word.rendering import word_file
from tests.unit.documents import real_cases
from tests.unit.pdf import specimen
from tests.unit.pdf.reading_back import pages_of, squeezed
from tests.unit.pdf.wild import Wild, counted, counted_in
from tests.unit.word import libre_office
from tests.unit.word.word_reading import WP, W, root_of, style_of

pytestmark = pytest.mark.skipif(
    libre_office.PROGRAM is None,
    reason="LibreOffice is not on this computer (Debian: libreoffice-writer-nogui)",
)


def texts_of(content: bytes) -> list[str]:
    """Each paragraph that has no picture, as its letters in a row."""
    paragraphs = (one for one in root_of(content).iter(f"{W}p") if one.find(f".//{WP}docPr") is None)
    return [squeezed("".join(t.text or "" for t in one.iter(f"{W}t"))) for one in paragraphs if style_of(one)]


def test_every_document_of_the_sample_opens_with_all_its_words(tmp_path: Path) -> None:
    case = real_cases.sampled()
    judgement = real_cases.judged(case)
    files = [tmp_path / f"{kind.value}.docx" for kind in DocumentKind]
    for kind, file in zip(DocumentKind, files, strict=True):
        write(kind, case, judgement, file)
    for file, pdf in zip(files, libre_office.as_pdfs(files, tmp_path), strict=True):
        pages = pages_of(pdf.read_bytes())
        said = squeezed("".join(map(between_the_edges, pages)))
        texts = texts_of(file.read_bytes())
        assert len(texts) > 10
        assert [text for text in texts if text not in said] == []
        assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
        if file.stem == DocumentKind.SCOPE.value:
            assert len(pages) == 1  # it is signed, so it is one sheet as on paper


def between_the_edges(page: str) -> str:
    """The text of a page without its header and its footer."""
    lines = [line for line in page.splitlines() if line.strip()]
    edges = re.compile(
        r"Confidential$|IsoAssess \u00b7 data|Page \d+ of \d+|^Example Fabrications Ltd \u00b7"
    )
    return "\n".join(line for line in lines if not edges.search(line))


def test_whatever_a_document_holds_it_opens_with_every_letter(tmp_path: Path) -> None:
    documents = [Wild(seed).document() for seed in (1, 4, 8)]
    files = [tmp_path / f"wild-{number}.docx" for number in range(len(documents))]
    for document, file in zip(documents, files, strict=True):
        file.write_bytes(word_file(document, Paper.A4).content)
    for document, pdf in zip(documents, libre_office.as_pdfs(files, tmp_path), strict=True):
        said = "".join(pages_of(pdf.read_bytes()))
        assert counted(said) == counted_in(document)


def test_a_table_goes_on_with_its_head_on_every_page(tmp_path: Path) -> None:
    file = tmp_path / "specimen.docx"
    file.write_bytes(word_file(specimen.document(), Paper.A4).content)
    (pdf,) = libre_office.as_pdfs([file], tmp_path)
    pages = [page for page in pages_of(pdf.read_bytes()) if "Finding 1" in page or "Finding 3" in page]
    assert len(pages) > 1
    assert all(re.search(r"Clause\s+Finding\s+Grade\s+Days", page) for page in pages)
