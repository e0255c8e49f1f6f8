"""Pictures of the evidence in the full report: seen, named, small, and never a reason to lose the report."""

import hashlib
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from isoassess.documents import DocumentKind, Options, pdf_of
from isoassess.documents.evidence_pictures import (
    MOST_BYTES,
    MOST_PICTURES,
    Content,
    EvidencePicture,
    evidence_pictures,
    has_pictures,
)
from isoassess.domain import Answer, Attachment, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from tests.unit.documents import cases
from tests.unit.pdf import specimen
from tests.unit.pdf.pdf_contract import breaches
from tests.unit.pdf.reading_back import pages_of, squeezed
from tests.unit.pdf.test_pictures import bomb

Files = dict[str, bytes]


def photograph(size: tuple[int, int] = (3000, 2000), color: str = "teal") -> bytes:
    """A JPEG as a telephone makes it: large, and it says where it was taken."""
    image, out = Image.new("RGB", size, color), BytesIO()
    exif = image.getexif()
    exif[0x010E] = "taken at a secret place"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def case_with(files: Files, day: date | None = date(2026, 3, 3)) -> Case:
    """A case in which the files are evidence for the first requirement, by their names."""
    case = cases.typical()
    known = {
        name: Attachment(
            id=name,
            name=name,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            effective=day,
        )
        for name, content in files.items()
    }
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", attachments=tuple(files))
    first = case.requirements[0].id
    answers = {id_: replace(said, attachments=()) for id_, said in case.answers.items()}
    return replace(case, answers=answers | {first: answer}, attachments=known)


def reading(files: Files) -> Content:
    return lambda file: files[file.name]


def report(files: Files) -> bytes:
    case = case_with(files)
    options = Options(pictures=evidence_pictures(case, reading(files)))
    return pdf_of(DocumentKind.FULL, case, cases.judged(case), options).content


def images_in(content: bytes) -> list[Image.Image]:
    with pikepdf.open(BytesIO(content)) as pdf:
        streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
        return [pikepdf.PdfImage(one).as_pil_image() for one in streams if one.get("/Subtype") == "/Image"]


