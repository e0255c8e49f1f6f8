"""A Word file is made of what Word is made for: styles, heads of tables, descriptions, places, properties."""

import datetime
import re
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import pytest
from msgspec.structs import replace
from PIL import Image

from isoassess.errors import BadInput
from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import (
    Bars,
    Column,
    Contents,
    Document,
    Grid,
    Items,
    Logo,
    Maturity,
    Prose,
    Radar,
    Section,
    Span,
    Timeline,
)
from isoassess.pdf.chart_drawing import Outline
from isoassess.pdf.chart_reader import chart
from isoassess.pdf.paper import Paper
from isoassess.pdf.pixels.chart_painting import painted
from isoassess.word.rendering import word_file
from tests.unit.pdf import specimen
from tests.unit.word.word_reading import WP, R, W, addresses_of, parts_of, root_of, style_of, styled


def made(document: Document) -> bytes:
    return word_file(document, Paper.A4).content


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(specimen.document())


def test_equal_documents_give_equal_bytes(whole: bytes) -> None:
    assert made(specimen.document()) == whole
    assert made(specimen.document(date=datetime.date(2026, 11, 19))) != whole
    with ZipFile(BytesIO(whole)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_library_that_reads_word_files_reads_it(whole: bytes) -> None:
    read = docx.Document(BytesIO(whole))
    assert [one.text for one in read.paragraphs if one.style and one.style.name == "Title"] == ["Specimen"]
    assert all(one.style is not None and one.style.name != "Normal" for one in read.paragraphs)
    assert len(read.tables) == len(list(root_of(whole).iter(f"{W}tbl")))


def test_every_style_that_is_used_is_there(whole: bytes) -> None:
    there = {one.get(f"{W}styleId") for one in root_of(whole, "word/styles.xml").iter(f"{W}style")}
    body = root_of(whole)
    used = {
        one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in body.iter(f"{W}{kind}")
    }
    assert used <= there
    assert {"Heading1", "Heading2", "Heading3", "Title", "ListBullet", "ListNumber", "TOC1"} <= used


def test_headings_have_their_levels(whole: bytes) -> None:
    assert styled(whole, "Heading1") == ["Text", "Tables", "Charts", "To be filled in by hand"]
    assert "Lists" in styled(whole, "Heading2")
    assert styled(whole, "Heading3") == ["A heading of the third level"]


def test_a_heading_below_the_deepest_level_is_one_of_the_deepest() -> None:
    section = Section(heading="Heading 12")
    for level in range(11, 0, -1):
        section = Section(heading=f"Heading {level}", sections=(section,))
    content = made(specimen.document(sections=(section,)))
    assert styled(content, "Heading9") == [f"Heading {level}" for level in (9, 10, 11, 12)]


def test_a_table_repeats_its_head_and_no_page_cuts_a_row(whole: bytes) -> None:
    tables = [table for table in root_of(whole).iter(f"{W}tbl") if head_rows(table)]
    assert len(tables) >= 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert head_rows(table) == [rows[0]]
    short = [row for table in tables for row in table.findall(f"{W}tr") if len(text_of(row)) < 1_000]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in short)


def test_a_row_higher_than_a_page_may_be_cut_or_nothing_of_it_would_be_seen() -> None:
    grid = Grid(columns=(Column(title="Words", share=1),), rows=((specimen.cell("word " * 5_000),),))
    rows = list(root_of(made(specimen.of_blocks(grid))).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False]


def head_rows(table: Element) -> list[Element]:
    return [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]


