"""The worksheet as a form: the same questions with fields that are named and read aloud in order."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Name, Object

from isoassess import __version__
from isoassess.documents import DocumentKind, Options, Paper, document, pdf_of
from isoassess.documents.worksheet.form_identity import FormIdentity, form_identity, form_text
from isoassess.domain import Lens
from isoassess.domain.profile import Profile
from isoassess.pdf.anchors import walk
from isoassess.pdf.question_blocks import AskedQuestion
from tests.unit.documents.filling import fields, filled, form
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.pdf_tree import elements
from tests.unit.pdf.reading_back import said_in, squeezed

WHOLE = Options(form_of="an-assessment", all_requirements=True)


@pytest.fixture(scope="module")
def content() -> bytes:
    return form(sampled())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("lens", Lens)
def test_a_form_keeps_the_contract(lens: Lens, paper: Paper) -> None:
    case = blank(lens)
    made = pdf_of(DocumentKind.WORKSHEET, case, judged(case), replace(WHOLE, paper=paper)).content
    assert breaches(made, form=True) == []


def test_each_question_has_its_fields_under_the_id_of_its_requirement() -> None:
    case = sampled()
    made = pdf_of(DocumentKind.WORKSHEET, case, judged(case), WHOLE).content
    blocks = (
        block
        for section in walk(document(DocumentKind.WORKSHEET, case, judged(case), WHOLE).sections)
        for block in section.blocks
        if isinstance(block, AskedQuestion)
    )
    with pikepdf.open(BytesIO(made)) as pdf:
        found = fields(pdf)
        for block in blocks:
            values = {state for kid in found[block.choice.name].Kids for state in kid.AP.N} - {"/Off"}
            assert values == {f"/{value}" for value, _says in block.choice.values}
            for box in (box for row in block.rows for box in row):
                assert Name.Tx == found.pop(box.name).FT
            del found[block.choice.name]
        assert set(found) == {"isoassess", "respondent", "day"}


def test_a_form_says_what_it_is_in_a_field_that_nobody_sees(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        field = fields(pdf)["isoassess"]
        said = form_identity(str(field.V))
        assert int(field.F) & 2
        assert int(field.Ff) & 1
    case = sampled()
    assert said == FormIdentity(
        kind="isoassess-worksheet-1",
        assessment="an-assessment",
        organization=case.profile.organization.name,
        lens=case.lens.value,
        catalogue=case.catalogue_version,
        program=__version__,
    )


@pytest.mark.parametrize("text", ["", "{}", "[1]", "null", '{"kind": "other"}', "\ud800"])
def test_no_other_text_is_taken_for_an_identity(text: str) -> None:
    assert form_identity(text) is None


def test_an_identity_that_names_neither_assessment_nor_organization_is_none() -> None:
    case = replace(sampled(), profile=Profile())
    assert form_identity(form_text(case, "")) is None
    assert form_identity(form_text(case, "an-assessment"))
    assert form_identity(form_text(sampled(), ""))


def test_fields_are_read_aloud_in_the_order_of_the_questions(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        said = [str(element.Alt) for element in elements(pdf, "Form")]
        widgets = [element.K.Obj for element in elements(pdf, "Form")]
        assert [one.objgen for one in widgets] == [one.objgen for one in seen(pdf)]
        assert all(page.obj.Tabs == Name.S for page in pdf.pages)
        assert all(str(one.TU) for one in widgets)
    numbers = [int(text.rsplit(" ", 1)[1]) for text in said if text.rsplit(" ", 1)[1].isdigit()]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2, 3}


def seen(pdf: pikepdf.Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        yield from (one for one in page.obj.get("/Annots", []) if not int(one.get("/F", 0)) & 2)


def test_the_font_that_is_typed_with_is_embedded(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        font = pdf.Root.AcroForm.DR.Font.Inter
        assert font.Encoding == Name.WinAnsiEncoding
        assert len(font.FontDescriptor.FontFile2.read_bytes()) == int(font.FontDescriptor.FontFile2.Length1)
        assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert str(pdf.Root.AcroForm.DA).startswith("/Inter ")


def test_the_form_asks_what_the_paper_asks_and_how_to_send_it_back() -> None:
    case = sampled()
    on_paper, in_form = (
        said_in(pdf_of(DocumentKind.WORKSHEET, case, judged(case), options).content)
        for options in (replace(WHOLE, form_of=None), WHOLE)
    )
    for known in case.requirements:
        assert squeezed(known.asks) in on_paper
        assert squeezed(known.asks) in in_form
    assert squeezed("save the file and send it back") in in_form
    assert squeezed("save the file and send it back") not in on_paper


def test_equal_input_gives_equal_bytes(content: bytes) -> None:
    assert form(sampled()) == content


def test_a_form_that_was_filled_in_is_no_untouched_document(content: bytes) -> None:
    assert filled(content, {"calibration.evidence": "Seen"}) != content
