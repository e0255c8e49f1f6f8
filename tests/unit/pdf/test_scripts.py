"""What a person typed is printed so that it can be read and copied, or it is named; it never gets lost."""

import subprocess
import sys
import unicodedata
from collections import Counter
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isoassess.documents import Paper
from isoassess.pdf.blocks import Column, Document, Grid, Prose, Span
from isoassess.pdf.fonts import Lettering, unprintable
from isoassess.pdf.lettering.stand_ins import MISSING
from isoassess.pdf.rendering import render
from tests.examples import examples
from tests.unit.pdf import scripts, specimen
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import fonts_of, pages_of, said_in, squeezed

ROOT = Path(__file__).parents[3]
COMMON = "".join(
    (
        *("Ångström naïve Ελλάδα Привет Việt Nam ", *scripts.EVERY),
        *(
            "\ufb01\ufb02\u2610\u2611\u2714\uf0b7\uf0a7\u00ad\u200b\u3000\u2003\u00a0\u202f",
            "e\u0301\u1112\u1161\u11ab",
        ),
        *("שלום سلام ไทย नमस्ते 😀", "\u2028\n\t", "𝐀㎡①⓫㊿ｶﾞＡ１", "x²ᵃ", "\ue000\U000e0041\ufffc"),
    )
)
TEXTS = st.text(st.one_of(st.sampled_from(COMMON), st.characters(codec="utf-8")), max_size=60)
HIGH = range(0xA1, 0xFF)
BOXES = (
    "\u25a1\u2610\u25fb\u25fd\u25ab\u2751\u2752\u274f\u2750\u2b1c\uf0a8\uf06f\uf071\uf072"  # meant as a box
)
FILLERS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"
FOLDED = str.maketrans(
    {"\u2219": "\u2022", "\u2252": "\u2248", "\u223c": "~", "\u25c8": "\u25c6", "\u00ad": "", "\uffa0": ""}
    | {"\u0149": "\u02bcn"}
)


def two_bytes(codec: str, first: range, second: range) -> set[str]:
    found = {bytes(pair).decode(codec, errors="replace") for pair in product(first, second)}
    return {text for text in found if len(text) == 1 and text != "\ufffd" and not "\ue000" <= text < "\uf900"}


SETS = {
    "GB 2312": two_bytes("gb2312", HIGH, HIGH),
    "JIS X 0208": two_bytes("euc_jp", HIGH, HIGH),
    "KS X 1001": two_bytes("euc_kr", HIGH, HIGH),
    "Big5 level 1": two_bytes("big5", range(0xA4, 0xC7), range(0x40, 0xFF)),
    "all Hangul": {chr(code) for code in range(0xAC00, 0xD7A4)},
    "kana and full width": {
        chr(code) for code in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FF), *range(0xFF01, 0xFFBF))
    },
    "Vietnamese": set("ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"),
}


def plain_of(text: str) -> tuple[str, tuple[str, ...]]:
    lettering = Lettering()
    return lettering.plain(text), lettering.replaced


def of_text(text: str) -> Document:
    grid = Grid(columns=(Column(title="Text", share=1),), rows=((specimen.cell(text),),))
    return specimen.of_blocks(
        Prose(lines=((Span(text), Span(text, strong=True)),)), grid, heading=f"H {text}"
    )


def ink(text: str) -> str:
    """What of a text can be seen, in one form of composed letters."""
    return unicodedata.normalize("NFC", squeezed(text))


@pytest.mark.parametrize("name", SETS)
def test_the_character_sets_of_east_asia_are_printed_as_they_are(name: str) -> None:
    """But for letters of the set that are only another form of a letter or a blank."""
    characters = "".join(sorted(SETS[name]))
    assert len(characters) > 60
    shown, replaced = plain_of(characters)
    assert replaced == ()
    assert shown.replace(" ", "") == unicodedata.normalize("NFC", characters).replace("\u3000", "").translate(
        FOLDED
    )


@given(TEXTS)
def test_every_character_is_printed_folded_or_named(text: str) -> None:
    shown, replaced = plain_of(text)
    assert shown.count(MISSING) >= len(set(replaced))
    assert unprintable(text) == replaced
    for character in set(text) - set(replaced):
        seen, _missed = plain_of(character)
        if unicodedata.category(character)[0] in "LNPS" and character not in FILLERS:
            assert seen.strip(), hex(ord(character))
            assert MISSING not in seen or character in BOXES


@given(TEXTS)
def test_folding_changes_nothing_that_is_printed_as_it_is(text: str) -> None:
    shown, _replaced = plain_of(text)
    assert plain_of(shown) == (shown, ())


@settings(max_examples=examples(40), deadline=None)
@given(TEXTS)
@example(COMMON)
def test_what_is_printed_comes_back_out_of_the_text_layer(text: str) -> None:
    shown, replaced = plain_of(text)
    made = render(of_text(text), Paper.A4)
    assert made.replaced == replaced
    said = ink("".join(pages_of(made.content)))
    assert said.count(ink(f"{shown}{shown}")) >= 1
    assert said.count(ink(shown)) >= 4