def text_of(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def test_every_picture_says_in_words_what_it_shows(whole: bytes) -> None:
    pictures = list(root_of(whole).iter(f"{WP}docPr"))
    assert all(one.get("descr") for one in pictures)
    assert len({one.get("id") for one in pictures}) == len(pictures)
    logos = [one.get("descr") for one in pictures][:2]
    assert logos == ["Logo of the consultant", "Logo of the client"]


def test_a_chart_is_a_sharp_picture_with_more_than_one_color(whole: bytes) -> None:
    pictures = [content for name, content in parts_of(whole).items() if name.startswith("word/media/")]
    assert len(pictures) >= 6
    for content in pictures:
        with Image.open(BytesIO(content)) as image:
            colors = image.convert("RGB").getcolors(1 << 24)
            assert colors is not None
            assert len(colors) > 1
    widest = max(Image.open(BytesIO(content)).width for content in pictures)
    assert widest > 1_300  # of a line of text of 174 mm


def test_a_chart_has_the_very_colors_of_the_paper() -> None:
    blocks = (block for section in walk(specimen.document().sections) for block in section.blocks)
    charts = [block for block in blocks if isinstance(block, Bars | Radar | Maturity | Timeline)]
    assert len(charts) >= 4
    for block in charts:
        drawing = chart(block, 490)
        filled = [shape for shape in drawing.shapes if isinstance(shape, Outline) and shape.inside]
        with Image.open(BytesIO(painted(drawing))) as image:
            counted = image.convert("RGB").getcolors(1 << 24) or []
        there = {"#" + bytes(pixel).hex() for _count, pixel in counted if isinstance(pixel, tuple)}
        assert {shape.inside for shape in filled if narrowest(shape) > 2} <= there


def narrowest(shape: Outline) -> float:
    across = [x for x, _y in shape.points]
    down = [y for _x, y in shape.points]
    return min(max(across) - min(across), max(down) - min(down))


def test_a_logo_that_is_no_picture_is_refused_as_on_paper() -> None:
    cover = specimen.document().cover
    assert cover is not None
    bad = replace(cover, title=replace(cover.title, logos=(Logo(content=b"none", alt="Logo"),)))
    with pytest.raises(BadInput, match="PNG or JPEG"):
        made(specimen.document(cover=bad))


def test_links_lead_to_places_that_are_there_and_addresses_that_word_takes() -> None:
    line = (
        Span("here", anchor="here"),
        Span("to here", link="here"),
        Span("nowhere", link="nowhere"),
        Span("page", link="https://example.org/a b?q=\u00e9&x=[1]#50%"),
        Span("host", link="https://m\u00fcnchen.example/"),
        Span("mail", link="mailto:a@example.org"),
        Span("script", link="javascript:alert(1)"),
        Span("half", link="https://[::1/"),
        Span("port", link="https://example.org:port/"),
        Span("none", link="https:// x"),
        Span("again", anchor="here"),
    )
    content = made(specimen.of_blocks(Prose(lines=(line,))))
    body = root_of(content)
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    linked = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    assert len(set(names)) == len(names)
    assert len(linked) == 1
    assert set(linked) <= set(names)
    assert sorted(addresses_of(content)) == [
        "https://example.org/a%20b?q=%C3%A9&x=%5B1%5D#50%25",
        "https://xn--mnchen-3ya.example/",
        "mailto:a@example.org",
    ]
    keys = [one.get(f"{R}id") for one in body.iter(f"{W}hyperlink") if one.get(f"{R}id")]
    assert len(keys) == 3


def test_the_contents_have_every_entry_and_are_brought_up_to_date_by_word(whole: bytes) -> None:
    entries = styled(whole, "TOC1", "TOC2", "TOC3")
    assert entries == styled(whole, "Heading1", "Heading2", "Heading3")
    assert styled(whole, "TOCHeading") == ["Contents"]
    document = parts_of(whole)["word/document.xml"].decode()
    assert document.count('fldCharType="begin"') == document.count('fldCharType="end"') == 1
    assert 'TOC \\o "1-3"' in document
    assert b"updateFields" in parts_of(whole)["word/settings.xml"]
    plain = made(specimen.of_blocks(Prose(lines=(specimen.line("No contents."),))))
    assert b"updateFields" not in parts_of(plain)["word/settings.xml"]
    empty = made(specimen.document(sections=(Section(heading="Contents", blocks=(Contents(),)),)))
    assert b"fldChar" not in parts_of(empty)["word/document.xml"]


def test_numbered_lists_begin_with_one_again() -> None:
    items = Items(lines=(specimen.line("first"), specimen.line("second")), numbered=True)
    content = made(specimen.of_blocks(items, Prose(lines=(specimen.line("between"),)), items))
    used = [one.get(f"{W}val") for one in root_of(content).iter(f"{W}numId")]
    assert len(used) == 4
    assert len(set(used)) == 2
    defined = list(root_of(content, "word/numbering.xml").iter(f"{W}num"))
    restarted = {one.get(f"{W}numId") for one in defined if one.find(f".//{W}startOverride") is not None}
    assert set(used) == restarted


def test_a_box_can_be_ticked(whole: bytes) -> None:
    line = (Span("done", box=True), Span(" and "), Span("checked", box=True))
    content = made(specimen.of_blocks(Prose(lines=(line,))))
    ticks = re.findall(rb"<w14:checkbox>", parts_of(content)["word/document.xml"])
    ids = re.findall(rb'<w:sdtPr><w:id w:val="(\d+)"/>', parts_of(content)["word/document.xml"])
    assert len(ticks) == len(set(ids)) == 2


def test_a_cover_stands_alone_with_a_header_of_its_own(whole: bytes) -> None:
    body = root_of(whole)
    assert body.find(f".//{W}sectPr/{W}titlePg") is not None
    after_cover = next(one for one in body.iter(f"{W}p") if style_of(one) == "TOCHeading")
    assert after_cover.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_the_properties_say_title_author_language_and_day() -> None:
    read = docx.Document(BytesIO(made(specimen.document(author="A" * 300)))).core_properties
    assert read.title == "Specimen, Example Fabrications Ltd"
    assert (read.author, read.language, read.subject) == ("A" * 255, "en-US", "Every kind of block")
    assert read.created == read.modified
    assert read.created is not None
    assert read.created.date() == specimen.DAY
    app = parts_of(made(specimen.document()))["docProps/app.xml"].decode()
    assert "<Company>Example Fabrications Ltd</Company>" in app


def test_nothing_in_it_runs_and_nothing_is_left_of_the_template(whole: bytes) -> None:
    names = parts_of(whole).keys()
    assert not [name for name in names if re.search(r"vba|macro|embed|activeX|thumbnail|Effects", name)]
    assert b"macroEnabled" not in parts_of(whole)["[Content_Types].xml"]


def test_the_sheet_is_the_one_chosen() -> None:
    for paper in Paper:
        size = root_of(word_file(specimen.document(), paper).content).find(f".//{W}pgSz")
        assert size is not None
        assert int(size.get(f"{W}w", "0")) == round(paper.width * 20)
