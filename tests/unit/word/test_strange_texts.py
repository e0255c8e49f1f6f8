"""Whatever is typed, the file stays one that Word can read, and no letter that can be kept is lost."""

import unicodedata
from io import BytesIO

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isoassess.pdf.blocks import Column, Document, Facts, Grid, Items, NoteBox, Prose, Span, Title
from isoassess.pdf.paper import Paper
from isoassess.pdf.plain_text import with_plain_breaks
from isoassess.word.rendering import word_file
from isoassess.word.web_addresses import safe_address
from tests.examples import examples, rounds
from tests.unit.pdf import specimen
from tests.unit.pdf.wild import Wild, counted, counted_in
from tests.unit.word.word_reading import W, paragraphs_of, parts_of, root_of

FILLERS = "\u115f\u1160"  # letters by their kind, and nothing to see
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # halves of pairs, too


def about(text: str) -> Document:
    """A document with the text in every place that a person fills."""
    line = (Span(text, strong=True), Span(text, link=f"https://example.org/{text}", anchor=text))
    made = specimen.of_blocks(
        Title(text=text, of=text, about=text),
        Prose(lines=(line,)),
        Items(lines=(line, line), numbered=True),
        NoteBox(label=text, lines=(line,)),
        Facts(rows=((text, text),)),
        Grid(columns=(Column(title=text, share=1),), rows=(((line,),),)),
        heading=text,
    )
    return specimen.document(
        sections=made.sections, cover=None, title=text, organization=text, author=text, subject=text
    )


def letters_of(text: str) -> str:
    """Letters and digits that are nothing but themselves: those nobody would print in another form."""
    return "".join(
        c
        for c in with_plain_breaks(text)
        if unicodedata.category(c)[0] in "LN" and unicodedata.normalize("NFKC", c) == c and c not in FILLERS
    )


@settings(max_examples=examples(25), deadline=None)
@given(ANY_TEXT)
@example("\x00\x0b\x1f\ufffe\uffff\ud800 end")
@example("\u05e9\u05dc\u05d5\u05dd (ISO 9001) \u0645\u0631\u062d\u0628\u0627 12")
@example("x" * 3_000)
@example("a\u202eb\u2066c\u2069")
@example("</w:t>&amp;<![CDATA[]]>")
@example("one\r\ntwo\u2028three\t four")
def test_any_text_gives_a_file_that_can_be_read_with_every_letter(text: str) -> None:
    content = word_file(about(text), Paper.A4).content
    docx.Document(BytesIO(content))
    for name in parts_of(content):
        if name.endswith((".xml", ".rels")):
            root_of(content, name)
    said = "".join("".join(paragraphs_of(content)).split())
    assert letters_of(text) in letters_of(said)
    assert not set(said) & set("\x00\u202e\u2066\ufffe\uffff")


@pytest.mark.parametrize("seed", range(rounds(8)))
def test_whatever_a_document_holds_no_letter_gets_lost(seed: int) -> None:
    document = Wild(seed).document()
    content = word_file(document, Paper.A4).content
    docx.Document(BytesIO(content))
    assert counted("".join(paragraphs_of(content))) == counted_in(document)
    assert word_file(document, Paper.A4).content == content


def test_a_half_of_a_pair_is_shown_as_a_box_and_told() -> None:
    written = word_file(specimen.of_blocks(Prose(lines=(specimen.line("a\ud800b\uffffc"),))), Paper.A4)
    assert "a\u25a1b\u25a1c" in paragraphs_of(written.content)
    assert written.replaced == ("\ufffd", "\uffff")


def test_what_is_read_from_right_to_left_is_set_like_that() -> None:
    hebrew, arabic = "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627"
    lines = (specimen.line(f"{hebrew} ISO"), specimen.line(f"ISO {arabic}"), specimen.line("ISO"))
    body = root_of(word_file(specimen.of_blocks(Prose(lines=lines)), Paper.A4).content)
    texts = [one for one in body.iter(f"{W}p") if "ISO" in "".join(one.itertext())]
    assert [one.find(f"{W}pPr/{W}bidi") is not None for one in texts] == [True, False, False]
    turned = ["".join(run.itertext()) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert turned == [hebrew, arabic]


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(["https://", "http://", "mailto:", ""]), ANY_TEXT)
def test_an_address_is_safe_or_none(start: str, rest: str) -> None:
    address = safe_address(start + rest)
    assert address == "" or (address.isascii() and address.startswith(("https://", "http://", "mailto:")))
    assert not set(address) & set(' <>"{}|\\^`[]\n')