@pytest.mark.parametrize("part", range(8))
def test_of_all_characters_there_are_none_gets_lost(part: int) -> None:
    """Each alone between spaces, so that no program that reads the text orders or joins them."""
    every = (chr(code) for code in range(0x20, 0x20000))
    assigned = [one for one in every if unicodedata.category(one) not in ("Cs", "Cn", "Co")]
    shown, _replaced = plain_of(" ".join(assigned[part::8]))
    made = render(specimen.of_blocks(Prose(lines=(specimen.line(shown),))), Paper.A4)
    said = Counter("".join(map(ink, pages_of(made.content))))
    assert {one: count for one, count in Counter(ink(shown)).items() if said[one] < count} == {}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("e\ufb03cient \ufb02ow", "efficient flow"),
        ("\uf0b7 one \uf0a7 two \uf0d8 three", "\u2022 one \u25aa two \u25b6 three"),
        ("\u2610 open \u2611 done \u2714 seen \u2612 no", "\u25a1 open \u2713 done \u2713 seen \u2717 no"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("wide\u3000and\u2003em\u1680ogham", "wide and em ogham"),
        ("10\u00a0mm 10\u202fmm", "10\u00a0mm 10\u00a0mm"),
        ("\U0001d400\U0001d4d1 \u2488 \u3250", "AB \u2488 \u3250"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("\uf900\u2126", "\u8c48\u03a9"),
    ],
)
def test_what_is_folded(typed: str, printed: str) -> None:
    assert plain_of(typed) == (printed, ())


@pytest.mark.parametrize("text", ["שלום", "سلام", "ไทย", "नमस्ते", "😀", "\ue001", "\ufffc", "x\u1d71", "𠮷"])
def test_what_no_font_has_is_named_and_a_box(text: str) -> None:
    shown, replaced = plain_of(text)
    assert replaced
    assert all(MISSING in plain_of(character)[0] for character in replaced)
    assert shown.count(MISSING) == sum(text.count(character) for character in replaced)


def test_a_document_in_four_languages_is_complete_and_keeps_the_contract() -> None:
    document = scripts.document()
    made = render(document, Paper.A4)
    assert made.replaced == ()
    assert breaches(made.content) == []
    assert render(document, Paper.A4).content == made.content
    said = said_in(made.content)
    for text in scripts.EVERY:
        assert said.count(squeezed(text)) >= 16  # prose, strong, link, cells, items, banner
        assert squeezed(text[:20]) in said  # the label of the chart
    fonts = fonts_of(made.content)
    assert all(fonts.values())
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {
        "Inter",
        "NotoSansSC",
        "NotoSansKR",
    }


def test_two_threads_that_need_the_fonts_at_once_write_the_same() -> None:
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from isoassess.documents import Paper\n"
        "from isoassess.pdf.rendering import render\n"
        "from tests.unit.pdf import scripts\n"
        "document = scripts.document()\n"
        "with ThreadPoolExecutor(4) as threads:\n"
        "    made = list(threads.map(lambda _n: render(document, Paper.A4).content, range(4)))\n"
        "print(len({*made, render(document, Paper.A4).content}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1"]


def test_names_in_other_scripts_lead_the_reader() -> None:
    with pikepdf.open(BytesIO(render(scripts.document(), Paper.A4).content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "认证准备情况, 示例精密机械有限公司"
        assert str(pdf.docinfo["/Author"]) == "김예제"
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [
                f"{number} {text[:20]}".strip() for number, text in enumerate(scripts.EVERY)
            ]


def test_the_outline_has_any_script_and_no_marks_of_another_font() -> None:
    document = specimen.of_blocks(
        Prose(lines=(specimen.line("x"),)), heading="\uf0b7 \ufb01nd שלום \U0001f680"
    )
    with pikepdf.open(BytesIO(render(document, Paper.A4).content)) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["\u2022 find שלום \U0001f680"]


def test_the_fonts_of_other_scripts_are_read_only_when_they_are_needed() -> None:
    program = (
        "from isoassess.documents import Paper\n"
        "from isoassess.pdf.rendering import render\n"
        "from isoassess.pdf.lettering import other_scripts\n"
        "from tests.unit.pdf import scripts, specimen\n"
        "read = other_scripts._read.cache_info\n"
        "typed = specimen.line('Łódź Ελλάδα Привет Việt \u2265 \u2713 \ufb01 שלום \u0e01')\n"
        "render(specimen.document(author='\u738b'), Paper.A4)\n"
        "render(specimen.of_blocks(specimen.Prose(lines=(typed,))), Paper.A4)\n"
        "print(read().misses)\n"
        "render(scripts.document(), Paper.A4)\n"
        "print(read().misses)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "2"]
