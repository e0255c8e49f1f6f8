"""How blocks come out on paper and in the structure tree, read back from the finished file."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name

from isoassess.documents import Paper
from isoassess.errors import BadInput
from isoassess.pdf.blocks import (
    Column,
    Contents,
    Document,
    Grid,
    Items,
    Line,
    Logo,
    NoteBox,
    Prose,
    Section,
    Span,
    Title,
)
from isoassess.pdf.rendering import render
from tests.unit.pdf import specimen
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.pdf_tree import elements, kids_of
from tests.unit.pdf.reading_back import pages_of
from tests.unit.pdf.specimen import cell, line

LONG = "word " * 400


def opened(document: Document) -> pikepdf.Pdf:
    content = render(document, Paper.A4).content
    assert breaches(content) == []
    return pikepdf.open(BytesIO(content))


def roles(pdf: pikepdf.Pdf, *names: str) -> list[int]:
    return [len(elements(pdf, name)) for name in names]


def linked(text: str, link: str) -> Line:
    return (Span("see "), Span(text, link=link), Span(" there"))


def pages_led_to(pdf: pikepdf.Pdf) -> list[int]:
    """The pages that the links of the document lead to, from the first link to the last."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    links = [link for page in pdf.pages for link in page.get("/Annots", ())]
    return [numbers[link.Dest[0].objgen] for link in links if "/Dest" in link]


def test_sections_in_sections_give_headings_level_by_level() -> None:
    third = Section(heading="Third", blocks=(Prose(lines=(line("text"),)),))
    second = Section(heading="Second", sections=(third, third))
    title = Section(blocks=(Title(text="Title", of="of", about="about"),))
    pdf = opened(
        specimen.document(cover=None, sections=(title, Section(heading="First", sections=(second,))))
    )
    assert roles(pdf, "H1", "H2", "H3", "H4") == [1, 1, 1, 2]
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert [first.title, first.children[0].title] == ["First", "Second"]
        assert [item.title for item in first.children[0].children] == ["Third", "Third"]


def test_a_document_without_a_title_begins_with_the_first_level() -> None:
    pdf = opened(specimen.of_blocks(Prose(lines=(line("text"),))))
    assert roles(pdf, "H1", "H2", "P") == [1, 0, 1]


def test_the_contents_say_the_page_of_every_heading_and_lead_there() -> None:
    sections = tuple(Section(heading=f"Part {n}", blocks=(Prose(lines=(line(LONG),) * 5),)) for n in range(5))
    document = specimen.document(
        cover=None, sections=(Section(heading="Contents", blocks=(Contents(),)), *sections)
    )
    pages = pages_of(render(document, Paper.A4).content)
    numbers = [
        next(n for n, page in enumerate(pages, 1) if f"\nPart {part}\n" in page) for part in range(1, 5)
    ]
    entries = [words for words in pages[0].splitlines() if words.startswith("Part ") and words != "Part 0"]
    assert entries == ["Part 0 1", *(f"Part {part} {page}" for part, page in enumerate(numbers, 1))]
    assert pages_led_to(opened(document)) == [1, *numbers]


def test_links_lead_over_pages_to_rows_and_headings() -> None:
    rows = tuple((((Span(f"row {n}", anchor=f"row-{n}"),),),) for n in range(200))
    grid = Grid(columns=(Column(title="Row", share=1),), rows=rows)
    first = Section(
        heading="First", blocks=(Prose(lines=(linked("row 150", "row-150"), linked("end", "end"))),)
    )
    document = specimen.document(
        cover=None,
        sections=(first, Section(heading="Rows", blocks=(grid,)), Section(heading="End", anchor="end")),
    )
    pages = pages_of(render(document, Paper.A4).content)
    row = next(number for number, page in enumerate(pages, 1) if "row 150\n" in page and number > 1)
    assert pages_led_to(opened(document)) == [row, len(pages)]


def test_a_link_over_two_lines_is_one_link_that_can_be_clicked_on_both() -> None:
    text = (Span("word " * 17), Span("a link of many words that goes on", link="https://example.org/"))
    pdf = opened(specimen.of_blocks(Prose(lines=(text,))))
    (link,) = elements(pdf, "Link")
    assert sum(isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid for kid in kids_of(link)) == 2
    assert {str(a.A.URI) for a in pdf.pages[0].obj.Annots} == {"https://example.org/"}
    assert {str(a.Contents) for a in pdf.pages[0].obj.Annots} == {"a link of many words that goes on"}


@pytest.mark.parametrize("link", ["nowhere", "javascript:alert(1)", "file:///etc/passwd", "#row"])
def test_what_leads_nowhere_is_plain_text(link: str) -> None:
    pdf = opened(specimen.of_blocks(Prose(lines=(linked("text", link),))))
    assert elements(pdf, "Link") == []


def test_a_list_and_a_table_are_tagged_as_such() -> None:
    items = Items(lines=(line("one"), line("two\nand more")), numbered=True)
    columns = (Column(title="Name", share=1), Column(title="Value", share=1))
    grid = Grid(columns=columns, rows=((cell("a"), cell("b\nc")), (cell("d"), ())), named=True)
    pdf = opened(specimen.of_blocks(items, grid))
    assert roles(pdf, "L", "LI", "Lbl", "LBody") == [1, 2, 2, 2]
    assert roles(pdf, "Table", "TR", "TH", "TD") == [1, 3, 4, 2]
    assert [str(head.A.Scope) for head in elements(pdf, "TH")] == ["/Column", "/Column", "/Row", "/Row"]
    assert str(elements(pdf, "L")[0].A.ListNumbering) == "/Decimal"