def alternatives(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        figures = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
        return [str(one["/Alt"]) for one in figures if one.get("/S") == "/Figure" and "/Alt" in one]


def words_in(content: bytes) -> str:
    return squeezed(" ".join(pages_of(content)))


def test_a_picture_is_in_the_report_with_its_number_name_day_and_clause() -> None:
    content = report({"scales.jpg": photograph()})
    assert [image.size for image in images_in(content)] == [(1200, 800)]
    clause = case_with({}).requirements[0]
    assert squeezed("E-01 scales.jpg, 3 March 2026, for ") in words_in(content)
    assert any(alt.startswith("Picture E-01") and "scales.jpg" in alt for alt in alternatives(content))
    assert clause.id in case_with({"scales.jpg": b""}).answers
    assert breaches(content) == []


def test_a_picture_shows_what_the_file_shows() -> None:
    [image] = images_in(report({"a.png": specimen.png((300, 200))}))
    given = Image.open(BytesIO(specimen.png((300, 200)))).convert("RGBA")
    given = Image.alpha_composite(Image.new("RGBA", given.size, "white"), given).convert("RGB")
    assert image.size == given.size
    middle = (given.width // 2, given.height // 2)
    seen, wanted = image.convert("RGB").getpixel(middle), given.getpixel(middle)
    assert isinstance(seen, tuple)
    assert isinstance(wanted, tuple)
    assert max(abs(one - other) for one, other in zip(seen, wanted, strict=True)) < 12


def test_where_a_picture_was_taken_does_not_leave_the_program() -> None:
    content = report({"a.jpg": photograph()})
    with pikepdf.open(BytesIO(content)) as pdf:
        streams = [one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert not any(b"secret place" in stream or b"Exif" in stream for stream in (*streams, content))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is not a picture in the format PNG or JPEG."),
        (b"%PDF-1.7", "The file is not a picture in the format PNG or JPEG."),
        (photograph()[:900], "The picture cannot be read: the file is damaged."),
        (bytes(10_000_001), "The picture is larger than 10 MB."),
        (bomb(30_001, 1), "The picture has a side of more than 30000 pixels."),
        (bomb(20_000, 20_000), "The picture has more than 50 million pixels."),
        (specimen.png((4000, 20)), "The picture is too narrow to be seen on paper."),
    ],
    ids=["empty", "other", "cut", "heavy", "long", "bomb", "narrow"],
)
def test_what_is_no_picture_is_named_in_the_register_and_the_rest_is_shown(content: bytes, says: str) -> None:
    made = report({"wrong.jpg": content, "right.png": specimen.png((300, 200))})
    assert len(images_in(made)) == 1
    assert squeezed(says) in words_in(made)
    assert squeezed("E-02 right.png") in words_in(made)
    assert breaches(made) == []


def test_a_file_that_the_store_cannot_give_is_named_and_the_report_is_made() -> None:
    case = case_with({"a.jpg": b"-"})

    def damaged(_file: Attachment) -> bytes:
        raise BadInput("The file is damaged in the store.")

    pictures = evidence_pictures(case, damaged)
    content = pdf_of(DocumentKind.FULL, case, cases.judged(case), Options(pictures=pictures)).content
    assert squeezed("The file is damaged in the store.") in words_in(content)


def test_of_two_hundred_pictures_a_hundred_are_shown_and_the_others_named() -> None:
    files = {f"{number:03}.png": specimen.png((60 + number, 40)) for number in range(200)}
    case = case_with(files)
    pictures = evidence_pictures(case, reading(files))
    assert sum(1 for picture in pictures.values() if picture.content) == MOST_PICTURES
    assert {picture.left_out for picture in list(pictures.values())[MOST_PICTURES:]} == {"Not shown"}
    content = pdf_of(DocumentKind.FULL, case, cases.judged(case), Options(pictures=pictures)).content
    words = words_in(content)
    assert all(squeezed(name) in words for name in files)
    assert words.count(".pngNotshown") == MOST_PICTURES
    assert words.count(squeezed("A report shows 100 pictures and 20 MB of them at the most.")) == 1


def test_pictures_end_where_they_would_make_the_report_too_large() -> None:
    case = case_with({"a.jpg": b"a", "b.jpg": b"b", "c.jpg": b"c"})
    large = EvidencePicture(content=bytes(MOST_BYTES - 1), width=100, height=100)
    known = {file.sha256: large for file in case.attachments.values()}
    pictures = evidence_pictures(case, lambda _file: b"", known)
    assert [bool(picture.content) for picture in pictures.values()] == [True, True, False]


def test_what_was_made_before_is_not_read_again() -> None:
    files, read, known = {"a.jpg": photograph()}, [], dict[str, EvidencePicture]()

    def content(file: Attachment) -> bytes:
        read.append(file.name)
        return files[file.name]

    first = evidence_pictures(case_with(files), content, known)
    assert evidence_pictures(case_with(files), content, known) == first
    assert read == ["a.jpg"]


def test_the_same_pictures_make_the_same_bytes() -> None:
    files = {"a.jpg": photograph(), "b.png": specimen.png()}
    assert report(files) == report(files)


def test_a_picture_that_is_there_by_two_names_is_stored_once() -> None:
    assert len(images_in(report({"a.jpg": photograph(), "b.jpg": photograph()}))) == 1


def test_without_the_switch_the_files_are_listed_and_no_picture_is_shown() -> None:
    case = case_with({"a.jpg": photograph(), "plan.pdf": b"-"}, day=None)
    assert has_pictures(case)
    content = pdf_of(DocumentKind.FULL, case, cases.judged(case), Options()).content
    assert images_in(content) == []
    assert squeezed("Pictures are not shown in this report.") in words_in(content)
    assert squeezed("E-02 plan.pdf no date") in words_in(content)


def test_a_picture_never_stands_apart_from_its_caption() -> None:
    files = {f"{number}.jpg": photograph((900, 1200), "gray") for number in range(9)}
    pages = pages_of(report(files))
    numbers = [f"E-{number:02} {number - 1}.jpg," for number in range(1, 10)]
    with pikepdf.open(BytesIO(report(files))) as pdf:
        drawn = [page.Contents.read_bytes().count(b" Do") for page in pdf.pages]
    captions = [sum(squeezed(number) in squeezed(page) for number in numbers) for page in pages]
    assert sum(captions) == len(files)
    assert [count for count in drawn if count] == [count for count in captions if count]
