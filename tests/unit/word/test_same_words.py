"""The words and figures of a Word document are those of the PDF, read back by other programs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.document_control import Control
from isoassess.documents import DocumentKind, FileFormat, Options, made, pdf_of
from isoassess.documents.evidence_pictures import evidence_pictures
from isoassess.domain import Lens
from isoassess.domain.case import Case, Judgement
from isoassess.pdf.blocks import Document, Logo, Prose
from isoassess.pdf.fonts import Lettering
from isoassess.pdf.paper import Paper
from isoassess.pdf.rendering import render
from isoassess.word.rendering import word_file
from tests.unit.documents import cases, real_cases
from tests.unit.documents.test_evidence_pictures import case_with, photograph, reading
from tests.unit.pdf import specimen
from tests.unit.word import tagged_text, word_reading

Make = Callable[[], tuple[Case, Judgement]]


def empty() -> tuple[Case, Judgement]:
    return cases.empty(), cases.judged(cases.empty())


def crowded() -> tuple[Case, Judgement]:
    return cases.huge(), cases.judged(cases.huge())


def sample() -> tuple[Case, Judgement]:
    return real_cases.sampled(), real_cases.judged(real_cases.sampled())


def contract() -> tuple[Case, Judgement]:
    case = real_cases.sampled(Lens.ISO9002_1994)
    return case, real_cases.judged(case)


def words_on_paper(pdf: bytes) -> list[str]:
    """Tiles are two paragraphs of one element: the number and the shape of the word stand together."""
    text = " ".join(tagged_text.paragraphs_of(pdf))
    return re.sub(r"(\d)(?=[^\w\s.,;:%/)\]+-])", r"\1 ", text).split()


def words_for_word(content: bytes) -> list[str]:
    """As paper can show them: a letter that its fonts lack is a box there."""
    text = Lettering().plain(" ".join(word_reading.paragraphs_of(content)))
    return re.sub(r"(\d)(?=[^\w\s.,;:%/)\]+-])", r"\1 ", text).split()


def assert_same(pdf: bytes, word: bytes, least: int = 1) -> None:
    on_paper = words_on_paper(pdf)
    assert len(on_paper) >= least
    assert words_for_word(word) == on_paper


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("make", [empty, crowded, sample])
def test_a_word_document_says_what_the_pdf_says(kind: DocumentKind, make: Make) -> None:
    case, judgement = make()
    options = Options(cover=kind is DocumentKind.FULL, paper=Paper.LETTER)
    pdf = pdf_of(kind, case, judgement, options).content
    word = made(kind, case, judgement, options, as_=FileFormat.WORD).content
    assert_same(pdf, word, least=100)


@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.FULL])
def test_a_contracts_documents_say_what_their_pdfs_say(kind: DocumentKind) -> None:
    case, judgement = contract()
    word = made(kind, case, judgement, as_=FileFormat.WORD).content
    assert_same(pdf_of(kind, case, judgement).content, word, least=100)


def test_every_kind_of_block_says_what_it_says_on_paper() -> None:
    document = specimen.document()
    assert_same(render(document, Paper.A4).content, word_file(document, Paper.A4).content, least=1000)


def test_another_word_would_be_noticed() -> None:
    one, other = (specimen.of_blocks(Prose(lines=(specimen.line(f"It is {n} %."),))) for n in (88, 89))
    with pytest.raises(AssertionError):
        assert_same(render(one, Paper.A4).content, word_file(other, Paper.A4).content)


def edges_of(document: Document) -> str:
    parts = word_reading.parts_of(word_file(document, Paper.A4).content)
    edges = [name for name in parts if re.fullmatch(r"word/(header|footer)\d\.xml", name)]
    return " ".join(re.sub("<[^>]+>", "", parts[name].decode()) for name in sorted(edges))


def test_header_and_footer_are_those_of_the_paper() -> None:
    shown = edges_of(specimen.document(cover=None))
    assert "Example Fabrications Ltd \u00b7 specimen" in shown
    assert "Confidential" in shown
    assert "data 0123456789ab" in shown
    assert re.search(r"Page\s+PAGE\s+1 of\s+NUMPAGES", shown)
    assert "Confidential" not in edges_of(specimen.document(cover=None, confidential=False))


def test_a_name_without_an_end_fills_no_page_from_its_edge() -> None:
    """Found: a name of 10,000 letters stood in the header, and so on every page whole."""
    shown = edges_of(specimen.document(cover=None, organization="N" * 10_000, control="C" * 10_000))
    assert 100 < shown.count("N") < 200
    assert 50 < shown.count("C") < 200
    assert "\u2026" in shown


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_internal_note_and_no_trace_of_the_computer_goes_along(kind: DocumentKind) -> None:
    case = cases.typical()
    answers = {id: replace(given, internal="Keptbetweenus") for id, given in case.answers.items()}
    told = replace(case, answers=answers)
    word = made(kind, told, cases.judged(told), as_=FileFormat.WORD).content
    everything = b"".join(word_reading.parts_of(word).values())
    for secret in ("Keptbetweenus", str(Path.cwd()), "python-docx"):
        assert secret.encode() not in everything


def test_pictures_of_the_evidence_go_along_with_their_captions_and_nothing_else() -> None:
    files = {"press.jpg": photograph(), "hall.jpg": photograph(color="navy"), "rack.png": specimen.png()}
    case = case_with(files)
    options = Options(pictures=evidence_pictures(case, reading(files)))
    judgement = cases.judged(case)
    pdf = pdf_of(DocumentKind.FULL, case, judgement, options).content
    word = made(DocumentKind.FULL, case, judgement, options, as_=FileFormat.WORD).content
    assert_same(pdf, word, least=100)
    parts = word_reading.parts_of(word)
    assert len([name for name in parts if name.endswith(".jpg")]) == len(files)
    assert b"secret place" not in b"".join(parts.values())
    captions = word_reading.styled(word, "Caption")
    assert len([caption for caption in captions if caption]) == len(files)


def test_color_logos_and_the_answer_on_the_cover_are_those_of_the_paper() -> None:
    case, judgement = sample()
    logos = (Logo(content=specimen.png(), alt="Ours"), Logo(content=specimen.jpeg(), alt="Theirs"))
    options = Options(cover=True, logos=logos, accent="#7a1fa2", control=Control(version=2))
    pdf = pdf_of(DocumentKind.FULL, case, judgement, options).content
    word = made(DocumentKind.FULL, case, judgement, options, as_=FileFormat.WORD).content
    assert_same(pdf, word, least=1_000)
    parts = word_reading.parts_of(word)
    assert parts["word/styles.xml"].count(b"7A1FA2") == 2  # titles and links
    headers = {name: parts[name] for name in parts if re.fullmatch(r"word/header\d\.xml", name)}
    assert sorted(content.count(b"<wp:inline") for content in headers.values()) == [0, 2]
    (first,) = [content for content in headers.values() if b"<wp:inline" not in content]
    assert b"Example Fabrications Ltd" not in first