def test_a_row_over_several_pages_is_one_row_under_a_repeated_head() -> None:
    grid = Grid(
        columns=(Column(title="Head", share=1), Column(title="Side", share=1)), rows=((cell(LONG * 6), ()),)
    )
    document = specimen.of_blocks(grid)
    pdf, pages = opened(document), pages_of(render(document, Paper.A4).content)
    assert roles(pdf, "TR", "TD", "TH") == [2, 2, 2]
    assert len(pages) > 2
    assert all("Head Side" in page.replace("\n", " ") for page in pages)


def test_no_heading_is_left_alone_and_no_line_of_a_paragraph() -> None:
    for filler in range(30, 62):
        prose = Prose(lines=(line("\n".join(f"filler {n}" for n in range(filler))),))
        last = Section(heading="The last", blocks=(Prose(lines=(line("begin " + "word " * 60 + "end"),)),))
        first = Section(heading="The first", blocks=(prose,))
        pages = pages_of(render(specimen.document(cover=None, sections=(first, last)), Paper.A4).content)
        at = next(number for number, page in enumerate(pages) if "The last" in page)
        assert "begin" in pages[at]
        assert pages[at].count("word ") + pages[at].count("word\n") > 18


@pytest.mark.parametrize("above", range(40, 56))
def test_no_short_row_is_alone_above_or_below_the_end_of_a_page(above: int) -> None:
    rows = tuple((cell(f"row {number}"), cell("value")) for number in range(8))
    grid = Grid(columns=(Column(title="Head", share=1), Column(title="Value", share=1)), rows=rows)
    lines = tuple(line(f"line {number}") for number in range(above))
    document = specimen.of_blocks(Prose(lines=lines, small=True), grid)
    numbers = [page.count("row ") for page in pages_of(render(document, Paper.A4).content)]
    assert sum(numbers) == 8
    assert 1 not in numbers


def test_a_short_text_under_a_heading_goes_with_what_it_leads_to() -> None:
    for filler in range(30, 62):
        prose = Prose(lines=(line("\n".join(f"filler {n}" for n in range(filler))),))
        blocks = (Prose(lines=(line("These are:"),)), Items(lines=(line("the first"), line("the second"))))
        sections = (Section(heading="Before", blocks=(prose,)), Section(heading="List", blocks=blocks))
        pages = pages_of(render(specimen.document(cover=None, sections=sections), Paper.A4).content)
        at = next(number for number, page in enumerate(pages) if "These are:" in page)
        assert "the first" in pages[at]


def test_a_note_longer_than_a_page_goes_on_with_its_ground() -> None:
    note = NoteBox(label="Mind", lines=(line(LONG), line(LONG), line(LONG), line(LONG)))
    assert len(opened(specimen.of_blocks(note)).pages) > 1


def test_logos_stand_in_the_file_once_and_have_words() -> None:
    logo = Logo(content=specimen.png(), alt="Logo of the client")
    title = Title(text="Title", of="of", about="about", logos=(logo, logo, logo))
    pdf = opened(specimen.document(cover=None, sections=(Section(blocks=(title,)), Section(blocks=(title,)))))
    pictures = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Image]
    assert len(pictures) == 1
    assert [str(figure.Alt) for figure in elements(pdf, "Figure")] == ["Logo of the client"] * 4


def test_a_logo_that_is_none_is_refused() -> None:
    title = Title(text="Title", of="of", about="about", logos=(Logo(content=b"none", alt="Logo"),))
    with pytest.raises(BadInput):
        render(specimen.of_blocks(title), Paper.A4)


@pytest.mark.parametrize("confidential", [True, False])
def test_the_word_confidential_stands_on_every_page_or_on_none(confidential: bool) -> None:
    pages = pages_of(render(specimen.document(confidential=confidential), Paper.A4).content)
    assert {"Confidential" in page for page in pages} == {confidential}


def test_the_edges_of_a_page_are_not_read() -> None:
    content = render(specimen.of_blocks(Prose(lines=(line("text"),))), Paper.A4).content
    with pikepdf.open(BytesIO(content)) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"/Artifact<</Type/Pagination/Subtype/Header>>BDC") == 1
    assert code.count(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC") == 1


def test_equal_documents_have_equal_bytes_whoever_else_is_writing() -> None:
    alone = render(specimen.document(), Paper.A4).content
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(
            lambda paper: render(specimen.document(), paper).content, [Paper.A4, Paper.LETTER] * 4
        )
    assert [content == alone for content in together] == [True, False] * 4


def test_boxes_to_tick_are_drawn_and_their_words_can_be_read() -> None:
    boxes = tuple(Span(f"{level} ", box=True) for level in range(5))
    document = specimen.of_blocks(Prose(lines=(boxes,)))
    rendered = render(document, Paper.A4)
    assert "0 1 2 3 4" in " ".join(pages_of(rendered.content)[0].split())
    assert rendered.replaced == ()
    with pikepdf.open(BytesIO(rendered.content)) as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b" re S") == 5


def test_what_a_person_typed_is_neither_markup_nor_an_operator() -> None:
    text = "<b>&amp; (a) \\ ET EMC << >> %% \u00ab50 %\u00bb"
    assert text in pages_of(render(specimen.of_blocks(Prose(lines=(line(text),))), Paper.A4).content)[0]
